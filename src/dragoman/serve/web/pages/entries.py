"""The lists of meetings, agreements, projects, undertakings and people, with facets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, Response

from dragoman.model.catalogue import Card, Order
from dragoman.serve.web import addresses
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.dossier import office_said
from dragoman.serve.web.titles import titled
from dragoman.serve.web.visit import Visit, Visiting
from dragoman.serve.web.words import Words, later

router = APIRouter()

COLUMNS = ("id", "type", "title", "status", "date", "sector", "sources", "documents", "added", "fact", "page")

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


FIRST: Mapping[str, Order] = MappingProxyType(
    {
        "meeting": "-date",
        "agreement": "-date",
        "project": "-sources",
        "commitment": "-date",
        "person": "-sources",
    }
)
"""In which order a list is shown unless another is asked for."""


def _page(type: str) -> Callable[[Visit], Response]:
    """The route of the list of one type."""

    def page(visit: Visiting) -> Response:
        """The entries that fit."""
        return entries(visit, type)

    return page


for _type in LISTS:
    router.get(f"/{addresses.DOSSIERS[_type]}", name=f"list of {_type}")(_page(_type))


def entries(visit: Visit, type: str) -> Response:
    """A list of accounts of one type."""
    record = visit.site.record
    asked = replace(visit.asked(order=FIRST[type]), types=(type,))
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
    title = visit.words.gettext(LISTS[type])
    columns = (*COLUMNS, "offices") if type == "person" else COLUMNS
    rows = [{name: one[name] for name in columns} for one in rows]
    return visit.answer(
        Shown("entries.html", title, context, columns, rows, page.next, name=addresses.DOSSIERS[type])
    )


def row(card: Card, visit: Visit) -> dict[str, Any]:
    """An account as a list shows it, and as programs get it."""
    of_card = (name for name in COLUMNS if name not in ("title", "fact", "page"))
    told: dict[str, Any] = {name: getattr(card, name) for name in of_card}
    if card.type == "person":
        offices = (office_said(one, visit.words) for one in card.said.get("offices", ()))
        told["offices"] = list(dict.fromkeys(offices))
    return told | {
        "title": titled(card.type, card.said, visit.words),
        "fact": next(iter(card.said["facts"]), None),
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
