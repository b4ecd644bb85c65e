"""A network: those who act as marks by their kind, what joins them as lines, the strongest first.

In: nodes with how many sources tell of each, links with how many entries each rests on. Out: SVG. Which of
them are shown, and what is said of them, is the caller's; those that come first find room for their names.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from dragoman.publish.pictures import svg
from dragoman.publish.pictures.forces import parted, positions
from dragoman.publish.pictures.legend import Draw, Key, legend
from dragoman.publish.pictures.lettering import Name, Room, cut
from dragoman.publish.pictures.marks import shape
from dragoman.publish.pictures.projection import Point

WIDE, NARROW = 960.0, 358.0
SMALL = 600.0
KINDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "state": ("circle", svg.later("state")),
        "organisation": ("square", svg.later("organisation")),
        "person": ("diamond", svg.later("person")),
    }
)
"""The shape of each kind, and what a legend calls it."""
HOW: Mapping[str, str] = MappingProxyType({"met": svg.later("met"), "signed": svg.later("signed together")})
LEAST, LARGEST = 4.0, 19.0
"""The smallest and the largest mark."""
LONGEST = 150.0
"""Pixels that a name may take."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that acts; `weight` is how many sources tell of what it does."""

    id: str
    label: str
    kind: str
    weight: int
    said: str
    href: str


@dataclass(frozen=True, slots=True)
class Tie:
    """What joins two actors, by their ids; `weight` is how many entries it rests on."""

    one: str
    other: str
    how: str
    weight: int
    said: str
    href: str


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and ties, the strongest of each first; `chosen` are ids that stand out."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    chosen: frozenset[str] = frozenset()


def within(held: Network, actors: int, ties: int) -> Network:
    """The strongest of a network: so many actors at most, and ties between them; the chosen stay."""
    kept = [one for one in held.actors if one.id in held.chosen]
    kept += [one for one in held.actors if one.id not in held.chosen][: max(0, actors - len(kept))]
    ids = {one.id for one in kept}
    some = [one for one in held.ties if {one.one, one.other} <= ids]
    some.sort(key=lambda one: not held.chosen.intersection((one.one, one.other)) if held.chosen else False)
    some = some[:ties]
    joined = {end for one in some for end in (one.one, one.other)}
    return replace(held, actors=tuple(one for one in held.actors if one.id in ids & joined), ties=tuple(some))


def network_svg(frame: svg.Frame, held: Network, width: float, say: svg.Translate = str) -> str:
    """The network; the frame's size is worked out."""
    small = width < SMALL
    height = 430.0 if small else 640.0
    letters = 10.5 if small else 11.5
    at, reach = _placed(held, width, height, small)
    room = Room(width, height)
    for id, point in at.items():
        room.take(point, reach[id] + 1)
    body = [
        svg.group("ties", _ties(held, at)),
        svg.group("actors", (_actor(one, at[one.id], reach[one.id], held) for one in held.actors)),
        svg.group("names", _names(held.actors, at, reach, letters, room)),
    ]
    keys, more = legend(_keys(held, say), 2, height + 6, width - 4, letters)
    return svg.picture(replace(frame, width=width, height=height + more + 10), *body, keys, look="network")


def _placed(
    held: Network, width: float, height: float, small: bool
) -> tuple[dict[str, Point], dict[str, float]]:
    """Where each actor stands, and how large its mark is: by the root of its sources."""
    largest = (LARGEST * 0.7 if small else LARGEST) - LEAST
    most = max((one.weight for one in held.actors), default=1) or 1
    reach = {one.id: LEAST + largest * math.sqrt(one.weight / most) for one in held.actors}
    place = {one.id: number for number, one in enumerate(held.actors)}
    joined: dict[tuple[int, int], float] = {}
    for tie in held.ties:
        pair = place[tie.one], place[tie.other]
        joined[pair] = joined.get(pair, 0.0) + tie.weight
    strengths = tuple((a, b, weight) for (a, b), weight in sorted(joined.items()))
    margin = 34.0 if small else 60.0
    masses = tuple(round(0.5 + reach[one.id] / 9, 2) for one in held.actors)
    points = positions(masses, strengths, width, height, margin)
    points = tuple(parted(points, [reach[one.id] for one in held.actors], width, height))
    return {one.id: point for one, point in zip(held.actors, points, strict=True)}, reach


def _ties(held: Network, at: Mapping[str, Point]) -> Iterable[str]:
    for tie in reversed(held.ties):
        (ax, ay), (bx, by) = at[tie.one], at[tie.other]
        # The two kinds of ties bend to opposite sides, so that both are seen.
        bend = 0.09 if tie.how == "met" else -0.09
        mx, my = (ax + bx) / 2 - (by - ay) * bend, (ay + by) / 2 + (bx - ax) * bend
        numbers = " ".join(svg.number(one) for one in (mx, my, bx, by))
        path = f"M{svg.number(ax)} {svg.number(ay)}Q{numbers}"
        step = min(4, int(math.log2(max(1, tie.weight))) + 1)
        aside = held.chosen and not held.chosen.intersection((tie.one, tie.other))
        look = f"tie is-{tie.how} by-{step}" + (" is-aside" if aside else "")
        over, wide = (
            svg.tag("path", {"class": look, "d": path}),
            svg.tag("path", {"class": "tie-hit", "d": path}),
        )
        yield svg.link(tie.href, tie.said, "tied", over, wide)


def _actor(one: Actor, at: Point, reach: float, held: Network) -> str:
    look = f"actor is-{one.kind}" + (" is-chosen" if one.id in held.chosen else "")
    return svg.link(one.href, one.said, look, shape(KINDS[one.kind][0], *at, reach, ""))


def _names(
    actors: Sequence[Actor], at: Mapping[str, Point], reach: Mapping[str, float], letters: float, room: Room
) -> Iterable[str]:
    for one in actors:
        said = cut(one.label, letters, LONGEST)
        where = room.place(Name(said, at[one.id], letters, reach[one.id], one.id))
        if where:
            yield svg.text(where.x, where.y, said, f"actor-name is-{one.kind}", where.anchor, letters)


def _keys(held: Network, say: svg.Translate) -> Sequence[Iterable[Key]]:
    kinds = [kind for kind in KINDS if any(one.kind == kind for one in held.actors)]
    ways = [how for how in HOW if any(one.how == how for one in held.ties)]
    return (
        [Key(_mark(kind), 12, say(KINDS[kind][1])) for kind in kinds]
        + [Key(_sizes, 32, say(svg.later("more sources")))],
        [Key(_line(how), 34, say(HOW[how])) for how in ways]
        + [Key(_widths, 34, say(svg.later("more entries")))],
    )


def _mark(kind: str) -> Draw:
    def draw(x: float, y: float) -> str:
        return svg.tag("g", {"class": f"actor is-{kind}"}, shape(KINDS[kind][0], x + 6, y, 5.5, ""))

    return draw


def _line(how: str) -> Draw:
    def draw(x: float, y: float) -> str:
        return svg.line(x, y, x + 34, y, f"tie is-{how} by-2")

    return draw


def _sizes(x: float, y: float) -> str:
    marks = (
        shape("circle", x + place, y, reach, "sample") for place, reach in ((3, 2.5), (12, 4.5), (25, 7))
    )
    return "".join(marks)


def _widths(x: float, y: float) -> str:
    return svg.line(x, y - 4, x + 34, y - 4, "tie by-1 sample") + svg.line(
        x, y + 3, x + 34, y + 3, "tie by-4 sample"
    )
