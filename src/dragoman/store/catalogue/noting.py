"""Keeps the rows that lists are asked of, wherever a document is written or its copies are named.

In: an entry as it is written. Out: its row, and a row a fact, in place of those of the version before.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from dragoman.store.about import folded
from dragoman.store.catalogue.days import days, days_of
from dragoman.store.catalogue.tables import document_cards, fact_cards
from dragoman.store.chunking import chunks
from dragoman.store.entry import Entry

LONGEST_NAME = 200
"""Characters of a title that documents are ordered by."""
LISTED = ("sector", "status")
"""The fields of facts that lists filter by."""


def note(connection: Connection, written: Iterable[tuple[Entry, int]], now: datetime) -> None:
    """Put the rows of documents (each with its version) and of their facts in place of what was noted."""
    held = list(written)
    cards, facts = document_cards.c, fact_cards.c
    for some in chunks(entry.source.id for entry, _ in held):
        before = connection.execute(select(cards.version).where(cards.document.in_(some))).scalars().all()
        if before:
            connection.execute(delete(fact_cards).where(facts.version.in_(before)))
            connection.execute(delete(document_cards).where(cards.document.in_(some)))
    rows = [
        fact_row(json.loads(fact.json)) | {"version": version, "number": number, "read_at": now}
        for entry, version in held
        for number, fact in enumerate(entry.facts)
    ]
    for table, new in (
        (document_cards, [_document_row(entry, version, now) for entry, version in held]),
        (fact_cards, rows),
    ):
        if new:
            connection.execute(insert(table), new)


def note_copies(connection: Connection, dispatches: Mapping[str, str]) -> None:
    """Note of which document others are copies: a dispatch is named by one of its own."""
    if not dispatches:
        return
    this = document_cards.c.document == bindparam("of")
    rows = [
        {"of": document, "to": None if name == document else name}
        for document, name in sorted(dispatches.items())
    ]
    connection.execute(update(document_cards).where(this).values(copy_of=bindparam("to")), rows)


def fact_row(said: Mapping[str, Any]) -> dict[str, Any]:
    """What lists filter facts by, of a fact as the contract has it."""
    first, last = days_of(said)
    return {"type": said["type"], "first": first, "last": last} | {name: said.get(name) for name in LISTED}


def _document_row(entry: Entry, version: int, now: datetime) -> dict[str, Any]:
    source, told = entry.source, entry.told
    published = told.get("published") or source.published
    first, last = days(published)
    return {
        "document": source.id,
        "version": version,
        "name": folded(source.title or "").strip()[:LONGEST_NAME] or source.id,
        "title": source.title,
        "url": source.url,
        "published": published,
        "first": first,
        "last": last,
        "publisher": told.get("publisher") or source.publisher,
        "language": told.get("language") or source.language,
        "relevant": told.get("relevant", True),
        "machine_translated": told.get("machine_translated", False),
        "generator_prompt": told.get("generator_prompt", False),
        "read_at": now,
        "facts": sum(fact.type != "document" for fact in entry.facts),
    }
