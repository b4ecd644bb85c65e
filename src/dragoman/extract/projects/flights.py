"""Whether a line between two towns is flown: "la ligne Almaty-Lanzhou … trois vols par semaine".

In: a reading and the place of a noun that may mean rails or a route in the air. Out: yes or no: its paragraph
speaks of flights and of no trains, or else the whole text does.
"""

from __future__ import annotations

import re

from dragoman.extract.quantities.bearings import either
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.projects import FlownWords


class FlightReader:
    """Reads of flights in one language."""

    def __init__(self, words: FlownWords) -> None:
        self._nouns = re.compile(rf"{_any(words.nouns)}s?(?!\w)")
        self._flown = re.compile(rf"(?<!\w){_any(words.words)}(?!\w)")
        self._unlike = re.compile(rf"(?<!\w){_any(words.unlike)}(?!\w)")

    def flies(self, reading: Reading, words: Span) -> bool:
        """Whether what some words name is flown."""
        if not self._nouns.match(fold(words.of(reading.text))):
            return False
        near = next((one.span for one in reading.blocks if one.span.contains(words)), words)
        here = fold(near.of(reading.text))
        if self._unlike.search(here):
            return False
        whole = fold(reading.text)
        return bool(
            self._flown.search(here) or (self._flown.search(whole) and not self._unlike.search(whole))
        )


def _any(words: tuple[str, ...]) -> str:
    return either(fold(word) for word in words)
