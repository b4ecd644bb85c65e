"""Which figures are of one series: the same indicator of the same thing, in units that can be compared.

A series has money of any currency, or one other unit. Trade between two is the same whoever is named first.
What is told of nothing in particular (no area, counterpart or thing), shares (of what, no fact says) and the
indicator `other` are in no series.
"""

from __future__ import annotations

import re
from collections.abc import Hashable

from dragoman.model.entry import Told
from dragoman.model.fact import Figure
from dragoman.reconcile import names
from dragoman.reconcile.nodes import HERE, THERE
from dragoman.reconcile.rule import Rule

SYMMETRIC = frozenset({"trade"})
UNTOLD = frozenset({"share", "other"})
_MONEY = re.compile(r"[A-Z]{3}")
_NOT_MONEY = frozenset({"TEU"})


def family(unit: str) -> str:
    """`money` for every currency, the unit itself for the rest: figures of one family can be compared."""
    return "money" if _MONEY.fullmatch(unit) and unit not in _NOT_MONEY else unit


def series(told: Told) -> Hashable | None:
    """What a series is known by; None where the figure is in none."""
    fact = told.fact
    if not isinstance(fact, Figure) or fact.indicator in UNTOLD:
        return None
    area, counterpart = (None if one is None else names.key(one) for one in (fact.area, fact.counterpart))
    of = None if fact.of is None else names.key_as_spelt(fact.of)
    if area is None and counterpart is None and of is None:
        return None
    sides: Hashable = (area, counterpart)
    if fact.indicator in SYMMETRIC and area and counterpart:
        sides = frozenset({area, counterpart})
    # A thing without registry id ("la ligne") is the same thing in its own document only, unless its name
    # is one that nothing else has ("la fonderie de cuivre d'Aktogaï").
    where = told.document if fact.of is not None and not names.is_telling(fact.of) else ""
    return fact.indicator, sides, of, family(fact.unit), where


def _identity(told: Told) -> Hashable | None:
    """The series, of what is known; of another thing only where the document is."""
    fact = told.fact
    anywhere = told.document in (HERE, THERE)
    if anywhere and isinstance(fact, Figure) and fact.of is not None and not names.is_telling(fact.of):
        return None
    return series(told)


def _anchor(told: Told) -> tuple[int, Hashable] | None:
    found = series(told)
    return None if found is None else (0, found)


RULE = Rule("s", signature=series, identity=_identity, anchor=_anchor)
