"""The dossiers of meetings, agreements, projects, undertakings, people and series: what is held of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import RedirectResponse

from dragoman.model.account import LISTS
from dragoman.model.catalogue import MOST, Asked, Card
from dragoman.packs.entries import Entry
from dragoman.reconcile.corridors import CARRIES
from dragoman.serve.web import addresses, beside
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.dossier import Dossier, Leads, dossier
from dragoman.serve.web.pages.entries import row
from dragoman.serve.web.pages.findings import KINDS, told
from dragoman.serve.web.pictures.figures import charts
from dragoman.serve.web.pictures.figures import series as series_of
from dragoman.serve.web.visit import Visit, Visiting

router = APIRouter()

COLUMNS = ("field", "value", "document", "fact", "quotation", "page")
RELATED = 12
"""Entries that are named as related: those with the most sources."""
OTHERS = tuple(one for one in LISTS if one != "series")
_OWN = {"project": "project", "meeting": "mechanism", "person": "person", "agreement": "title"}
"""The field whose value a thing is, or is one of."""


def by_id(answer: Callable[[str, str, Visit], Response], kind: str) -> Callable[[str, Visit], Response]:
    """The route of the dossiers of one kind, which `answer` gives by id and kind."""

    def page(id: str, visit: Visiting) -> Response:
        """A dossier by its id; that of a country by its code."""
        return answer(id, kind, visit)

    return page


def of_account(id: str, type: str, visit: Visit) -> Response:
    """The page of one account; an old id leads to the new one."""
    record = visit.site.record
    card = record.card(id)
    if card is None:
        raise HTTPException(404)
    if card.id != id or card.type != type:
        return RedirectResponse(addresses.entry(card.type, card.id), 301)
    held = dossier(card, record, visit.words, _leads(card, visit))
    own = _key(card)
    about = frozenset({own}) if own else None
    context = {
        "held": held,
        "statements": beside.statements(about, visit) if about else [],
        "figures": beside.figures(beside.series(about, visit), visit) if about else [],
        "amount": beside.amount,
        "findings": told(record.findings_about(card.id), visit),
        "kinds": KINDS,
        "entry": _entry(held, visit),
        "related": _related(held, visit),
        "points": card.said.get("points", ()),
        "charts": charts("chart", series_of([card], visit)[0], visit) if card.type == "series" else {},
        "is_way": card.type == "project" and card.sector in CARRIES,
    }
    return visit.answer(
        Shown("dossier.html", held.title, context, COLUMNS, rows(held), said=dict(card.said), name=id)
    )


def _leads(card: Card, visit: Visit) -> Leads:
    """What says where names lead to: to what the registry has, and to people whom the record knows."""
    named = (one.get("id") for name in ("people", "chair") for one in _each(card.said.get(name)))
    people: dict[str, str] = {}
    if ids := frozenset(filter(None, named)):
        for one in visit.site.record.cards(Asked(types=("person",), about=ids, limit=MOST)).items:
            people[one.said["person"].get("id")] = addresses.entry("person", one.id)
    return lambda key: visit.site.page_of(key) or people.get(key)


def _each(said: Any) -> list[Any]:
    """The entities of a field."""
    return [one for one in (said if isinstance(said, list) else [said]) if isinstance(one, dict)]


def rows(held: Dossier) -> list[dict[str, Any]]:
    """A row a field, value and source."""
    return [
        {
            "field": field.name,
            "value": value.said,
            "document": source.document,
            "fact": source.fact,
            "quotation": source.words,
            "page": source.address,
        }
        for field in held.fields
        for value in field.values
        for source in value.sources
    ]


def _entry(held: Dossier, visit: Visit) -> Entry | None:
    """What the pack has of the thing, which is background and no source."""
    return visit.site.framework.entries.get(_key(held.card) or "")


def _key(card: Card) -> str | None:
    """What the registry has the thing under."""
    own = card.said.get(_OWN.get(card.type, ""))
    return own.get("id") if isinstance(own, dict) else None


def _related(held: Dossier, visit: Visit) -> list[dict[str, Any]]:
    """Other entries that concern the same thing; figures stand apart."""
    key = _key(held.card)
    if key is None:
        return []
    asked = Asked(types=OTHERS, about=frozenset({key}), order="-sources", limit=RELATED + 1)
    found = visit.site.record.cards(asked).items
    return [row(one, visit) for one in found if one.id != held.card.id][:RELATED]


for _type in LISTS:
    router.get(f"/{addresses.DOSSIERS[_type]}/{{id:id}}", name=f"dossier of {_type}")(
        by_id(of_account, _type)
    )
