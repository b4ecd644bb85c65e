"""Accounts as the contract has them: what stands in their rows, with the points of series and the counts.

In: a connection in a transaction, rows of accounts. Out: the contract's objects. Lists of facts name the
first of many that tell alike; how many there are stands in the counts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from dragoman.store import accounts_schema as tables
from dragoman.store.chunking import chunks

Said = dict[str, Any]


def whole(connection: Connection, rows: Sequence[Row[Any]]) -> list[Said]:
    """The objects of accounts; the rows have `id`, `type`, `sources` and `json`."""
    series = points_of(connection, (row.id for row in rows if row.type == "series"))
    found = []
    for row in rows:
        said = json.loads(row.json)
        said["independent_sources"] = row.sources
        if row.type == "series":
            said["points"] = series.get(row.id, [])
        found.append(said)
    return found


def points_of(connection: Connection, series: Iterable[str]) -> dict[str, list[Said]]:
    """The points of some series, in their order."""
    table = tables.points.c
    found: dict[str, list[Said]] = defaultdict(list)
    for some in chunks(sorted(set(series))):
        rows = connection.execute(select(table.account, table.json).where(table.account.in_(some)))
        for row in rows:
            found[row.account].append(json.loads(row.json))
    return {account: sorted(points, key=_order) for account, points in found.items()}


def _order(point: Said) -> tuple[Any, ...]:
    """As `reconcile.accounts.inferring.order` has it."""
    place = (point["period"] or "~", point["unit"], point["value"], point["qualifier"])
    return (*place, point.get("derived", ""), point.get("base_period", ""), tuple(point["facts"]))
