"""Accounts and findings in the tables of a record: what is kept of them is put in place of what was.

In: a connection in a transaction, accounts and findings as they are kept. Out: rows. What follows from what
is left to `run.upkeep`; questions to these tables stand in `store.catalogue`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, Connection, Delete, Table, delete, insert, select

from dragoman.model.kept import PARTY, KeptAccount, KeptFinding
from dragoman.store import accounts_schema as tables
from dragoman.store import schema
from dragoman.store.catalogue.shortening import brief
from dragoman.store.catalogue.tables import account_days, account_sectors, account_sentences, finding_days
from dragoman.store.chunking import among, answers, carry_out
from dragoman.store.searching import filling
from dragoman.store.searching.naming import named

ROW_TABLES = (
    (tables.account_keys, tables.account_keys.c.account),
    (tables.accounts, tables.accounts.c.id),
)
FINDING_TABLES = (
    (tables.finding_about, tables.finding_about.c.finding),
    (tables.finding_keys, tables.finding_keys.c.finding),
    (tables.finding_facts, tables.finding_facts.c.finding),
    (finding_days, finding_days.c.finding),
    (tables.findings, tables.findings.c.id),
)
_READ_AT = (
    select(schema.documents.c.id, schema.versions.c.read_at)
    .join_from(schema.documents, schema.versions, schema.is_current())
    .where(among(schema.documents.c.id))
)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a document was read that is not in the record any more."""


Counts = tuple[int, int, datetime]
"""How many documents and how many independent sources tell of an account, and when the last was read."""


def put_account_rows(
    connection: Connection, accounts: Iterable[KeptAccount], counts: Mapping[str, Counts]
) -> None:
    """Put accounts in place of what they were; their facts and sentences stand with the documents."""
    held = list(accounts)
    _drop(connection, ROW_TABLES, {one.id for one in held})
    dated = [one for one in held if one.days is not None]
    _drop(connection, ((account_days, account_days.c.account),), {one.id for one in dated})
    _insert(connection, tables.accounts, [_account_row(one, counts[one.id]) for one in held])
    keys = [
        {"key": key, "account": one.id, "role": role}
        for one in held
        for key, role in sorted(one.keys.items())
    ]
    _insert(connection, tables.account_keys, keys)
    days = [{"account": one.id, "first": a, "last": b} for one in dated for a, b in sorted(one.days or ())]
    _insert(connection, account_days, days)
    entries = [named(one.id, one.type, counts[one.id][1], one.title, one.said) for one in held]
    filling.fill_entries(connection, (), entries)


def drop_accounts(connection: Connection, gone: Collection[str]) -> None:
    """Forget accounts."""
    _drop(connection, (*ROW_TABLES, (account_days, account_days.c.account)), gone)
    filling.fill_entries(connection, gone, ())


def put_findings(connection: Connection, gone: Collection[str], findings: Iterable[KeptFinding]) -> None:
    """Put these findings in place of those with ids that are gone."""
    held = list(findings)
    _drop(connection, FINDING_TABLES, {*gone, *(one.id for one in held)})
    read = read_at(connection, {document for one in held for document, _ in one.facts})
    _insert(connection, tables.findings, [_finding_row(one, read) for one in held])
    about = [{"account": id, "finding": one.id} for one in held for id in sorted(set(one.about))]
    keys = [{"key": key, "finding": one.id} for one in held for key in sorted(one.keys)]
    facts = [
        {"finding": one.id, "document": document, "fact": fact}
        for one in held
        for document, fact in one.facts
    ]
    _insert(connection, tables.finding_about, about)
    _insert(connection, tables.finding_keys, keys)
    _insert(connection, tables.finding_facts, facts)
    days = [{"finding": one.id, "first": a, "last": b} for one in held for a, b in sorted(one.days)]
    _insert(connection, finding_days, days)


def clear(connection: Connection) -> None:
    """Forget all accounts and findings."""
    kept = (tables.account_facts, tables.strands, tables.points, tables.offers, tables.reads, tables.found)
    lists = (
        account_days,
        account_sentences,
        account_sectors,
        *(table for table, _ in (*ROW_TABLES, *FINDING_TABLES)),
    )
    for table in (*kept, *lists):
        connection.execute(delete(table))


def worked_out_by(connection: Connection) -> str | None:
    """What accounts and findings were worked out by; None where they never were."""
    value = select(tables.upkeep.c.value).where(tables.upkeep.c.name == "version")
    return connection.execute(value).scalar()


def note_worked_out(connection: Connection, version: str) -> None:
    """Note what accounts and findings are worked out by."""
    connection.execute(delete(tables.upkeep).where(tables.upkeep.c.name == "version"))
    connection.execute(insert(tables.upkeep), {"name": "version", "value": version})


def read_at(connection: Connection, documents: Collection[str]) -> dict[str, datetime]:
    """When the current versions of documents were read."""
    return {
        row.id: row.read_at if row.read_at.tzinfo else row.read_at.replace(tzinfo=UTC)
        for row in answers(connection, _READ_AT, documents)
    }


def _latest(facts: Iterable[tuple[str, str]], read: Mapping[str, datetime]) -> datetime:
    return max((read[document] for document, _ in facts if document in read), default=NEVER)


def _account_row(one: KeptAccount, counts: Counts) -> dict[str, Any]:
    return {
        "id": one.id,
        "type": one.type,
        "kind": one.kind,
        "title": one.title,
        "name": one.name,
        "status": one.status,
        "date": one.date,
        "first": one.first,
        "last": one.last,
        "due": one.due,
        "sector": one.sector,
        "sources": counts[1],
        "documents": counts[0],
        "added": counts[2],
        "json": one.said,
        "brief": brief(one.said),
        "parties": "\n".join(sorted(key for key, role in one.keys.items() if role == PARTY)) or None,
    }


def _finding_row(one: KeptFinding, read: Mapping[str, datetime]) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "holds": one.holds,
        "field": one.field,
        "first": one.first,
        "last": one.last,
        "due": one.due,
        "found_at": _latest(one.facts, read),
        "json": one.said,
    }


def _drop(connection: Connection, places: Iterable[tuple[Table, Column[Any]]], ids: Collection[str]) -> None:
    for table, column in places:
        carry_out(connection, _dropping(table, column), ids)


@cache
def _dropping(table: Table, column: Column[Any]) -> Delete:
    return delete(table).where(among(column))


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
