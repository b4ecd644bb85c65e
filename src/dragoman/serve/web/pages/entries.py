"""The lists of meetings, agreements, projects, undertakings and people, with facets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, Response

from dragoman.model.catalogue import Card
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.titles import titled
from dragoman.serve.web.visit import Visit, Visiting
from dragoman.serve.web.words import Words, later

router = APIRouter()

COLUMNS = ("id", "type", "title", "status", "date", "sector", "sources", "documents", "added", "page")

LISTS = MappingProxyType(
    {
        "meeting": later("Meetings"),
        "agreement": later("Agreements"),
        "project": later("Projects"),
        "commitment": later("Undertakings"),
        "person": later("People"),
    }
)
"""The types of accounts that have a list, and what it is called."""

FACETS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "meeting": ("kind", "status", "party", "year"),
        "agreement": ("kind", "status", "party", "year"),
        "project": ("sector", "status", "party"),
        "commitment": ("status", "sector", "party"),
        "person": (),
    }
)
"""By what a list may be narrowed."""

ORDERS = {
    "-date": later("latest first"),
    "date": later("earliest first"),
    "name": later("by name"),
    "-sources": later("most sources first"),
    "-added": later("last read first"),
}


@router.get("/meetings")
def meetings(visit: Visiting) -> Response:
    """The meetings that fit, the latest first."""
    return entries(visit, "meeting", "-date")


@router.get("/agreements")
def agreements(visit: Visiting) -> Response:
    """The agreements that fit, the latest first."""
    return entries(visit, "agreement", "-date")


@router.get("/projects")
def projects(visit: Visiting) -> Response:
    """The projects that fit, those with the most sources first."""
    return entries(visit, "project", "-sources")


@router.get("/commitments")
def commitments(visit: Visiting) -> Response:
    """The undertakings that fit, the latest first; `status=overdue`: those whose day has passed."""
    return entries(visit, "commitment", "-date")


@router.get("/people")
def people(visit: Visiting) -> Response:
    """The people that fit, those with the most sources first."""
    return entries(visit, "person", "-sources")


def entries(visit: Visit, type: str, order: str) -> Response:
    """A list of accounts of one type."""
    record = visit.site.record
    asked = replace(visit.asked(order=order), types=(type,))
    page = record.cards(asked)
    rows = [row(one, visit) for one in page.items]
    fields = FACETS[type]
    context = {
        "type": type,
        "page": page,
        "rows": rows,
        "said": {name: _saying(name, type, visit.words) for name in fields},
        "facets": record.facets(asked, fields) if fields else None,
        "count": record.count(asked),
        "orders": ORDERS,
        "order": asked.order,
    }
    name = f"{type}s" if type != "person" else "people"
    title = visit.words.gettext(LISTS[type])
    return visit.answer(Shown("entries.html", title, context, COLUMNS, rows, page.next, name=name))


def row(card: Card, visit: Visit) -> dict[str, Any]:
    """An account as a list shows it, and as programs get it."""
    told: dict[str, Any] = {name: getattr(card, name) for name in COLUMNS if name not in ("title", "page")}
    return told | {
        "title": titled(card.type, card.said, visit.words),
        "page": visit.dossier(card.type, card.id),
    }


def _saying(field: str, type: str, words: Words) -> Any:
    """What says the values of a facet."""
    nouns = {"meeting": words.wording.terms.meetings, "agreement": words.wording.terms.agreements}.get(
        type, {}
    )
    says = {
        "kind": lambda value: nouns[value].text if value in nouns else value,
        "status": words.status,
        "sector": words.sector,
        "party": words.called,
        "year": words.as_is,
    }
    return says[field]
