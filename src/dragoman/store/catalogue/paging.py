"""A page of an ordered list, found by where the last one ended: no rows are counted off.

In: a question, what it is sorted by, and a cursor. Out: rows and the cursor of what follows. Rows that lack
the first sort key (things without a date) come last, whichever way the list runs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, func, tuple_

from dragoman.model.catalogue import MOST, Asked, Page
from dragoman.model.errors import AskedError
from dragoman.store.catalogue import cursor

T = TypeVar("T")
Key: TypeAlias = tuple[ColumnElement[Any], type]
"""A column that is sorted by, and what its values are."""


@dataclass(frozen=True, slots=True)
class Sorting:
    """The order of a list: its keys, the last of which tell rows apart; whether the greatest comes first.

    `gaps`: whether the first key may be missing.
    """

    name: str
    keys: tuple[Key, ...]
    falling: bool = False
    gaps: bool = False

    @property
    def columns(self) -> list[ColumnElement[Any]]:
        """The columns that it sorts by."""
        return [column for column, _ in self.keys]

    @property
    def kinds(self) -> tuple[type, ...]:
        """What their values are."""
        return tuple(kind for _, kind in self.keys)


def sorting(known: Sequence[Sorting], asked: Asked) -> Sorting:
    """The sorting that is asked for.

    Raises:
        AskedError: there is none of that name.
    """
    found = next((one for one in known if one.name == asked.order), None)
    if found is None:
        names = ", ".join(one.name for one in known)
        raise AskedError(f"order: {asked.order!r} is none of {names}")
    return found


def page(
    connection: Connection,
    question: Select[Any],
    order: Sorting,
    asked: Asked,
    made: Callable[[Sequence[Row[Any]]], Sequence[T]],
    *,
    few: bool = False,
) -> Page[T]:
    """The page that is asked for; `made` turns rows, which have the sort keys among them, into items.

    `few`: what is asked about is found at once, so that it is to be sorted then. PostgreSQL would rather look
    through all rows in their order, as it takes what is rare to be spread among them evenly.

    Raises:
        AskedError: the cursor is none of this order, or the limit none.
    """
    rows, further = found(connection, question, order, asked, few=few)
    following = cursor.written(order.name, _at(rows[-1], order)) if further else None
    return Page(tuple(made(rows)), following)


def found(
    connection: Connection, question: Select[Any], order: Sorting, asked: Asked, *, few: bool = False
) -> tuple[list[Row[Any]], bool]:
    """The rows of the page that is asked for, and whether more follow."""
    limit = _limit(asked)
    at = None if asked.after is None else cursor.read(asked.after, order.name, order.kinds)
    rows: list[Row[Any]] = []
    ordered = _ordered(question, order, apart=few and connection.dialect.name == "postgresql")
    for part in _parts(ordered, order, at):
        rows += connection.execute(part.limit(limit + 1 - len(rows))).all()
        if len(rows) > limit:
            break
    return rows[:limit], len(rows) > limit


def _limit(asked: Asked) -> int:
    if not 1 <= asked.limit <= MOST:
        raise AskedError(f"limit: {asked.limit} is not from 1 to {MOST}")
    return asked.limit


def _ordered(question: Select[Any], order: Sorting, *, apart: bool) -> Select[Any]:
    """The question in an order; `apart`: written so that no index has it."""
    columns = [func.coalesce(one, one) for one in order.columns] if apart else order.columns
    return question.order_by(*((one.desc() for one in columns) if order.falling else columns))


def _parts(ordered: Select[Any], order: Sorting, at: tuple[Any, ...] | None) -> list[Select[Any]]:
    """What is left of the rows that have the first key, then of those that have not."""
    columns = order.columns
    if not order.gaps:
        return [ordered if at is None else ordered.where(_behind(columns, at, order))]
    having, lacking = ordered.where(columns[0].is_not(None)), ordered.where(columns[0].is_(None))
    if at is None:
        return [having, lacking]
    if at[0] is None:
        return [lacking.where(_behind(columns[1:], at[1:], order))]
    return [having.where(_behind(columns, at, order)), lacking]


def _behind(columns: Sequence[ColumnElement[Any]], at: Sequence[Any], order: Sorting) -> ColumnElement[bool]:
    place = tuple_(*columns)
    return place < tuple(at) if order.falling else place > tuple(at)


def _at(row: Row[Any], order: Sorting) -> tuple[Any, ...]:
    return tuple(row._mapping[column] for column in order.columns)
