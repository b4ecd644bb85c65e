"""The system as JSON: codes, ids, values and the facts behind each, in the form that `docs/record.md` tells.

In: a system and the words of a language. Out: an object of plain values. `name` alone is in a language.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.model.entity import Entity, Party, party_json
from dragoman.model.entry import Told
from dragoman.publish.system.row import Background, Event, Holder, Row, State, System, Value
from dragoman.publish.system.words import Words


def as_json(whole: System, words: Words) -> dict[str, Any]:
    """The object."""
    return {
        "framework": whole.framework,
        "language": words.language,
        "documents": whole.documents,
        "as_of": whole.as_of,
        "single_figures": whole.single_figures,
        "rows": [_row(row, words) for row in whole.rows],
    }


def _row(row: Row, words: Words) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "name": words.name(row),
        "registered": bool(row.names),
        "type": row.type,
        "level": row.level,
        "parties": _parties(row.parties),
        "counterparts": _parties(row.counterparts),
        "of": _party(row.thing),
        "state": _state(row.state) if row.state else None,
        "states": [_state(one) for one in row.states],
        "disputed": [_state(one) for one in row.disputed],
        "last": _event(row.last),
        "next": _event(row.next),
        "events": [_event(one) for one in row.events],
        "values": [_value(one) for one in row.values],
        "holders": [_holder(one) for one in row.holders],
        "said": [_said(one) for one in row.said],
        "unknown": list(row.gaps),
        "documents": list(row.documents),
        "facts": _facts(row.told),
        "entries": list(row.entries),
        "background": _background(row.background),
    }


def _facts(told: Iterable[Told]) -> list[str]:
    return [one.id for one in told]


def _party(party: Party | None) -> Any:
    return {"id": party.id, "label": party.label} if isinstance(party, Entity) else party_json(party)


def _parties(parties: Iterable[Party]) -> list[Any]:
    return [_party(one) for one in parties]


def _state(state: State) -> dict[str, Any]:
    return {
        "status": state.status,
        "date": state.date,
        "as_of": state.as_of,
        "facts": _facts(state.told),
    }


def _event(event: Event | None) -> dict[str, Any] | None:
    if event is None:
        return None
    return {
        "status": event.status,
        "dates": list(event.dates),
        "ordinal": event.ordinal,
        "places": _parties(event.places),
        "country": event.country,
        "entry": event.entry,
        "facts": _facts(event.told),
    }


def _value(value: Value) -> dict[str, Any]:
    number = int(value.value) if float(value.value).is_integer() else value.value
    return {
        "indicator": value.indicator,
        "period": value.period,
        "base_period": value.base_period,
        "value": number,
        "unit": value.unit,
        "qualifier": value.qualifier,
        "ahead": value.ahead,
        "aim": value.aim,
        "facts": _facts(value.told),
    }


def _holder(holder: Holder) -> dict[str, Any]:
    return {"person": _party(holder.person), "as_of": holder.as_of, "facts": _facts(holder.told)}


def _said(told: Told) -> dict[str, Any]:
    return {
        "fact": told.id,
        "type": told.fact.type,
        "document": told.document,
        "quotation": told.quotation,
        "context": told.context,
        "publisher": told.publisher,
        "published": told.published,
        "url": told.url,
    }


def _background(background: Background | None) -> dict[str, Any] | None:
    if background is None:
        return None
    steps = [{"date": one.date, "status": one.what, "source": one.source} for one in background.steps]
    return {"text": background.text, "steps": steps, "sources": list(background.sources)}
