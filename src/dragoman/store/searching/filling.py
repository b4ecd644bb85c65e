"""Fills the index: with documents as they are written, with entries as they are worked out.

In: a connection in a transaction that writes; documents and entries. Out: what was put into the index in
place of what it had of them. What the index has of a document stands in `searched`; a document whose version,
pipeline or analysis is another is filled in again by `catch_up`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from dragoman.store import schema
from dragoman.store.chunking import chunks
from dragoman.store.search_schema import search_entries, searched
from dragoman.store.searching import index
from dragoman.store.searching.keys import MOST_PARTS, day_of, key_of, keys_of_version
from dragoman.store.searching.terms import ANALYSIS
from dragoman.store.searching.windows import Passage, fact_passage, names_passage, windows

TYPES = frozenset({"position", "meeting", "statement", "figure", "agreement", "project", "commitment"})
"""The types of facts that are searched: names and dates are words of the document."""


@dataclass(frozen=True, slots=True)
class Read:
    """A version of a document, as its reading settled it; `facts` are number, type and quotation."""

    document: str
    version: int
    pipeline: str
    text: str
    title: str | None
    said: Mapping[str, Any]
    publisher: str | None
    published: str | None
    facts: Sequence[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Named:
    """An entry with its title and all names that it is found by, and how many sources tell of it."""

    id: str
    type: str
    sources: int
    title: str
    names: tuple[str, ...]


def fill(connection: Connection, documents: Sequence[Read]) -> None:
    """Put versions of documents into the index, in place of what it has of these documents."""
    _drop_documents(connection, [one.document for one in documents])
    passages: dict[int, Passage] = {}
    rows = []
    for one in documents:
        language = one.said.get("language")
        published = one.said.get("published") or one.published
        day = day_of(published)
        parts = windows(one.text, one.title, language, one.said.get("boilerplate", ()))[:MOST_PARTS]
        passages |= {key_of("document", day, one.version, i): part for i, part in enumerate(parts)}
        passages |= {
            key_of("fact", day, one.version, number): fact_passage(quotation, language)
            for number, type, quotation in one.facts
            if type in TYPES and number < MOST_PARTS
        }
        rows.append(
            {
                "version": one.version,
                "document": one.document,
                "pipeline": one.pipeline,
                "analysis": ANALYSIS,
                "day": day,
                "publisher": one.said.get("publisher") or one.publisher,
                "language": language,
                "windows": json.dumps([[part.start, part.end] for part in parts]),
            }
        )
    _put(connection, passages)
    if rows:
        connection.execute(insert(searched), rows)


def fill_entries(connection: Connection, gone: Collection[str], entries: Iterable[Named]) -> None:
    """Put entries into the index, in place of what it has of them and of those that are gone."""
    held = {one.id: one for one in entries}
    _drop_entries(connection, {*gone, *held})
    if not held:
        return
    last = connection.execute(select(func.max(search_entries.c.number))).scalar() or 0
    rows = [
        {
            "number": number,
            "entry": one.id,
            "type": one.type,
            "weight": one.sources,
            "analysis": ANALYSIS,
            "title": one.title,
            "names": "\n".join(one.names),
        }
        for number, one in enumerate(held.values(), last + 1)
    ]
    connection.execute(insert(search_entries), rows)
    _put(
        connection,
        {
            key_of("entry", one.sources, row["number"]): names_passage((one.title, *one.names))
            for row, one in zip(rows, held.values(), strict=True)
        },
    )


def clear_entries(connection: Connection) -> None:
    """Take all entries out of the index."""
    _drop_entries(connection, [row.entry for row in connection.execute(select(search_entries.c.entry))])


def catch_up(connection: Connection, most: int) -> int:
    """Fill in at most so many documents that the index does not have as they are; how many it was."""
    rows = connection.execute(_unfilled().limit(most)).all()
    fill(connection, [_read(connection, row) for row in rows])
    return len(rows)


def count_unfilled(connection: Connection) -> int:
    """How many documents the index does not have as they are."""
    return int(connection.execute(select(func.count()).select_from(_unfilled().subquery())).scalar_one())


def _unfilled() -> Select[Any]:
    versions, documents = schema.versions.c, schema.documents.c
    same = (
        (searched.c.version == versions.key)
        & (searched.c.pipeline == versions.pipeline)
        & (searched.c.analysis == ANALYSIS)
    )
    return (
        select(documents.id, versions.key, versions.pipeline)
        .join_from(schema.documents, schema.versions, schema.is_current())
        .outerjoin(searched, same)
        .where(searched.c.version.is_(None))
    )


def _read(connection: Connection, row: Any) -> Read:
    """A version as it is in the tables."""
    versions, facts = schema.versions.c, schema.facts.c
    held = connection.execute(select(schema.versions).where(versions.key == row.key)).one()
    wanted = select(facts.number, facts.type, facts.quotation).where(facts.version == row.key)
    said = select(facts.json).where(facts.version == row.key, facts.type == "document")
    raw = connection.execute(said).scalar()
    return Read(
        document=row.id,
        version=row.key,
        pipeline=row.pipeline,
        text=held.text,
        title=held.title,
        said=json.loads(raw) if raw else {},
        publisher=held.publisher,
        published=held.published,
        facts=[(one.number, one.type, one.quotation) for one in connection.execute(wanted)],
    )


def _drop_documents(connection: Connection, documents: Sequence[str]) -> None:
    for some in chunks(documents):
        these = searched.c.document.in_(some)
        rows = connection.execute(select(searched.c.version, searched.c.day).where(these)).all()
        kinds = ("document", "fact")
        index.drop(
            connection, [keys_of_version(kind, row.day, row.version) for row in rows for kind in kinds]
        )
        if rows:
            connection.execute(delete(searched).where(these))


def _drop_entries(connection: Connection, ids: Collection[str]) -> None:
    table = search_entries.c
    for some in chunks(sorted(ids)):
        rows = connection.execute(select(table.number, table.weight).where(table.entry.in_(some))).all()
        keys = [key_of("entry", row.weight, row.number) for row in rows]
        index.drop(connection, [(key, key) for key in keys])
        connection.execute(delete(search_entries).where(table.entry.in_(some)))


def _put(connection: Connection, passages: Mapping[int, Passage]) -> None:
    index.put(connection, {key: one.terms for key, one in passages.items()})
    index.know(connection, {pair for one in passages.values() for pair in one.words})
