"""Writes the accounts of a made record, with their facts, points and findings.

In: groups of facts. Out: rows. Accounts are made by the program's own rules, of the first facts of each
strand, as upkeep makes them; findings are as the program finds them, of what it finds most often.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert

from benchmarks.grouping import Group
from dragoman.model.account import Account
from dragoman.model.entry import Entry, Told
from dragoman.model.finding import Finding
from dragoman.model.kept import KeptAccount, KeptFinding
from dragoman.reconcile import strands
from dragoman.reconcile.accounts.making import accounts, people
from dragoman.reconcile.looking_back import due
from dragoman.run.keeping import days, kept_account, kept_finding, kept_point, kept_series, spans
from dragoman.store import Record, schema
from dragoman.store import accounts_schema as tables
from dragoman.store.accounts import put_account_rows, put_findings
from dragoman.store.catalogue.tables import account_days, account_sentences
from dragoman.store.keeper import sentence

Places = Mapping[str, tuple[int, datetime]]
"""The version of each document and when it was read."""
Rows = dict[Table, list[dict[str, Any]]]
STATEMENT = "statement"


def keep(
    record: Record, groups: Sequence[Group], copies: Mapping[str, str], where: Places, chance: random.Random
) -> None:
    """Write the accounts of some groups, their findings, and which facts are of which."""
    rows: Rows = {}
    kept: list[KeptAccount] = []
    counts: dict[str, tuple[int, int, datetime]] = {}
    findings: list[KeptFinding] = []
    for group in groups:
        voices = _noted(group, where, rows)
        if group.type == STATEMENT:
            continue
        account = _made(group, voices, copies)
        kept.append(_kept(account, rows))
        counts[group.id] = _counted(group, copies, where)
        told = {one.id: one for one in voices}
        findings += [
            kept_finding(one, told, day) for one, day in _found_of(account, counts[group.id], chance)
        ]
    with record._writing() as connection:
        put_account_rows(connection, kept, counts)
        put_findings(connection, (), findings)
        _insert(connection, rows)


def _noted(group: Group, where: Places, rows: Rows) -> list[Told]:
    """Note where the facts of a group stand; the first of each strand."""
    voices: list[Told] = []
    for node in group.nodes.values():
        node.told.sort(key=lambda one: one[0].place)
        first = node.told[0][0]
        strand, label = strands.strand(first, node.id, None)
        voices += [told for told, _ in node.told[: strands.LIKE]]
        base = {"id": node.id, "type": group.type, "sample": "{}", "region": node.id, "entry": node.entry}
        rows.setdefault(schema.nodes, []).append(base)
        said = {
            "id": node.entry,
            "type": group.type,
            "anchor": node.entry,
            "least": node.id,
            "region": node.id,
        }
        rows.setdefault(schema.entries, []).append(said)
        rows.setdefault(schema.tellings, []).extend(
            {"document": told.document, "fact": told.id, "node": node.id} for told, _ in node.told
        )
        if group.type != STATEMENT:
            own = {"strand": strand, "account": group.id, "label": label, "node": node.id}
            rows.setdefault(tables.strands, []).append(own)
            rows.setdefault(tables.account_facts, []).extend(
                _fact(group.id, strand, told, where[told.document][0], number) for told, number in node.told
            )
            rows.setdefault(account_sentences, []).extend(
                {"account": group.id, "sentence": sentence(told.document, told.context)}
                for told, _ in node.told
            )
    return sorted(voices, key=lambda one: one.place)


def _fact(account: str, strand: str, told: Told, version: int, number: int) -> dict[str, Any]:
    return {
        "account": account,
        "document": told.document,
        "fact": told.id,
        "strand": strand,
        "version": version,
        "number": number,
        "words": told.words,
        "context": told.context,
        "judged": None,
        "settled": None,
        "dating": None,
        "mark": told.id[:20],
    }


def _made(group: Group, voices: Sequence[Told], copies: Mapping[str, str]) -> Account:
    entry = Entry(group.id, group.type, tuple(voices))
    made = people([entry], copies) if group.type == "position" else accounts([entry], copies)
    return made[0]


def _kept(account: Account, rows: Rows) -> KeptAccount:
    """The account as it is kept; of a series the points and days stand apart."""
    if account.type != "series":
        return kept_account(account)
    periods = [point.period for point in account.points]
    points = {one.id: one for one in (kept_point(account.id, point) for point in account.points)}
    rows.setdefault(tables.points, []).extend(
        {
            "account": one.account,
            "id": one.id,
            "source": f"s{one.account}\0{one.period[:4]}",
            "period": one.period,
            "unit": one.unit,
            "value": one.value,
            "qualifier": one.qualifier,
            "json": one.said,
        }
        for one in points.values()
    )
    rows.setdefault(account_days, []).extend(
        {"account": account.id, "first": first, "last": last} for first, last in sorted(spans(periods))
    )
    first, last = days(periods)
    kept = kept_series(replace(account, told=account.told[: strands.LIKE]))
    return replace(kept, first=first, last=last)


def _counted(group: Group, copies: Mapping[str, str], where: Places) -> tuple[int, int, datetime]:
    documents = {told.document for node in group.nodes.values() for told, _ in node.told}
    sources = {copies[one] for one in documents}
    return len(documents), len(sources), max(where[one][1] for one in documents)


def _found_of(
    account: Account, counts: tuple[int, int, datetime], chance: random.Random
) -> Iterator[tuple[Finding, str | None]]:
    """Findings as the program makes them of such an account, each with the day after which it holds."""
    facts = account.facts[:20]
    if account.type == "commitment" and (day := due(account)) is not None:
        said = f"{account.values['action']!r} was due by {day} and is not told of as done by {day}"
        yield Finding("overdue", (account.id,), facts, said, as_of=day.isoformat()), day.isoformat()
    if counts[1] == 1 and account.type in ("commitment", "project", "agreement"):
        yield Finding("single-source", (account.id,), facts, "only one source tells of it"), None
    dates = account.fields.get("date", ())
    if len(dates) > 1 or (account.type == "meeting" and chance.random() < 0.05):
        yield Finding("conflict", (account.id,), facts, "sources disagree", sides=dates, field="date"), None
    if account.type == "series" and account.points:
        point = account.points[0]
        said = f"{point.value} {point.unit} is the sum of its parts"
        fits = chance.random() < 0.8
        yield (
            Finding("arithmetic", (account.id,), point.facts[:5], said, fits, point.value, point.value),
            None,
        )


def _insert(connection: Connection, rows: Rows) -> None:
    for table, some in rows.items():
        if table is schema.entries:
            some = list({one["id"]: one for one in some}.values())
        elif table is account_sentences:
            some = list({tuple(one.values()): one for one in some}.values())
        if some:
            connection.execute(insert(table), some)
