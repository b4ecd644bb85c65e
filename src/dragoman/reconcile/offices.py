"""Which offices a document gives to those who meet: by them one is known whom another text names otherwise.

In: the facts of one document. Out: the same facts, meetings with the offices of their persons. By an office
that several hold at a time nobody is known: a state has many ministers, and one foreign minister.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.model.entry import Told
from dragoman.model.fact import Meeting, Position
from dragoman.reconcile import names

HEADS = frozenset({"head-of-state", "head-of-government"})
"""Roles that nobody else on a visit has."""
SINGLE = HEADS | {"foreign-minister", "ambassador", "secretary-general", "head-of-organisation"}
"""Roles that one person has at a time, of a state or an organisation."""


def with_offices(facts: Iterable[Told]) -> Iterator[Told]:
    """The facts of a document, meetings with the offices that it gives to their persons."""
    held = list(facts)
    offices: dict[str, set[str]] = defaultdict(set)
    for one in held:
        if isinstance(one.fact, Position) and one.fact.of is not None:
            offices[names.key(one.fact.person)].add(f"{one.fact.role} {names.key(one.fact.of)}")
    for one in held:
        people = names.keys(one.fact.people) if isinstance(one.fact, Meeting) and offices else frozenset()
        found = frozenset((person, office) for person in people for office in offices.get(person, ()))
        yield replace(one, offices=found) if found else one


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
