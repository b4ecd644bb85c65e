"""Sketches of documents, and which of them are of one dispatch (see `dragoman.model.shelf.Dispatches`)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from sqlalchemy import Connection, TextClause, bindparam, delete, insert, select, text, update

from dragoman.model.shelf import Sketch
from dragoman.store import schema
from dragoman.store.catalogue.noting import note_copies
from dragoman.store.writing import chunks

LIKE = 12
"""Documents of one band that are looked at."""


class StoredDispatches:
    """Sketches in the tables of a record."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.renamed: set[str] = set()
        """The documents that came to be of another dispatch, or of one of another name."""

    def forget(self, document: str) -> frozenset[str]:
        """Forget a document; the others of its dispatch."""
        table = schema.sketches.c
        held = select(table.dispatch).where(table.document == document).scalar_subquery()
        rows = self._connection.execute(select(table.document).where(table.dispatch == held))
        others = frozenset(row.document for row in rows) - {document}
        self._connection.execute(delete(schema.sketches).where(table.document == document))
        self._connection.execute(delete(schema.bands).where(schema.bands.c.document == document))
        return others

    def keep(self, document: str, sketch: Sketch, bands: Iterable[str]) -> None:
        """Keep a document, as a dispatch of its own."""
        row = {"document": document, "sketch": json.dumps(sketch), "dispatch": document}
        self._connection.execute(insert(schema.sketches), row)
        self._connection.execute(
            insert(schema.bands), [{"band": one, "document": document} for one in sorted(set(bands))]
        )

    def near(self, bands: Collection[str]) -> frozenset[str]:
        """The first documents of each of these bands: those that share many are of one dispatch."""
        found: set[str] = set()
        for some in chunks(sorted(bands)):
            given = {f"k{i}": band for i, band in enumerate(some)}
            found |= {row.document for row in self._connection.execute(_first(len(some)), given)}
        return frozenset(found)

    def sketches(self, documents: Collection[str]) -> Mapping[str, Sketch]:
        """The sketches of documents."""
        table = schema.sketches.c
        return {
            row.document: tuple(json.loads(row.sketch))
            for some in chunks(sorted(documents))
            for row in self._connection.execute(
                select(table.document, table.sketch).where(table.document.in_(some))
            )
        }

    def members(self, dispatches: Collection[str]) -> frozenset[str]:
        """All documents of some dispatches."""
        table = schema.sketches.c
        found: set[str] = set()
        for some in chunks(sorted(dispatches)):
            rows = self._connection.execute(select(table.document).where(table.dispatch.in_(some)))
            found |= {row.document for row in rows}
        return frozenset(found)

    def name(self, dispatches: Mapping[str, str]) -> None:
        """Note of which dispatch documents are."""
        now = self.named(dispatches)
        changed = {document: name for document, name in dispatches.items() if now.get(document) != name}
        if changed:
            self.renamed |= changed.keys()
            this = schema.sketches.c.document == bindparam("of")
            rows = [{"of": document, "to": name} for document, name in sorted(changed.items())]
            self._connection.execute(
                update(schema.sketches).where(this).values(dispatch=bindparam("to")), rows
            )
        note_copies(self._connection, dispatches)

    def named(self, documents: Collection[str]) -> dict[str, str]:
        """The dispatch of each of some documents, as it stands."""
        table = schema.sketches.c
        found: dict[str, str] = {}
        for some in chunks(sorted(documents)):
            rows = self._connection.execute(
                select(table.document, table.dispatch).where(table.document.in_(some))
            )
            found |= {row.document: row.dispatch for row in rows}
        return found


@cache
def _first(many: int) -> TextClause:
    parts = (
        f"SELECT * FROM (SELECT document FROM bands WHERE band = :k{i} "
        f"ORDER BY document LIMIT {LIKE}) AS q{i}"
        for i in range(many)
    )
    return text(" UNION ALL ".join(parts)).columns(document=schema.bands.c.document.type)  # type: ignore[return-value]
