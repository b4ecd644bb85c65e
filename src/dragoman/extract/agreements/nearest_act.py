"""What may have become of an instrument: the act that is read near it, asserted or not.

In: a passage and an `Instrument` in it. Out: `SupposedAct`s: those that are told of it, or else the nearest
verb, noun or "en vigueur" of the sentence, with what speaks for and against it. What is sure is left to
`acts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.agreements.acts import ActReader
from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.agreements.statuses import MADE, Act, StatusVerbs
from dragoman.extract.grammar.assertion import either
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.verb_groups import Predicate

REACH = 40  # words between an instrument and the act that is read near it
ELSEWHERE = 12  # words by which an act of another clause counts as farther
MARKS = frozenset((",", ";", ":", ".", "–", "—", "("))
GAPS = (2, 6, 14)  # words up to which an act is next to its instrument, near it, not far
WILL = ("entrera", "entreront", "entrerait", "entreraient")
AWAITED = re.compile(
    r"\b(?:attend(?:ent|ait|aient|re)?|prepar(?:e|ent|ait|aient|er))\b"
)  # "attend la signature"
UNTOLD = ("denied", "asked", "rumoured")  # what is no fact, however near
TO_COME = {"announced": "planned", "hoped": "planned", "hypothetical": "planned", "proposed": "proposed"}


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

    def acts(self, passage: Passage, one: Instrument) -> list[SupposedAct]:
        """The acts of an instrument, told or only near; nothing where the nearest is denied."""
        told = [
            SupposedAct(act, frozenset((f"voice:{act.voice}", f"status:{act.status}", "act:told")))
            for act in self._told.acts(passage, one)
        ]
        if told:
            return told
        near = min(self._near(passage, one), key=lambda cue: self._cost(passage, one, cue), default=None)
        if near is None or near.truth in UNTOLD or self._gap(one, near) > REACH:
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
            if verb is not None:
                status = self._lexicon.status[verb.verb.lemma]
                yield _Near(k, verb.last, status, verb.truth, f"{verb.voice} {_mood(verb)}")
        for match in self._noun.finditer(passage.folded, *passage.span):
            k = passage.at(match.start())
            last = passage.at(match.end())
            awaited = AWAITED.search(passage.folded, passage.words[max(0, k - 5)].span.start, match.start())
            if not one.first <= k < one.end and not awaited:
                truth = self._reader.noun(passage, k, last)
                yield _Near(k, last, self._lexicon.act_status(match[0]), truth, "noun")
        for match in self._lexicon.force.finditer(passage.folded, *passage.span):
            k = passage.at(match.start())
            if any(word.fold.endswith(WILL) for word in passage.words[max(0, k - 3) : k + 1]):
                continue  # "entrera en vigueur": it is not in force yet
            yield _Near(k, k + 2, "in-force", self._reader.context(passage, k), "force")

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
