"""What an amount is likely to measure where its own words do not tell: what is spoken of around it.

In: a reading, its folded text, what was told of its figures. Out: the same; amounts of money that measure
nothing known have the cue nearest to them: in the rest of their sentence, before it in the paragraph, in the
block above, or what the amount before measures. That is a guess, and the figure says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.figures.indicators import IndicatorReader
from dragoman.extract.figures.told import MONEY, Told
from dragoman.extract.quantities.bearings import either
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues
from dragoman.packs.folding import fold

REASON = "what is spoken of around it"
REACH = 600
"""Code points between an amount and the one before it that may measure the same."""


class Guesser:
    """Guesses by one language's cues."""

    def __init__(self, cues: FigureCues, indicators: IndicatorReader) -> None:
        self._indicators = indicators
        self._lender = re.compile(rf"(?<!\w){either(fold(word) for word in cues.lending)}(?!\w)")

    def guessed(self, reading: Reading, folded: str, told: Sequence[Told]) -> list[Told]:
        """The figures, amounts of nothing known with what they are likely to measure."""
        found = list(told)
        for i, one in enumerate(found):
            if one.indicator != "other" or one.sure or one.scope.family != "money":
                continue
            scope = one.scope
            if self._lender.search(folded, scope.lead.start, scope.start):
                continue  # what a bank has may be anything
            indicator = self._around(reading, folded, one) or _before(found[:i], one)
            if indicator:
                found[i] = replace(one, indicator=indicator, measured=indicator, guessed=True)
        return found

    def _around(self, reading: Reading, folded: str, one: Told) -> str | None:
        """The money that the text speaks of nearest to an amount."""
        for start, end in _places(reading, one):
            cue = self._indicators.cue_in(folded, "money", start, end)
            if cue in MONEY:
                return cue
        return None


def _places(reading: Reading, one: Told) -> Iterator[Span]:
    """Where it may stand what an amount measures, the nearest first."""
    sentence = one.scope.sentence
    yield Span(one.scope.end, sentence.end)
    yield sentence
    own = reading.sentence_at(sentence.start)
    if own is None:
        return
    block = reading.blocks[own.block].span
    yield Span(block.start, max(block.start, sentence.start))
    if own.block:
        yield reading.blocks[own.block - 1].span


def _before(earlier: Sequence[Told], one: Told) -> str | None:
    """What the last amount measures, if it stands near."""
    last = next((told for told in reversed(earlier) if told.scope.family == "money"), None)
    near = last is not None and one.scope.start - last.scope.end < REACH
    return last.measured if last and near and last.measured in MONEY else None
