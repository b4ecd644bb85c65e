"""What the registry knows: mechanisms, initiatives, countries, organisations, with what the record has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, HTTPException, Response

from dragoman.model.catalogue import Asked, Count
from dragoman.packs.entries import Country, Entry, Initiative, Mechanism, Organisation
from dragoman.serve.web import addresses, beside
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.pages.dossiers import by_id
from dragoman.serve.web.pages.entries import row
from dragoman.serve.web.pages.findings import KINDS, told
from dragoman.serve.web.visit import Visit, Visiting
from dragoman.serve.web.words import later

router = APIRouter()

COLUMNS = ("id", "name", "entries", "page")
ENTRY_COLUMNS = ("type", "id", "title", "status", "date", "sources", "page")
SHOWN = 10
"""Entries of each type that a dossier shows."""
WITHIN = 0.02
"""Seconds in which the entries on one thing are counted for a list."""

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
    """The registry's things of a kind, those with the most entries first; the rest by name."""
    words = visit.words
    found: list[dict[str, Any]] = []
    entries = [_key(one) for one in visit.site.framework.of_kind(CLASSES[kind])]
    for key, many in _counts(visit, kind, entries).items():
        page = addresses.entry(kind, key)
        found.append({"id": key, "name": words.called(key), "entries": many, "page": page})
    found.sort(key=lambda one: (-one["entries"], one["name"].casefold()))
    context = {
        "known": [one for one in found if one["entries"]],
        "unnamed": [one for one in found if not one["entries"]],
    }
    title = words.gettext(NAMES[kind])
    return visit.answer(Shown("registry.html", title, context, COLUMNS, found, name=addresses.DOSSIERS[kind]))


def _counts(visit: Visit, kind: str, keys: Sequence[str]) -> dict[str, int]:
    """How many entries there are on each; of countries and organisations those of which it is a party."""
    record = visit.site.record
    if kind in ("country", "organisation"):
        parties = record.facets(Asked(), ("party",)).counts.get("party", {})
        return {key: parties.get(key, 0) for key in keys}
    return {key: record.count(Asked(about=frozenset({key})), within=WITHIN).many for key in keys}


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
        type: ([row(one, visit) for one in found], Count(counts.get(type, len(found)), every.complete))
        for type, found in cards.items()
    }
    context = {
        "entry": entry,
        "key": id,
        "sections": sections,
        "names": SECTIONS,
        "statements": beside.statements(about, visit),
        "figures": beside.figures(cards["series"], visit),
        "findings": told(record.found(Asked(about=about, order="-added", limit=SHOWN)).items, visit),
        "kinds": KINDS,
    }
    rows = [one for shown, _ in sections.values() for one in shown]
    title = visit.words.called(id)
    return visit.answer(Shown("registered.html", title, context, ENTRY_COLUMNS, rows, name=id))


def _key(entry: Entry) -> str:
    """What facts call it by: a country's code, else the id."""
    return entry.code if isinstance(entry, Country) else entry.id


for _kind in CLASSES:
    router.get(f"/{addresses.DOSSIERS[_kind]}", name=f"list of {_kind}")(_list(_kind))
    router.get(f"/{addresses.DOSSIERS[_kind]}/{{id:id}}", name=f"dossier of {_kind}")(by_id(of_entry, _kind))
