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


def project_states(
    told: Iterable[tuple[str, str | None, Told]],
) -> tuple[tuple[State, ...], tuple[State, ...]]:
    """The states of a project, the latest first, and those that do not fit the latest.

    Each of `told` is a status, its date and the fact. A status that is told for an earlier day, or for no
    day, and yet is further on does not fit.
    """
    found = _states(told)
    ordered = sorted(
        found, key=lambda one: (_day(one) or date.min, PROJECT[one.status], one.status), reverse=True
    )
    if not ordered:
        return (), ()
    latest = ordered[0]
    disputed = [one for one in ordered[1:] if PROJECT[latest.status] < PROJECT[one.status] < STOPPED]
    return tuple(ordered), tuple(disputed)


def instrument_states(told: Iterable[tuple[str, str | None, Told]]) -> tuple[State, ...]:
    """The states of an instrument, the furthest on in its life first."""
    found = _states(told)
    return tuple(
        sorted(
            found, key=lambda one: (INSTRUMENT[one.status], _day(one) or date.min, one.status), reverse=True
        )
    )


def _states(told: Iterable[tuple[str, str | None, Told]]) -> list[State]:
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
