"""What lies below a map: land, the members' areas, lakes, borders, the names of states, a scale.

In: outlines and the picture that they are brought onto. Out: SVG. The paths stand in a page once, and are
used from there by each of its maps.
"""

from __future__ import annotations

import math

from dragoman.publish.pictures import svg
from dragoman.publish.pictures.clipping import Box
from dragoman.publish.pictures.corridors import State
from dragoman.publish.pictures.lettering import Room, width_of
from dragoman.publish.pictures.outlines import Outlines
from dragoman.publish.pictures.projection import Point, Sheet

EARTH = 6371.0088
"""The mean radius of the Earth in kilometres."""
MOST = 2
"""Lines that may run through the name of a state."""
LENGTHS = (1000, 500, 200, 100, 50, 20, 10)
"""What a scale may show, in kilometres."""


def shared(outlines: Outlines) -> str:
    """The outlines as a picture that is not seen, for the maps of the page to use."""
    members = "".join(svg.tag("path", {"d": path}) for path in outlines.members.values())
    symbols = (
        svg.tag("path", {"id": f"land-{outlines.name}", "d": outlines.land}),
        svg.tag("g", {"id": f"members-{outlines.name}"}, members),
        svg.tag("path", {"id": f"lakes-{outlines.name}", "d": outlines.lakes}),
        svg.tag("path", {"id": f"borders-{outlines.name}", "d": outlines.borders}),
    )
    return svg.tag(
        "svg",
        {"class": "picture-shared", "width": 0, "height": 0, "aria-hidden": "true"},
        svg.tag("defs", {}, *symbols),
    )


def ground(outlines: Outlines, view: Sheet) -> str:
    """Land, areas, lakes and borders on a picture."""
    parts = [
        svg.tag("use", {"href": f"#{part}-{outlines.name}", "class": f"map-{part}"})
        for part in ("land", "members", "lakes", "borders")
    ]
    return svg.tag("g", {"transform": outlines.moved(view), "aria-hidden": "true"}, *parts)


def states(names: dict[str, State], outlines: Outlines, view: Sheet, room: Room, size: float) -> str:
    """The names of states where there is room for them."""
    said = []
    for code, state in names.items():
        if code not in outlines.names:
            continue
        x, y = outlines.names[code]
        at = (
            (x / outlines.sheet.scale + outlines.sheet.left - view.left) * view.scale,
            (y / outlines.sheet.scale + outlines.sheet.top - view.top) * view.scale,
        )
        found = _free(at, width_of(state.label.upper(), size) * 1.12, size, room)
        if found is None:
            continue
        look = "map-state" + ("" if code in outlines.members else " map-neighbour")
        written = svg.text(*found, state.label, look, "middle", size)
        said.append(svg.link(state.href, state.label, "map-link", written) if state.href else written)
    return svg.group("map-states", said)


def _free(at: Point, width: float, size: float, room: Room) -> Point | None:
    """The place near a point where words cross the fewest lines; None where they cross too many."""
    near = [(across * width / 8, down * size * 0.7) for down in range(-2, 3) for across in range(-2, 3)]
    places = sorted(((at[0] + x, at[1] + y) for x, y in near), key=lambda place: math.dist(place, at))
    found: tuple[int, Point, Box] | None = None
    for x, y in places:
        box = (x - width / 2, y - size, x + width / 2, y + size * 0.35)
        if not room.is_free(box):
            continue
        crossed = room.crossings(box)
        if crossed <= MOST and (found is None or crossed < found[0]):
            found = (crossed, (x, y), box)
    if found is None:
        return None
    room.keep(found[2])
    return found[1]


def scale(view: Sheet, x: float, y: float, size: float) -> str:
    """A bar of a round length; the projection is true along every meridian."""
    unit = view.scale / EARTH
    length = next((one for one in LENGTHS if one * unit <= 110), LENGTHS[-1])
    bar = svg.tag(
        "path",
        {"class": "map-scale", "d": f"M{x:.1f} {y - 5:.1f}v5h{length * unit:.1f}v-5"},
    )
    return bar + svg.text(x + length * unit + 5, y, f"{length} km", "map-note", size=size)
