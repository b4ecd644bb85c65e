"""Merging in the tables of a record: which documents are still to be merged, and where their facts stand.

In: a connection in a transaction, and what merges. Out: documents merged, entries of facts. How facts are
merged is left to `reconcile`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, delete, func, insert, select

from dragoman.model.entry import Told
from dragoman.model.judgement import Judgement
from dragoman.model.shelf import Dispatches, Shelf
from dragoman.store import judging, schema, telling
from dragoman.store.dispatches import StoredDispatches
from dragoman.store.shelf import StoredShelf
from dragoman.store.writing import chunks

TYPES = ("position", "meeting", "statement", "figure", "agreement", "project", "commitment")
"""The types of facts that are merged: names, dates and documents are what they are."""

Take: TypeAlias = Callable[[str, Iterable[Told], Sequence[Judgement], Shelf], None]
"""Puts what a document tells, as it is judged, on a shelf."""
Note: TypeAlias = Callable[[str, str, Dispatches], None]
"""Puts a document's text among the dispatches."""


def merge(
    connection: Connection,
    take: Take,
    note: Note,
    most: int,
    only: str | None = None,
) -> int:
    """Merge at most so many documents, in the order of their ids, or `only` one; how many it was."""
    shelf, dispatches = StoredShelf(connection), StoredDispatches(connection)
    asked = _unmerged().order_by(schema.documents.c.id).limit(most)
    if only is not None:
        asked = asked.where(schema.documents.c.id == only)
    rows = connection.execute(asked).all()
    for row in rows:
        said = judging.judgements(connection, [row.id])
        take(row.id, telling.told(connection, TYPES, document=row.id), said, shelf)
        note(row.id, telling.own_text(connection, row.id), dispatches)
        connection.execute(delete(schema.merged).where(schema.merged.c.document == row.id))
        seen = {"document": row.id, "version": row.key, "pipeline": row.pipeline}
        connection.execute(insert(schema.merged), seen)
    return len(rows)


def count_unmerged(connection: Connection) -> int:
    """How many documents are still to be merged."""
    return int(connection.execute(select(func.count()).select_from(_unmerged().subquery())).scalar_one())


def entry_of(connection: Connection, document: str | None = None) -> dict[tuple[str, str], str]:
    """The entry of each merged fact, by document and id."""
    tellings, nodes = schema.tellings.c, schema.nodes.c
    asked = select(tellings.document, tellings.fact, nodes.entry).join_from(
        schema.tellings, schema.nodes, nodes.id == tellings.node
    )
    if document is not None:
        asked = asked.where(tellings.document == document)
    return {(row.document, row.fact): row.entry for row in connection.execute(asked)}


def dispatches(connection: Connection) -> dict[str, str]:
    """The dispatch of each document that has a sketch."""
    table = schema.sketches.c
    return {row.document: row.dispatch for row in connection.execute(select(table.document, table.dispatch))}


def dispatches_of(connection: Connection, documents: Iterable[str]) -> dict[str, str]:
    """The dispatch of each of these documents that has a sketch."""
    table = schema.sketches.c
    found: dict[str, str] = {}
    for some in chunks(sorted(documents)):
        rows = connection.execute(select(table.document, table.dispatch).where(table.document.in_(some)))
        found |= {row.document: row.dispatch for row in rows}
    return found


def current_entry(connection: Connection, id: str) -> str:
    """Follow redirects to an id that leads nowhere further."""
    table, seen = schema.redirects.c, {id}
    while (new := connection.execute(select(table.new).where(table.old == id)).scalar()) is not None:
        if new in seen:
            break
        seen.add(new)
        id = new
    return id


def former_entries(connection: Connection, id: str) -> list[str]:
    """The ids that lead to this one, by whatever way, in order."""
    table = schema.redirects.c
    found: set[str] = set()
    ahead = {id}
    while ahead:
        rows = connection.execute(select(table.old).where(table.new.in_(sorted(ahead))))
        ahead = {row.old for row in rows} - found - {id}
        found |= ahead
    return sorted(found)


def told_of(connection: Connection, entries: Iterable[str]) -> list[Told]:
    """All facts of some entries, by document and place."""
    tellings, nodes = schema.tellings.c, schema.nodes.c
    wanted: dict[str, set[str]] = {}
    for some in chunks(sorted(set(entries))):
        asked = select(tellings.document, tellings.fact).join_from(
            schema.tellings, schema.nodes, nodes.id == tellings.node
        )
        for row in connection.execute(asked.where(nodes.entry.in_(some))):
            wanted.setdefault(row.document, set()).add(row.fact)
    return [
        one
        for document in sorted(wanted)
        for one in telling.told(connection, TYPES, document=document)
        if one.id in wanted[document]
    ]


def _unmerged() -> Select[Any]:
    merged, versions = schema.merged.c, schema.versions.c
    seen = (merged.version == versions.key) & (merged.pipeline == versions.pipeline)
    return (
        select(schema.documents.c.id, versions.key, versions.pipeline)
        .join_from(schema.documents, schema.versions, schema.is_current())
        .outerjoin(schema.merged, (merged.document == schema.documents.c.id) & seen)
        .where(merged.document.is_(None))
    )
