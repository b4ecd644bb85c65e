"""Whether two values can mean the same: by the digits that are printed, and by what they were rounded to.

In: those who tell each of two values of one thing. Out: yes or no, and where a value can lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dragoman.reconcile.findings.figures import Measure
from dragoman.reconcile.findings.printed import Interval

ROUNDED, HALVED = Decimal("0.1"), Decimal("0.05")
"""By how much of itself a value that is told as exact may have been rounded; less where it lies half way."""


def cannot_both_be(one: Sequence[Measure], other: Sequence[Measure]) -> bool:
    """Whether two values cannot mean the same: no value can be both, or nobody rounds the one to the other.

    "300 millions" may be 310 or 297,3, and is not what "250 millions" is rounded to.
    """
    if not limits(one).meets(limits(other)):
        return True
    exact = [next(filter(_is_exact, some), None) for some in (one, other)]
    if exact[0] is None or exact[1] is None:
        return False
    rounder, finer = sorted((exact[0], exact[1]), key=lambda some: some.step, reverse=True)
    gap = abs(Decimal(repr(rounder.fact.value)) - Decimal(repr(finer.fact.value)))
    most = HALVED if gap * 2 >= rounder.step else ROUNDED
    return rounder.step > finer.step and gap >= most * abs(Decimal(repr(rounder.fact.value)))


def _is_exact(one: Measure) -> bool:
    return one.fact.qualifier == "exact"


def limits(some: Sequence[Measure]) -> Interval:
    """Where a value can lie that several tell; "plus de 14" is no 13.9, however roughly it is told.

    Where some say how much it is, it does not matter that others say about how much.
    """
    some = [one for one in some if _is_exact(one)] or some
    value, qualifier = Decimal(repr(some[0].fact.value)), some[0].fact.qualifier
    if qualifier == "at-least":
        return Interval(value, None)
    if qualifier == "at-most":
        return Interval(None, value)
    bounds = [one for measure in some if (one := measure.room.bounded) is not None]
    return Interval(min(low for low, _ in bounds), max(high for _, high in bounds))
