"""Rows for undertakings and for offices: who promises what by when, who holds which office.

In: the sources of a record. Out: rows. What became of an undertaking is left to the reconciled record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dragoman.model.entity import Party
from dragoman.model.entry import Entry, Told
from dragoman.model.fact import Commitment, Position
from dragoman.publish.system.row import Event, Gap, Holder, Row, State
from dragoman.publish.system.sources import Sources, key, moment, newest, sayings


def undertakings(sources: Sources) -> Iterator[Row]:
    """A row for each undertaking."""
    for entry in sources.of("commitment"):
        first = entry.told[0].fact
        if isinstance(first, Commitment):
            yield _undertaking(entry, first, sources)


def _undertaking(entry: Entry, first: Commitment, sources: Sources) -> Row:
    facts = [(one, one.fact) for one in entry.told if isinstance(one.fact, Commitment)]
    deadlines = {fact.deadline: fact for _, fact in facts if fact.deadline}
    by: dict[str, list[Told]] = defaultdict(list)
    for one, fact in facts:
        by[fact.modality].append(one)
    states = [State(modality, None, newest(told), tuple(told)) for modality, told in by.items()]
    states.sort(key=lambda one: (str(moment(one.as_of) or ""), one.status), reverse=True)
    deadline = min(deadlines, default=None)
    gaps: list[Gap] = []
    if deadline is None:
        gaps.append("no-deadline")
    elif sources.passed(deadline):
        gaps.append("no-report")
    sectors = [fact.sector for _, fact in facts if fact.sector != "general"]
    return Row(
        id=entry.id,
        kind="undertaking",
        label=entry.told[0].words,
        type=next(iter(sectors), "general"),
        parties=first.actors,
        counterparts=next(((fact.beneficiary,) for _, fact in facts if fact.beneficiary), ()),
        states=tuple(states),
        next=None if deadline is None else Event("deadline", (deadline,), entry.told),
        said=sayings(entry.told),
        told=entry.told,
        gaps=tuple(gaps),
        entries=(entry.id,),
    )


def offices(sources: Sources) -> Iterator[Row]:
    """A row for each office that somebody is said to hold, with all who are, the newest first."""
    found: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    of: dict[tuple[str, str], Party] = {}
    for entry in sources.of("position"):
        fact = entry.told[0].fact
        if isinstance(fact, Position):
            office = fact.role, key(fact.of)
            of.setdefault(office, fact.of)
            found[office].append(entry)
    for office, entries in found.items():
        told = tuple(sorted((one for entry in entries for one in entry.told), key=lambda one: one.place))
        yield Row(
            id=":".join(office),
            kind="office",
            type=office[0],
            parties=(of[office],),
            holders=_holders(entries),
            said=sayings(told),
            told=told,
            entries=tuple(entry.id for entry in entries),
        )


def _holders(entries: list[Entry]) -> tuple[Holder, ...]:
    holders = [
        Holder(one.person, newest(entry.told), entry.told)
        for entry in entries
        for one in (entry.told[0].fact,)
        if isinstance(one, Position)
    ]
    holders.sort(key=lambda one: key(one.person))
    return tuple(sorted(holders, key=lambda one: str(moment(one.as_of) or ""), reverse=True))
