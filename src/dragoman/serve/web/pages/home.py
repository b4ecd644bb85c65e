"""The overview: what is new, findings first; meetings to come, undertakings overdue, how much there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from fastapi import APIRouter, Response

from dragoman.model.account import LISTS
from dragoman.model.catalogue import Asked
from dragoman.serve.web import addresses
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.pages.documents import SIGNS
from dragoman.serve.web.pages.entries import LISTS as NAMES
from dragoman.serve.web.pages.entries import row
from dragoman.serve.web.pages.findings import KINDS, told
from dragoman.serve.web.visit import Visiting

router = APIRouter()

TELLING = (
    Asked(kinds=("conflict",), order="-added"),
    Asked(kinds=("arithmetic",), holds=False, order="-added"),
    Asked(kinds=("dating", "status", "overdue"), order="-added"),
)
"""What is news among the findings, the first first; that figures fit, or one source is alone, is none."""
COLUMNS = ("list", "id", "date", "title", "status", "page")
SHOWN = 6
"""Entries of each list."""


@router.get("/")
def home(visit: Visiting) -> Response:
    """The overview of the record."""
    record, today = visit.site.record, date.today()
    found: list[Any] = []
    for asked in TELLING:
        found += record.found(replace(asked, limit=SHOWN)).items[: SHOWN - len(found)]
    to_come = Asked(
        types=("meeting",), statuses=("planned", "postponed"), since=today.isoformat(), limit=SHOWN
    )
    overdue = Asked(types=("commitment",), statuses=("overdue",), order="-date", limit=SHOWN)
    counts = {name: record.count(Asked(types=(name,))) for name in LISTS}
    read = record.count(Asked(), "documents")
    documents = record.document_cards(Asked(order="-added", limit=SHOWN)).items
    context: dict[str, Any] = {
        "findings": told(found, visit),
        "kinds": KINDS,
        "to_come": [row(one, visit) for one in record.cards(to_come).items],
        "overdue": [row(one, visit) for one in record.cards(overdue).items],
        "documents": documents,
        "signs": SIGNS,
        "counts": counts,
        "names": NAMES,
        "documents_count": read,
        "findings_count": record.count(Asked(), "findings"),
    }
    said: dict[str, Any] = {
        "counts": {name: count.many for name, count in counts.items()},
        "documents": read.many,
        "findings": list(found),
        "to_come": context["to_come"],
        "overdue": context["overdue"],
    }
    rows = list(_rows(context))
    return visit.answer(Shown("home.html", "Dragoman", context, COLUMNS, rows, said=said, name="overview"))


def _rows(context: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What the page lists, a row each."""
    for one in context["findings"]:
        page = next((page for _, page in one["entries"] if page), None)
        title, found_at = one["said"], one["found_at"][:10]
        told = {"date": found_at, "title": title, "status": one["kind"], "page": page}
        yield {"list": "findings", "id": one["id"]} | told
    for name in ("to_come", "overdue"):
        for one in context[name]:
            yield {"list": name} | {column: one[column] for column in COLUMNS[1:]}
    for card in context["documents"]:
        page = addresses.document(card.id)
        yield {"list": "documents", "id": card.id, "date": card.published, "title": card.title, "page": page}
