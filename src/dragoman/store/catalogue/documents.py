"""Lists of documents: filtered, ordered, a page at a time.

In: a connection in a transaction and what is asked. Out: cards of documents. Filters that are of accounts
and findings alone are no condition here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select

from dragoman.model.catalogue import SIGNS, Asked, DocumentCard, Page
from dragoman.model.errors import AskedError
from dragoman.store import schema
from dragoman.store.catalogue.concerning import are_few, document_concerns
from dragoman.store.catalogue.days import within
from dragoman.store.catalogue.looking import is_one_of
from dragoman.store.catalogue.paging import Sorting, page, sorting
from dragoman.store.catalogue.tables import document_cards
from dragoman.store.writing import chunks

_C = document_cards.c
SORTINGS = (
    Sorting("date", ((_C.first, str), (_C.document, str)), gaps=True),
    Sorting("-date", ((_C.first, str), (_C.document, str)), falling=True, gaps=True),
    Sorting("name", ((_C.name, str), (_C.document, str))),
    Sorting("-sources", ((_C.facts, int), (_C.document, str)), falling=True),
    Sorting("-added", ((_C.read_at, datetime), (_C.document, str)), falling=True),
)
SIGNED: Mapping[str, ColumnElement[bool]] = MappingProxyType(
    {
        "machine-translated": _C.machine_translated.is_(True),
        "generator-prompt": _C.generator_prompt.is_(True),
        "copy": _C.copy_of.is_not(None),
        "irrelevant": _C.relevant.is_(False),
    }
)
"""What has to be so of a document that shows a sign."""


def document_page(connection: Connection, asked: Asked) -> Page[DocumentCard]:
    """The documents that are asked for.

    Raises:
        AskedError: a cursor, date, sign or limit that is none.
    """
    order = sorting(SORTINGS, asked)
    question = select(document_cards).where(*conditions(connection, asked, order))
    few = connection.dialect.name == "postgresql" and are_few(connection, schema.about.c.key, asked.about)
    return page(connection, question, order, asked, _cards, few=few)


def documents_by_id(connection: Connection, ids: Collection[str]) -> dict[str, DocumentCard]:
    """The cards of some documents, of those that the record has."""
    found: dict[str, DocumentCard] = {}
    for some in chunks(sorted(set(ids))):
        rows = connection.execute(select(document_cards).where(_C.document.in_(some))).all()
        found |= {card.id: card for card in _cards(rows)}
    return found


def conditions(
    connection: Connection, asked: Asked, order: Sorting | None = None
) -> list[ColumnElement[bool]]:
    """What has to be so of a document; in an order, if it is a page that is asked for."""
    found = within(_C.first, _C.last, asked)
    if asked.document is not None:
        found.append(_C.document == asked.document)
    if asked.languages:
        found.append(is_one_of(_C.language, asked.languages, found=order is None))
    if asked.publishers:
        found.append(_C.publisher.in_(asked.publishers))
    if asked.added_since is not None:
        found.append(_C.read_at >= asked.added_since.astimezone(UTC))
    if asked.signs:
        found.append(or_(*(_signed(sign) for sign in asked.signs)))
    if asked.about is not None:
        found.append(document_concerns(connection, _C.version, asked.about, found=order is None))
    return found


def _signed(sign: str) -> ColumnElement[bool]:
    if sign not in SIGNED:
        raise AskedError(f"sign: {sign!r} is none of {', '.join(SIGNS)}")
    return SIGNED[sign]


def _cards(rows: Sequence[Row[Any]]) -> list[DocumentCard]:
    return [
        DocumentCard(
            id=row.document,
            title=row.title,
            published=row.published,
            publisher=row.publisher,
            language=row.language,
            relevant=row.relevant,
            machine_translated=row.machine_translated,
            generator_prompt=row.generator_prompt,
            copy_of=row.copy_of,
            read_at=row.read_at if row.read_at.tzinfo else row.read_at.replace(tzinfo=UTC),
            facts=row.facts,
            url=row.url,
        )
        for row in rows
    ]
