"""A map without its frame: ground, ways, places and their names on one picture.

In: what is to be shown, the outlines, the view. Out: SVG, and the numbers of the ways that have a mark on it.
Each way is a line by its standing and a mark by its kind, with the number that it has in the table.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.publish.pictures import ground, svg
from dragoman.publish.pictures.clipping import Box, clipped
from dragoman.publish.pictures.corridors import (
    SECTORS,
    Corridors,
    Route,
    Spot,
    importance,
    stretches,
)
from dragoman.publish.pictures.lettering import Lettered, Name, Room
from dragoman.publish.pictures.marks import shape
from dragoman.publish.pictures.outlines import Outlines
from dragoman.publish.pictures.projection import Point, Sheet

PARTS = (0.5, 0.36, 0.64, 0.24, 0.76, 0.14, 0.86)
"""Where on a line its mark may stand."""
SPOTS = {"capital": ("star", 5.0), "crossing": ("diamond", 3.4), "port": ("square", 3.0)}
"""Marks of places that are no plain towns."""


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes in pixels: of letters, of the marks of ways, between lines that run side by side."""

    letters: float = 11.5
    mark: float = 7.6
    apart: float = 3.6


@dataclass(frozen=True, slots=True)
class Panel:
    """A map to draw: `chosen` is the way that stands out, `aside` a window that another panel shows."""

    corridors: Corridors
    outlines: Outlines | None
    view: Sheet
    style: Style = Style()
    chosen: str = ""
    aside: tuple[float, float, float, float] | None = None
    covered: tuple[Box, ...] = ()

    @property
    def box(self) -> Box:
        """The edges of the picture."""
        return 0.0, 0.0, self.view.width, self.view.height


@dataclass(slots=True)
class _Lines:
    """The parts of each way that are on the picture, and where they leave it."""

    seen: dict[str, list[tuple[Point, Point]]] = field(default_factory=lambda: defaultdict(list))
    leaving: dict[str, Point] = field(default_factory=dict)


def drawn(panel: Panel) -> str:
    """The map as SVG."""
    lines = _lines(panel)
    room = Room(panel.view.width, panel.view.height)
    for box in panel.covered:
        room.keep(box)
    room.lines += [part for parts in lines.seen.values() for part in parts]
    spots = [one for one in importance(panel.corridors) if panel.view.holds(_at(one, panel.view), 2)]
    for one in spots:
        room.take(_at(one, panel.view), 3.5)
    # Capitals are found by their names: these come before the marks, all others after.
    names = _names(panel, [one for one in spots if one.kind == "capital"], room)
    marks = list(_marks(panel, lines, room))
    names += _names(panel, [one for one in spots if one.kind != "capital"], room)
    names += _leaving(panel, lines, room)
    below = ground.ground(panel.outlines, panel.view) if panel.outlines else ""
    states = ""
    if panel.outlines:
        shown, size = dict(panel.corridors.states), panel.style.letters + 1
        states = ground.states(shown, panel.outlines, panel.view, room, size)
    return "".join(
        (
            svg.box(0, 0, panel.view.width, panel.view.height, "map-sea"),
            below,
            states,
            svg.group("map-gatherings", _gatherings(panel)),
            svg.group("map-ways", _ways(panel, lines)),
            svg.group(
                "map-spots", (_spot(one, panel.view, {name.name.key for name in names}) for one in spots)
            ),
            svg.group("map-marks", marks),
            svg.group("map-names", (_name(one, panel.corridors) for one in names)),
        )
    )


def _lines(panel: Panel) -> _Lines:
    found = _Lines()
    for one in stretches(panel.corridors):
        begin, end = one.ends(panel.view, panel.style.apart)
        part = clipped(begin, end, panel.box)
        if part is None:
            continue
        found.seen[one.route.id].append(part)
        first, last = sorted((one.begin, one.end), key=lambda spot: spot.id)
        for spot, true, seen in ((first, begin, part[0]), (last, end, part[1])):
            if true != seen:
                found.leaving.setdefault(spot.id, seen)
    return found


def _gatherings(panel: Panel) -> Iterator[str]:
    """A disc about each place where people met, its area by how many meetings there were."""
    for one in panel.corridors.gatherings:
        at = _at(panel.corridors.spots[one.spot], panel.view)
        if panel.view.holds(at):
            yield svg.link(one.href, one.said, "map-met", shape("circle", *at, disc(one.many), ""))


def disc(many: int) -> float:
    """The radius of the disc for so many meetings."""
    return min(26.0, 5.0 + 2.4 * math.sqrt(many))


def _ways(panel: Panel, lines: _Lines) -> Iterator[str]:
    routes = {one.id: one for one in panel.corridors.routes}
    drawn = [(routes[id], _path(parts)) for id, parts in lines.seen.items()]
    drawn.sort(key=lambda one: one[0].id == panel.chosen)
    for route, path in drawn:
        under = [svg.tag("path", {"class": "map-case", "d": path})]
        if route.id == panel.chosen:
            under = [svg.tag("path", {"class": "map-chosen", "d": path})]
        over = svg.tag("path", {"class": f"map-way is-{route.standing} of-{route.sector}", "d": path})
        wide = svg.tag("path", {"class": "map-hit", "d": path})
        title = svg.tag("title", {}, svg.words(route.said))
        # The mark of the way is the link that a keyboard finds; the line leads to the same.
        attributes: dict[str, svg.Value] = {"href": route.href, "tabindex": -1, "aria-hidden": "true"}
        yield svg.tag("a", attributes, title, *under, over, wide)


