#!/usr/bin/env python3
"""Derive the outlines that a framework's maps are drawn on from Natural Earth.

usage: build_outlines.py ATLAS FRAMEWORK --sheet NAME=WEST,SOUTH,EAST,NORTH:LEVEL:WIDTH … [--lakes FILE]

In: a folder with `countries-50m.json` and `countries-10m.json`, which are Natural Earth's countries as
TopoJSON (the package world-atlas 2.0.2 of the npm registry, ISC licence; the data is in the public domain,
https://www.naturalearthdata.com/about/terms-of-use/), and, if they are at hand, Natural Earth's lakes as
GeoJSON (`ne_50m_lakes.geojson`; what is committed has none). Out: `outlines.json` in the framework's folder:
for each sheet its projection, the land, the borders, the lakes and the members' areas as SVG paths in tenths
of a unit.

Arcs are simplified once, before they are joined to areas, so that neighbours keep a common border. What is
committed was made by

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/build_outlines.py package src/dragoman/packs/frameworks/china-central-asia \\
        --sheet main=40,15,125,60:50m:1200 \\
        --sheet fergana-valley=69,39,74,42.2:10m:420

The first sheet is the map itself, the others are insets, named by the place of the framework that they show.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

from dragoman.packs.framework import load_framework
from dragoman.publish.pictures.clipping import clipped_line, clipped_ring
from dragoman.publish.pictures.projection import Point, Sheet, sheet_of

TOLERANCE = 0.45
"""How far a simplified line may lie from the true one, in units of the sheet."""
LEAST = 2.0
"""The smallest island or lake that is drawn, in square units."""
MARGIN = 4.0
"""Units beyond the edge of the sheet where areas are cut off, so that no edge of a cut is seen."""
ROOM = 700.0
"""The area of a country that is written on, in square units."""
FAR = 25.0
"""Degrees about a window beyond which nothing is projected: there the plane of the cone is torn."""
NOTE = (
    "Natural Earth, public domain. Borders are drawn as Natural Earth shows them: by who controls an area, "
    "not by who claims it. They are no statement on the status of any territory. Simplified; not for "
    "measuring."
)

Ring = list[Point]


@dataclass(frozen=True, slots=True)
class Topology:
    """TopoJSON's arcs, each simplified, in units of a sheet; and what is made of them."""

    arcs: Sequence[Ring]
    near: Sequence[bool]
    countries: Sequence[dict[str, Any]]
    land: Sequence[dict[str, Any]]


