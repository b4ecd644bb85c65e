"""Which amounts are known again where other texts tell them: of a year, of two states, not too round.

In: a figure. Out: what it is known by, the same wherever it is told. What is counted may be of one state.
"""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal

from dragoman.model.entry import Told
from dragoman.model.fact import Figure
from dragoman.model.period import Period
from dragoman.reconcile import names

TELLING = frozenset({"trade", "exports", "imports", "fdi", "production", "volume", "debt"})
"""Indicators of what a year has one of between two."""
COUNTED = "count"
"""The indicator of what is counted in a year, of one state: its tourists, its trains."""
CARRIED = frozenset({"volume", "production", "count"})
"""Indicators of what a year has one of for one thing: what a pipeline carried."""
DIGITS = 2
"""Digits of an amount that is not likely to come again in another year."""
DIGITS_OF_ONE = 3
"""The same of what is told of one state, or of one thing: of the tourists from it, the trains to it."""


def amount_key(fact: Figure) -> Hashable | None:
    """What an amount between two is known by; None where it is of no such kind, or too round."""
    if fact.base_period is not None:
        return None
    if fact.of is not None:
        known = fact.indicator in CARRIED and names.is_telling(fact.of)
        exact = known and digits(fact.value) >= DIGITS_OF_ONE
        return (fact.indicator, fact.unit, fact.value, names.key(fact.of)) if exact else None
    if fact.area is None:
        return None
    if fact.counterpart is None:
        counted = fact.indicator == COUNTED and digits(fact.value) >= DIGITS_OF_ONE
        return (fact.indicator, fact.unit, fact.value, names.key(fact.area)) if counted else None
    if fact.indicator not in TELLING or digits(fact.value) < DIGITS:
        return None
    sides = (names.key(fact.area), names.key(fact.counterpart))
    return fact.indicator, fact.unit, fact.value, frozenset(sides) if fact.indicator == "trade" else sides


def digits(value: float) -> int:
    """How many digits an amount has before its last noughts."""
    return len(Decimal(repr(value)).normalize().as_tuple().digits)


def is_open(told: Told) -> bool:
    """Whether an amount is told without the year that others may give for it."""
    fact = told.fact
    undated = isinstance(fact, Figure) and fact.period is None and told.published is None
    return undated and isinstance(fact, Figure) and amount_key(fact) is not None


def of_a_year(fact: Figure) -> bool:
    """Whether a text gives an amount for one whole year."""
    period = Period.of(fact.period) if fact.period and len(fact.period) == len("2020") else None
    return period is not None and period.year
