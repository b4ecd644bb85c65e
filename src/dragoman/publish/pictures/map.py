"""A map of corridors: the whole, an inset of what is too small on it, a legend, a scale.

In: corridors, a framework's outlines, how wide it may be and what it is to show. Out: SVG. What is shown and
what is said of it is the caller's; `shared` has to stand in the page once, before the first map.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.publish.pictures import ground, svg
from dragoman.publish.pictures.clipping import Box, clipped
from dragoman.publish.pictures.corridors import SECTORS, STANDINGS, Corridors, stretches
from dragoman.publish.pictures.legend import Draw, Key, legend
from dragoman.publish.pictures.lettering import width_of
from dragoman.publish.pictures.marks import shape
from dragoman.publish.pictures.outlines import Atlas, Outlines
from dragoman.publish.pictures.panel import Panel, Style, drawn
from dragoman.publish.pictures.projection import Sheet, fitted, sheet_of

WIDE, NARROW = 960.0, 358.0
"""Pixels: on a desk, and on a phone of 390 with its margins."""
SMALL = 600.0
"""Pixels below which an inset stands under the map instead of in a corner of it."""
FEWEST = 3
"""Places that an inset is made for."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the world is seen: the corners of what must be, in degrees; and how wide and high at most."""

    corners: tuple[tuple[float, float], ...]
    width: float = WIDE
    height: float | None = None
    chosen: str = ""
    insets: Mapping[str, str] = field(default_factory=dict)
    legend: bool = True


def shared(atlas: Atlas) -> str:
    """The outlines, for the maps of a page to use."""
    return "".join(ground.shared(one) for one in atlas.sheets.values())


def map_svg(
    frame: svg.Frame, corridors: Corridors, atlas: Atlas, scope: Scope, say: svg.Translate = str
) -> str:
    """The map; `frame` says its name and what it is called, its size is worked out."""
    main = next(iter(atlas.sheets.values()), None)
    view = _view(main, scope)
    small = scope.width < SMALL
    style = Style(letters=10.5, mark=7.2, apart=3.2) if small else Style()
    inset = _inset(atlas, corridors, view, scope)
    covered: Box | None = None
    body = []
    height = view.height
    if inset:
        width = scope.width if small else round(scope.width * 0.3)
        inner = _fit(inset, width)
        if small:
            covered = (0, height + 8, width, height + 8 + inner.height)
            height += inner.height + 8
        else:
            covered = _corner(corridors, view, inner)
        plate = (0.0, inner.height - 24, width_of(scope.insets[inset.name], style.letters) + 24, inner.height)
        panel = Panel(corridors, inset, inner, style, scope.chosen, covered=(plate,))
        body.append(_framed(drawn(panel), inner, covered, scope.insets[inset.name], style))
    bar = _bar_at(view, covered)
    panel = Panel(
        corridors,
        main,
        view,
        style,
        scope.chosen,
        inset.window if inset else None,
        (*((covered,) if covered and not small else ()), (*bar, bar[0] + 160, bar[1] + 20)),
    )
    scale = ground.scale(view, bar[0] + 6, bar[1] + 14, style.letters - 1)
    window = _window(inset, view) if inset else ""
    whole = svg.tag(
        "svg",
        {"width": view.width, "height": view.height, "viewBox": f"0 0 {view.width:g} {view.height:g}"},
        drawn(panel),
        window,
        scale,
    )
    rows = _keys(corridors, say) if scope.legend else ()
    keys, more = legend(rows, 2, height + 8, scope.width - 4, style.letters)
    sized = replace(frame, width=scope.width, height=height + (more + 12 if more else 0))
    return svg.picture(sized, whole, *body, keys, look="map")


def _view(main: Outlines | None, scope: Scope) -> Sheet:
    corners = list(scope.corners)
    if main:
        return fitted(main.sheet.projection, corners, scope.width, scope.height)
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    return sheet_of((west, south, east, north), scope.width, scope.height)


def _inset(atlas: Atlas, corridors: Corridors, view: Sheet, scope: Scope) -> Outlines | None:
    """The first sheet beside the main one in whose window some places lie that the map shows."""
    for one in list(atlas.sheets.values())[1:]:
        if one.name not in scope.insets:
            continue
        west, south, east, north = one.window
        spots = [
            spot
            for spot in corridors.spots.values()
            if west <= spot.longitude <= east
            and south <= spot.latitude <= north
            and view.holds(view.place(spot.longitude, spot.latitude))
        ]
        if len(spots) >= FEWEST:
            return one
    return None