def main() -> int:
    """Write the outlines of a framework."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("atlas", type=Path, help="the unpacked package world-atlas")
    parser.add_argument("framework", type=Path, help="the framework's folder")
    parser.add_argument("--sheet", action="append", required=True, metavar="NAME=W,S,E,N:LEVEL:WIDTH")
    parser.add_argument("--lakes", type=Path, help="ne_50m_lakes.geojson")
    options = parser.parse_args()
    members = set(load_framework(options.framework).card.members)
    lakes = list(_lakes(options.lakes)) if options.lakes else []
    sheets = [_sheet(given, options.atlas, members, lakes) for given in options.sheet]
    source = "world-atlas 2.0.2 (Natural Earth)"
    made = {"source": source + (", Natural Earth lakes 1:50m" if lakes else ""), "note": NOTE}
    text = json.dumps(made | {"sheets": sheets}, ensure_ascii=False, indent=1)
    target = options.framework / "outlines.json"
    target.write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(f"{target}: {len(text.encode())} bytes\n")
    return 0


def _sheet(given: str, atlas: Path, members: set[str], lakes: list[Ring]) -> dict[str, Any]:
    name, _, rest = given.partition("=")
    bounds, level, width = rest.split(":")
    west, south, east, north = map(float, bounds.split(","))
    window = (west, south, east, north)
    sheet = sheet_of(window, float(width))
    topology = _topology(json.loads((atlas / f"countries-{level}.json").read_text()), sheet, window)
    used = Counter(arc if arc >= 0 else ~arc for one in topology.countries for arc in _arcs_of(one))
    borders = [topology.arcs[arc] for arc, times in used.items() if times > 1 and topology.near[arc]]
    aliases = get_global("territory_aliases").items()
    numbers = {codes[0]: number for number, codes in aliases if number.isdigit()}
    areas = {
        code: _areas([one for one in topology.countries if one.get("id") == numbers[code]], topology, sheet)
        for code in sorted(members)
    }
    conic = sheet.projection
    return {
        "name": name,
        "level": level,
        "window": window,
        "parallels": [conic.south, conic.north],
        "origin": [conic.longitude, conic.latitude],
        "left": sheet.left,
        "top": sheet.top,
        "scale": sheet.scale,
        "size": [sheet.width, sheet.height],
        "land": _areas(topology.land, topology, sheet),
        "borders": _lines(borders, sheet),
        "lakes": _path(_cut(_projected(lakes, sheet, window), sheet), closed=True),
        "members": areas,
        "names": dict(_names(topology, sheet, {number: code for code, number in numbers.items()})),
    }


def _names(topology: Topology, sheet: Sheet, codes: dict[str, str]) -> Iterator[tuple[str, Point]]:
    """Where each country is written: in the middle of its largest part on the sheet, if that has room."""
    for country in topology.countries:
        rings = _cut(
            (
                _joined(ring, topology, sheet)
                for ring in _rings_of(country)
                if any(topology.near[arc if arc >= 0 else ~arc] for arc in ring)
            ),
            sheet,
        )
        largest = max(rings, key=lambda ring: abs(_area(ring)), default=[])
        if country.get("id") in codes and abs(_area(largest)) > ROOM:
            x, y = _middle(largest)
            yield codes[country["id"]], (round(x, 1), round(y, 1))


def _middle(ring: Ring) -> Point:
    """The centre of gravity of an area."""
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    weight = 6 * _area(ring)
    x = sum((ax + bx) * (ax * by - bx * ay) for (ax, ay), (bx, by) in pairs) / weight
    y = sum((ay + by) * (ax * by - bx * ay) for (ax, ay), (bx, by) in pairs) / weight
    return x, y


def _topology(data: dict[str, Any], sheet: Sheet, window: tuple[float, float, float, float]) -> Topology:
    """The arcs of a file in units of a sheet; those that are far from it are marked and left as they are."""
    (scale_x, scale_y), (from_x, from_y) = data["transform"]["scale"], data["transform"]["translate"]
    arcs: list[Ring] = []
    near = []
    for arc in data["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append((x * scale_x + from_x, y * scale_y + from_y))
        near.append(_is_near(line, window))
        arcs.append(simplified([sheet.place(*point) for point in line]) if near[-1] else line)
    objects = data["objects"]
    return Topology(arcs, near, objects["countries"]["geometries"], objects["land"]["geometries"])


def _is_near(line: Iterable[Point], window: tuple[float, float, float, float]) -> bool:
    west, south, east, north = window
    return any(west - FAR < x < east + FAR and south - FAR < y < north + FAR for x, y in line)


def _arcs_of(geometry: dict[str, Any]) -> Iterator[int]:
    for ring in _rings_of(geometry):
        yield from ring


def _rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    areas = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for area in areas:
        yield from area


def _areas(countries: Iterable[dict[str, Any]], topology: Topology, sheet: Sheet) -> str:
    rings = []
    for country in countries:
        for ring in _rings_of(country):
            if any(topology.near[arc if arc >= 0 else ~arc] for arc in ring):
                rings.append(_joined(ring, topology, sheet))
    return _path(_cut(rings, sheet), closed=True)


def _joined(ring: list[int], topology: Topology, sheet: Sheet) -> Ring:
    """The points of a ring; a part of it that is far off is projected, but kept from the torn side."""
    points: Ring = []
    for arc in ring:
        at = arc if arc >= 0 else ~arc
        line = topology.arcs[at]
        if not topology.near[at]:
            middle = sheet.projection.longitude
            line = [sheet.place(min(max(x, middle - 110), middle + 110), y) for x, y in line[::8]]
        points += line if arc >= 0 else line[::-1]
    return points


def _lakes(path: Path) -> Iterator[Ring]:
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        shape = feature["geometry"]
        areas = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for area in areas:
            for ring in area:
                yield [(point[0], point[1]) for point in ring]


def _projected(
    rings: Iterable[Ring], sheet: Sheet, window: tuple[float, float, float, float]
) -> Iterator[Ring]:
    for ring in rings:
        if _is_near(ring, window):
            yield simplified([sheet.place(*point) for point in ring])


def _cut(rings: Iterable[Ring], sheet: Sheet) -> list[Ring]:
    box = (-MARGIN, -MARGIN, sheet.width + MARGIN, sheet.height + MARGIN)
    return [cut for ring in rings if abs(_area(cut := clipped_ring(ring, box))) >= LEAST]


def _lines(lines: Iterable[Ring], sheet: Sheet) -> str:
    box = (-MARGIN, -MARGIN, sheet.width + MARGIN, sheet.height + MARGIN)
    return _path([part for line in lines for part in clipped_line(line, box)], closed=False)


def _area(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) / 2


def simplified(line: Ring) -> Ring:
    """A line with as few points as it takes to lie within the tolerance (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return line
    keep = {0, len(line) - 1}
    ahead = [(0, len(line) - 1)]
    if line[0] == line[-1]:  # a ring has no direction: its farthest point is where it is turned
        far = max(range(len(line)), key=lambda at: _between(line[at], line[0], line[0]))
        keep.add(far)
        ahead = [(0, far), (far, len(line) - 1)]
    while ahead:
        begin, end = ahead.pop()
        if end - begin < 2:
            continue
        far = max(range(begin + 1, end), key=lambda at: _between(line[at], line[begin], line[end]))
        if _between(line[far], line[begin], line[end]) > TOLERANCE:
            keep.add(far)
            ahead += [(begin, far), (far, end)]
    return [line[at] for at in sorted(keep)]


def _between(point: Point, begin: Point, end: Point) -> float:
    """The distance of a point from a stretch of line."""
    (px, py), (ax, ay), (bx, by) = point, begin, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    part = 0.0 if length == 0 else max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length))
    return float(((px - ax - part * dx) ** 2 + (py - ay - part * dy) ** 2) ** 0.5)


def _path(lines: Iterable[Ring], *, closed: bool) -> str:
    """SVG path data in whole tenths of a unit, each point but the first relative to the one before."""
    said = []
    for line in lines:
        points = [(round(x * 10), round(y * 10)) for x, y in line]
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points) if (ax, ay) != (bx, by)]
        if not steps or (closed and len(steps) < 2):
            continue
        numbers = "".join(f"{x if x < 0 else f' {x}'}{y if y < 0 else f' {y}'}" for x, y in steps)
        said.append(f"M{points[0][0]} {points[0][1]}l{numbers.strip()}" + ("z" if closed else ""))
    return "".join(said)


if __name__ == "__main__":
    raise SystemExit(main())
