"""The first and last day of a date as columns hold them, and what may be asked between.

In: dates of the contract (EDTF). Out: ISO days that sort as text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement

from dragoman.model.catalogue import Asked
from dragoman.model.errors import AskedError
from dragoman.model.period import Period

TIMES = ("date", "period", "deadline")
"""The fields of a fact that say when what it tells of happens."""


def days(edtf: str | None) -> tuple[str | None, str | None]:
    """The first and last day of a date; None for both where it, or its year, is not known."""
    period = Period.of(edtf)
    if period is None or not period.year:
        return None, None
    return period.first.isoformat(), period.last.isoformat()


def days_of(fact: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The first and last day of what a fact (the contract's object) tells of."""
    return days(next((fact[name] for name in TIMES if fact.get(name)), None))


def bounds(asked: Asked) -> tuple[str | None, str | None]:
    """The first and last day that are asked for.

    Raises:
        AskedError: one of them is no date, or has no year.
    """
    return _bound(asked.since, "since")[0], _bound(asked.until, "until")[1]


def within(began: ColumnElement[Any], ended: ColumnElement[Any], asked: Asked) -> list[ColumnElement[bool]]:
    """The conditions under which a time lies, at least in part, in the time that is asked for."""
    first, last = bounds(asked)
    found: list[ColumnElement[bool]] = []
    if first is not None:
        found.append(ended >= first)
    if last is not None:
        found.append(began <= last)
    return found


def _bound(edtf: str | None, name: str) -> tuple[str | None, str | None]:
    found = days(edtf)
    if edtf and found[0] is None:
        raise AskedError(f"{name}: {edtf!r} is no date; write 2024, 2024-05 or 2024-05-16")
    return found
