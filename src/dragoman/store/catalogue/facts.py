"""Lists of facts: filtered, ordered, a page at a time, each checked against its text as it comes.

In: a connection in a transaction and what is asked. Out: facts of current versions. `between`, `kinds` and
`holds` are no condition here: they are of accounts and findings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select, tuple_

from dragoman.model.catalogue import Asked, Page
from dragoman.store import schema
from dragoman.store.catalogue.concerning import are_few, fact_concerns
from dragoman.store.catalogue.days import within
from dragoman.store.catalogue.looking import is_one_of
from dragoman.store.catalogue.paging import Sorting, page, sorting
from dragoman.store.catalogue.tables import document_cards, fact_cards
from dragoman.store.stored import StoredFact
from dragoman.store.writing import AT_ONCE, chunks

_C = fact_cards.c
_PLACE = ((_C.version, int), (_C.number, int))
SORTINGS = (
    Sorting("date", ((_C.first, str), *_PLACE), gaps=True),
    Sorting("-date", ((_C.first, str), *_PLACE), falling=True, gaps=True),
    Sorting("name", ((document_cards.c.document, str), (_C.number, int))),
    Sorting("-added", ((_C.read_at, datetime), *_PLACE), falling=True),
)


def fact_page(connection: Connection, asked: Asked) -> Page[StoredFact]:
    """The facts that are asked for.

    Raises:
        AskedError: a cursor, date, order or limit that is none.
        GroundingError: a fact's words are not where it says.
    """
    order = sorting(SORTINGS, asked)
    columns = (_C.version, _C.number, _C.first, _C.read_at)
    question = select(*columns).select_from(fact_cards).where(*conditions(connection, asked, order))
    if order.name == "name":
        its = document_cards.c.version == _C.version
        question = question.add_columns(document_cards.c.document).join(document_cards, its)
    few = connection.dialect.name == "postgresql" and are_few(connection, schema.about.c.key, asked.about)
    return page(connection, question, order, asked, lambda rows: _facts(connection, _places(rows)), few=few)


def conditions(
    connection: Connection, asked: Asked, order: Sorting | None = None
) -> list[ColumnElement[bool]]:
    """What has to be so of a fact; in an order, if it is a page that is asked for."""
    found = within(_C.first, _C.last, asked)
    if asked.types:
        by_type = order is None or (order.gaps and len(asked.types) == 1)
        found.append(is_one_of(_C.type, asked.types, found=by_type))
    if asked.sectors:
        found.append(_C.sector.in_(asked.sectors))
    if asked.statuses:
        found.append(_C.status.in_(asked.statuses))
    if asked.added_since is not None:
        found.append(_C.read_at >= asked.added_since.astimezone(UTC))
    if asked.document is not None:
        its = select(document_cards.c.version).where(document_cards.c.document == asked.document)
        found.append(_C.version == its.scalar_subquery())
    if asked.about is not None:
        found.append(fact_concerns(connection, _C.version, _C.number, asked.about))
    return found


def facts_by_id(connection: Connection, ids: Collection[str]) -> dict[str, StoredFact]:
    """Facts of current versions, of those that there are."""
    facts = schema.facts.c
    found: dict[str, StoredFact] = {}
    for some in chunks(sorted(set(ids))):
        rows = connection.execute(
            select(_C.version, _C.number)
            .join_from(schema.facts, fact_cards, (_C.version == facts.version) & (_C.number == facts.number))
            .where(facts.id.in_(some))
        ).all()
        found |= {one.id: one for one in _facts(connection, _places(rows))}
    return found


def documents_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The documents in whose current versions facts stand, of those that there are."""
    facts, cards = schema.facts.c, document_cards.c
    found: dict[str, str] = {}
    for some in chunks(sorted(set(ids))):
        rows = connection.execute(
            select(facts.id, cards.document)
            .join_from(schema.facts, document_cards, cards.version == facts.version)
            .where(facts.id.in_(some))
        )
        found |= {row.id: row.document for row in rows}
    return found


def _places(rows: Iterable[Any]) -> list[tuple[int, int]]:
    return [(row.version, row.number) for row in rows]


def _facts(connection: Connection, keys: Sequence[tuple[int, int]]) -> list[StoredFact]:
    """The facts of these versions and numbers, in their order."""
    facts, texts = schema.facts.c, schema.versions.c
    held = {
        row.key: row
        for some in chunks(sorted({version for version, _ in keys}))
        for row in connection.execute(
            select(texts.key, texts.document, texts.text).where(texts.key.in_(some))
        )
    }
    found: dict[tuple[int, int], StoredFact] = {}
    for pairs in chunks(keys, AT_ONCE // 2):
        # SQLite looks up single values in an index, pairs it would look for through the whole table.
        near = facts.version.in_({version for version, _ in pairs})
        these = near & tuple_(facts.version, facts.number).in_(pairs)
        for row in connection.execute(select(schema.facts).where(these)):
            text = held[row.version]
            stored = StoredFact(
                row.id, row.type, text.document, row.confidence, row.quotation, row.json, text.text
            )
            found[row.version, row.number] = stored.checked()
    return [found[key] for key in keys]
