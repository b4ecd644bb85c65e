"""What is found of which subject, what was looked up for it, and the points of series.

In: a connection in a transaction. Out: rows put in place of others; which findings changed on that account.
What is a subject, and what is found of it, is left to `reconcile`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from dragoman.model.kept import KeptFinding, KeptPoint
from dragoman.store import accounts_schema as tables
from dragoman.store.accounts import put_findings
from dragoman.store.chunking import chunks


class Findings:
    """Subjects with what they read and what is found of them, in the tables of a record."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def readers(self, keys: Collection[str]) -> frozenset[str]:
        """The subjects that looked up one of these keys."""
        table, found = tables.reads.c, set()
        for some in chunks(sorted(keys)):
            rows = self._connection.execute(select(table.subject).where(table.key.in_(some)).distinct())
            found |= {row.subject for row in rows}
        return frozenset(found)

    def note_reads(self, subject: str, keys: Collection[str]) -> None:
        """Note which keys a subject looked up, in place of what it did before."""
        table = tables.reads
        rows = self._connection.execute(select(table.c.key).where(table.c.subject == subject))
        before = {row.key for row in rows}
        gone = [{"k": key} for key in before - set(keys)]
        if gone:
            this = (table.c.key == bindparam("k")) & (table.c.subject == subject)
            self._connection.execute(delete(table).where(this), gone)
        new = [{"key": key, "subject": subject} for key in sorted(set(keys) - before)]
        if new:
            self._connection.execute(insert(table), new)

    def note_found(self, subject: str, found: Mapping[str, tuple[int, KeptFinding]]) -> frozenset[str]:
        """Put what is found of a subject in place of what was; the findings that changed on that account."""
        table = tables.found
        rows = self._connection.execute(select(table).where(table.c.subject == subject))
        before = {row.finding: (row.rank, row.json) for row in rows}
        now = {id: (rank, _written(one)) for id, (rank, one) in found.items()}
        changed = frozenset(id for id in before.keys() | now.keys() if before.get(id) != now.get(id))
        if not changed:
            return changed
        old = [{"f": id} for id in sorted(changed & before.keys())]
        if old:
            this = (table.c.subject == subject) & (table.c.finding == bindparam("f"))
            self._connection.execute(delete(table).where(this), old)
        new = [
            {"subject": subject, "finding": id, "rank": now[id][0], "json": now[id][1]}
            for id in sorted(changed & now.keys())
        ]
        if new:
            self._connection.execute(insert(table), new)
        return changed

    def show(self, ids: Collection[str]) -> None:
        """Put findings as the subject of the greatest rank has them; those that none has are forgotten."""
        table = tables.found.c
        best: dict[str, tuple[int, str]] = {}
        for some in chunks(sorted(ids)):
            rows = self._connection.execute(select(tables.found).where(table.finding.in_(some)))
            for row in rows:
                best[row.finding] = max(best.get(row.finding, (-1, "")), (row.rank, row.json))
        put_findings(self._connection, ids, [_read(said) for _, said in best.values()])

    def put_points(self, source: str, points: Iterable[KeptPoint]) -> frozenset[str]:
        """Put the points that a source brings in place of those it brought; the series that changed."""
        table = tables.points
        rows = self._connection.execute(select(table).where(table.c.source == source))
        before = {(row.account, row.id): row.json for row in rows}
        now = {(one.account, one.id): one for one in points}
        gone = [key for key in before if key not in now or now[key].said != before[key]]
        new = [one for key, one in now.items() if before.get(key) != one.said]
        if gone:
            this = (table.c.account == bindparam("a")) & (table.c.id == bindparam("i"))
            self._connection.execute(delete(table).where(this), [{"a": a, "i": i} for a, i in gone])
        if new:
            self._connection.execute(insert(table), [_point_row(one, source) for one in new])
        return frozenset((*(account for account, _ in gone), *(one.account for one in new)))

    def periods(self, account: str) -> frozenset[str]:
        """The periods of the points of a series."""
        table = tables.points.c
        rows = self._connection.execute(select(table.period).where(table.account == account).distinct())
        return frozenset(row.period for row in rows)


def _written(one: KeptFinding) -> str:
    said = asdict(one) | {"keys": sorted(one.keys), "days": sorted(one.days)}
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
