"""Figures of series as they are compared: with the period that holds for them and the bounds they lie in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dragoman.model.account import Account
from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Told
from dragoman.model.fact import Figure
from dragoman.model.reason import Tagged
from dragoman.reconcile import names
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.findings.printed import Interval, interval, loosely, rounding

_MONEY = re.compile(r"[A-Z]{3}")
LEVELS = frozenset(
    {
        "trade", "exports", "imports", "fdi", "investment", "cost", "loan", "grant", "debt", "gdp", "length",
        "area", "capacity", "production", "volume", "count", "price", "population",
    }
)  # fmt: skip
"""Indicators of an amount, not of a change or a part of one."""
SPENT = frozenset({"cost", "investment"})
"""Sums that somebody has to find."""
PAID = SPENT | {"loan", "grant", "debt", "other"}
"""What they are found from."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with its series; `period` is its own, or the one that another document settles."""

    told: Told
    fact: Figure
    account: Account
    period: str | None

    @property
    def bounds(self) -> Interval:
        """Where it lies, by the digits that are printed."""
        return interval(self.fact.value, self.told.words, self.fact.qualifier)

    @property
    def room(self) -> Interval:
        """Where it can lie if it was rounded."""
        return loosely(self.fact.value, self.told.words, self.fact.qualifier)

    @property
    def step(self) -> Decimal:
        """What the last digit that is no zero counts, or the last that is printed."""
        return rounding(self.fact.value, self.told.words)

    @property
    def said(self) -> str:
        """The figure as it is printed."""
        return " ".join(self.told.words.split())

    @property
    def is_money(self) -> bool:
        """Whether its unit is a currency."""
        return is_money(self.fact.unit)

    @property
    def closed(self) -> bool:
        """Whether it says how much, not only how much at least or at most."""
        return self.fact.qualifier not in ("at-least", "at-most", "ordinal")

    @property
    def sides(self) -> frozenset[str]:
        """Whom it is of, in whatever order they are named."""
        parties: tuple[Party | None, ...] = (self.fact.area, self.fact.counterpart, self.fact.of)
        return frozenset(names.key(one) for one in parties if one is not None)


def is_money(unit: str) -> bool:
    """Whether a unit is a currency."""
    return bool(_MONEY.fullmatch(unit)) and unit != "TEU"


def measures(held: Held) -> Iterator[Measure]:
    """All figures of all series, in order."""
    for account in held.of_type("series"):
        settled = {fact: point.period for point in account.points for fact in point.facts}
        for told, fact in held.figures(account):
            yield Measure(told, fact, account, settled.get(told.id, fact.period))


def party(one: Party) -> Tagged:
    """Who, in a reason."""
    return {"party": named(one)}


def named(one: Party | None) -> Any:
    """A code, or id and label, without all the names under which texts have it."""
    return {"id": one.id, "label": one.label} if isinstance(one, Entity) else one


def topic(measure: Measure) -> Tagged:
    """What a figure is of, in a reason."""
    fact = measure.fact
    sides = {name: named(getattr(fact, name)) for name in ("area", "counterpart", "of")}
    return {"topic": {"indicator": fact.indicator, **sides, "period": measure.period}}


def amount(measure: Measure, tag: str = "amount") -> Tagged:
    """A figure as it is printed, with its value; as a `change`, its sign is shown."""
    return {tag: {"value": measure.fact.value, "unit": measure.fact.unit, "words": measure.said}}


def worked_out(value: Decimal, unit: str) -> Tagged:
    """An amount that no text prints."""
    return {"amount": {"value": float(value), "unit": unit}}
