"""Facts of all documents with what is known of each document: what entries are made of.

In: a connection in a transaction. Out: `Told`, in the order of `query.facts`. Grouping is left to
`reconcile`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dragoman.model.entry import Told
from dragoman.store import query, schema
from dragoman.store.stored import StoredFact


@dataclass(frozen=True, slots=True)
class _Known:
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None


def told(
    connection: Connection,
    types: Collection[str] = (),
    about: Collection[str] | None = None,
    document: str | None = None,
) -> Iterator[Told]:
    """The facts of current versions that fit, each with title, address, publisher and day of its document."""
    name, known = None, _Known()
    for stored in query.facts(connection, types, about, document):
        if stored.document != name:
            name, known = stored.document, _known(connection, stored.document)
        yield Told(
            fact=stored.fact,
            id=stored.id,
            document=stored.document,
            quotation=stored.quotation,
            title=known.title,
            url=known.url,
            publisher=known.publisher,
            published=known.published,
            words=_words(stored),
        )


def _known(connection: Connection, document: str) -> _Known:
    """What the metadata says of a document; publisher and day as its reading settled them."""
    versions, facts = schema.versions.c, schema.facts.c
    row = connection.execute(
        select(versions.title, versions.url, versions.publisher, versions.published, facts.json)
        .join_from(schema.documents, schema.versions, schema.is_current())
        .outerjoin(schema.facts, (facts.version == versions.key) & (facts.type == "document"))
        .where(schema.documents.c.id == document)
    ).first()
    if row is None:
        return _Known()
    read = json.loads(row.json) if row.json else {}
    return _Known(
        row.title, row.url, read.get("publisher") or row.publisher, read.get("published") or row.published
    )


def _words(stored: StoredFact) -> str:
    """What was said or promised, else the words that the fact rests on."""
    span = stored.data.get("content") or stored.data.get("action")
    return stored.text[span[0] : span[1]] if span else stored.quotation
