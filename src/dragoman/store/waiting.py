"""The documents that are still to be merged: they wait in a table of their own, so that none is looked for.

In: a connection in a transaction. Out: ids of documents, in order.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Select, delete, func, insert, select

from dragoman.store import schema
from dragoman.store.chunking import chunks


def wait(connection: Connection, documents: Iterable[str]) -> None:
    """Let documents wait that were written or judged."""
    for some in chunks(sorted(set(documents))):
        there = {row.document for row in connection.execute(_these(some))}
        if rows := [{"document": one} for one in some if one not in there]:
            connection.execute(insert(schema.waiting), rows)


def wait_all(connection: Connection) -> None:
    """Let all documents wait."""
    connection.execute(delete(schema.waiting))
    connection.execute(insert(schema.waiting).from_select(["document"], select(schema.documents.c.id)))


def waiting(connection: Connection, most: int, only: str | None = None) -> list[str]:
    """At most so many documents that wait, in order, or `only` one if it does."""
    table = schema.waiting.c
    asked = select(table.document).order_by(table.document).limit(most)
    if only is not None:
        asked = asked.where(table.document == only)
    return [row.document for row in connection.execute(asked)]


def no_longer(connection: Connection, documents: Iterable[str]) -> None:
    """Note that documents are merged."""
    for some in chunks(sorted(documents)):
        connection.execute(delete(schema.waiting).where(schema.waiting.c.document.in_(some)))


def count(connection: Connection) -> int:
    """How many documents wait."""
    return int(connection.execute(select(func.count()).select_from(schema.waiting)).scalar_one())


def _these(documents: list[str]) -> Select[tuple[str]]:
    return select(schema.waiting.c.document).where(schema.waiting.c.document.in_(documents))
