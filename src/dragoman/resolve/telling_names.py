"""Persons whom the name itself shows for such, where no parse and no office does: "Farrukh Tolipov".

In: a reading with the names found so far. Out: the spans of more, in sentences that were not parsed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.roles import Roles
from dragoman.resolve.genders import Genders
from dragoman.resolve.name_shapes import SHOUTED, NameShapes

_WORDS = (2, 3)  # of a full name


class TellingNames:
    """Finds names by what their words are, in one language."""

    def __init__(self, roles: Roles, genders: Genders) -> None:
        self._shapes = NameShapes(roles)
        self._genders = genders

    def found(self, reading: Reading, taken: Iterable[Span]) -> Iterator[Span]:
        """Two or three capitalised words, the first a given name, or the last with a family's ending."""
        known = sorted([*(name.span for name in reading.names), *taken])
        for sentence in reading.sentences:
            if sentence.tokens:  # there the recogniser sees persons
                continue
            for span in self._shapes.capitalised(reading.text, *sentence.span):
                words = span.of(reading.text)
                full = _WORDS[0] <= len(words.split()) <= _WORDS[1] and not SHOUTED.fullmatch(words)
                if not full or self._genders.by_name(words) is None or not reading.holds(span):
                    continue
                if not any(span.overlaps(one) for one in known):
                    yield span
