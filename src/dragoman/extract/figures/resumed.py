"""Which works a sentence goes on about without their name: "Sa capacité est de …", "La cascade aura …".

In: a reading, where it names works. Out: the works that a sentence takes up with a possessive, a pronoun or
the bare noun of what it costs, if the sentence before tells of these alone; with the noun that they are
called by ("la raffinerie"), those that were last called so, if that noun stands there for nothing else.
Where the text tells of no other works, a pronoun and a verb that measures them ("Elle s'étend sur"), what
they cost, or a part of them ("La première tranche") are enough, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading, Sentence
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues
from dragoman.packs.folding import fold

OPENING = 40
"""Code points before the comma behind which a sentence begins in earnest: "Selon le ministère, …"."""
NEAR = 40
"""Code points before a name in which the noun of the works stands: "la cascade hydroélectrique de …"."""
REACH = 3000
"""Code points before a sentence in which "la cascade" was named."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where works are named, the noun that they are called by there, and its gender where it shows."""

    span: Span
    works: Entity
    noun: str | None
    gender: str | None


class ResumedReader:
    """The words of one language by which a sentence goes on about works, ready for matching."""

    def __init__(self, cues: FigureCues) -> None:
        words = cues.resumed
        opening = rf"\s*(?:[^,.;:]{{1,{OPENING}}}, )?"
        own, bare, verbs, impersonal = (
            either(map(fold, some)) for some in (words.own, words.bare, words.behind, words.impersonal)
        )
        behind = rf"(?=,| ?:| {verbs}(?!\w))"
        self._own = re.compile(rf"{opening}(?:{own}(?!\w)|{bare}{behind})")
        self._pronoun = {
            gender: re.compile(rf"{opening}{either(map(fold, some))} (?!(?:n'|ne )?{impersonal}(?!\w))")
            for gender, some in words.pronouns.items()
        }
        measuring = either(map(fold, words.measuring))
        self._measuring = {
            gender: re.compile(rf"{opening}{either(map(fold, some))} {measuring}(?!\w)")
            for gender, some in words.pronouns.items()
        }
        several, they = either(map(fold, words.several)), either(map(fold, words.they))
        self._several = re.compile(rf"(?<!\w){several} [^.,;:]*$")
        self._they = re.compile(rf"{opening}{they} {measuring}(?!\w)")
        self._bare = re.compile(rf"{opening}{bare}{behind}")
        articles = {word: gender for gender, some in words.articles.items() for word in map(fold, some)}
        self._articles = articles
        portions = either(map(fold, words.portions))
        self._portion = re.compile(rf"(?<!\w){either(articles)} {portions}{behind}")
        self._called = re.compile(rf"(?<!\w)({either(articles)})(?: |(?<='))([^\W\d_]+)")
        self._taken_up = re.compile(rf"(?<!\w){either(articles)}(?: |(?<='))([^\W\d_]+){behind}")

    def occurrences(
        self,
        reading: Reading,
        unregistered: Iterable[Entity],
        places: Iterable[tuple[Span, Entity]] = (),
    ) -> list[Occurrence]:
        """Where works are named, in order: those of the registry, and others that the text tells of.

        `places`: where it is known to speak of works, by whatever words.
        """
        found = [
            (name.span, name.entity)
            for name in reading.names
            if name.kind == "project" and isinstance(name.entity, Entity)
        ]
        for works in {one.label: one for one in unregistered}.values():
            for match in re.finditer(rf"(?<!\w){re.escape(works.label)}(?!\w)", reading.text):
                span = Span(match.start(), match.end())
                if not any(span.overlaps(other) for other, _ in found):
                    found.append((span, works))
        for span, works in places:
            if not any(span.overlaps(other) for other, _ in found):
                found.append((span, works))
        return [
            self._occurrence(reading, span, works) for span, works in sorted(found, key=lambda one: one[0])
        ]

    def resumed(self, reading: Reading, named: Sequence[Occurrence], place: int) -> Entity | None:
        """The works that the sentence of a quantity at `place` goes on about, if it names none before it."""
        i = reading.sentence_index(place)
        if i < 0 or _within(named, Span(reading.sentences[i].span.start, place)):
            return None
        lead = fold(reading.text[reading.sentences[i].span.start : place])
        if self._opens(lead) is not None:
            return self._before(reading, named, i)
        nouns = [match[1] for match in self._taken_up.finditer(lead)]
        start = reading.sentences[i].span.start
        for one in reversed(named):
            if one.span.end <= start and one.noun in nouns:
                return one.works if start - one.span.end <= REACH else None
        return None

    def of_the_only(self, reading: Reading, named: Sequence[Occurrence], place: int) -> Entity | None:
        """The works that a sentence takes up up to a `place`, where the text names no others."""
        i = reading.sentence_index(place)
        if i < 0 or len({one.works.label for one in named}) != 1:
            return None
        start = reading.sentences[i].span.start
        before = [one for one in named if one.span.end <= start]
        if not before or start - before[-1].span.end > REACH:
            return None
        lead = fold(reading.text[start:place])
        genders = {one.gender for one in before if one.gender}
        taken_up = (
            self._bare.match(lead)
            or self._portion.search(lead)
            or any(some.match(lead) and genders <= {gender} for gender, some in self._measuring.items())
            or (self._they.match(lead) and self._is_of_several(reading, before[-1]))
        )
        return before[-1].works if taken_up else None

    def _is_of_several(self, reading: Reading, one: Occurrence) -> bool:
        """Whether it is the works in the plural whose name stands behind them: "Les travaux du port de"."""
        sentence = reading.sentence_at(one.span.start)
        start = sentence.span.start if sentence else one.span.start
        return self._several.search(fold(reading.text[start : one.span.start])) is not None

    def _before(self, reading: Reading, named: Sequence[Occurrence], i: int) -> Entity | None:
        """The one thing that the sentence before is about, which itself may go on about it."""
        genders = {self._opens(self._folded(reading, reading.sentences[i]))}
        while i > 0 and reading.sentences[i - 1].block == reading.sentences[i].block:
            i -= 1
            held = _within(named, reading.sentences[i].span)
            if held:
                genders |= {one.gender for one in held if one.gender}
                alone = len({one.works.label for one in held}) == 1 and len(genders - {"any"}) <= 1
                return held[0].works if alone else None
            gender = self._opens(self._folded(reading, reading.sentences[i]))
            if gender is None:
                return None
            genders.add(gender)
        return None

    def _opens(self, folded: str) -> str | None:
        """The gender of the pronoun that a sentence opens with, "any" of a possessive; None without one."""
        if self._own.match(folded):
            return "any"
        return next((gender for gender, some in self._pronoun.items() if some.match(folded)), None)

    def _occurrence(self, reading: Reading, span: Span, works: Entity) -> Occurrence:
        sentence = reading.sentence_at(span.start)
        begin = max(span.start - NEAR, sentence.span.start if sentence else 0)
        called = [
            one
            for one in self._called.finditer(fold(reading.text[begin : span.end]))
            if begin + one.start(2) <= span.start
        ]
        if not called:
            return Occurrence(span, works, None, None)
        gender = self._articles[called[-1][1]]
        return Occurrence(span, works, called[-1][2], gender if gender != "any" else None)

    @staticmethod
    def _folded(reading: Reading, sentence: Sentence) -> str:
        return fold(reading.text[sentence.span.start : sentence.span.end])


def _within(named: Sequence[Occurrence], span: Span) -> list[Occurrence]:
    return [one for one in named if span.start <= one.span.start and one.span.end <= span.end]