def _fit(inset: Outlines, width: float) -> Sheet:
    factor = width / inset.sheet.width
    sheet = inset.sheet
    return replace(sheet, scale=sheet.scale * factor, width=round(width), height=round(sheet.height * factor))


def _corner(corridors: Corridors, view: Sheet, inner: Sheet) -> Box:
    """The corner of the map where an inset hides the least."""
    left, top = 8.0, 8.0
    right, bottom = view.width - inner.width - 8, view.height - inner.height - 8
    found = []
    lines = [one.ends(view, 0) for one in stretches(corridors)]
    spots = [view.place(one.longitude, one.latitude) for one in corridors.spots.values()]
    for rank, (x, y) in enumerate(((left, bottom), (right, top), (right, bottom), (left, top))):
        box = (x, y, x + inner.width, y + inner.height)
        hidden = sum(clipped(a, b, box) is not None for a, b in lines)
        hidden += 3 * sum(box[0] <= px <= box[2] and box[1] <= py <= box[3] for px, py in spots)
        found.append((hidden, rank, box))
    return min(found)[2]


def _framed(inner: str, view: Sheet, box: Box, title: str, style: Style) -> str:
    """An inset at its place, with its title and a frame."""
    x, y, _, _ = box
    nested = svg.tag("svg", {"x": x, "y": y, "width": view.width, "height": view.height}, inner)
    edge = svg.box(x, y, view.width, view.height, "map-frame")
    plate = svg.text(x + 8, y + view.height - 8, title, "map-title", size=style.letters + 0.5)
    return nested + edge + plate


def _window(inset: Outlines, view: Sheet) -> str:
    """Where the window of an inset is on the map."""
    west, south, east, north = inset.window
    steps = [step / 6 for step in range(7)]
    edge = [(west + part * (east - west), north) for part in steps]
    edge += [(west + part * (east - west), south) for part in reversed(steps)]
    points = " ".join(",".join(map(svg.number, view.place(*point))) for point in edge)
    return svg.tag("polygon", {"class": "map-window", "points": points})


def _bar_at(view: Sheet, covered: Box | None) -> tuple[float, float]:
    """Where the scale stands: in a lower corner, beside the inset if that is there."""
    y = view.height - 26
    if covered and covered[0] < view.width / 2 and covered[3] > y and covered[1] < view.height:
        return covered[2] + 8, y
    return 6.0, y


def _keys(corridors: Corridors, say: svg.Translate) -> Sequence[Iterable[Key]]:
    """Standings, kinds and places that the map has."""
    standings = [one for one in STANDINGS if any(route.standing == one for route in corridors.routes)]
    sectors = [one for one in SECTORS if any(route.sector == one for route in corridors.routes)]
    kinds = {spot.kind for spot in corridors.spots.values()}
    places = (
        ("capital", "star", 5.0, svg.later("capital")),
        ("crossing", "diamond", 3.4, svg.later("border crossing")),
    )
    met = [Key(_met, 26, say(svg.later("meetings held there")))] if corridors.gatherings else []
    return (
        [Key(_line_of(one), 34, say(STANDINGS[one])) for one in standings],
        [Key(_mark_of(one), 16, say(SECTORS[one][1])) for one in sectors],
        [Key(_spot_of(name, r, kind), 12, say(said)) for kind, name, r, said in places if kind in kinds]
        + met,
    )


def _line_of(standing: str) -> Draw:
    def draw(x: float, y: float) -> str:
        return svg.line(x, y, x + 34, y, f"map-way is-{standing}")

    return draw


def _mark_of(sector: str) -> Draw:
    def draw(x: float, y: float) -> str:
        inner = shape(SECTORS[sector][0], x + 8, y, 6.4, "")
        return svg.tag("g", {"class": "map-mark is-untold"}, inner)

    return draw


def _met(x: float, y: float) -> str:
    return svg.tag(
        "g", {"class": "map-met"}, shape("circle", x + 8, y, 7.4, ""), shape("circle", x + 20, y, 4, "")
    )


def _spot_of(name: str, reach: float, kind: str) -> Draw:
    def draw(x: float, y: float) -> str:
        return shape(name, x + 6, y, reach, f"map-spot is-{kind}")

    return draw
