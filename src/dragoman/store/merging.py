"""Merging in the tables of a record: which documents are still to be merged, and where their facts stand.

In: a connection in a transaction, and what merges. Out: documents merged, entries of facts. How facts are
merged is left to `reconcile`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection, Select, func, select

from dragoman.model.entry import Told
from dragoman.model.judgement import Judgement
from dragoman.model.shelf import Dispatches, Shelf
from dragoman.store import accounts_schema, judging, schema, telling, waiting
from dragoman.store.chunking import among, answers, chunks
from dragoman.store.dispatches import StoredDispatches
from dragoman.store.shelf import StoredShelf

TYPES = ("position", "meeting", "statement", "figure", "agreement", "project", "commitment")
"""The types of facts that are merged: names, dates and documents are what they are."""
TOLD = ("document", "date", *TYPES)
"""The types of facts that are fetched of a document that is merged: upkeep asks for some of the others."""

ALIKE, STRANDS = 16, 60
"""Documents of a strand, and strands of an entry, beside which a document is looked at."""

_DISPATCHES = select(schema.sketches.c.document, schema.sketches.c.dispatch).where(
    among(schema.sketches.c.document)
)
Take: TypeAlias = Callable[[Mapping[str, Iterable[Told]], Mapping[str, Sequence[Judgement]], Shelf], None]
"""Puts what documents tell, as they are judged, on a shelf."""
Note: TypeAlias = Callable[[str, str, Sequence[str], Dispatches], None]
"""Puts a document's text among the dispatches."""


@dataclass(frozen=True, slots=True)
class Merging:
    """What merging did: documents; nodes with the entry that they came to; documents of new dispatches.

    The facts of the documents are as they were read, those of the types that are `TOLD`.
    """

    documents: Mapping[str, Sequence[Told]]
    moved: Mapping[str, str]
    renamed: frozenset[str]


Keep: TypeAlias = Callable[[Connection, Merging], None]
"""Brings up to date what hangs on what was merged."""


def merge(
    connection: Connection,
    take: Take,
    note: Note,
    most: int,
    keep: Keep | None = None,
    only: str | None = None,
) -> int:
    """Merge at most so many documents, in the order of their ids, or `only` one; how many it was."""
    shelf, dispatches = StoredShelf(connection), StoredDispatches(connection)
    some = waiting.waiting(connection, most, only)
    documents: dict[str, list[Told]] = {document: [] for document in some}
    for one in telling.told(connection, TOLD, documents=some):
        documents[one.document].append(one)
    merged = {id: [one for one in told if one.fact.type in TYPES] for id, told in documents.items()}
    take(merged, judging.by_document(connection, some), shelf)
    for document, text, around in telling.own_texts(connection, some):
        note(document, text, around, dispatches)
    waiting.no_longer(connection, documents)
    if keep is not None and documents:
        keep(connection, Merging(documents, shelf.moved, frozenset(dispatches.renamed)))
    return len(documents)


def count_unmerged(connection: Connection) -> int:
    """How many documents are still to be merged."""
    return waiting.count(connection)


def entry_of(connection: Connection, document: str | None = None) -> dict[tuple[str, str], str]:
    """The entry of each merged fact, by document and id."""
    tellings, nodes = schema.tellings.c, schema.nodes.c
    asked = select(tellings.document, tellings.fact, nodes.entry).join_from(
        schema.tellings, schema.nodes, nodes.id == tellings.node
    )
    if document is not None:
        asked = asked.where(tellings.document == document)
    return {(row.document, row.fact): row.entry for row in connection.execute(asked)}


def dispatches(connection: Connection) -> dict[str, str]:
    """The dispatch of each document that has a sketch."""
    table = schema.sketches.c
    return {row.document: row.dispatch for row in connection.execute(select(table.document, table.dispatch))}


def dispatches_of(connection: Connection, documents: Iterable[str]) -> dict[str, str]:
    """The dispatch of each of these documents that has a sketch."""
    return {row.document: row.dispatch for row in answers(connection, _DISPATCHES, documents)}


def current_entry(connection: Connection, id: str) -> str:
    """Follow redirects to an id that leads nowhere further."""
    table, seen = schema.redirects.c, {id}
    while (new := connection.execute(select(table.new).where(table.old == id)).scalar()) is not None:
        if new in seen:
            break
        seen.add(new)
        id = new
    return id


def former_entries(connection: Connection, id: str) -> list[str]:
    """The ids that lead to this one, by whatever way, in order."""
    table = schema.redirects.c
    found: set[str] = set()
    ahead = {id}
    while ahead:
        rows = connection.execute(select(table.old).where(table.new.in_(sorted(ahead))))
        ahead = {row.old for row in rows} - found - {id}
        found |= ahead
    return sorted(found)


def told_of(connection: Connection, entries: Iterable[str]) -> list[Told]:
    """All facts of some entries, by document and place."""
    tellings, nodes = schema.tellings.c, schema.nodes.c
    asked = select(tellings.document, tellings.fact).join_from(
        schema.tellings, schema.nodes, nodes.id == tellings.node
    )
    chosen = [asked.where(nodes.entry.in_(some)) for some in chunks(sorted(set(entries)))]
    return _told(connection, chosen)


def told_beside(connection: Connection, document: str) -> list[Told]:
    """What is told of the entries that a document tells of, as far as it is looked at, with its own facts.

    Of each entry those are the strands (what is told alike, of figures in one year) that most documents tell,
    and of each strand its first documents.
    """
    tellings, nodes, facts, strands = (
        one.c
        for one in (schema.tellings, schema.nodes, accounts_schema.account_facts, accounts_schema.strands)
    )
    own = select(tellings.node).where(tellings.document == document)
    entries = select(nodes.entry).where(nodes.id.in_(own))
    most = func.count(facts.document).desc()
    ranked = (
        select(
            strands.strand,
            func.row_number().over(partition_by=nodes.entry, order_by=(most, strands.strand)).label("place"),
        )
        .join_from(accounts_schema.strands, schema.nodes, nodes.id == strands.node)
        .join(accounts_schema.account_facts, facts.strand == strands.strand)
        .where(nodes.entry.in_(entries))
        .group_by(strands.strand, nodes.entry)
        .subquery()
    )
    near = facts.strand.in_(select(ranked.c.strand).where(ranked.c.place <= STRANDS))
    spoken = nodes.entry.in_(entries) & (nodes.type == "statement")
    said = select(tellings.document, tellings.fact, tellings.node.label("alike"))
    said = said.join_from(schema.tellings, schema.nodes, nodes.id == tellings.node).where(spoken)
    alike = select(facts.document, facts.fact, facts.strand.label("alike")).where(near)
    own_facts = select(tellings.document, tellings.fact).where(tellings.document == document)
    return _told(connection, [*map(_first, (alike, said)), own_facts])


def _first(alike: Select[tuple[str, str, str]]) -> Select[tuple[str, str]]:
    """Of what is told alike, the first documents."""
    some = alike.subquery()
    place = func.row_number().over(partition_by=some.c.alike, order_by=some.c.document).label("place")
    ranked = select(some.c.document, some.c.fact, place).subquery()
    return select(ranked.c.document, ranked.c.fact).where(ranked.c.place <= ALIKE)


def _told(connection: Connection, chosen: Iterable[Select[tuple[str, str]]]) -> list[Told]:
    wanted: dict[str, set[str]] = {}
    for asked in chosen:
        for row in connection.execute(asked):
            wanted.setdefault(row.document, set()).add(row.fact)
    told = telling.told(connection, TYPES, documents=sorted(wanted))
    return [one for one in told if one.id in wanted[one.document]]
