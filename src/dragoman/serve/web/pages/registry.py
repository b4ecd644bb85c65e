"""What the registry knows: mechanisms, initiatives, countries, organisations, with what the record has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, HTTPException, Response

from dragoman.model.catalogue import Asked, Card, Count
from dragoman.packs.entries import Country, Entry, Initiative, Mechanism, Organisation
from dragoman.publish.phrasing.filling import capital
from dragoman.serve.web import addresses, beside
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.pages.dossiers import by_id
from dragoman.serve.web.pages.entries import row
from dragoman.serve.web.pages.findings import KINDS, told
from dragoman.serve.web.visit import Visit, Visiting
from dragoman.serve.web.words import later
from dragoman.store.about import folded

router = APIRouter()

COLUMNS = ("id", "name", "entries", "named", "page")
ENTRY_COLUMNS = ("type", "id", "title", "status", "date", "sources", "page")
SHOWN = 10
"""Entries of each type that a dossier shows."""
WITHIN = 0.2
"""Seconds in which the entries on the things of a list are counted."""

Known = type[Mechanism] | type[Initiative] | type[Country] | type[Organisation]
CLASSES: Mapping[str, Known] = MappingProxyType(
    {"mechanism": Mechanism, "initiative": Initiative, "country": Country, "organisation": Organisation}
)
NAMES = MappingProxyType(
    {
        "mechanism": later("Mechanisms"),
        "initiative": later("Initiatives"),
        "country": later("Countries"),
        "organisation": later("Organisations"),
    }
)
SECTIONS = MappingProxyType(
    {
        "meeting": later("Meetings"),
        "agreement": later("Agreements"),
        "project": later("Projects"),
        "commitment": later("Undertakings"),
        "person": later("People"),
        "series": later("Figures"),
    }
)
"""The types of entries of a dossier, in the order in which they are shown."""


def _list(kind: str) -> Callable[[Visit], Response]:
    """The route of the list of one kind."""

    def page(visit: Visiting) -> Response:
        """What the registry knows of a kind."""
        return listed(visit, kind)

    return page


def listed(visit: Visit, kind: str) -> Response:
    """The registry's things of a kind, those with the most entries first; the rest by name.

    `name` in the address narrows the list to names that hold it, however they are written.
    """
    words, wanted = visit.words, folded(visit.request.query_params.get("name", "")).strip()
    keys = [
        _key(one)
        for one in visit.site.framework.of_kind(CLASSES[kind])
        if any(wanted in folded(name) for name in (words.called(_key(one)), *one.every_name()))
    ]
    counts, named = _counts(visit, kind, keys), visit.site.record.named(keys)
    found: list[dict[str, Any]] = [
        {
            "id": key,
            "name": capital(words.called(key)),
            "entries": counts.get(key, 0),
            "named": key in named,
            "page": addresses.entry(kind, key),
        }
        for key in keys
    ]
    found.sort(key=lambda one: (-one["entries"], not one["named"], one["name"].casefold()))
    context = {
        "known": [one for one in found if one["named"]],
        "unnamed": [one for one in found if not one["named"]],
    }
    title = words.gettext(NAMES[kind])
    return visit.answer(Shown("registry.html", title, context, COLUMNS, found, name=addresses.DOSSIERS[kind]))


def _counts(visit: Visit, kind: str, keys: Sequence[str]) -> Mapping[str, int]:
    """How many entries there are on each; of countries and organisations those of which it is a party."""
    record = visit.site.record
    if kind in ("country", "organisation"):
        return record.facets(Asked(), ("party",)).counts.get("party", {})
    return {key: sum(types.values()) for key, types in record.tied(keys, within=WITHIN).items()}


def of_entry(id: str, kind: str, visit: Visit) -> Response:
    """The dossier of a thing that the registry knows."""
    entry = next((one for one in visit.site.framework.of_kind(CLASSES[kind]) if _key(one) == id), None)
    if entry is None:
        raise HTTPException(404)
    record, about = visit.site.record, frozenset({id})
    cards = {
        type: record.cards(Asked(types=(type,), about=about, order="-sources", limit=SHOWN)).items
        for type in SECTIONS
    }
    every = record.facets(Asked(types=tuple(SECTIONS), about=about), ("type",))
    counts = every.counts.get("type", {})
    sections = {
        type: (
            [row(one, visit) for one in sorted(some, key=_day, reverse=True)],
            Count(counts.get(type, len(some)), every.complete),
        )
        for type, some in cards.items()
    }
    found = record.found(Asked(about=about, order="-added", limit=SHOWN)).items
    context: dict[str, Any] = {
        "entry": entry,
        "key": id,
        "sections": sections,
        "names": SECTIONS,
        "statements": beside.statements(about, visit),
        "figures": beside.figures(cards["series"], visit),
        "findings": told(found, visit),
        "kinds": KINDS,
    }
    rows = [one for shown, _ in sections.values() for one in shown]
    title = capital(visit.words.called(id))
    said = {
        "id": id,
        "name": title,
        "items": rows,
        "statements": [asdict(one) for one in context["statements"]],
        "figures": [asdict(one) for one in context["figures"]],
        "findings": found,
        "background": {"text": entry.background, "sources": [one.url for one in entry.sources]},
    }
    return visit.answer(Shown("registered.html", title, context, ENTRY_COLUMNS, rows, said=said, name=id))


def _day(card: Card) -> str:
    """When something was; what has no day comes last."""
    return card.date or ""


def _key(entry: Entry) -> str:
    """What facts call it by: a country's code, else the id."""
    return entry.code if isinstance(entry, Country) else entry.id


for _kind in CLASSES:
    router.get(f"/{addresses.DOSSIERS[_kind]}", name=f"list of {_kind}")(_list(_kind))
    router.get(f"/{addresses.DOSSIERS[_kind]}/{{id:id}}", name=f"dossier of {_kind}")(by_id(of_entry, _kind))
