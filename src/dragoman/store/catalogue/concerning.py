"""Whether facts and documents concern what is asked about, in the way that is quick for how many do.

A few facts are fetched by their keys and sorted; where there are very many, rows are looked through in
their order and each is asked whether it has one of the keys.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, func, literal, select, tuple_

from dragoman.store import schema

FEW = 10_000
"""Facts that are fetched and sorted rather than looked for in their order."""


def how_many(
    connection: Connection, column: ColumnElement[Any], keys: Collection[str], most: int = FEW
) -> int:
    """How many rows of a table have one of these keys in a column; of more than `most`, one more is told."""
    some = select(literal(1)).where(column.in_(sorted(keys))).limit(most + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())


def are_few(connection: Connection, column: ColumnElement[Any], keys: Collection[str] | None) -> bool:
    """Whether few rows of a table have one of these keys in a column; not where none is asked for."""
    return keys is not None and how_many(connection, column, keys) <= FEW


def fact_concerns(
    connection: Connection,
    version: ColumnElement[int],
    number: ColumnElement[int],
    keys: Collection[str],
) -> ColumnElement[bool]:
    """The condition that a fact is found under one of these keys."""
    about = schema.about.c
    if are_few(connection, about.key, keys):
        return tuple_(version, number).in_(_found(keys, about.version, about.number))
    same = (about.version == version) & (about.number == number)
    return exists().where(about.key.in_(sorted(keys)), same)


def document_concerns(
    connection: Connection, version: ColumnElement[int], keys: Collection[str], *, found: bool
) -> ColumnElement[bool]:
    """The condition that a document's version has a fact under one of these keys; `found`: all are wanted."""
    about = schema.about.c
    if found or are_few(connection, about.key, keys):
        return version.in_(_found(keys, about.version))
    return exists().where(about.key.in_(sorted(keys)), about.version == version)


def _found(keys: Collection[str], *columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).where(schema.about.c.key.in_(sorted(keys)))
