"""Whether two facts of one thing cannot both be true, or say the same.

In: two facts of one entry, from different documents. Out: in what they contradict one another, or whether the
one says all that the other says. Figures are compared by the digits that are printed: 94.8 is no other value
than 94.82. What a later day brings is no contradiction but a status.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Figure
from dragoman.model.period import Agreement, agreement
from dragoman.reconcile.explaining import compared
from dragoman.reconcile.findings.comparing import TIMELESS
from dragoman.reconcile.findings.conflicts import DATED, ONCE
from dragoman.reconcile.findings.printed import interval, loosely

OPEN = frozenset({"at-least", "at-most", "ordinal"})
"""Qualifiers of figures that name no one value."""

ESSENTIAL = ("date", "period", "status", "value", "role", "deadline", "ordinal", "place")
"""The fields that a fact has to have told before it confirms another that tells them."""

UNDENIABLE = frozenset({"status", "value", "period", "unit", "date", "deadline", "role"})
"""The fields in which two facts that say the same do not differ."""


def contradiction(one: Told, other: Told) -> str | None:
    """The field in which two facts of one thing cannot both be true; None if there is none."""
    if isinstance(one.fact, Figure) and isinstance(other.fact, Figure):
        return "value" if _figures_clash(one, other) else None
    if not _of_one_status(one.fact, other.fact):
        return None
    for field, differ in _FIELDS.get(one.fact.type, {}).items():
        a, b = getattr(one.fact, field), getattr(other.fact, field)
        if a is not None and b is not None and differ(a, b):
            return field
    return None


def is_one_of_several(told: Told, of_entry: Iterable[Told]) -> bool:
    """Whether a figure's own document gives another value for the same: then it is of a part, or of a kind.

    A text that gives a railway's length four times tells of its stretches; none contradicts another text's.
    """
    beside = (one for one in of_entry if one.document == told.document and one.id != told.id)
    return any(_values_differ(told, one) for one in beside)


def confirms(other: Told, told: Told) -> bool:
    """Whether another fact of the same thing says all that this one says."""
    agree, differ = compared(told.fact, other.fact)
    if isinstance(told.fact, Figure) and isinstance(other.fact, Figure):
        if told.fact.qualifier != other.fact.qualifier and OPEN & {told.fact.qualifier, other.fact.qualifier}:
            return False
        if "value" in differ and not _same_digits(told, other):
            return False
        differ = tuple(one for one in differ if one != "value")
    untold = [
        name
        for name in ESSENTIAL
        if getattr(told.fact, name, None) not in (None, "mentioned")
        and getattr(other.fact, name, None) is None
    ]
    return bool(agree) and not untold and not UNDENIABLE & set(differ)


def _same_digits(one: Told, other: Told) -> bool:
    """Whether some value is what both print: the one may have more digits."""
    a, b = one.fact, other.fact
    if not (isinstance(a, Figure) and isinstance(b, Figure)) or a.unit != b.unit:
        return False
    return interval(a.value, one.words, a.qualifier).meets(interval(b.value, other.words, b.qualifier))


def _figures_clash(one: Told, other: Told) -> bool:
    qualifiers = {getattr(one.fact, "qualifier", None), getattr(other.fact, "qualifier", None)}
    return not OPEN & qualifiers and _values_differ(one, other)


def _values_differ(one: Told, other: Told) -> bool:
    """Whether two figures of one indicator and period leave no value that both can mean, bounds included."""
    a, b = one.fact, other.fact
    if not (isinstance(a, Figure) and isinstance(b, Figure)) or "ordinal" in (a.qualifier, b.qualifier):
        return False
    same = (a.indicator, a.unit, a.period, a.base_period) == (b.indicator, b.unit, b.period, b.base_period)
    if not same or a.base_period is not None:
        return False
    timeless = a.period is None and a.of is not None and a.indicator in TIMELESS
    if not timeless and (a.period is None or a.indicator not in DATED):
        return False
    return not loosely(a.value, one.words, a.qualifier).meets(loosely(b.value, other.words, b.qualifier))


def _of_one_status(a: Any, b: Any) -> bool:
    """Whether both tell of the same status, and of agreements and projects one that is reached but once."""
    if a.type == "meeting":  # the talks on a visit are of a day of it
        return bool(a.status == b.status and a.kind == b.kind)
    return a.type not in ("agreement", "project") or (a.status == b.status and a.status in ONCE)


def _days_clash(a: str, b: str) -> bool:
    return agreement(a, b) is Agreement.CLASH


def _ids_differ(a: Entity, b: Entity) -> bool:
    return a.id is not None and b.id is not None and a.id != b.id


def _differ(a: object, b: object) -> bool:
    return a != b


_FIELDS: Mapping[str, Mapping[str, Callable[[Any, Any], bool]]] = MappingProxyType(
    {
        "meeting": {"date": _days_clash, "place": _ids_differ, "country": _differ, "ordinal": _differ},
        "agreement": {"date": _days_clash},
        "project": {"date": _days_clash},
        "commitment": {"deadline": _days_clash},
    }
)
"""By type, the fields of which a thing has one value, and what makes two values differ."""
