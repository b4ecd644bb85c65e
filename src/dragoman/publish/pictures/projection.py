"""From degrees to the plane of a map: the equidistant conic projection.

In: longitude and latitude in degrees (WGS 84, taken as a sphere). Out: x to the east and y to the south, in
radii of the Earth. Lengths are true along the meridians and on the two standard parallels, which suits what
is wider than high and lies in the middle latitudes. Formulas: Snyder, Map Projections – A Working Manual
(US Geological Survey Professional Paper 1395, 1987), p. 113, (14-1) to (14-6) and (16-1) to (16-4).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

Point = tuple[float, float]
"""x to the right and y downward."""


@dataclass(frozen=True, slots=True)
class Conic:
    """The projection with two standard parallels, about an origin; all in degrees.

    The parallels may not lie as far south of the equator as north of it: the cone would be a cylinder.
    """

    south: float
    north: float
    longitude: float
    latitude: float

    def plane(self, longitude: float, latitude: float) -> Point:
        """Where a point of the Earth lies."""
        n, g = _constants(self.south, self.north)
        rho, rho_0 = g - math.radians(latitude), g - math.radians(self.latitude)
        theta = n * math.radians(longitude - self.longitude)
        return rho * math.sin(theta), rho * math.cos(theta) - rho_0


@lru_cache(maxsize=64)
def _constants(south: float, north: float) -> tuple[float, float]:
    """The constant of the cone with two parallels (in degrees), and the distance of its apex in radii."""
    south, north = math.radians(south), math.radians(north)
    if math.isclose(south, north):
        n = math.sin(south)
    else:
        n = (math.cos(south) - math.cos(north)) / (north - south)
    return n, math.cos(south) / n + south


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of the plane as a picture: `scale` units of the picture to a radius of the Earth."""

    projection: Conic
    left: float
    top: float
    scale: float
    width: float
    height: float

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point of the Earth lies in the picture."""
        x, y = self.projection.plane(longitude, latitude)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def holds(self, point: Point, margin: float = 0.0) -> bool:
        """Whether a point of the picture is on it, this far from its edges."""
        x, y = point
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


def sheet_of(window: tuple[float, float, float, float], width: float, height: float | None = None) -> Sheet:
    """The picture of a window (west, south, east, north, in degrees), all of which is on it.

    The standard parallels lie a sixth of the window from its edges, as is usual (Snyder, p. 99). Where a
    height is given, the window is shown in the middle, with more about it.
    """
    west, south, east, north = window
    part = (north - south) / 6
    middle = (west + east) / 2
    conic = Conic(south + part, north - part, middle, (south + north) / 2)
    return fitted(conic, _edge(window), width, height)


def fitted(
    conic: Conic, corners: list[tuple[float, float]], width: float, height: float | None = None
) -> Sheet:
    """The picture of this width on which all these points are (longitude and latitude)."""
    plane = [conic.plane(longitude, latitude) for longitude, latitude in corners]
    left, right = min(x for x, _ in plane), max(x for x, _ in plane)
    top, bottom = min(y for _, y in plane), max(y for _, y in plane)
    across, down = max(right - left, 1e-6), max(bottom - top, 1e-6)
    if height is None:
        height = round(width * down / across)
    scale = min(width / across, height / down)
    left -= (width / scale - across) / 2
    top -= (height / scale - down) / 2
    return Sheet(conic, left, top, scale, width, height)


def _edge(window: tuple[float, float, float, float]) -> list[tuple[float, float]]:
    """Points along the edge of a window, close enough to find how far it reaches in the plane."""
    west, south, east, north = window
    parts = [step / 8 for step in range(9)]
    along = [(west + part * (east - west), latitude) for part in parts for latitude in (south, north)]
    return along + [
        (longitude, south + part * (north - south)) for part in parts for longitude in (west, east)
    ]
