"""Questions to a record: facts by type, document and what they are about; versions; the quarantine.

In: a connection in a transaction. Out: values; nothing of the database shows in them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, tuple_

from dragoman.model.document import Source
from dragoman.model.fact import TYPES
from dragoman.store import schema
from dragoman.store.about import folded
from dragoman.store.chunking import among, answers, chunks
from dragoman.store.stored import StoredFact

IN_MEMORY = 500
"""How many facts are fetched at a time."""


_TEXTS = (
    select(schema.versions.c.key, schema.versions.c.text)
    .join_from(schema.documents, schema.versions, schema.is_current())
    .where(among(schema.documents.c.id))
)


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a document: its text with what was said of it, and when and by what it was read."""

    key: int
    number: int
    current: bool
    source: Source
    digest: str
    pipeline: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Quarantined:
    """What could not be read: the document's id, where it came from, why, and when that was found."""

    document: str
    origin: str
    reason: str
    since: datetime


def facts(
    connection: Connection,
    types: Collection[str] = (),
    about: Collection[str] | None = None,
    documents: Collection[str] | None = None,
) -> Iterator[StoredFact]:
    """The facts of current versions that fit, in order, each checked against its text."""
    if documents is None:
        yield from _facts(connection, types, about, None)
        return
    for some in chunks(sorted(set(documents))):
        yield from _facts(connection, types, about, some)


def _facts(
    connection: Connection, types: Collection[str], about: Collection[str] | None, some: list[str] | None
) -> Iterator[StoredFact]:
    version, text = -1, ""
    texts = {} if some is None else _texts(connection, some)
    statement = _select_facts(types, about, some).execution_options(yield_per=IN_MEMORY)
    for row in connection.execute(statement):
        if row.version != version:
            version = row.version
            text = texts[version] if some is not None else _text(connection, version)
        yield _stored(row, text).checked()


def facts_of(connection: Connection, version: Version) -> list[StoredFact]:
    """The facts of a version, in order, each checked against its text."""
    columns = schema.facts.c
    rows = connection.execute(
        select(schema.versions.c.document, schema.facts)
        .join_from(schema.facts, schema.versions, schema.versions.c.key == columns.version)
        .where(columns.version == version.key)
        .order_by(columns.number)
    )
    return [_stored(row, version.source.text).checked() for row in rows]


def document_of(connection: Connection, fact: str) -> str | None:
    """The document in whose current version a fact stands."""
    columns = schema.facts.c
    found = connection.execute(
        select(schema.documents.c.id)
        .join_from(schema.documents, schema.versions, schema.is_current())
        .join(schema.facts, columns.version == schema.versions.c.key)
        .where(columns.id == fact)
    ).first()
    return None if found is None else str(found.id)


def keys(connection: Connection, name: str) -> list[str]:
    """The keys of everything that has these words in one of its names."""
    words = folded(name)
    if not words.strip():
        return []
    columns = schema.aliases.c
    rows = connection.execute(select(columns.key).where(columns.name.contains(words)).distinct())
    return sorted(row.key for row in rows)


def versions(connection: Connection, document: str) -> list[Version]:
    """The versions of a document, the first one first."""
    columns = schema.versions.c
    rows = connection.execute(
        select(schema.versions, schema.documents.c.current)
        .join_from(schema.versions, schema.documents, schema.documents.c.id == columns.document)
        .where(columns.document == document)
        .order_by(columns.number)
    )
    return [_version(row) for row in rows]


def languages(connection: Connection, ids: Iterable[str]) -> dict[str, str | None]:
    """The languages that the current versions of some documents are in, where the record has them."""
    found: dict[str, str | None] = {}
    for some in chunks(ids):
        rows = connection.execute(
            select(schema.documents.c.id, schema.facts.c.json)
            .join_from(schema.documents, schema.versions, schema.is_current())
            .join(schema.facts, schema.facts.c.version == schema.versions.c.key)
            .where(schema.documents.c.id.in_(some), schema.facts.c.type == "document")
        )
        found |= {row.id: json.loads(row.json)["language"] for row in rows}
    return found


def documents(connection: Connection, part: str = "") -> Iterator[str]:
    """The ids of the documents that have this in them, in order."""
    column = schema.documents.c.id
    statement = select(column).order_by(column)
    if part:
        statement = statement.where(column.contains(part, autoescape=True))
    for row in connection.execute(statement.execution_options(yield_per=IN_MEMORY)):
        yield row.id


def read_since(connection: Connection, moment: datetime) -> frozenset[str]:
    """The documents whose current version was read at a moment or later."""
    rows = connection.execute(
        select(schema.documents.c.id)
        .join_from(schema.documents, schema.versions, schema.is_current())
        .where(schema.versions.c.read_at >= moment.astimezone(UTC))
    )
    return frozenset(row.id for row in rows)


def quarantined(connection: Connection) -> list[Quarantined]:
    """What could not be read, by document and origin."""
    columns = schema.quarantine.c
    rows = connection.execute(select(schema.quarantine).order_by(columns.document, columns.origin))
    return [Quarantined(row.document, row.origin, row.reason, _aware(row.since)) for row in rows]


def fact_counts(connection: Connection) -> dict[str, int]:
    """How many facts of each type the current versions have, in the order of the contract."""
    rows = connection.execute(
        select(schema.facts.c.type, func.count().label("many"))
        .join_from(schema.facts, schema.versions, schema.versions.c.key == schema.facts.c.version)
        .join(schema.documents, schema.is_current())
        .group_by(schema.facts.c.type)
    )
    found: dict[str, int] = {row.type: row.many for row in rows}
    return {name: found[name] for name in TYPES if name in found}


def _select_facts(
    types: Collection[str], about: Collection[str] | None, documents: list[str] | None
) -> Select[Any]:
    columns = schema.facts.c
    statement = (
        select(schema.versions.c.document, schema.facts)
        .join_from(schema.documents, schema.versions, schema.is_current())
        .join(schema.facts, columns.version == schema.versions.c.key)
        .order_by(schema.documents.c.id, columns.number)
    )
    if types:
        statement = statement.where(columns.type.in_(types))
    if documents is not None:
        statement = statement.where(schema.documents.c.id.in_(documents))
    if about is not None:
        found = select(schema.about.c.version, schema.about.c.number).where(schema.about.c.key.in_(about))
        statement = statement.where(tuple_(columns.version, columns.number).in_(found))
    return statement


def _text(connection: Connection, version: int) -> str:
    statement = select(schema.versions.c.text).where(schema.versions.c.key == version)
    return str(connection.execute(statement).scalar_one())


def _texts(connection: Connection, documents: list[str]) -> dict[int, str]:
    """The texts of the current versions of some documents."""
    return {row.key: row.text for row in answers(connection, _TEXTS, documents)}


def _stored(row: Row[Any], text: str) -> StoredFact:
    return StoredFact(row.id, row.type, row.document, row.confidence, row.quotation, row.json, text)


def _version(row: Row[Any]) -> Version:
    source = Source(
        id=row.document,
        text=row.text,
        media_type=row.media_type,
        title=row.title,
        url=row.url,
        published=row.published,
        publisher=row.publisher,
        author=row.author,
        language=row.language,
        origin=row.origin,
    )
    return Version(
        key=row.key,
        number=row.number,
        current=row.number == row.current,
        source=source,
        digest=row.digest,
        pipeline=row.pipeline,
        read_at=_aware(row.read_at),
    )


def _aware(moment: datetime) -> datetime:
    """SQLite keeps no time zone; what is written is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