def _path(parts: Iterable[tuple[Point, Point]]) -> str:
    said = []
    last: Point | None = None
    for (ax, ay), (bx, by) in parts:
        begin = "" if last == (ax, ay) else f"M{svg.number(ax)} {svg.number(ay)}"
        said.append(f"{begin}L{svg.number(bx)} {svg.number(by)}")
        last = (bx, by)
    return "".join(said)


def _marks(panel: Panel, lines: _Lines, room: Room) -> Iterator[str]:
    """The mark of each way: on its longest part, or beside its place; that of the chosen one first."""
    routes = sorted(panel.corridors.routes, key=lambda one: (one.id != panel.chosen, one.number))
    for route in routes:
        if panel.aside and route.id != panel.chosen and _is_within(route, panel.corridors, panel.aside):
            continue
        at = _mark_at(route, panel, lines, room)
        if at is None:
            continue
        reach = panel.style.mark
        room.take(at, reach + 1)
        kind = SECTORS[route.sector][0]
        look = f"map-mark is-{route.standing}" + (" is-chosen" if route.id == panel.chosen else "")
        number = svg.text(
            at[0], at[1] + reach * 0.42, str(route.number), "map-number", "middle", reach * 1.22
        )
        yield svg.link(route.href, f"{route.number}. {route.said}", look, shape(kind, *at, reach, ""), number)


def _mark_at(route: Route, panel: Panel, lines: _Lines, room: Room) -> Point | None:
    reach = panel.style.mark + 0.5
    parts = sorted(lines.seen.get(route.id, ()), key=lambda part: -math.dist(*part))
    if parts:
        places = [
            (a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])) for a, b in parts for part in PARTS
        ]
    else:
        middles = [
            at
            for id in route.places
            if (spot := panel.corridors.spots.get(id)) and panel.view.holds(at := _at(spot, panel.view), 2)
        ]
        places = [
            (
                x + far * (reach + 4) * math.cos(step * math.pi / 4),
                y + far * (reach + 4) * math.sin(step * math.pi / 4),
            )
            for x, y in middles[:1]
            for far in (1, 1.9, 2.8, 3.7)
            for step in (-1, 1, -3, 3, 0, 4, -2, 2)
        ]
    for x, y in places:
        if room.is_free((x - reach, y - reach, x + reach, y + reach)):
            return x, y
    return None


def _is_within(route: Route, corridors: Corridors, window: tuple[float, float, float, float]) -> bool:
    west, south, east, north = window
    spots = [spot for id in route.places if (spot := corridors.spots.get(id))]
    return all(west <= one.longitude <= east and south <= one.latitude <= north for one in spots)


def _spot(spot: Spot, view: Sheet, named: Collection[str]) -> str:
    """The mark of a place. Where its name is written, that is the link that a keyboard finds."""
    kind, reach = SPOTS.get(spot.kind, ("circle", 2.6))
    mark = shape(kind, *_at(spot, view), reach, f"map-spot is-{spot.kind}")
    if spot.id not in named:
        return svg.link(spot.href, spot.label, "map-place", mark)
    attributes: dict[str, svg.Value] = {"href": spot.href, "tabindex": -1, "aria-hidden": "true"}
    return svg.tag(
        "a" if spot.href else "g",
        attributes if spot.href else {},
        svg.tag("title", {}, svg.words(spot.label)),
        mark,
    )


def _names(panel: Panel, spots: Sequence[Spot], room: Room) -> list[Lettered]:
    """The names of places; those of another panel stand there, but for capitals."""
    size = panel.style.letters
    wanted = [
        Name(spot.label, _at(spot, panel.view), size, 4.0 if spot.kind == "capital" else 2.6, spot.id)
        for spot in spots
        if spot.kind == "capital" or not (panel.aside and _inside(spot, panel.aside))
    ]
    return [where for name in wanted if (where := room.place(name))]


def _leaving(panel: Panel, lines: _Lines, room: Room) -> list[Lettered]:
    """The names of places off the picture, where ways leave it for them."""
    found = []
    width, height = panel.view.width, panel.view.height
    for id, (x, y) in lines.leaving.items():
        label = panel.corridors.spots[id].label
        edges = {"←": x, "→": width - x, "↑": y, "↓": height - y}
        arrow = min(edges, key=lambda one: edges[one])
        said = f"{label} {arrow}" if arrow == "→" else f"{arrow} {label}"
        inside = (min(max(x, 3), width - 3), min(max(y, 8), height - 8))
        if where := room.place(Name(said, inside, panel.style.letters - 1, 2.0, id)):
            found.append(where)
    return found


def _inside(spot: Spot, window: tuple[float, float, float, float]) -> bool:
    west, south, east, north = window
    return west <= spot.longitude <= east and south <= spot.latitude <= north


def _name(where: Lettered, corridors: Corridors) -> str:
    spot = corridors.spots[where.name.key]
    written = svg.text(
        where.x, where.y, where.name.said, f"map-name is-{spot.kind}", where.anchor, where.name.size
    )
    return svg.link(spot.href, spot.label, "map-link", written) if spot.href else written


def _at(spot: Spot, view: Sheet) -> Point:
    return view.place(spot.longitude, spot.latitude)
