"""Writes documents with their facts, inside a transaction that the record has begun.

In: entries. Out: what became of each. A text that is new to its document makes a new version; the same text
under another pipeline has its facts replaced; the same text under the same pipeline is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from dragoman.model.document import Source
from dragoman.store import schema
from dragoman.store.catalogue import noting
from dragoman.store.chunking import AT_ONCE as AT_ONCE
from dragoman.store.chunking import chunks as chunks
from dragoman.store.entry import Entry, shortened
from dragoman.store.searching import filling
from dragoman.store.waiting import wait


class Outcome(StrEnum):
    """What writing an entry did."""

    NEW = "new"
    CHANGED = "changed"
    REREAD = "reread"
    UNCHANGED = "unchanged"


class State(NamedTuple):
    """What the record has of a document: its current version and what that was made from."""

    key: int
    number: int
    digest: str
    pipeline: str


def states(connection: Connection, ids: Iterable[str]) -> dict[str, State]:
    """The states of those documents that the record has."""
    found: dict[str, State] = {}
    for some in chunks(ids):
        rows = connection.execute(
            select(
                schema.documents.c.id,
                schema.versions.c.key,
                schema.versions.c.number,
                schema.versions.c.digest,
                schema.versions.c.pipeline,
            )
            .join_from(schema.documents, schema.versions, schema.is_current())
            .where(schema.documents.c.id.in_(some))
        )
        found |= {row.id: State(row.key, row.number, row.digest, row.pipeline) for row in rows}
    return found


def write(connection: Connection, batch: Sequence[Entry], now: datetime) -> list[Outcome]:
    """Write the entries in their order and say what became of each."""
    known = states(connection, (entry.source.id for entry in batch))
    outcomes: list[Outcome] = []
    changed: dict[str, tuple[Entry, int]] = {}
    facts: dict[int, Entry] = {}
    for entry in batch:
        outcome, state = _write_version(connection, entry, known.get(entry.source.id), now)
        outcomes.append(outcome)
        known[entry.source.id] = state
        if outcome is not Outcome.UNCHANGED:
            facts[state.key] = entry
            changed[entry.source.id] = (entry, state.key)
    _write_facts(connection, facts)
    noting.note(connection, changed.values(), now)
    wait(connection, changed)
    _write_aliases(connection, batch)
    _fill_index(connection, batch, outcomes, known)
    return outcomes


def held(connection: Connection, sources: Sequence[tuple[str, str | None]]) -> set[tuple[str, str]]:
    """The entries of the quarantine that these sources (id and origin) stand in, by document or origin."""
    table = schema.quarantine.c
    found: set[tuple[str, str]] = set()
    for some in chunks(sources):
        ids = [shortened(one) for one, _ in some]
        origins = [shortened(origin) for _, origin in some if origin]
        these = select(table.document, table.origin).where(
            table.document.in_(ids) | table.origin.in_(origins)
        )
        found |= {(row.document, row.origin) for row in connection.execute(these)}
    return found


def release(connection: Connection, sources: Sequence[tuple[str, str | None]]) -> None:
    """Take out of the quarantine what has been read after all."""
    table = schema.quarantine.c
    for document, origin in held(connection, sources):
        this = (table.document == document) & (table.origin == origin)
        connection.execute(delete(schema.quarantine).where(this))


def _write_version(
    connection: Connection, entry: Entry, known: State | None, now: datetime
) -> tuple[Outcome, State]:
    digest = entry.source.digest
    if known and known.digest == digest:
        if known.pipeline == entry.pipeline:
            return Outcome.UNCHANGED, known
        _clear(connection, known.key)
        connection.execute(
            update(schema.versions)
            .where(schema.versions.c.key == known.key)
            .values(pipeline=entry.pipeline, read_at=now, origin=entry.source.origin)
        )
        return Outcome.REREAD, known._replace(pipeline=entry.pipeline)
    number = known.number + 1 if known else 1
    if known:
        document = schema.documents.c.id == entry.source.id
        connection.execute(update(schema.documents).where(document).values(current=number))
    else:
        connection.execute(insert(schema.documents), {"id": entry.source.id, "current": number})
    row = _version_row(entry.source) | {
        "number": number, "digest": digest, "pipeline": entry.pipeline, "read_at": now
    }  # fmt: skip
    key = connection.execute(insert(schema.versions), row).inserted_primary_key
    state = State(key[0] if key else 0, number, digest, entry.pipeline)
    return (Outcome.CHANGED if known else Outcome.NEW), state


def _version_row(source: Source) -> dict[str, Any]:
    return {
        "document": source.id,
        "text": source.text,
        "media_type": source.media_type,
        "title": source.title,
        "url": source.url,
        "published": source.published,
        "publisher": source.publisher,
        "author": source.author,
        "language": source.language,
        "origin": source.origin,
    }


def _clear(connection: Connection, version: int) -> None:
    for table in (schema.about, schema.facts):
        connection.execute(delete(table).where(table.c.version == version))


def _write_facts(connection: Connection, entries: Mapping[int, Entry]) -> None:
    """Write the facts of versions, all at once: each statement to a server costs a journey."""
    rows = [
        {
            "version": version,
            "number": number,
            "id": fact.id,
            "type": fact.type,
            "confidence": fact.confidence,
            "quotation": fact.quotation,
            "json": fact.json,
        }
        for version, entry in entries.items()
        for number, fact in enumerate(entry.facts)
    ]
    keys = [
        {"key": key, "version": version, "number": number}
        for version, entry in entries.items()
        for number, fact in enumerate(entry.facts)
        for key in sorted(fact.keys)
    ]
    for table, held in ((schema.facts, rows), (schema.about, keys)):
        if held:
            connection.execute(insert(table), held)


def _fill_index(
    connection: Connection, batch: Sequence[Entry], outcomes: Sequence[Outcome], known: Mapping[str, State]
) -> None:
    """Put what was written into the index of search; of a document that is there twice, the last text."""
    written = {
        entry.source.id: entry
        for entry, outcome in zip(batch, outcomes, strict=True)
        if outcome is not Outcome.UNCHANGED
    }
    filling.fill(
        connection,
        [
            filling.Read(
                document=id,
                version=known[id].key,
                pipeline=entry.pipeline,
                text=entry.source.text,
                title=entry.source.title,
                said=entry.told,
                publisher=entry.source.publisher,
                published=entry.source.published,
                facts=[(number, fact.type, fact.quotation) for number, fact in enumerate(entry.facts)],
            )
            for id, entry in written.items()
        ],
    )


def _write_aliases(connection: Connection, batch: Sequence[Entry]) -> None:
    wanted = {
        (key, name)
        for entry in batch
        for fact in entry.facts
        for key, names in fact.keys.items()
        for name in names
    }
    columns = schema.aliases.c
    for keys in chunks(sorted({key for key, _ in wanted})):
        rows = connection.execute(select(columns.key, columns.name).where(columns.key.in_(keys)))
        wanted -= {(row.key, row.name) for row in rows}
    if wanted:
        new = [{"key": key, "name": name} for key, name in sorted(wanted)]
        connection.execute(insert(schema.aliases), new)
