"""Values in lists that one statement can name, and statements that are made once for whatever values.

In: values; a statement that names a column's values by `among`. Out: its rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Delete, Row, Select, bindparam

T = TypeVar("T")

AT_ONCE = 400
"""How many values one statement may name: databases limit them (SQLite's oldest limit is 999)."""
_VALUES = "values"


def chunks(values: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """The values in lists of at most `size`."""
    rest = iter(values)
    while chunk := list(islice(rest, size)):
        yield chunk


def among(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """That a column has one of the values for which a statement is asked or carried out.

    A statement that has the values themselves is made anew for each, which takes longer than to answer it.
    """
    return column.in_(bindparam(_VALUES, expanding=True, type_=column.type))


def answers(connection: Connection, asked: Select[Any], values: Iterable[Any]) -> Iterator[Row[Any]]:
    """The rows of a statement for these values, in the order of the values as far as there are many."""
    for some in chunks(sorted(set(values))):
        yield from connection.execute(asked, {_VALUES: some}).all()


def carry_out(connection: Connection, change: Delete, values: Iterable[Any]) -> None:
    """Delete what a statement says of these values."""
    for some in chunks(sorted(set(values))):
        connection.execute(change, {_VALUES: some})
