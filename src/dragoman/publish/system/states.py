"""The states of projects and instruments: which status is the latest, and which do not fit it.

In: statuses that documents assert, with their dates. Out: `State`s, the latest first. A status counts for
the day that the text gives for it, else for the day on which the text was published; the statuses of an
instrument are ordered by its life, for what is signed does not become unsigned.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from dragoman.model.entry import Told
from dragoman.publish.system.row import State
from dragoman.publish.system.sources import moment, newest

PROJECT: Mapping[str, int] = MappingProxyType(
    {
        "mentioned": 0,
        "proposed": 1,
        "planned": 2,
        "agreed": 3,
        "surveying": 3,
        "financed": 4,
        "advancing": 5,
        "under-construction": 5,
        "operational": 7,
        "completed": 7,
        "suspended": 8,
        "cancelled": 9,
    }
)
"""How far on a project is; of one day the furthest counts."""
INSTRUMENT: Mapping[str, int] = MappingProxyType(
    {
        "proposed": 1,
        "planned": 2,
        "signed": 3,
        "adopted": 3,
        "published": 3,
        "ratified": 4,
        "in-force": 5,
        "terminated": 6,
    }
)
"""The life of an instrument."""
TO_COME = frozenset({"proposed", "planned"})
"""Statuses whose date is that of what is to come, not of the status."""
STOPPED = 8
"""From here on a status is no progress: a project that was suspended may go on."""


Asserted: TypeAlias = tuple[str, str | None, Told]
"""A status, its date, and the fact that asserts it."""


def project_states(told: Iterable[Asserted]) -> tuple[tuple[State, ...], tuple[State, ...]]:
    """The states of a project, the latest first, and those that do not fit the latest.

    A status that is told for an earlier day, or for no
    day, and yet is further on does not fit.
    """
    found = _states(told)
    ordered = sorted(found, key=lambda one: _latest(one, found), reverse=True)
    if not ordered:
        return (), ()
    latest = ordered[0]
    disputed = [one for one in ordered[1:] if PROJECT[latest.status] < PROJECT[one.status] < STOPPED]
    return tuple(ordered), tuple(disputed)


def instrument_states(told: Iterable[Asserted]) -> tuple[State, ...]:
    """The states of an instrument, the furthest on in its life first."""
    found = _states(told)
    return tuple(sorted(found, key=_furthest, reverse=True))


def _states(told: Iterable[Asserted]) -> list[State]:
    """One state for each status and date."""
    by_state: dict[tuple[str, str | None], list[Told]] = defaultdict(list)
    for status, day, one in told:
        by_state[status, day].append(one)
    return [
        State(status, day, None if day else newest(group), tuple(group))
        for (status, day), group in by_state.items()
    ]


def _day(state: State) -> date | None:
    """The day for which a status is told."""
    if state.status in TO_COME:
        return moment(newest(state.told)) or moment(state.as_of)
    return moment(state.date) or moment(newest(state.told))


def _latest(state: State, others: list[State]) -> tuple[date, int, str]:
    return _day_among(state, others) or date.min, PROJECT[state.status], state.status


def _day_among(state: State, others: list[State]) -> date | None:
    """The day of a status; one that its text leaves undated is no later than what the text dates further on.

    A text that says "in operation since May" and "under construction" tells of what came before, or of parts.
    """
    day = _day(state)
    if state.date is not None or day is None:
        return day
    documents = {one.document for one in state.told}
    further = [
        then
        for one in others
        if PROJECT[one.status] > PROJECT[state.status] and documents <= {told.document for told in one.told}
        if one.date is not None and (then := _day(one)) is not None
    ]
    return min([day, *further])


def _furthest(state: State) -> tuple[int, date, str]:
    return INSTRUMENT[state.status], _day(state) or date.min, state.status
