"""What lies inside a box: lines and areas cut off at its edges.

In: points, and a box as left, top, right, bottom. Out: points. Areas are cut by Sutherland and Hodgman
(1974), lines by Liang and Barsky (1984).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from dragoman.publish.pictures.projection import Point

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def clipped_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of an area that is in the box; nothing where there is none."""
    left, top, right, bottom = box
    edges: list[tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]] = [
        (lambda p: p[0] >= left, lambda a, b: _at_x(a, b, left)),
        (lambda p: p[0] <= right, lambda a, b: _at_x(a, b, right)),
        (lambda p: p[1] >= top, lambda a, b: _at_y(a, b, top)),
        (lambda p: p[1] <= bottom, lambda a, b: _at_y(a, b, bottom)),
    ]
    points = list(ring)
    for is_inside, crossing in edges:
        found: list[Point] = []
        for before, here in zip(points[-1:] + points[:-1], points, strict=True):
            if is_inside(before) != is_inside(here):
                found.append(crossing(before, here))
            if is_inside(here):
                found.append(here)
        points = found
    return points


def clipped_line(line: Sequence[Point], box: Box) -> list[list[Point]]:
    """The stretches of a line that are in the box."""
    found: list[list[Point]] = []
    for begin, end in pairwise(line):
        part = clipped(begin, end, box)
        if part is None:
            continue
        if found and found[-1][-1] == part[0]:
            found[-1].append(part[1])
        else:
            found.append(list(part))
    return found


def clipped(begin: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    """The part of a straight line that is in the box."""
    (ax, ay), (bx, by) = begin, end
    dx, dy = bx - ax, by - ay
    low, high = 0.0, 1.0
    for way, room in ((-dx, ax - box[0]), (dx, box[2] - ax), (-dy, ay - box[1]), (dy, box[3] - ay)):
        if way == 0:
            if room < 0:
                return None
            continue
        part = room / way
        low, high = (max(low, part), high) if way < 0 else (low, min(high, part))
    if low > high:
        return None
    first = begin if low == 0 else (ax + low * dx, ay + low * dy)
    last = end if high == 1 else (ax + high * dx, ay + high * dy)
    return first, last


def _at_x(a: Point, b: Point, x: float) -> Point:
    return x, a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0])


def _at_y(a: Point, b: Point, y: float) -> Point:
    return a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]), y
