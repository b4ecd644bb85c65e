"""Which facts of a made record are of one thing: known, as they were made so.

In: the documents of an event. Out: groups, each of nodes of facts that are told alike. What spans events is
kept apart: series, projects of the registry, persons with their offices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from benchmarks.events import Telling
from dragoman.model.entry import Told
from dragoman.model.fact import Figure, Position, Project
from dragoman.reconcile import names
from dragoman.reconcile.accounts.making import person_id
from dragoman.reconcile.nodes import digest

LETTERS = {
    "meeting": "m", "agreement": "a", "project": "p", "commitment": "c", "figure": "s", "position": "o",
    "statement": "q",
}  # fmt: skip


@dataclass(slots=True)
class Node:
    """Facts that are told alike, with the entry that they stand in and their number in their documents."""

    id: str
    entry: str
    told: list[tuple[Told, int]] = field(default_factory=list)


@dataclass(slots=True)
class Group:
    """All facts of one account, or of statements that are one."""

    id: str
    type: str
    nodes: dict[str, Node] = field(default_factory=dict)


Groups: TypeAlias = dict[str, Group]


def grouped(event: int, found: Sequence[Telling], narrow: Groups, wide: Groups) -> None:
    """Put the facts of an event into groups."""
    for number in range(len(found[0].told)):
        told = found[0].told[number]
        entry, account, node, spans = _place(event, number, told)
        group = (wide if spans else narrow).setdefault(account, Group(account, told.fact.type))
        held = group.nodes.setdefault(node, Node(node, entry))
        # Before the facts of the text stands the one on the document.
        held.told += [(one.told[number], number + 1) for one in found]


def _place(event: int, number: int, told: Told) -> tuple[str, str, str, bool]:
    """Entry, account and node of a fact, and whether its account spans events."""
    fact = told.fact
    letter, own = LETTERS[fact.type], digest("made", event, number)[:16]
    if isinstance(fact, Position):
        office = (names.key(fact.person), names.key(fact.of), fact.role)
        entry = f"{letter}-{digest(*office)[:16]}"
        return entry, person_id(office[0]), digest("node", *office, fact.role_text), True
    if isinstance(fact, Figure):
        sides = [None if one is None else names.key(one) for one in (fact.area, fact.counterpart, fact.of)]
        entry = f"{letter}-{digest(fact.indicator, *sides)[:16]}"
        return entry, entry, digest("node", own), True
    if isinstance(fact, Project) and fact.project.id is not None:
        entry = f"{letter}-{digest(fact.project.id)[:16]}"
        return entry, entry, digest("node", own), True
    return f"{letter}-{own}", f"{letter}-{own}", digest("node", own), False
