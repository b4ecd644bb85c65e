"""Rows for instruments: treaties, declarations, exemptions and whatever else was signed or is to be.

In: the sources of a record and a framework. Out: rows. An agreement without a title is the framework's
instrument only where its kind and parties leave no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Entry
from dragoman.model.fact import Agreement
from dragoman.packs.entries import Entry as PackEntry
from dragoman.packs.entries import Instrument
from dragoman.packs.framework import Framework
from dragoman.publish.system import registry
from dragoman.publish.system.row import Event, Gap, Row, State
from dragoman.publish.system.sources import Sources, key, moment, sayings
from dragoman.publish.system.states import TO_COME, instrument_states


def instruments(sources: Sources, framework: Framework) -> Iterator[Row]:
    """A row for each instrument that is told of or named."""
    found: dict[str, list[Entry]] = defaultdict(list)
    packs: dict[str, Instrument] = {}
    for entry in sources.of("agreement"):
        pack = _registered(entry, framework)
        name = pack.id if pack else _title_id(entry) or entry.id
        found[name].append(entry)
        if pack is not None:
            packs[name] = pack
    for thing, _ in sources.named("instrument"):
        own = found.pop(key(thing), [])
        yield _instrument(key(thing), thing, own, registry.known(framework, thing), sources)
    for name, entries in found.items():
        yield _instrument(name, _title(entries), entries, packs.get(name), sources)


def _instrument(
    id: str,
    thing: Party | None,
    entries: list[Entry],
    pack: PackEntry | None,
    sources: Sources,
) -> Row:
    told = tuple(sorted((one for entry in entries for one in entry.told), key=lambda one: one.place))
    facts = [one.fact for one in told if isinstance(one.fact, Agreement)]
    states = instrument_states(
        (one.fact.status, one.fact.date, one)
        for one in told
        if isinstance(one.fact, Agreement) and one.fact.status
    )
    named = () if thing is None else sources.mentions(thing)
    own = isinstance(pack, Instrument)
    around = sources.around(named)
    parties = tuple(pack.parties) if isinstance(pack, Instrument) else _parties(facts)
    done = [one for one in states if one.status not in TO_COME and one.date]
    ahead = [one for one in states if one.status in TO_COME]
    settled = any(one.status not in TO_COME for one in states)
    return Row(
        id=id,
        kind="instrument",
        names=registry.names(pack),
        label=thing.label if isinstance(thing, Entity) else None,
        type=pack.kind if isinstance(pack, Instrument) else next((fact.kind for fact in facts), None),
        parties=parties,
        states=states,
        events=tuple(map(_event, states)),
        last=max(map(_event, done), key=_day, default=None),
        next=_event(ahead[0]) if ahead and not settled else None,
        said=sayings(told, around, states[0].told if states else ()) or named,
        told=tuple({(one.document, one.id): one for one in (*told, *named)}.values()),
        gaps=tuple(_gaps(states, parties, own or thing is not None, sources)),
        entries=tuple(entry.id for entry in entries),
        background=registry.background(pack),
    )


def _gaps(
    states: tuple[State, ...], parties: tuple[Party, ...], titled: bool, sources: Sources
) -> Iterator[Gap]:
    if not states:
        yield "no-status"
    elif not any(one.date for one in states):
        yield "no-date"
    elif all(one.status in TO_COME for one in states) and all(
        sources.passed(one.date) for one in states if one.date
    ):
        yield "no-report"
    if not parties:
        yield "no-parties"
    if not titled:
        yield "no-title"


def _registered(entry: Entry, framework: Framework) -> Instrument | None:
    facts = [one.fact for one in entry.told if isinstance(one.fact, Agreement)]
    if _title_id(entry) is None:
        return registry.instrument_for(framework, facts)
    pack = registry.known(framework, _title([entry]))
    return pack if isinstance(pack, Instrument) else None


def _title(entries: list[Entry]) -> Entity | None:
    titles = [
        one.fact.title
        for entry in entries
        for one in entry.told
        if isinstance(one.fact, Agreement) and one.fact.title
    ]
    return min(titles, key=lambda title: (title.id is None, title.label), default=None)


def _title_id(entry: Entry) -> str | None:
    title = _title([entry])
    return title.id if title else None


def _parties(facts: list[Agreement]) -> tuple[Party, ...]:
    return next((fact.parties for fact in facts if fact.parties), ())


def _event(state: State) -> Event:
    return Event(state.status, (state.date,) if state.date else (), state.told)


def _day(event: Event) -> tuple[bool, str]:
    day = moment(event.dates[0])
    return day is not None, day.isoformat() if day else event.dates[0]
