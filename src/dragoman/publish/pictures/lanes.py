"""What happened, in lanes: a mark each, and a count where more happened on some days than there is room for.

In: happenings with their days and lanes. Out: for each lane the stacks of marks that stand in it, those with
the most sources lowest, and how many each stack leaves out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dragoman.publish.pictures.days import Days
from dragoman.publish.pictures.svg import later

TYPES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "meeting": ("circle", later("meeting")),
        "agreement": ("square", later("agreement")),
        "project": ("triangle", later("project")),
        "commitment": ("diamond", later("undertaking")),
    }
)
"""The shape of each type of happening, and what a legend calls it."""
HIGHEST = 7
"""Marks that may stand on one another."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something with its days, both included; `said` is what its mark says, `lanes` where it stands."""

    id: str
    type: str
    first: date
    last: date
    label: str
    said: str
    href: str
    sources: int
    lanes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane of a timeline."""

    id: str
    label: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Stack:
    """Happenings at one place of a lane, the lowest first; `more` are left out, from a day to another."""

    x: float
    shown: tuple[Happening, ...]
    more: int
    first: date
    last: date


def stacked(
    lanes: Sequence[Lane], happenings: Iterable[Happening], days: Days, wide: float, most: int
) -> dict[str, list[Stack]]:
    """The stacks of each lane, `wide` pixels apart, with so many marks as a whole at most."""
    columns: dict[tuple[str, int], list[Happening]] = defaultdict(list)
    known = {lane.id for lane in lanes}
    for one in happenings:
        if one.last < days.first or one.first > days.last:
            continue
        column = int((days.middle(one.first, one.last) - days.left) / wide)
        for lane in one.lanes:
            if lane in known:
                columns[lane, column].append(one)
    high = next(
        (
            high
            for high in range(HIGHEST, 0, -1)
            if sum(min(len(some), high) for some in columns.values()) <= most
        ),
        1,
    )
    found: dict[str, list[Stack]] = {lane.id: [] for lane in lanes}
    for (lane, column), some in sorted(columns.items()):
        ordered = sorted(some, key=lambda one: (-one.sources, one.first, one.id))
        shown = ordered if len(some) <= high else ordered[: high - 1]
        x = days.left + (column + 0.5) * wide
        if len(some) == 1:
            x = min(
                max(days.middle(some[0].first, some[0].last), days.left + wide / 2), days.right - wide / 2
            )
        first = max(min(one.first for one in some), days.first)
        last = min(max(one.last for one in some), days.last)
        found[lane].append(Stack(x, tuple(shown), len(some) - len(shown), first, last))
    return found
