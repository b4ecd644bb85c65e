"""Amounts added up and set against their total: the bounds of a sum, the finding whether it fits.

In: measures. Out: intervals and findings. Which amounts make a total is left to who compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from dragoman.model.finding import Finding
from dragoman.reconcile.findings.figures import Measure, topic
from dragoman.reconcile.findings.printed import Interval


def bounds_of_sum(parts: Iterable[Interval]) -> tuple[Decimal, Decimal] | None:
    """Between which bounds the sum of amounts lies; None where one of them is open."""
    bounds = [one.bounded for one in parts]
    if any(one is None for one in bounds):
        return None
    low = sum((one[0] for one in bounds if one), Decimal(0))
    high = sum((one[1] for one in bounds if one), Decimal(0))
    return low, high


def value_of_sum(parts: Iterable[Measure]) -> Decimal:
    """The amounts added up as they are told."""
    return sum((Decimal(repr(one.fact.value)) for one in parts), Decimal(0))


def sum_finding(total: Measure, parts: Sequence[Measure], makers: str, verdict: str, holds: bool) -> Finding:
    """What `makers` make, set against the total of which the `verdict` is told."""
    summed = value_of_sum(parts)
    return Finding(
        kind="arithmetic",
        about=tuple(sorted({one.account.id for one in (total, *parts)})),
        facts=tuple(sorted({one.told.id for one in (total, *parts)})),
        explanation=(
            f"{topic(total)}: {makers} {summed.normalize():f} {total.fact.unit}, {verdict} the total of "
            f"{total.said}."
        ),
        holds=holds,
        expected=float(summed),
        got=total.fact.value,
    )
