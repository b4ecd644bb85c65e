"""What a map of corridors shows: ways between places, how far each is, and the places themselves.

In: whatever the caller knows of them. Out: the data of a map, and each way cut into stretches between
neighbouring places. A way's places are joined by the shortest tree between them, for a pack lists them in no
order that can be drawn: what is shown is what a way joins, not its course.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.publish.pictures.projection import Point, Sheet
from dragoman.publish.pictures.svg import later

OPEN, BUILT, PLANNED, STOPPED, UNTOLD = "open", "built", "planned", "stopped", "untold"
STANDINGS: Mapping[str, str] = MappingProxyType(
    {
        OPEN: later("open"),
        BUILT: later("being built"),
        PLANNED: later("planned or agreed"),
        STOPPED: later("suspended or cancelled"),
        UNTOLD: later("not told"),
    }
)
"""How far a way is, as a picture tells it apart, and what a legend says of it."""
_STANDING: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("operational", "completed"), OPEN)
    | dict.fromkeys(("under-construction", "advancing"), BUILT)
    | dict.fromkeys(("proposed", "planned", "agreed", "surveying", "financed"), PLANNED)
    | dict.fromkeys(("suspended", "cancelled"), STOPPED)
)
SECTORS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "rail": ("square", later("railway")),
        "road": ("circle", later("road")),
        "oil-pipeline": ("diamond", later("oil pipeline")),
        "gas-pipeline": ("hexagon", later("gas pipeline")),
        "border-port": ("flag", later("border port")),
        "logistics": ("triangle", later("logistics")),
    }
)
"""The shape of the mark of each kind of way, and what a legend calls it."""

BROAD = 24.0
"""Pixels that ways between the same two places take at most, side by side."""

Edge = tuple[str, str]
"""The two places at the ends of a stretch, in alphabetical order."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place; `kind` is capital, city, crossing, port or other."""

    id: str
    label: str
    longitude: float
    latitude: float
    kind: str = "city"
    href: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """A way as a map shows it; `said` is what its mark says, `number` stands in it and in the table."""

    id: str
    number: int
    label: str
    sector: str
    standing: str
    said: str
    href: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """A state that is written on the map."""

    code: str
    label: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Gathering:
    """How many meetings there were at a spot."""

    spot: str
    many: int
    said: str
    href: str


@dataclass(frozen=True, slots=True)
class Corridors:
    """All that a map shows, the most important spots first."""

    routes: tuple[Route, ...]
    spots: Mapping[str, Spot]
    states: Mapping[str, State]
    gatherings: tuple[Gathering, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a way between two places; `lane` of `lanes` where others run beside it."""

    route: Route
    begin: Spot
    end: Spot
    lane: int
    lanes: int

    def ends(self, sheet: Sheet, apart: float) -> tuple[Point, Point]:
        """Where it begins and ends in a picture, moved aside by its lane."""
        (ax, ay), (bx, by) = (
            sheet.place(one.longitude, one.latitude) for one in sorted((self.begin, self.end), key=_by_id)
        )
        length = math.hypot(bx - ax, by - ay) or 1.0
        aside = (self.lane - (self.lanes - 1) / 2) * min(apart, BROAD / self.lanes)
        dx, dy = -(by - ay) / length * aside, (bx - ax) / length * aside
        return (ax + dx, ay + dy), (bx + dx, by + dy)


def standing(status: str | None) -> str:
    """How far something with a status of the contract is, as a picture tells it apart."""
    return _STANDING.get(status or "", UNTOLD)


def stretches(corridors: Corridors) -> list[Stretch]:
    """All ways as stretches, those that are open on top, that is last."""
    edges = {
        one.id: _tree([corridors.spots[id] for id in one.places if id in corridors.spots])
        for one in corridors.routes
    }
    lanes = Counter(edge for some in edges.values() for edge in some)
    used: Counter[Edge] = Counter()
    found = []
    for route in corridors.routes:
        for edge in edges[route.id]:
            begin, end = (corridors.spots[id] for id in edge)
            found.append(Stretch(route, begin, end, used[edge], lanes[edge]))
            used[edge] += 1
    order = list(STANDINGS)[::-1]
    return sorted(found, key=lambda one: order.index(one.route.standing))


def importance(corridors: Corridors) -> list[Spot]:
    """The spots by importance: capitals, crossings, where many ways or people meet."""
    met = Counter(place for route in corridors.routes for place in route.places)
    ranks = {"capital": 3, "crossing": 1, "port": 1}
    held = {one.spot: one.many for one in corridors.gatherings}
    return sorted(
        corridors.spots.values(),
        key=lambda one: (-(met[one.id] + held.get(one.id, 0) + ranks.get(one.kind, 0)), one.label, one.id),
    )


def around(spots: Iterable[Spot], least: float = 3.0) -> list[tuple[float, float]]:
    """The corners of what holds all of these spots, at least so many degrees wide and high."""
    held = list(spots)
    longitudes = [one.longitude for one in held]
    latitudes = [one.latitude for one in held]
    across = max(least - (max(longitudes) - min(longitudes)), 0.12 * (max(longitudes) - min(longitudes))) / 2
    down = max(least - (max(latitudes) - min(latitudes)), 0.16 * (max(latitudes) - min(latitudes))) / 2
    return [
        (min(longitudes) - across, min(latitudes) - down),
        (max(longitudes) + across, max(latitudes) + down),
        (min(longitudes) - across, max(latitudes) + down),
        (max(longitudes) + across, min(latitudes) - down),
    ]


def _tree(spots: Sequence[Spot]) -> list[Edge]:
    """The shortest tree between places (Prim, 1957)."""
    if not spots:
        return []
    inside, outside = [spots[0]], sorted({one.id: one for one in spots[1:]}.values(), key=_by_id)
    outside = [one for one in outside if one.id != spots[0].id]
    edges: list[Edge] = []
    while outside:
        _, _, near, new = min(
            (_apart(a, b), (a.id, b.id), place, at)
            for place, a in enumerate(inside)
            for at, b in enumerate(outside)
        )
        one, other = inside[near], outside.pop(new)
        edges.append((one.id, other.id) if one.id < other.id else (other.id, one.id))
        inside.append(other)
    return edges


def _apart(one: Spot, other: Spot) -> float:
    """A measure of distance that is good enough to compare by."""
    squeeze = math.cos(math.radians((one.latitude + other.latitude) / 2))
    across = (one.longitude - other.longitude) * squeeze
    return math.hypot(across, one.latitude - other.latitude)


def _by_id(spot: Spot) -> str:
    return spot.id
