"""What an action is: whether it can be undertaken at all, its sector, whom it benefits, by when.

In: the span of an action in its sentence. Out: a verdict and the fields of a commitment. Visits, meetings and
signatures to come, states and acts of speech are nothing that a party undertakes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick

from dragoman.extract.commitments.binding import Binding
from dragoman.extract.commitments.word_sets import folded_set
from dragoman.extract.grammar.assertion import either
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Party
from dragoman.model.reading import DateExpression, Reading
from dragoman.model.span import Span
from dragoman.packs.alternation import alternation
from dragoman.packs.folding import fold
from dragoman.packs.undertakings import CommitmentWords

BY = "../"
END_OF_YEAR = re.compile(r"\bfin\b(?!.*\bdecembre\b)")
AROUND = "(?:autour|dans|sur|a|en|pour|avec|par|chez|pres)"
FRAME = 10  # words within which the frame of a sentence ends
NOUN_REACH = 9  # words behind a verb in which its object's noun stands
BEFORE_WORD = " '"
HELPED = 3  # words behind a verb of helping within which who is helped begins
FOR = re.compile(
    r"(?:\baux? (?:(?!entre )[a-z']+ ){0,3}(?:d')?|\ba la |\ba l'|\bpour (?:le |la |les |l')?"
    r"|\b(?:aider|soutenir) (?:le |la |les |l')?)$"
)


class Undertaken:
    """Judges actions in one language."""

    def __init__(self, words: CommitmentWords) -> None:
        self._words = words
        self._never = folded_set(words.never)
        self._jointly = folded_set(words.jointly)
        self._speech = folded_set(words.speech) | {_stem(one) for one in folded_set(words.speech)}
        self._meet = folded_set(words.meet)
        self._attend = folded_set(words.attend) | {_stem(one) for one in folded_set(words.attend)}
        self._attendants = frozenset(_stem(one) for one in folded_set(words.attendants))
        self._host_stems = frozenset(_stem(one) for one in folded_set(words.hosts))
        self._welcoming_stems = tuple(sorted(_stem(one) for one in folded_set(words.welcoming)))
        self._gatherer_stems = frozenset(_stem(one) for one in folded_set(words.gatherers))
        self._hosting = self._host_stems | self._gatherer_stems
        self._instrument = re.compile(rf"[a-z]{{1,5}}'? ?{either(words.instruments)}")
        self._adopting = frozenset(_stem(one) for one in folded_set(words.adopting))
        self._adopted = re.compile(rf"[a-z]{{1,5}}'? ?{either(words.texts)}")
        self._events = _any(words.events)
        self._event_itself = re.compile(rf"(?:[a-z]{{1,5}}'? ?)?(?:[\w-]+ )?{either(words.events)}\b")
        self._effects = _any(words.effects)
        self._learners = _any(words.learners)
        self._guests = _any(words.guests)
        self._arrivals = re.compile(rf"(?:(?!{AROUND}\b)[\w']+ ){{0,4}}?{either(words.arrivals)}\b")
        self._sheltering = frozenset(_stem(one) for one in folded_set(words.sheltering))
        self._helping = folded_set(words.helping)
        self._idle = _any(words.idle)
        self._regular = _any(words.regular)
        self._sectorless = _any(words.sectorless)
        self._sectors = tuple(words.sectors)
        stems = [(fold(one), number) for number, some in enumerate(words.sectors.values()) for one in some]
        self._sector_of = tuple(number for _, number in stems for _ in BEFORE_WORD)
        self._stems = AhoCorasick([mark + stem for stem, _ in stems for mark in BEFORE_WORD])
        self._not_deadlines = tuple(f" {fold(one)} " for one in words.not_deadlines)

    def counts(self, passage: Passage, verb: int, span: Span, binding: Binding) -> bool:
        """Whether the action is one that a party can undertake."""
        text = span.of(passage.folded)
        if binding.whole:
            return not self._starts_with_event(text) or bool(self._regular.search(text))
        if binding.noun:
            return True
        behind = passage.between(verb + 1, min(verb + 4, len(passage.words)))
        adopts = _stem(passage.words[verb].fold) in self._adopting and self._adopted.match(behind)
        if binding.bare and (adopts or self._instrument.match(behind)):
            return False  # "adopteront une déclaration": an agreement to come
        lemma = passage.words[verb].fold
        stem = _stem(lemma)
        if self._idle.match(behind):
            return False
        before = passage.words[verb - 1].fold if verb else ""
        reflexive = before in ("se", "s'")
        name = ("se " if reflexive and before == "se" else "s'" if reflexive else "") + lemma
        done = verb + 1 < len(passage.words) and passage.words[verb + 1].fold in self._jointly
        if {lemma, stem} & self._speech and not done:  # "examinera activement": it works on it
            return False
        refrains = any(word.fold in ("ne", "n'") for word in passage.words[max(0, verb - 3) : verb])
        if (
            (lemma in self._never and not refrains)
            or name in self._meet
            or (not reflexive and lemma in self._meet)
        ):
            return False
        others = [word.fold for word in passage.words[verb + 1 :] if word.fold != ","]
        goes = stem in self._attendants  # "participera, lui aussi, du 3 au 5 mai, à la réunion"
        object_text = " ".join(others[: 2 * NOUN_REACH if goes else NOUN_REACH])
        if binding.bare and self._effects.search(object_text):
            return False  # "elle créerait 3 000 emplois"
        event = self._events.search(object_text)
        if stem.startswith(self._welcoming_stems):
            if self._learners.search(object_text):
                return True
            return event is not None and not self._guests.search(object_text)
        hosts = stem in self._host_stems
        if stem in self._sheltering and not event and self._arrivals.match(object_text):
            return bool(self._learners.search(object_text))
        if hosts:
            return not self._guests.search(object_text) or bool(event and "visite" not in event[0])
        if event and {lemma, stem} & self._attend:
            return bool(self._regular.search(text)) and not goes
        return True

    def helps(self, reading: Reading, passage: Passage, verb: int, who: Iterable[Party]) -> bool:
        """Whether those who would help are those who are helped: then something else does."""
        words = passage.words
        if words[verb].fold not in self._helping:
            return False
        behind = Span(words[verb].span.end, words[min(verb + HELPED, len(words) - 1)].span.end)
        return any(name.entity in tuple(who) for name in reading.names_in(behind, "country"))

    def is_event(self, text: str) -> bool:
        """Whether words, folded, name a meeting or visit, which undertakes nothing: "son voyage"."""
        return bool(self._event_itself.match(text))

    def _starts_with_event(self, text: str) -> bool:
        return bool(self._events.search(" ".join(text.split()[:4]))) or bool(self._instrument.match(text))

    def modality(self, passage: Passage, binding: Binding) -> str:
        """The contract's modality: a scheduled event that one will host is a plan."""
        lemma = passage.words[binding.verb].fold
        stem = _stem(lemma)
        hosting = stem in self._hosting or stem.startswith(self._welcoming_stems)
        if binding.modality == "pledge" and hosting:
            return "plan" if binding.bare else "pledge"
        return binding.modality

    def sector(self, passage: Passage, span: Span) -> str:
        """The first sector of which a stem begins a word of the action."""
        text = self._sectorless.sub("", f" {span.of(passage.folded)} ")
        found = {
            self._sector_of[i] for i, _, _ in self._stems.find_matches_as_indexes(text, overlapping=True)
        }
        return self._sectors[min(found)] if found else "general"

    def beneficiary(self, reading: Reading, span: Span, who: Iterable[Party]) -> Party | None:
        """The state or region for which something is to be done, where it is none of those who do it."""
        actors = set(who)
        folded = fold(reading.text[span.start : span.end])
        for name in reading.names_in(span, "country", "region"):
            before = folded[: name.span.start - span.start]
            if name.entity not in actors and FOR.search(before):
                return name.entity
        return None

    def deadline(
        self,
        reading: Reading,
        passage: Passage,
        span: Span,
        bare: bool = False,
        aside: Span | None = None,
        thing: bool = False,
    ) -> str | None:
        """The day, month or year by which, or at which, it is to be done; a period has none.

        It may stand in an `aside` ("s'engage, d'ici à 2030, à …") or before the subject: "D'ici à 2030, …"; a
        day there counts for a `bare` future only. Where a `thing` is promised, a time that is over is that of
        the promise: "a promis 500 millions en 2021".
        """
        found = self._within(reading, passage, span, reading.anchor if thing else None)
        if found is None and aside is not None:
            found = self._within(reading, passage, aside)
        if found is None and (frame := self._frame(passage, span)):  # of the same clause
            found = self._within(reading, passage, frame)
            by = any(one.value and one.value.startswith(BY) for one in _dates(reading, frame))
            found = found if by or bare else None
        return found

    def _frame(self, passage: Passage, span: Span) -> Span | None:
        """The words with which a sentence opens, up to the comma behind them, before an action."""
        for k, word in enumerate(passage.words[:FRAME]):
            if word.finite or word.span.end >= span.start:
                return None
            if word.fold == ",":
                between = passage.folded[word.span.end : span.start]
                same = not re.search(r"[:;]", between)
                return Span(passage.span.start, word.span.start) if k and same else None
        return None

    def _within(self, reading: Reading, passage: Passage, span: Span, now: str | None = None) -> str | None:
        """The deadline in some words; a time that is over `now` is none, unless it is told to be one."""
        best = None
        for date in _dates(reading, span):
            value = date.value or ""
            before = " " + passage.folded[max(0, date.span.start - 16) : date.span.start].rstrip() + " "
            if value.startswith(BY):
                value = value.removeprefix(BY)
                whole = value.endswith("-12") and END_OF_YEAR.search(date.span.of(passage.folded))
                return value[:4] if whole else value  # "d'ici à la fin de 2026": within that year
            over = now is not None and value < now[: len(value)]
            if "/" in value or over or before.endswith(self._not_deadlines):
                continue
            best = best or value
        return best


def _dates(reading: Reading, span: Span) -> Iterator[DateExpression]:
    return (one for one in reading.dates if one.value is not None and span.overlaps(one.span))


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{alternation(re.escape(fold(word)) for word in words)}\b")


def _stem(lemma: str) -> str:
    """What an infinitive shares with its future: "organiser", "organisera"."""
    return re.sub(r"(?:er|ir|re|oir)?(?:ai|as|a|ons|ez|ont|ait|aient)?$", "", lemma)
