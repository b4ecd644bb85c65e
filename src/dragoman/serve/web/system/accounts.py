"""Accounts as rows of the system: what `publish.system` makes of facts, made of what the record keeps.

In: cards. Out: `Row`s, so that a page says them in the words of `dragoman system`. Rows made here carry no
facts: their dossiers lead to those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from dragoman.model.catalogue import Card
from dragoman.model.entity import Entity, Party, key, party_from_json
from dragoman.model.period import Period
from dragoman.packs.entries import Entry
from dragoman.packs.framework import Framework
from dragoman.publish.system.events import in_order, last_and_next
from dragoman.publish.system.registry import known, names
from dragoman.publish.system.row import Event, Gap, Holder, Kind, Row, State, Value
from dragoman.publish.system.things import mechanism_gaps


def parties(said: Any) -> tuple[Party, ...]:
    """Who, of a list of the contract."""
    found = [party_from_json(one) for one in said or ()]
    return tuple(one for one in found if one is not None)


def event(card: Card) -> Event:
    """A meeting as an event of its mechanism."""
    said = card.said
    place = party_from_json(said.get("place"))
    return Event(
        status=card.status or "planned",
        dates=(said["date"],) if said.get("date") else (),
        told=(),
        entry=card.id,
        ordinal=said.get("ordinal"),
        places=(place,) if isinstance(place, Entity) else (),
        country=said.get("country"),
    )


def mechanism(thing: Party, pack: Entry | None, cards: Iterable[Card], today: date) -> Row:
    """A mechanism with its meetings."""
    held = list(cards)
    events = in_order(map(event, held))
    last, following = last_and_next(events)
    told = {one for card in held for one in map(_key, card.said.get("participants") or ())}
    return Row(
        id=key(thing),
        kind="mechanism",
        names=names(pack),
        label=_label(thing),
        type=getattr(pack, "meeting_kind", None) or next((one.said["kind"] for one in held), None),
        level=getattr(pack, "level", None),
        parties=tuple(getattr(pack, "participants", ()) or sorted(told)),
        events=events,
        last=last,
        next=following,
        gaps=tuple(mechanism_gaps(last, following, lambda day: _is_over(day, today))),
    )


def project(card: Card, framework: Framework, _today: date) -> Row:
    """A project with its state."""
    said, thing = card.said, party_from_json(card.said["project"])
    states = _states(said)
    gaps: list[Gap] = [] if states else ["no-status"]
    if states and not any(one.date for one in states):
        gaps.append("no-date")
    return Row(
        id=card.id,
        kind="project",
        names=names(known(framework, thing)),
        label=_label(thing),
        type=said.get("sector") or "other",
        parties=parties(said.get("countries")),
        states=states,
        gaps=tuple(gaps),
    )


def instrument(card: Card, framework: Framework, _today: date) -> Row:
    """An agreement or text with its state."""
    said, title = card.said, party_from_json(card.said.get("title"))
    states = _states(said)
    gaps: dict[Gap, bool] = {
        "no-title": title is None,
        "no-parties": not said.get("parties"),
        "no-date": not any(one.date for one in states),
    }
    return Row(
        id=card.id,
        kind="instrument",
        names=names(known(framework, title)),
        label=_label(title) if title else None,
        type=said["kind"],
        parties=parties(said.get("parties")),
        states=states,
        gaps=tuple(gap for gap, is_so in gaps.items() if is_so),
    )


def series(card: Card, _framework: Framework, today: date) -> Row:
    """A series of figures, the latest value first."""
    said = card.said
    told = [one for one in said["points"] if "derived" not in one]
    told.sort(key=lambda one: one.get("period") or "", reverse=True)
    values = tuple(
        Value(
            indicator=said["indicator"],
            value=one["value"],
            unit=one["unit"],
            period=one.get("period"),
            base_period=one.get("base_period"),
            qualifier=one["qualifier"],
            told=(),
            ahead=one.get("period") is not None and not _is_over(one["period"], today),
        )
        for one in told
    )
    return Row(
        id=card.id,
        kind="figures",
        type=said["indicator"],
        parties=parties([said.get("area")]),
        counterparts=parties([said.get("counterpart")]),
        thing=party_from_json(said.get("of")),
        values=values,
        gaps=() if any(one.period for one in values) else ("no-period",),
    )


def undertaking(card: Card, _framework: Framework, today: date) -> Row:
    """An undertaking: who promises what, how firmly, by when."""
    said = card.said
    due = said.get("deadline")
    is_late = due is not None and _is_over(due, today) and said.get("state") != "kept"
    gaps: tuple[Gap, ...] = ("no-deadline",) if due is None else ("no-report",) if is_late else ()
    return Row(
        id=card.id,
        kind="undertaking",
        label=said["action"] or "",
        type=card.sector or "general",
        parties=parties(said.get("actors")),
        counterparts=parties([said.get("beneficiary")]),
        states=(State(said["modality"], None, None, ()),),
        next=Event("deadline", (due,), ()) if due else None,
        gaps=gaps,
    )


def offices(cards: Iterable[Card]) -> Iterable[tuple[Row, list[Card]]]:
    """The offices that people are told to hold, each with all who are."""
    found: dict[tuple[str, str], list[tuple[Card, Any]]] = {}
    for card in cards:
        for one in card.said.get("offices", ()):
            found.setdefault((one["role"], _key(one["of"])), []).append((card, one))
    for (role, of), held in found.items():
        people = [(card, party_from_json(card.said["person"])) for card, _ in held]
        yield (
            Row(
                id=f"{role}:{of}",
                kind="office",
                type=role,
                parties=parties([held[0][1]["of"]]),
                holders=tuple(Holder(person, None, ()) for _, person in people if person is not None),
            ),
            [card for card, person in people if person is not None],
        )


ROWS: Mapping[str, Callable[[Card, Framework, date], Row]] = MappingProxyType(
    {
        "project": project,
        "agreement": instrument,
        "series": series,
        "commitment": undertaking,
    }
)
"""What makes a row of an account, by its type."""
TYPES: Mapping[Kind, str] = MappingProxyType(
    {"project": "project", "instrument": "agreement", "figures": "series", "undertaking": "commitment"}
)
"""The type of the accounts that are parts of a kind."""


def _states(said: Mapping[str, Any]) -> tuple[State, ...]:
    """The states that are told, the latest first."""
    history = [one for one in said.get("history", ()) if one["status"] != "mentioned"]
    now = [] if said.get("status") in (None, "mentioned") else [said]
    told = {(one["status"], one.get("date")): one for one in (*now, *reversed(history))}
    return tuple(State(status, day, None, ()) for status, day in told)


def _is_over(edtf: str, today: date) -> bool:
    period = Period.of(edtf)
    return bool(period and period.year and period.last < today)


def _key(party: Any) -> str:
    return party if isinstance(party, str) else str(party["id"] or party["label"])


def _label(thing: Party | None) -> str | None:
    return thing.label if isinstance(thing, Entity) else thing
