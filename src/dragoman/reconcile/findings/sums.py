"""Amounts added up and set against their total: the bounds of a sum, the finding whether it fits.

In: measures. Out: intervals and findings. Which amounts make a total is left to who compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from dragoman.model.finding import Finding
from dragoman.model.reason import Reason, Tagged
from dragoman.reconcile.findings.figures import Measure, amount, topic, worked_out
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


def sum_finding(
    total: Measure, parts: Sequence[Measure], makers: Tagged, bounds: tuple[Decimal, Decimal], holds: bool
) -> Finding:
    """What `makers` make, by their rounding between the bounds, set against the total."""
    summed, whole = value_of_sum(parts), Decimal(repr(total.fact.value))
    verdict = "nearly-total" if holds else "more" if summed > whole else "less"
    why = Reason(
        "sum-is-total" if holds and summed == whole else f"sum-is-{verdict}",
        {"topic": topic(total), "makers": makers, "sum": worked_out(summed, total.fact.unit)}
        | {"total": amount(total)}
        | {name: worked_out(one, total.fact.unit) for name, one in zip(("low", "high"), bounds, strict=True)},
    )
    return Finding(
        kind="arithmetic",
        about=tuple(sorted({one.account.id for one in (total, *parts)})),
        facts=tuple(sorted({one.told.id for one in (total, *parts)})),
        explanation=why.said,
        reason=why.to_json(),
        holds=holds,
        expected=float(summed),
        got=total.fact.value,
    )
