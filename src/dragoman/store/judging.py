"""Judgements in the tables of a record: kept for ever, in the order in which they were made.

In: a connection in a transaction. Out: judgements. A document that one is on is merged anew when the record
is next asked. What a judgement does to facts is left to `reconcile`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from dragoman.model.errors import RecordError
from dragoman.model.judgement import Anchor, Judgement
from dragoman.store import schema
from dragoman.store.chunking import among, answers, chunks
from dragoman.store.waiting import wait

_ON = (
    select(schema.judgements, schema.judged.c.document)
    .join(schema.judged, schema.judged.c.judgement == schema.judgements.c.number)
    .where(among(schema.judged.c.document))
    .order_by(schema.judgements.c.number)
)


def add(connection: Connection, judgement: Judgement, now: datetime) -> Judgement:
    """Keep a judgement, with its number.

    Raises:
        RecordError: it takes back one that there is not.
    """
    documents = {one.document for one in judgement.anchors}
    if judgement.undoes is not None:
        undone = _one(connection, judgement.undoes)
        documents |= {one.document for one in undone.anchors}
    said = {"anchors": [asdict(one) for one in judgement.anchors], "changes": dict(judgement.changes)}
    row = {
        "made_at": now,
        "name": judgement.name,
        "verdict": judgement.verdict,
        "reason": judgement.reason,
        "json": json.dumps(said, ensure_ascii=False, sort_keys=True),
        "undoes": judgement.undoes,
    }
    key = connection.execute(insert(schema.judgements).values(row)).inserted_primary_key
    number = int(key[0]) if key else 0
    if documents:
        rows = [{"judgement": number, "document": one} for one in sorted(documents)]
        connection.execute(insert(schema.judged), rows)
    wait(connection, documents)
    return _one(connection, number)


def judgements(connection: Connection, documents: Iterable[str] | None = None) -> list[Judgement]:
    """All judgements in their order, or those on some documents."""
    table = schema.judgements
    if documents is None:
        return [_judgement(row) for row in connection.execute(select(table).order_by(table.c.number))]
    found: dict[int, Judgement] = {}
    for some in chunks(sorted(set(documents))):
        asked = select(table).join(schema.judged, schema.judged.c.judgement == table.c.number)
        rows = connection.execute(asked.where(schema.judged.c.document.in_(some)).distinct())
        found |= {row.number: _judgement(row) for row in rows}
    return [found[number] for number in sorted(found)]


def by_document(connection: Connection, documents: Iterable[str]) -> dict[str, list[Judgement]]:
    """The judgements on each of some documents that has been judged, in their order."""
    found: dict[str, list[Judgement]] = {}
    for row in answers(connection, _ON, documents):
        found.setdefault(row.document, []).append(_judgement(row))
    return found


def _one(connection: Connection, number: int) -> Judgement:
    row = connection.execute(select(schema.judgements).where(schema.judgements.c.number == number)).first()
    if row is None:
        raise RecordError(f"there is no judgement {number}; see `dragoman log`")
    return _judgement(row)


def _judgement(row: Any) -> Judgement:
    said = json.loads(row.json)
    made_at = row.made_at if row.made_at.tzinfo else row.made_at.replace(tzinfo=UTC)
    return Judgement(
        verdict=row.verdict,
        name=row.name,
        reason=row.reason,
        anchors=tuple(Anchor(**one) for one in said["anchors"]),
        changes=said["changes"],
        undoes=row.undoes,
        number=row.number,
        made_at=made_at,
    )
