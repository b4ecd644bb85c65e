"""What may have become of an instrument: the act that is read near it, asserted or not.

In: a passage and an `Instrument` in it. Out: `SupposedAct`s: those that are told of it, or else the nearest
verb, noun or "en vigueur" of the sentence, with what speaks for and against it. What is sure is left to
`acts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.extract.agreements.acts import ActReader
from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.leading import OPENERS
from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.agreements.statuses import MADE, Act, StatusVerbs
from dragoman.extract.grammar.assertion import either
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.verb_groups import Predicate
from dragoman.packs.folding import fold

_UNDER = re.compile(r"(?:respect|vertu|conform\w+|esprit|principes?) (?:de|du|des|a|aux?|d')(?!\w)")
"""What is done in accordance with an instrument is not done to it."""
REACH = 40  # words between an instrument and the act that is read near it
ELSEWHERE = 12  # words by which an act of another clause counts as farther
MARKS = frozenset((",", ";", ":", ".", "–", "—", "("))
GAPS = (2, 6, 14)  # words up to which an act is next to its instrument, near it, not far
NOT = frozenset(("ne", "n'"))
DOING = frozenset(
    ("vise", "visent", "prevoit", "prevoient", "discutent", "travaillent a", "planche sur", "planchent sur")
)
"""What one does who means to make an instrument; behind it, they tell what it provides for."""
UNTOLD = ("denied", "asked", "rumoured", "hoped", "hypothetical")  # what is no fact, however near
TO_COME = {"announced": "planned", "proposed": "proposed"}


@dataclass(frozen=True, slots=True)
class SupposedAct:
    """An act and the signs by which it is judged."""

    act: Act
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Near:
    """A cue at word `at`: which status it would tell, the truth of it, and how it is told."""

    at: int
    last: int
    status: str
    truth: str | None
    how: str


class NearestActs(StatusVerbs):
    """Reads the acts near instruments."""

    def __init__(self, lexicon: InstrumentLexicon, acts: ActReader) -> None:
        super().__init__(lexicon)
        self._told = acts
        nouns = tuple(noun for found in lexicon.cues.acts.values() for noun in found)
        self._noun = re.compile(rf"(?<!\w){either(nouns)}(?!\w)")
        cues = lexicon.cues
        self._statuses_at_times = {
            lemma: status for status, found in cues.supposed_verbs.items() for lemma in found
        }
        self._forms = lexicon.reader.words.forms(self._statuses_at_times)
        self._unreal = re.compile(rf"(?<!\w){either(cues.unreal)}(?!\w)")
        self._awaited = re.compile(rf"(?<!\w){either(cues.awaited)}(?!\w)")
        self._to_enter = frozenset(map(fold, cues.to_enter))
        said = {
            status: f"(?P<s{i}>{either(found)})"
            for i, (status, found) in enumerate(cues.supposed_acts.items())
        }
        self._statuses = tuple(said)
        self._phrase = re.compile(rf"(?<!\w)(?:{'|'.join(said.values())})(?!\w)")

    def acts(self, passage: Passage, one: Instrument) -> list[SupposedAct]:
        """The acts of an instrument, told or only near; nothing where the nearest is denied."""
        told = [
            SupposedAct(act, frozenset((f"voice:{act.voice}", f"status:{act.status}", "act:told")))
            for act in self._told.acts(passage, one)
        ]
        if told:
            return told
        near = self._nearest(passage, one, self._near(passage, one))
        unreal = near is not None and self._unreal.search(passage.folded, *passage.span)
        if near is not None and (near.truth in UNTOLD or unreal):
            return []
        at_times = self._nearest(passage, one, self._at_times(passage, one))
        near = self._nearest(passage, one, [cue for cue in (near, at_times) if cue is not None])
        if near is None or near.truth in UNTOLD:
            return []
        status = near.status
        if near.truth in TO_COME and status in MADE:
            status = TO_COME[near.truth]
        elif status == "negotiated":
            status = "planned"
        act = Act(status, passage.spans(passage.clause_at(near.at)), near.at, near.at, near.last, near.how)
        return [SupposedAct(act, frozenset(self._signs(passage, one, near, status)))]

    def _signs(self, passage: Passage, one: Instrument, near: _Near, status: str) -> Iterator[str]:
        gap = self._gap(one, near)
        yield "act:near"
        yield f"how:{near.how}"
        yield f"status:{status}"
        yield f"truth:{near.truth}"
        yield f"gap:{sum(gap > reach for reach in GAPS)}"
        yield "behind" if near.at >= one.stop else "before"
        if passage.clause_at(near.at) != passage.clause_at(one.start):
            yield "elsewhere"
        between = passage.words[min(near.last, one.stop) : max(near.at, one.first)]
        if any(word.finite for word in between):
            yield "verb between"
        if any(word.fold in MARKS for word in between):
            yield "mark between"

    def _near(self, passage: Passage, one: Instrument) -> Iterator[_Near]:
        """Every cue of the passage but those in the instrument's own noun."""
        for k, word in enumerate(passage.words):
            if one.first <= k < one.end or word.form not in self._lexicon.forms:
                continue
            verb = self.predicate(passage, k, objected=True)
            if verb is not None and not self._of_what_is_before(passage, k, verb, one):
                status = self._lexicon.status[verb.verb.lemma]
                yield _Near(k, verb.last, status, verb.truth, f"{verb.voice} {_mood(verb)}")
        for match in self._noun.finditer(passage.folded, *passage.span):
            k = passage.at(match.start())
            last = passage.at(match.end())
            awaited = self._awaited.search(
                passage.folded, passage.words[max(0, k - 5)].span.start, match.start()
            )
            if not one.first <= k < one.end and not awaited:
                undone = self._lexicon.undone.search(passage.folded, *passage.span)
                truth = "denied" if undone else self._led_to(passage, k, last)
                yield _Near(k, last, self._lexicon.act_status(match[0]), truth, "noun")
        for match in self._lexicon.force.finditer(passage.folded, *passage.span):
            k = passage.at(match.start())
            if any(word.fold in self._to_enter for word in passage.words[max(0, k - 3) : k + 1]):
                continue  # "entrera en vigueur": it is not in force yet
            denied = _is_denied(passage, k)
            yield _Near(
                k, k + 2, "in-force", "denied" if denied else self._reader.context(passage, k), "force"
            )

    def _of_what_is_before(self, passage: Passage, k: int, verb: Predicate, one: Instrument) -> bool:
        """Whether a participle ends what a comma parts: "l'initiative proposée par A, le mémorandum"."""
        if verb.voice != "attributive" or not 1 < k < one.first:
            return False
        opened = one.head > 0 and passage.words[one.head - 1].fold in OPENERS
        return not opened and any(word.fold == "," for word in passage.words[k : one.first])

    def _led_to(self, passage: Passage, k: int, last: int) -> str | None:
        """What the words around the noun of an act make of it, or a verb before it that is yet to come.

        "Le sommet devrait conduire à la signature", "ils présideront une séance de signatures".
        """
        if (truth := self._reader.noun(passage, k, last)) is not None:
            return truth
        number = passage.clause_at(k)
        start = passage.clauses[number].start
        if not any(word.finite for word in passage.words[start:k]):
            return None
        told = self._reader.told(passage, number)
        return None if told == "asserted" else told

    def _nearest(self, passage: Passage, one: Instrument, cues: Iterable[_Near]) -> _Near | None:
        """Of some cues that which is nearest to an instrument, if it is near enough."""
        if _UNDER.search(passage.between(max(0, one.first - 4), one.start)):
            cues = [cue for cue in cues if cue.at >= one.stop]
        near = min(cues, key=lambda cue: self._cost(passage, one, cue), default=None)
        return near if near is not None and self._gap(one, near) <= REACH else None

    def _at_times(self, passage: Passage, one: Instrument) -> Iterator[_Near]:
        """Every cue of the passage that tells an act at times only."""
        yield from self._phrases(passage, one)
        yield from self._verbs(passage, one)

    def _verbs(self, passage: Passage, one: Instrument) -> Iterator[_Near]:
        """What tells it at times only: "a obtenu un contrat", "ont échangé des notes"."""
        for k, word in enumerate(passage.words):
            forms = self._forms.get(word.form)
            if forms is None or one.first <= k < one.end:
                continue
            if k and passage.words[k - 1].fold in self._lexicon.determiners:  # "un échange de notes"
                continue
            verb = self._reader.verb(passage, k, forms, True)
            how = f"at times {verb.voice} {_mood(verb)}"
            yield _Near(k, verb.last, self._statuses_at_times[verb.verb.lemma], verb.truth, how)

    def _phrases(self, passage: Passage, one: Instrument) -> Iterator[_Near]:
        """What tells it at times only: "est annoncé", "reste à", "expire"."""
        for match in self._phrase.finditer(passage.folded, *passage.span):
            k, last = passage.at(match.start()), passage.at(match.end() - 1) + 1
            if one.first <= k < one.end or (k >= one.stop and match[0] in DOING):
                continue
            status = next(self._statuses[int(name[1:])] for name, said in match.groupdict().items() if said)
            truth = "denied" if _is_denied(passage, k) else self._reader.context(passage, k)
            yield _Near(k, last, status, truth, "phrase")

    def _gap(self, one: Instrument, near: _Near) -> int:
        if near.at >= one.stop:
            return near.at - (one.tail if near.at >= one.tail else one.stop)
        return max(0, (one.head if near.at < one.head else one.first) - near.last)

    def _cost(self, passage: Passage, one: Instrument, near: _Near) -> tuple[int, int]:
        apart = passage.clause_at(near.at) != passage.clause_at(one.start)
        return self._gap(one, near) + ELSEWHERE * apart, near.at


def _mood(verb: Predicate) -> str:
    """How a verb is told, roughly: "past" and "present" are alike."""
    settled = ("future", "conditional", "subjunctive", "infinitive", "gerund", "participle")
    return verb.tense if verb.tense in settled else "finite"


def _is_denied(passage: Passage, k: int) -> bool:
    """Whether "ne" stands in the clause of a word."""
    clause = passage.clauses[passage.clause_at(k)]
    return any(passage.words[i].fold in NOT for start, end in clause.parts for i in range(start, end))
