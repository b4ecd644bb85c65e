"""The facts that are reported of what was decided.

In: a `Reading` and what `figures` decided of its quantities. Out: `model.fact.Figure`, with its evidence. A
share that several hold is a fact a holder; what a heading says and the text repeats is told once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from dragoman.extract.figures.guesses import REASON as GUESSED
from dragoman.extract.figures.neighbours import REASON as CONTINUED
from dragoman.extract.figures.timing import REASON
from dragoman.extract.figures.told import Told
from dragoman.extract.figures.topics import REASON as TOPICAL
from dragoman.extract.likely import level
from dragoman.model.fact import LONGEST_EVIDENCE, Figure
from dragoman.model.reading import Reading
from dragoman.model.span import Span


def facts(reading: Reading, told: Told) -> Iterator[Figure]:
    """The figure, or one a holder."""
    quantity, scope = told.scope.quantity, told.scope
    start = scope.sentence.start
    end = max(scope.end, min(scope.tail.end, scope.sentence.end))
    if end - start > LONGEST_EVIDENCE // 2:
        start, end = max(start, scope.start - 300), min(end, scope.end + 150)
    several = len(told.holders) > 1
    for holder in told.holders or (None,):
        begin = holder.span.start if holder and several else start  # so that each has an id of its own
        yield Figure(
            evidence=(Span(begin, end).stripped(reading.text),),
            spans=(quantity.span,),
            value=quantity.value,
            unit=quantity.unit,
            indicator=told.indicator,
            period=told.period,
            base_period=told.base,
            area=holder.party if holder else told.pair.area,
            counterpart=None if holder else told.pair.counterpart,
            of=told.of,
            qualifier=quantity.qualifier,
            confidence=_confidence(told),
            inferred=_inferred(told),
        )


def _confidence(told: Told) -> float:
    """That of the quantity where it is only likely; else that of what it measures."""
    chance = told.scope.quantity.chance
    return level(chance) if chance < 1 else 0.9 if told.sure else 0.75


def _inferred(told: Told) -> dict[str, str]:
    """Which fields the words do not tell, and why they are given."""
    found = dict.fromkeys(told.topical, TOPICAL)
    if told.guessed:
        found["indicator"] = GUESSED
    if told.continued:
        found["period"] = CONTINUED
    return {**found, "base_period": REASON} if told.inferred and told.base else found


def without_repeated_headings(reading: Reading, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures without those of headings that the text has too, with the same value and unit."""
    starts = [block.span.start for block in reading.blocks]

    def heads(figure: Figure) -> bool:
        i = bisect_right(starts, figure.spans[0].start) - 1
        return i >= 0 and reading.blocks[i].kind == "heading"

    said = {(abs(one.value), one.unit) for one in figures if not heads(one)}
    return tuple(one for one in figures if not heads(one) or (abs(one.value), one.unit) not in said)
