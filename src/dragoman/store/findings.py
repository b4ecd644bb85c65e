"""What is found of which subject, what was looked up for it, and the points of series.

In: a connection in a transaction. Out: rows put in place of others; which findings changed on that account.
What is a subject, and what is found of it, is left to `reconcile`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, delete, insert, select, text

from dragoman.model.kept import KeptFinding, KeptPoint
from dragoman.store import accounts_schema as tables
from dragoman.store.accounts import put_findings
from dragoman.store.chunking import among, answers, chunks

_READERS = select(tables.reads.c.subject).where(among(tables.reads.c.key)).distinct()
_READS = select(tables.reads).where(among(tables.reads.c.subject))
_FOUND = select(tables.found).where(among(tables.found.c.subject))
_SHOWN = select(tables.found).where(among(tables.found.c.finding))
_POINTS = select(tables.points).where(among(tables.points.c.source))
_PERIODS = (
    select(tables.points.c.account, tables.points.c.period).where(among(tables.points.c.account)).distinct()
)
_FIELDS = tuple(one.name for one in fields(KeptFinding))


@dataclass(slots=True)
class Noted:
    """What is noted of a subject until it is written."""

    reads: frozenset[str]
    found: Mapping[str, tuple[int, KeptFinding]]


class Findings:
    """Subjects with what they read and what is found of them, in the tables of a record.

    What is noted is written by `write`, all at once: a statement for many subjects costs little more than one
    for one.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._noted: dict[str, Noted] = {}
        self._points: dict[str, dict[tuple[str, str], KeptPoint]] = {}

    def readers(self, keys: Collection[str]) -> frozenset[str]:
        """The subjects that looked up one of these keys."""
        return frozenset(row.subject for row in answers(self._connection, _READERS, keys))

    def readers_of_all(self, keys: Sequence[str]) -> frozenset[str]:
        """The subjects that looked up each of these keys; the first is the one that fewest looked up."""
        given = {f"k{i}": key for i, key in enumerate(keys)}
        rows = self._connection.execute(_of_all(len(keys)), given)
        return frozenset(row.subject for row in rows)

    def note(
        self, subject: str, reads: Collection[str], found: Mapping[str, tuple[int, KeptFinding]]
    ) -> None:
        """Note which keys a subject looked up and what is found of it, in place of what was."""
        self._noted[subject] = Noted(frozenset(reads), found)

    def note_points(self, source: str, points: Iterable[KeptPoint]) -> None:
        """Note the points that a source brings, in place of those that it brought."""
        self._points[source] = {(one.account, one.id): one for one in points}

    def write(self) -> None:
        """Write what is noted of subjects; findings are put as the subject of the greatest rank has them."""
        changed: set[str] = set()
        if self._noted:
            self._write_reads(sorted(self._noted))
            changed |= self._write_found(sorted(self._noted))
        self._noted.clear()
        self._show(changed)

    def write_points(self) -> frozenset[str]:
        """Write the points that are noted; the series that changed on that account."""
        table, changed = tables.points, set[str]()
        for some in chunks(sorted(self._points)):
            before: dict[str, dict[tuple[str, str], str]] = {source: {} for source in some}
            for row in answers(self._connection, _POINTS, some):
                before[row.source][row.account, row.id] = row.json
            gone, new = [], []
            for source in some:
                was, now = before[source], self._points[source]
                gone += [key for key in was if key not in now or now[key].said != was[key]]
                new += [_point_row(one, source) for key, one in now.items() if was.get(key) != one.said]
            if gone:
                this = (table.c.account == bindparam("a")) & (table.c.id == bindparam("i"))
                self._connection.execute(delete(table).where(this), [{"a": a, "i": i} for a, i in gone])
            if new:
                self._connection.execute(insert(table), new)
            changed |= {account for account, _ in gone} | {one["account"] for one in new}
        self._points.clear()
        return frozenset(changed)

    def _write_reads(self, subjects: list[str]) -> None:
        table = tables.reads
        before = {(row.key, row.subject) for row in answers(self._connection, _READS, subjects)}
        now = {(key, one) for one in subjects for key in self._noted[one].reads}
        gone = [{"k": key, "s": one} for key, one in sorted(before - now)]
        if gone:
            this = (table.c.key == bindparam("k")) & (table.c.subject == bindparam("s"))
            self._connection.execute(delete(table).where(this), gone)
        new = [{"key": key, "subject": one} for key, one in sorted(now - before)]
        if new:
            self._connection.execute(insert(table), new)

    def _write_found(self, subjects: list[str]) -> set[str]:
        """Write what is found of subjects; the findings that changed on that account."""
        table = tables.found
        rows = answers(self._connection, _FOUND, subjects)
        before = {(row.subject, row.finding): (row.rank, row.json) for row in rows}
        now = {
            (one, id): (rank, _written(finding))
            for one in subjects
            for id, (rank, finding) in self._noted[one].found.items()
        }
        gone = [key for key, said in before.items() if now.get(key) != said]
        if gone:
            this = (table.c.subject == bindparam("s")) & (table.c.finding == bindparam("f"))
            self._connection.execute(delete(table).where(this), [{"s": one, "f": id} for one, id in gone])
        new = [key for key, said in now.items() if before.get(key) != said]
        if new:
            given = [
                {"subject": one, "finding": id, "rank": now[one, id][0], "json": now[one, id][1]}
                for one, id in sorted(new)
            ]
            self._connection.execute(insert(table), given)
        return {id for _, id in (*gone, *new)}

    def _show(self, ids: Collection[str]) -> None:
        best: dict[str, tuple[int, str]] = {}
        for row in answers(self._connection, _SHOWN, ids):
            best[row.finding] = max(best.get(row.finding, (-1, "")), (row.rank, row.json))
        if ids:
            put_findings(self._connection, ids, [_read(said) for _, said in best.values()])

    def periods(self, accounts: Iterable[str]) -> dict[str, set[str]]:
        """The periods of the points of some series."""
        found = {account: set[str]() for account in accounts}
        for row in answers(self._connection, _PERIODS, found):
            found[row.account].add(row.period)
        return found


@cache
def _of_all(many: int) -> TextClause:
    joined = (f"JOIN reads r{i} ON r{i}.subject = r0.subject AND r{i}.key = :k{i}" for i in range(1, many))
    said = text(f"SELECT r0.subject FROM reads r0 {' '.join(joined)} WHERE r0.key = :k0")
    return said.columns(subject=tables.reads.c.subject.type)  # type: ignore[return-value]


def _written(one: KeptFinding) -> str:
    said = {name: getattr(one, name) for name in _FIELDS} | {
        "keys": sorted(one.keys),
        "days": sorted(one.days),
    }
    return json.dumps(said, ensure_ascii=False)


def _read(said: str) -> KeptFinding:
    data = json.loads(said)
    places = {name: tuple(map(tuple, data[name])) for name in ("facts",)}
    sets = {"keys": frozenset(data["keys"]), "days": frozenset(map(tuple, data["days"]))}
    return KeptFinding(**{**data, "about": tuple(data["about"]), **places, **sets})


def _point_row(one: KeptPoint, source: str) -> dict[str, Any]:
    return {
        "account": one.account,
        "id": one.id,
        "source": source,
        "period": one.period,
        "unit": one.unit,
        "value": one.value,
        "qualifier": one.qualifier,
        "json": one.said,
    }
