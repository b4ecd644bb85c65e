"""Meetings as events of their mechanism: what took place last, what is to come next.

In: entries of meetings. Out: `Event`s. A meeting was held if any source says so, whatever others planned.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.model.entity import Entity
from dragoman.model.entry import Entry, Told
from dragoman.model.fact import Meeting
from dragoman.publish.system.row import Event
from dragoman.publish.system.sources import finest, key, moment

AHEAD = frozenset({"planned", "proposed", "postponed"})
WEIGHT = ("held", "cancelled", "postponed", "planned", "proposed")
"""The statuses of a meeting, the one that settles it first."""


def event(entry: Entry) -> Event:
    """The meeting of an entry as an event; its day is that of the reports, if there are any."""
    told = [(one, one.fact) for one in entry.told if isinstance(one.fact, Meeting)]
    status = min((fact.status or "planned" for _, fact in told), key=WEIGHT.index, default="planned")
    reports = [fact for _, fact in told if fact.status == status]
    places: dict[str, Entity] = {key(fact.place): fact.place for _, fact in told if fact.place}
    numbers = [fact.ordinal for _, fact in told if fact.ordinal is not None]
    return Event(
        status=status,
        dates=finest(fact.date for fact in reports) or finest(fact.date for _, fact in told),
        told=tuple(one for one, _ in told),
        entry=entry.id,
        ordinal=numbers[0] if numbers else None,
        places=tuple(places[name] for name in sorted(places)),
        country=next((fact.country for _, fact in told if fact.country), None),
    )


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events by number and day; those without either first."""
    return tuple(sorted(events, key=_order))


def last_and_next(events: Iterable[Event]) -> tuple[Event | None, Event | None]:
    """The last event that took place, and the first that was announced for after it."""
    ordered = in_order(events)
    past = [one for one in ordered if one.status == "held"]
    last = past[-1] if past else None
    ahead = [one for one in ordered if one.status in AHEAD and not _before(one, last)]
    dated = [one for one in ahead if one.dates]
    return last, next(iter(dated or ahead), None)


def _order(one: Event) -> tuple[date, int, tuple[tuple[str, str], ...]]:
    days = [day for day in map(moment, one.dates) if day]
    return max(days, default=date.min), one.ordinal or 0, _places_of(one.told)


def _places_of(told: tuple[Told, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((one.document, one.id) for one in told)


def _before(one: Event, last: Event | None) -> bool:
    """Whether an event that was announced lies before the last that took place."""
    if last is None:
        return False
    if one.ordinal is not None and last.ordinal is not None:
        return one.ordinal <= last.ordinal
    return bool(one.dates and last.dates) and _order(one)[0] < _order(last)[0]
