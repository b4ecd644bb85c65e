"""What connects two places or states, and what a project adds: on the network of ways.

In: ways. Out: routes, each a chain of ways that meet at places; what there would not be without one way. Two
ways meet where they have a place in common and carry the same. Which stretch of a way is open is not known:
a route is open if all of its ways are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from dragoman.model.graph import Graph, Link, Node
from dragoman.packs.framework import Framework
from dragoman.reconcile.corridors import Way

LONGEST = 4
"""Ways of a route at most: longer ones lead round in circles."""

CANCELLED = "cancelled"
"""The status of what will not be."""


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a route begins or ends: at any of these places, or anywhere in any of these states."""

    label: str
    states: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def touches(self, way: Way) -> bool:
        """Whether a way leads there."""
        return not (self.states.isdisjoint(way.leads_to) and self.places.isdisjoint(way.places))


@dataclass(frozen=True, slots=True)
class Route:
    """Ways, one after the other, and the places at which each meets the next."""

    ways: tuple[Way, ...]
    meet: tuple[tuple[str, ...], ...]

    @property
    def closed(self) -> tuple[Way, ...]:
        """The ways that cannot be used yet, or of which it is not known."""
        return tuple(one for one in self.ways if not one.is_open)


@dataclass(frozen=True, slots=True)
class Added:
    """What a way adds: pairs of states with the other ways that join them directly; places that it alone has;
    groups of ways that nothing else brings together."""

    way: Way
    pairs: tuple[tuple[str, str, tuple[Way, ...]], ...]
    places: tuple[str, ...]
    joins: tuple[tuple[Way, ...], ...]


def routes(ways: Sequence[Way], begin: Ends, end: Ends) -> tuple[Route, ...]:
    """The chains of ways from one end to the other, the open and short ones in front.

    No part of a chain does the same by itself. What was cancelled leads nowhere.
    """
    ways = [way for way in ways if way.status != CANCELLED]
    meets = _meetings(ways)
    found: list[tuple[Way, ...]] = []

    def walk(chain: tuple[Way, ...]) -> None:
        """Go on from the last way of a chain, to the end or as far as a route may be."""
        if end.touches(chain[-1]):
            found.append(chain)
            return
        if len(chain) == LONGEST:
            return
        for other in meets[chain[-1].id]:
            # A detour by what meets an earlier way, or begins anew, has a shorter chain that does the same.
            behind = chain[:-1]
            if other in chain or begin.touches(other) or any(other in meets[one.id] for one in behind):
                continue
            walk((*chain, other))

    for way in ways:
        if begin.touches(way):
            walk((way,))
    made = [Route(chain, tuple(_common(a, b) for a, b in pairwise(chain))) for chain in found]
    return tuple(
        sorted(made, key=lambda one: (len(one.closed) > 0, len(one.ways), [way.label for way in one.ways]))
    )


def added(ways: Sequence[Way], way: Way) -> Added:
    """What there would not be without a way."""
    others = [
        one for one in ways if one.id != way.id and one.carries == way.carries and one.status != CANCELLED
    ]
    pairs = tuple(
        (a, b, tuple(one for one in others if {a, b} <= one.leads_to))
        for a, b in combinations(sorted(way.leads_to), 2)
    )
    elsewhere = {place for one in others for place in one.places}
    places = tuple(place for place in way.places if place not in elsewhere)
    groups = [group for group in _groups(others) if any(_common(way, one) for one in group)]
    return Added(way, pairs, places, tuple(groups))


def graph(ways: Sequence[Way], framework: Framework, state: Mapping[str, str]) -> Graph:
    """Ways, the places that they have and the states that they lead to; `state` are the names of states."""
    nodes = [
        Node(
            way.id,
            way.label,
            "project",
            {
                "sector": way.sector,
                "status": way.status or "",
                "date": way.date or "",
                "by": said_by(way),
                "entry": way.entry or "",
            },
        )
        for way in ways
    ]
    places = sorted({place for way in ways for place in way.places})
    codes = sorted({code for way in ways for code in way.leads_to})
    for place in places:
        entry = framework.entries.get(place)
        said = {
            name: str(value)
            for name in ("country", "lat", "lon")
            if (value := getattr(entry, name, None)) is not None
        }
        nodes.append(Node(f"place:{place}", entry.best_name("en") if entry else place, "place", said))
    nodes += [Node(f"state:{code}", state.get(code, code), "state", {"country": code}) for code in codes]
    links = [Link(way.id, f"place:{place}", "at") for way in ways for place in way.places]
    links += [Link(way.id, f"state:{code}", "leads to") for way in ways for code in sorted(way.leads_to)]
    return Graph(tuple(nodes), tuple(links))


def said_by(way: Way) -> str:
    """Who says how far a way is: the record, the framework's background, or nobody."""
    if way.status in (None, "mentioned"):
        return "nobody"
    return "background" if way.background else "record"


def _meetings(ways: Iterable[Way]) -> dict[str, list[Way]]:
    held = list(ways)
    return {
        one.id: [two for two in held if two.id != one.id and two.carries == one.carries and _common(one, two)]
        for one in held
    }


def _common(one: Way, other: Way) -> tuple[str, ...]:
    return tuple(place for place in one.places if place in other.places)


def _groups(ways: Sequence[Way]) -> Iterator[tuple[Way, ...]]:
    """The ways that hang together, by whatever others."""
    meets, left = _meetings(ways), {way.id: way for way in ways}
    while left:
        ahead = [next(iter(left.values()))]
        group: list[Way] = []
        while ahead:
            one = ahead.pop()
            if left.pop(one.id, None) is not None:
                group.append(one)
                ahead += meets[one.id]
        yield tuple(sorted(group, key=lambda way: way.label))
