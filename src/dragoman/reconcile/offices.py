"""Which offices those who meet have: by them one is known whom another text names otherwise.

In: the facts of one document. Out: the same facts, meetings with the offices of their persons, by the
document or by the registry on the day. By an office that several hold at a time nobody is known: a state has
many ministers, and one foreign minister. A text that calls nobody president has in mind who is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from dragoman.model.entry import Told
from dragoman.model.fact import Meeting, Position
from dragoman.model.period import SHORT, Period
from dragoman.packs.entries import Person, Tenure
from dragoman.packs.framework import built_in_frameworks, load_framework
from dragoman.reconcile import names

HEADS = frozenset({"head-of-state", "head-of-government"})
"""Roles that nobody else on a visit has."""
SINGLE = HEADS | {"foreign-minister", "ambassador", "secretary-general", "head-of-organisation"}
"""Roles that one person has at a time, of a state or an organisation."""


def with_offices(facts: Iterable[Told]) -> Iterator[Told]:
    """The facts of a document, meetings with the offices that it or the registry gives to their persons."""
    held = list(facts)
    offices: dict[str, set[str]] = defaultdict(set)
    for one in held:
        if isinstance(one.fact, Position) and one.fact.of is not None:
            offices[names.key(one.fact.person)].add(f"{one.fact.role} {names.key(one.fact.of)}")
    for one in held:
        people = names.keys(one.fact.people) if isinstance(one.fact, Meeting) else frozenset[str]()
        found = {(person, office) for person in people for office in offices.get(person, ())}
        found.update(_of_the_registry(one, people) if people else ())
        yield replace(one, offices=frozenset(found)) if found else one


def _of_the_registry(told: Told, people: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The offices of persons on the day of a meeting, else on that of the text."""
    day = Period.of(getattr(told.fact, "date", None) or told.published)
    if day is not None and day.year and day.days <= SHORT:
        for person in people:
            for tenure in _tenures().get(person, ()):
                if _covers(tenure, day):
                    yield person, f"{tenure.role} {tenure.of}"


@cache
def _tenures() -> Mapping[str, Sequence[Tenure]]:
    """The offices of the persons of all registries, by their ids: dated ones, and those of heads."""
    registries = map(load_framework, built_in_frameworks())
    people = [one for registry in registries for one in registry.of_kind(Person)]
    return {
        one.id: [its for its in one.offices if its.from_ or its.to or its.role in HEADS] for one in people
    }


def _covers(tenure: Tenure, day: Period) -> bool:
    """Whether an office was held on a day, which is none of those on which it may have begun or ended."""
    first, last = Period.of(tenure.from_), Period.of(tenure.to)
    return (first is None or first.last <= day.first) and (last is None or day.last <= last.first)


def stand_for(one: Told, people: Iterable[str], other: Told, others: Iterable[str]) -> bool:
    """Whether each of some persons has, by one text, the office that the other gives to one of the others."""
    theirs = {office for person in others for office in _held(other, person) if _role(office) in SINGLE}
    offices = [_held(one, person) for person in people]
    return bool(offices) and all(not theirs.isdisjoint(some) for some in offices)


def rank(told: Iterable[Told], person: str) -> frozenset[str] | None:
    """The roles of a head that a person has; nothing for another office, None where texts give none."""
    roles = {_role(office) for one in told for office in _held(one, person)}
    return frozenset(roles & HEADS) if roles else None


def _held(told: Told, person: str) -> frozenset[str]:
    return frozenset(office for who, office in told.offices if who == person)


def _role(office: str) -> str:
    return office.partition(" ")[0]
