"""The documents: a list with facets, and a reader in which every fact is marked in the text."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response

from dragoman.model.catalogue import DocumentCard
from dragoman.serve.web import addresses, interim
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.visit import Visiting

router = APIRouter()

COLUMNS = ("id", "title", "published", "publisher", "language", "signs", "copy_of", "facts", "read_at", "url")
FACETS = ("publisher", "language", "sign")


@router.get("/documents")
def documents(visit: Visiting) -> Response:
    """The documents that fit, the latest first."""
    asked = visit.asked(order="-date")
    page = interim.document_cards(visit.site.record, asked)
    facets = interim.facets(visit.site.record, asked, FACETS)
    return visit.answer(
        Shown(
            "documents.html",
            visit.words.gettext("Documents"),
            {"page": page, "facets": facets},
            COLUMNS,
            [row(one) for one in page.items],
            page.next,
            name="documents",
        )
    )


def row(card: DocumentCard) -> dict[str, Any]:
    """A document as programs get it."""
    said: dict[str, Any] = {name: getattr(card, name) for name in COLUMNS}
    return said | {"signs": list(card.signs), "page": addresses.document(card.id)}
