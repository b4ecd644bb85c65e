"""Accounts as flat rows: for spreadsheets, data frames and column files.

In: accounts. Out: for each list of the record its rows, all with the same columns in the same order. Names
are their best labels, several stand between semicolons; `facts` and `documents` are what a row rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from dragoman.model.account import LISTS, Account, Point
from dragoman.model.entity import Entity

Row: TypeAlias = dict[str, str | int | float | None]
BETWEEN = "; "

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "meetings": (
        "kind", "mechanism", "ordinal", "status", "date", "place", "country", "participants", "people",
        "organisers", "chair", "theme", "format", "part_of",
    ),
    "agreements": ("kind", "title", "parties", "status", "date", "subject"),
    "projects": ("project", "sector", "countries", "status", "date"),
    "commitments": ("actors", "action", "modality", "sector", "beneficiary", "deadline", "state", "date"),
    "people": ("person", "offices"),
    "series": ("indicator", "area", "counterpart", "of"),
}  # fmt: skip
"""The columns of each list, before those of a point and of what a row rests on."""
POINT = ("period", "value", "unit", "qualifier", "base_period", "derived", "inferred")
FOOT = ("independent_sources", "documents", "facts")


def rows(accounts: Iterable[Account]) -> dict[str, list[Row]]:
    """The rows of each list of the record; a series has a row a point."""
    found: dict[str, list[Row]] = {name: [] for name in LISTS.values()}
    for account in accounts:
        name = LISTS[account.type]
        head: Row = {"id": account.id}
        head |= {column: said(account.values.get(column)) for column in COLUMNS[name]}
        foot: Row = {
            "independent_sources": account.sources,
            "documents": BETWEEN.join(account.documents),
            "facts": BETWEEN.join(account.facts),
        }
        if account.type == "series":
            found[name] += [
                head | _point(point) | foot | {"facts": BETWEEN.join(point.facts)} for point in account.points
            ]
        else:
            found[name].append(head | foot)
    return found


def header(name: str) -> tuple[str, ...]:
    """The columns of a list, in order."""
    return ("id", *COLUMNS[name], *(POINT if name == "series" else ()), *FOOT)


def said(value: Any) -> str | int | float | None:
    """A value in one cell."""
    if isinstance(value, Entity):
        return value.label
    if isinstance(value, tuple):
        return BETWEEN.join(str(said(one)) for one in value) or None
    if isinstance(value, Mapping):  # an office of a person
        of = value.get("of")
        return f"{value.get('role_text')} ({of['label'] if isinstance(of, dict) else of})"
    return value if isinstance(value, (str, int, float)) or value is None else str(value)


def _point(point: Point) -> Row:
    return {
        "period": point.period,
        "value": point.value,
        "unit": point.unit,
        "qualifier": point.qualifier,
        "base_period": point.base_period,
        "derived": point.derived,
        "inferred": BETWEEN.join(point.inferred.values()) or None,
    }
