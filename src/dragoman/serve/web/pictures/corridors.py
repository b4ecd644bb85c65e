"""The corridors of a record as a map shows them.

In: a visit. Out: ways with what is known of them, the data of a map, its rows. The ways of the framework are
all there; of those that only the record knows, the ones with the most sources. Those without a place that is
known stand in the table alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from dragoman.model.catalogue import Asked, Card
from dragoman.model.entity import Entity
from dragoman.model.recalled import account_from_json
from dragoman.packs.entries import Place, Undertaking
from dragoman.packs.framework import Framework
from dragoman.publish.pictures.corridors import SECTORS, Corridors, Gathering, Route, Spot, State, standing
from dragoman.publish.pictures.outlines import Atlas
from dragoman.reconcile.connecting import said_by
from dragoman.reconcile.corridors import CARRIES, Way, ways
from dragoman.serve.web import addresses
from dragoman.serve.web.visit import Visit
from dragoman.serve.web.words import Words, later

COLUMNS = (
    *("number", "label", "sector", "status", "standing", "date", "by", "leads_to", "places"),
    *("sources", "documents", "on_map", "id", "page"),
)
KINDS = {"capital": "capital", "border-crossing": "crossing", "port": "port"}
"""The kinds of spots, by the class of the place."""
ASKED = 150
"""Projects that the record is asked for."""
OWN = 60
"""Ways that only the record knows of which a map shows at most."""
NEAR = 4.0
"""Degrees about a region that a map of it shows too, where there is something."""
BY = {"record": later("the record"), "background": later("background"), "nobody": later("nobody")}
"""Who says how far a way is."""


@dataclass(frozen=True, slots=True)
class Known:
    """A way and the card of its project, if the record has one."""

    way: Way
    card: Card | None
    label: str


def known_ways(visit: Visit) -> tuple[Known, ...]:
    """The ways that fit the filters of the address, by sector and name."""
    record, framework = visit.site.record, visit.site.framework
    asked = visit.asked()
    sectors = tuple(one for one in asked.sectors if one in CARRIES) or tuple(CARRIES)
    plain = Asked(types=("project",), sectors=sectors, about=asked.about, order="-sources", limit=ASKED)
    page = record.cards(plain)
    cards = {one.id: one for one in page.items}
    if page.next and asked.about is None:
        listed = frozenset(one.id for one in framework.of_kind(Undertaking) if one.sector in CARRIES)
        cards |= {one.id: one for one in record.cards(replace(plain, about=listed)).items}
    accounts = [account_from_json(card.type, card.said, fields=False) for card in cards.values()]
    found = [one for one in ways(framework, accounts, datetime.now(UTC).date()) if one.sector in sectors]
    own = [cards[one.id] for one in found if one.id in cards and one.id not in framework.entries]
    strong = {card.id for card in sorted(own, key=lambda card: (-card.sources, card.id))[:OWN]}
    return tuple(
        Known(one, card, _label(one, framework, visit.words))
        for one in found
        if one.id in framework.entries or one.id in strong
        if (card := cards.get(one.entry or "")) or asked.about is None or one.id in asked.about
    )


def corridors(
    known: Sequence[Known], visit: Visit, atlas: Atlas, met: tuple[Gathering, ...] = ()
) -> Corridors:
    """What a map shows: ways that have a place, their places, the members' capitals, where people met."""
    framework, words = visit.site.framework, visit.words
    routes = tuple(
        _route(number, one, words)
        for number, one in enumerate(known, 1)
        if any(_is_placed(framework.entries.get(id)) for id in one.way.places)
    )
    wanted = {place for route in routes for place in route.places} | {one.spot for one in met}
    members = set(map(str, framework.card.members))
    spots = {
        entry.id: _spot(entry, words)
        for entry in framework.of_kind(Place)
        if _is_placed(entry)
        and (entry.id in wanted or (entry.class_ == "capital" and str(entry.country) in members))
    }
    codes = {code for sheet in atlas.sheets.values() for code in sheet.names}
    states = {
        code: State(code, words.called(code), addresses.entry("country", code) if code in members else "")
        for code in sorted(codes, key=lambda code: (code not in members, code))
    }
    return Corridors(routes, spots, states, met)


def focus(framework: Framework, spots: Mapping[str, Spot], whole: bool) -> list[Spot]:
    """The spots that a map is about: those in the member states, as a whole or in and near their region."""
    entries = framework.entries
    held = [
        spot for id, spot in spots.items() if _country(entries[id]) in set(map(str, framework.card.members))
    ]
    if whole or not framework.card.regions:
        return held or list(spots.values())
    inner = set(map(str, framework.card.regions[0].members))
    core = [spot for spot in held if _country(entries[spot.id]) in inner]
    if not core:
        return held or list(spots.values())
    west, east = min(one.longitude for one in core) - NEAR, max(one.longitude for one in core) + NEAR
    south, north = min(one.latitude for one in core) - NEAR, max(one.latitude for one in core) + NEAR
    return [one for one in held if west <= one.longitude <= east and south <= one.latitude <= north]


def rows(known: Iterable[Known], drawn: Corridors) -> list[dict[str, Any]]:
    """The ways as a table has them."""
    shown = {route.id for route in drawn.routes}
    return [
        {
            "number": number,
            "label": one.label,
            "sector": one.way.sector,
            "status": one.way.status,
            "standing": standing(one.way.status),
            "date": one.way.date,
            "by": said_by(one.way),
            "leads_to": sorted(one.way.leads_to),
            "places": list(one.way.places),
            "sources": one.card.sources if one.card else 0,
            "documents": one.card.documents if one.card else 0,
            "on_map": one.way.id in shown,
            "id": one.way.id,
            "page": address(one.way),
        }
        for number, one in enumerate(known, 1)
    ]


def address(way: Way) -> str:
    """Where a mark leads: to the project, or to what it would add where no text tells of it."""
    if way.entry:
        return addresses.entry("project", way.entry)
    return f"/map?project={quote(way.id, safe='')}#added"


def _route(number: int, known: Known, words: Words) -> Route:
    way = known.way
    status = words.status(way.status) if said_by(way) != "nobody" else words.gettext("status not told")
    when = words.date(way.date) if way.date else ""
    kind = words.gettext(SECTORS[way.sector][1])
    said = f"{known.label} ({kind}){words.colon} " + " ".join(part for part in (status, when) if part)
    said += f" – {words.gettext('background')}" if way.background else ""
    if known.card:
        many = words.ngettext("%(n)s source", "%(n)s sources", known.card.sources)
        said += " – " + many % {"n": known.card.sources}
    how_far = standing(way.status)
    return Route(way.id, number, known.label, way.sector, how_far, said, address(way), way.places)


def _label(way: Way, framework: Framework, words: Words) -> str:
    entry = framework.entries.get(way.id)
    label = words.party(Entity(entry.id, entry.id)) if entry else way.label
    return label[:1].upper() + label[1:]


def _spot(place: Place, words: Words) -> Spot:
    label = words.party(Entity(place.id, place.id))
    about = f"/documents?about={quote(label, safe='')}"
    return Spot(place.id, label, place.lon or 0.0, place.lat or 0.0, KINDS.get(place.class_, "city"), about)


def _is_placed(entry: object) -> bool:
    return isinstance(entry, Place) and entry.lat is not None and entry.lon is not None


def _country(entry: object) -> str | None:
    return str(entry.country) if isinstance(entry, Place) and entry.country else None
