"""Sums in a second currency: as a source gives them, else by the average rate of the year.

In: a point of a series, all points of that series, the rates of a framework. Out: the same sum in dollars, of
a sum in dollars in yuan. What a source gives goes before what is worked out; a rate is never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dragoman.model.account import Point
from dragoman.packs.rates import BASE, ExchangeRates
from dragoman.reconcile.findings.held import year_of

SECOND = "CNY"
"""What sums in dollars are also given in."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A sum in another currency: `facts` give it, or `rate` (units of the one for a unit of the other)."""

    value: float
    unit: str
    facts: tuple[str, ...] = ()
    rate: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The sum, with the facts that give it or the rate by which it was worked out."""
        said: dict[str, Any] = {"value": self.value, "unit": self.unit}
        return said | ({"facts": list(self.facts)} if self.facts else {"rate": self.rate})


def converted(point: Point, points: Sequence[Point], rates: ExchangeRates) -> Converted | None:
    """A sum in the other currency; None where it is no sum, or neither a source nor a rate gives one."""
    if point.unit != BASE and point.unit not in rates.averages:
        return None
    unit = SECOND if point.unit == BASE else BASE
    if point.period is None:
        return None
    for other in points:
        same = (other.period, other.base_period, other.unit) == (point.period, point.base_period, unit)
        if same and other.derived is None and point.derived is None:
            return Converted(other.value, unit, facts=other.facts)
    year = year_of(point.period)
    rate = rates.cross(unit, point.unit, year) if year is not None else None
    if rate is None:
        return None
    value = float(f"{Decimal(repr(point.value)) * rate:.4g}")
    foreign, own = (unit, point.unit) if rate >= 1 else (point.unit, unit)
    shown = rate if rate >= 1 else 1 / rate
    return Converted(value, unit, rate=f"{shown:.4g} {foreign} for one {own} on the average of {year}")
