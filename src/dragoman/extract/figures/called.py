"""What works are called without their place: "la cité olympique" of that of Tashkent.

In: a reading and where it speaks of works. Out: the words by which it knows each of them, two or more ("la
raffinerie" alone is read elsewhere), and the works that the sentence of a figure calls so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Entity
from dragoman.model.fact import Figure
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues

_OF_A_PLACE = r"[^\W\d_]{1,3}[ '’][A-ZÀ-Þ]"
"""A preposition and the beginning of a name."""
_HEAD = re.compile(rf"(?P<head>[^\W\d_]+(?: (?!{_OF_A_PLACE})[^\WA-ZÀ-Þ\d_]+)+) {_OF_A_PLACE}")
"""What works are, before the name of a place."""
Heads = Sequence[tuple[re.Pattern[str], Entity]]
"""A pattern for what works are called, and they."""


class HeadReader:
    """The words of one language before what is known, ready for matching."""

    def __init__(self, cues: FigureCues) -> None:
        self._the = rf"(?<!\w)(?i:{either(cues.resumed.definite)})(?: |(?<=['’]))"

    def of(self, reading: Reading, places: Iterable[tuple[Span, Entity]]) -> Heads:
        """What the works of a text are called without their place, where no two are called so."""
        found: dict[str, dict[str, Entity]] = defaultdict(dict)
        for span, works in places:
            if head := _HEAD.match(span.of(reading.text)):
                found[head["head"].casefold()][works.label] = works
        return [
            (self._pattern(head), next(iter(some.values()))) for head, some in found.items() if len(some) == 1
        ]

    def _pattern(self, head: str) -> re.Pattern[str]:
        """What is called so, and has no place behind it: "la centrale solaire de Kachgar" is another."""
        return re.compile(rf"{self._the}(?i:{re.escape(head)})(?!\w| {_OF_A_PLACE})")


def headed(reading: Reading, figure: Figure, heads: Heads) -> Entity | None:
    """The one thing that a figure's sentence calls by what it is: "Le coût de la cité olympique est de"."""
    place = figure.spans[0].start
    sentence = reading.sentence_at(place) if heads else None
    if sentence is None:
        return None
    start = sentence.span.start
    found = {works.label: works for head, works in heads if head.search(reading.text, start, place)}
    return next(iter(found.values())) if len(found) == 1 else None
