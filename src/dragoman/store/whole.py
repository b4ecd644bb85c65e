"""Accounts as the contract has them: what stands in their rows, with the points of series and the counts.

In: a connection in a transaction, rows of accounts. Out: the contract's objects. Lists of facts name the
first of many that tell alike; how many there are stands in the counts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, TextClause, select, text

from dragoman.store import accounts_schema as tables
from dragoman.store.chunking import chunks

PARTS = 40
"""Series whose points are asked for in one statement."""
AT_A_TIME = 500
"""Rows that are fetched at a time."""
Said = dict[str, Any]


def whole(connection: Connection, rows: Sequence[Any], most: int | None = None) -> list[Said]:
    """The objects of accounts; the rows have `id`, `type`, `sources` and `json`; `most` points, if given."""
    ids = [row.id for row in rows if row.type == "series"]
    series = points_of(connection, ids) if most is None else last_points_of(connection, ids, most)
    found = []
    for row in rows:
        said = json.loads(row.json)
        said["independent_sources"] = row.sources
        if row.type == "series":
            said["points"] = series.get(row.id, [])
        found.append(said)
    return found


def every(connection: Connection) -> Iterator[tuple[str, Said]]:
    """The type and the object of every account."""
    table = tables.accounts.c
    asked = select(table.id, table.type, table.sources, table.json).order_by(table.id)
    for rows in connection.execute(asked.execution_options(yield_per=AT_A_TIME)).partitions():
        yield from zip((row.type for row in rows), whole(connection, rows), strict=True)


def every_finding(connection: Connection) -> Iterator[Said]:
    """The object of every finding."""
    table = tables.findings.c
    for row in connection.execute(select(table.json).execution_options(yield_per=AT_A_TIME)):
        yield json.loads(row.json)


def points_of(connection: Connection, series: Iterable[str]) -> dict[str, list[Said]]:
    """The points of some series, in their order."""
    table = tables.points.c
    found: dict[str, list[Said]] = defaultdict(list)
    for some in chunks(sorted(set(series))):
        rows = connection.execute(select(table.account, table.json).where(table.account.in_(some)))
        for row in rows:
            found[row.account].append(json.loads(row.json))
    return {account: sorted(points, key=_order) for account, points in found.items()}


def last_points_of(connection: Connection, series: Iterable[str], most: int) -> dict[str, list[Said]]:
    """At most so many points of each of some series, in their order: the last ones, then those of no time."""
    found: dict[str, list[Said]] = defaultdict(list)
    for some in chunks(sorted(set(series)), PARTS):
        given = {f"a{i}": account for i, account in enumerate(some)}
        for row in connection.execute(_last(len(some), most), given):
            if len(found[row.account]) < most:
                found[row.account].append(json.loads(row.json))
    return {account: sorted(points, key=_order) for account, points in found.items()}


@cache
def _last(many: int, most: int) -> TextClause:
    """The dated points come before those without a time (`~`)."""
    order = "ORDER BY account DESC, period DESC, unit DESC, value DESC, qualifier DESC, id DESC"
    parts = (
        f"SELECT * FROM (SELECT account, json FROM points WHERE account = :a{i} AND period {side} '~' "
        f"{order} LIMIT {most}) AS q{i}{name}"
        for side, name in (("<", "dated"), (">=", "undated"))
        for i in range(many)
    )
    return text(" UNION ALL ".join(parts))


def _order(point: Said) -> tuple[Any, ...]:
    """As `reconcile.accounts.inferring.order` has it."""
    place = (point["period"] or "~", point["unit"], point["value"], point["qualifier"])
    return (*place, point.get("derived", ""), point.get("base_period", ""), tuple(point["facts"]))
