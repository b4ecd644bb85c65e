"""Measures which facts of a record were brought together, against a set of events.

A fact belongs to the event of its type whose marked words share the most with its evidence. One that shares
none is of no event of the set and counts nowhere, nor does one whose evidence holds all that is marked of two
events, nor what was not extracted. In: accounts and
events. Out: B-cubed figures by type and half, and which entries mix events or share one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.evaluate.clustering import Clustered, b_cubed
from dragoman.evaluate.drafts import Mark
from dragoman.evaluate.events import HALVES, PREFIXES, Events, half
from dragoman.model.account import Account
from dragoman.model.entry import Told

ALL = "all types"


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact with the entry it is in and the event it is of."""

    type: str
    entry: str
    event: str
    told: Told


def shared(told: Told, mark: Mark) -> int:
    """Code points that the evidence of a fact and marked words have in common."""
    spans = told.fact.evidence
    return sum(max(0, min(end, mark.end) - max(start, mark.start)) for start, end in spans)


def placed(accounts: Iterable[Account], events: Events) -> list[Placed]:
    """The facts of accounts that are of an event, in the order of the accounts."""
    found = []
    for account in accounts:
        prefix = PREFIXES.get(account.type)
        if prefix is None:
            continue
        for told in account.told:
            event = _event(told, prefix, events)
            if event is not None:
                found.append(Placed(account.type, account.id, event, told))
    return found


def measured(facts: Iterable[Placed]) -> dict[str, dict[str, Clustered]]:
    """B-cubed figures by half, then by type; those of all types together last."""
    given = list(facts)
    return {which: clustered([one for one in given if half(one.event) == which]) for which in HALVES}


def clustered(facts: Iterable[Placed]) -> dict[str, Clustered]:
    """B-cubed figures by type; those of all types together last."""
    given = list(facts)
    return {
        name: b_cubed((one.entry, one.event) for one in given if name in (one.type, ALL))
        for name in (*PREFIXES, ALL)
    }


def _event(told: Told, prefix: str, events: Events) -> str | None:
    marks = [mark for mark in events.marks.get(told.document, ()) if mark.key.startswith(prefix)]
    whole = {mark.key for mark in marks if shared(told, mark) == mark.end - mark.start}
    if len(whole) > 1:
        return None
    # Of two events whose words a fact shares alike, the shorter mark is the more exact one.
    best = max(marks, key=lambda mark: (shared(told, mark), mark.start - mark.end), default=None)
    return best.key if best is not None and shared(told, best) else None
