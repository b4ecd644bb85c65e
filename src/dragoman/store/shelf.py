"""The shelf of a record: nodes, links, regions and entries in its tables (see `dragoman.model.shelf`).

In: a connection in a transaction. Out: what merging asks for. What any of it means is left to `reconcile`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Table,
    TextClause,
    bindparam,
    delete,
    exists,
    insert,
    select,
    text,
    update,
)

from dragoman.model.entry import Told
from dragoman.model.fact import fact_from_json
from dragoman.model.shelf import Link, Node, Pair, Placed
from dragoman.store import schema
from dragoman.store.chunking import among, answers, carry_out, chunks

PAIRS = 150
"""Pairs that one statement names."""
_SHARE = text(
    "INSERT INTO shared (one, other, many) VALUES (:a, :b, :many) "
    "ON CONFLICT (one, other) DO UPDATE SET many = excluded.many"
)


_NODE, _ENTRY, _SHARED = schema.nodes.c, schema.entries.c, schema.shared.c
_TELLINGS = select(schema.tellings).where(among(schema.tellings.c.document))
_UNTELL = delete(schema.tellings).where(among(schema.tellings.c.document))
_KEPT = select(_NODE.id).where(among(_NODE.id))
_TOLD = _KEPT.where(exists().where(schema.tellings.c.node == _NODE.id))
_NODES = select(_NODE.id, _NODE.type, _NODE.sample).where(among(_NODE.id))
_FOUND_BY = select(schema.node_keys).where(among(schema.node_keys.c.key))
_LINKS = select(schema.links).where(among(schema.links.c.one))
_TOGETHER = select(_SHARED.one, _SHARED.other).where(among(_SHARED.one), _SHARED.many > 0)
_REGIONS = select(_NODE.region).where(among(_NODE.id)).distinct()
_MEMBERS = select(_NODE.id, _NODE.entry).where(among(_NODE.region))
_ENTRIES = select(schema.entries).where(among(_ENTRY.region))
_RIVALS = select(schema.entries).where(among(_ENTRY.anchor))
_UNPLACE = delete(schema.entries).where(among(_ENTRY.region))
_PLACE = (
    update(schema.nodes)
    .where(_NODE.id == bindparam("node"))
    .values(entry=bindparam("to"), region=bindparam("in"))
)
_LEAD_NOWHERE = delete(schema.redirects).where(among(schema.redirects.c.old))


class StoredShelf:
    """A shelf in the tables of a record."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._members: dict[str, str] = {}
        self.moved: dict[str, str] = {}
        """The nodes that came to stand in another entry, with that entry."""

    def tellings(self, documents: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        """The facts of each of these documents that tells any, by id, each with its node."""
        found: dict[str, dict[str, str]] = {}
        for row in answers(self._connection, _TELLINGS, documents):
            found.setdefault(row.document, {})[row.fact] = row.node
        return found

    def tell(self, tellings: Mapping[str, Mapping[str, str]]) -> None:
        """Put these (by document) in place of what the documents told."""
        carry_out(self._connection, _UNTELL, tellings)
        self._insert(
            schema.tellings,
            [
                {"document": document, "fact": fact, "node": node}
                for document, its in tellings.items()
                for fact, node in its.items()
            ],
        )

    def told(self, nodes: Collection[str]) -> frozenset[str]:
        """Those of these nodes that a document tells of."""
        return frozenset(row.id for row in answers(self._connection, _TOLD, nodes))

    def kept(self, nodes: Collection[str]) -> frozenset[str]:
        """Those of these nodes that are kept."""
        return frozenset(row.id for row in answers(self._connection, _KEPT, nodes))

    def shared(self, pairs: Collection[Pair]) -> Mapping[Pair, int]:
        """How many documents tell of both nodes of each of these pairs; where none does, it is left out."""
        found: dict[Pair, int] = {}
        for some in chunks(sorted(pairs), PAIRS):
            given = {
                f"{side}{i}": one for i, two in enumerate(some) for side, one in zip("ab", two, strict=True)
            }
            rows = self._connection.execute(_shared(len(some)), given)
            found |= {(row.one, row.other): row.many for row in rows}
        return found

    def told_together(self, nodes: Collection[str]) -> frozenset[Pair]:
        """The pairs of these nodes of which one document at least tells both."""
        rows = answers(self._connection, _TOGETHER, nodes)
        return frozenset((row.one, row.other) for row in rows if row.other in nodes)

    def share(self, counts: Mapping[Pair, int]) -> None:
        """Keep how many documents tell of both nodes of each pair, in place of what was known of it."""
        kept = [{"a": a, "b": b, "many": many} for (a, b), many in counts.items() if many > 0]
        if kept:
            self._connection.execute(_SHARE, kept)
        gone = [{"a": a, "b": b} for (a, b), many in counts.items() if many <= 0]
        if gone:
            table = schema.shared.c
            this = (table.one == bindparam("a")) & (table.other == bindparam("b"))
            self._connection.execute(delete(schema.shared).where(this), gone)

    def nodes(self, ids: Collection[str]) -> Mapping[str, Node]:
        """These nodes."""
        rows = answers(self._connection, _NODES, ids)
        return {row.id: Node(row.id, row.type, _told(row.sample)) for row in rows}

    def put_nodes(self, nodes: Iterable[Node], keys: Mapping[str, Collection[str]]) -> None:
        """Keep new nodes, each with the keys that it is found by."""
        held = list(nodes)
        rows = [{"id": one.id, "type": one.type, "sample": _sample(one.sample)} for one in held]
        self._insert(schema.nodes, rows)
        self._insert(
            schema.node_keys, [{"key": key, "node": one.id} for one in held for key in sorted(keys[one.id])]
        )

    def drop_nodes(self, ids: Collection[str]) -> None:
        """Forget nodes, with their keys and links."""
        links = schema.links.c
        for some in chunks(sorted(ids)):
            self._connection.execute(delete(schema.node_keys).where(schema.node_keys.c.node.in_(some)))
            self._connection.execute(delete(schema.links).where(links.one.in_(some) | links.other.in_(some)))
            self._connection.execute(delete(schema.nodes).where(schema.nodes.c.id.in_(some)))

    def found_by(self, keys: Collection[str]) -> Mapping[str, Collection[str]]:
        """The nodes that each of these keys leads to."""
        found: dict[str, set[str]] = {}
        for row in answers(self._connection, _FOUND_BY, keys):
            found.setdefault(row.key, set()).add(row.node)
        return found

    def put_links(self, links: Iterable[Link]) -> None:
        """Keep links between nodes."""
        rows = [
            {"one": one.pair[0], "other": one.pair[1], "apart": one.apart, "together": one.together}
            for one in links
        ]
        self._insert(schema.links, rows)

    def drop_links(self, pairs: Iterable[Pair]) -> None:
        """Forget links between pairs that are not alike when different documents tell of them."""
        rows = [{"a": a, "b": b} for a, b in pairs]
        if rows:
            table = schema.links.c
            this = (table.one == bindparam("a")) & (table.other == bindparam("b")) & (table.apart == 0)
            self._connection.execute(delete(schema.links).where(this), rows)

    def links(self, nodes: Collection[str]) -> Iterable[Link]:
        """The links between these nodes."""
        rows = answers(self._connection, _LINKS, nodes)
        return [Link((row.one, row.other), row.apart, row.together) for row in rows if row.other in nodes]

    def regions(self, nodes: Collection[str]) -> frozenset[str]:
        """The regions of these nodes."""
        rows = answers(self._connection, _REGIONS, nodes)
        return frozenset(row.region for row in rows if row.region is not None)

    def members(self, regions: Collection[str]) -> Mapping[str, str]:
        """The nodes of some regions, each with its entry."""
        found = {row.id: row.entry for row in answers(self._connection, _MEMBERS, regions)}
        self._members |= found
        return found

    def placed(self, regions: Collection[str]) -> Iterable[Placed]:
        """The entries of some regions."""
        return [_placed(row) for row in answers(self._connection, _ENTRIES, regions)]

    def rivals(self, anchors: Collection[tuple[str, str]]) -> Iterable[Placed]:
        """All entries that are known by one of these (type and anchor)."""
        rows = answers(self._connection, _RIVALS, (anchor for _, anchor in anchors))
        return [_placed(row) for row in rows if (row.type, row.anchor) in anchors]

    def place(self, regions: Collection[str], entries: Mapping[Placed, Collection[str]]) -> None:
        """Put these entries, each with its nodes, in place of all that were in some regions."""
        carry_out(self._connection, _UNPLACE, regions)
        self._insert(schema.entries, [asdict(one) for one in entries])
        moved = [
            {"node": node, "to": entry.id, "in": entry.region}
            for entry, group in entries.items()
            for node in group
        ]
        self.moved |= {
            one["node"]: one["to"] for one in moved if self._members.get(one["node"], one["to"]) != one["to"]
        }
        if moved:
            self._connection.execute(_PLACE, moved)
        self._no_redirect([one.id for one in entries])

    def rename(self, entries: Mapping[str, str]) -> None:
        """Give entries other ids."""
        if not entries:
            return
        pairs = [{"old": old, "new": new} for old, new in sorted(entries.items())]
        for old, new in entries.items():
            rows = self._connection.execute(select(schema.nodes.c.id).where(schema.nodes.c.entry == old))
            self.moved |= {row.id: new for row in rows}
        entry, node = schema.entries.c.id == bindparam("old"), schema.nodes.c.entry == bindparam("old")
        self._connection.execute(update(schema.entries).where(entry).values(id=bindparam("new")), pairs)
        self._connection.execute(update(schema.nodes).where(node).values(entry=bindparam("new")), pairs)
        self._no_redirect(entries.values())

    def redirect(self, ids: Mapping[str, str]) -> None:
        """Let ids that are no longer used lead to others."""
        self._no_redirect(ids)
        self._insert(schema.redirects, [{"old": old, "new": new} for old, new in sorted(ids.items())])

    def _no_redirect(self, ids: Iterable[str]) -> None:
        carry_out(self._connection, _LEAD_NOWHERE, ids)

    def _insert(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)


@cache
def _shared(many: int) -> TextClause:
    """So many pairs (a0, b0 …), looked up one by one: an index on two columns serves no list of both."""
    wanted = ", ".join(f"(:a{i}, :b{i})" for i in range(many))
    return text(
        f"WITH wanted (a, b) AS (VALUES {wanted}) "
        "SELECT one, other, many FROM wanted CROSS JOIN shared WHERE one = a AND other = b AND many > 0"
    )


def _sample(told: Told) -> str:
    said: dict[str, Any] = {"fact": told.fact.to_json(""), "words": told.words}
    if told.published:
        said["published"] = told.published
    if told.bonds or told.sides:
        said |= {"bonds": sorted(told.bonds), "sides": sorted(told.sides)}
    if told.offices:
        said["offices"] = sorted(told.offices)
    if told.works:
        said["works"] = sorted(told.works)
    if told.part:
        said["part"] = told.part
    return json.dumps(said, ensure_ascii=False)


def _told(sample: str) -> Told:
    data = json.loads(sample)
    return Told(
        fact_from_json(data["fact"]),
        id="",
        document="",
        quotation="",
        words=data["words"],
        published=data.get("published"),
        bonds=frozenset(data.get("bonds", ())),
        sides=frozenset((judgement, side) for judgement, side in data.get("sides", ())),
        offices=frozenset((person, office) for person, office in data.get("offices", ())),
        works=frozenset(data.get("works", ())),
        part=data.get("part", ""),
    )


def _placed(row: Any) -> Placed:
    return Placed(row.id, row.type, row.anchor, row.least, row.region)
