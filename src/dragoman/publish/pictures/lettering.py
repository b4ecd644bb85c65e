"""Where names stand in a picture: no two on one another, each beside what it names.

In: names, the points that they name, in order of importance, and what must stay free. Out: where each
stands; one for which there is no room is left out. Widths are estimated, for no font is known here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from dragoman.publish.pictures.clipping import Box, clipped
from dragoman.publish.pictures.projection import Point

_NARROW, _WIDE = "iljtfrI.,:;!'|()[]·– ’-", "mwMWOQGDHNUÉ@%—…"
BAND = 24.0
"""How high a band is: what is taken is looked for in the bands of what is wanted alone."""
_SIDES = (
    *((1.0, 0.35, "start"), (-1.0, 0.35, "end"), (0.0, -1.0, "middle"), (0.0, 1.75, "middle")),
    *((0.8, -0.6, "start"), (-0.8, -0.6, "end"), (0.8, 1.3, "start"), (-0.8, 1.3, "end")),
)
"""Where a name may stand: to the right, left, above, below and at the corners, in reaches and heights."""


@dataclass(frozen=True, slots=True)
class Name:
    """What is to be written at a point; `reach` is how far its mark goes from there."""

    said: str
    at: Point
    size: float
    reach: float = 3.0
    key: str = ""


@dataclass(frozen=True, slots=True)
class Lettered:
    """Where a name stands: on the base line at a point, from there, around it or up to it."""

    name: Name
    x: float
    y: float
    anchor: str


@dataclass(slots=True)
class Room:
    """What of a picture is taken. It grows as names find their places, in the order they are asked for."""

    width: float
    height: float
    lines: list[tuple[Point, Point]] = field(default_factory=list)
    _taken: dict[int, list[Box]] = field(default_factory=dict)
    """Boxes by the bands of the picture that they touch."""

    def is_free(self, wanted: Box) -> bool:
        """Whether a box is in the picture and on nothing."""
        left, top, right, bottom = wanted
        if left < 2 or top < 2 or right > self.width - 2 or bottom > self.height - 2:
            return False
        for band in _bands(top, bottom):
            for a, b, c, d in self._taken.get(band, ()):
                if left < c and a < right and top < d and b < bottom:
                    return False
        return True

    def keep(self, box: Box) -> None:
        """Keep a box free of names."""
        for band in _bands(box[1], box[3]):
            self._taken.setdefault(band, []).append(box)

    def crossings(self, wanted: Box) -> int:
        """How many lines run through a box."""
        left, top, right, bottom = wanted
        many = 0
        for begin, end in self.lines:
            (ax, ay), (bx, by) = begin, end
            if (ax < left and bx < left) or (ax > right and bx > right):
                continue
            if (ay < top and by < top) or (ay > bottom and by > bottom):
                continue
            many += clipped(begin, end, wanted) is not None
        return many

    def place(self, name: Name, *, crossed: bool = True) -> Lettered | None:
        """Where a name stands best: free, crossed by the fewest lines, or by none; None: there is no room."""
        found: list[tuple[int, int, Lettered, Box]] = []
        for rank, (across, down, anchor) in enumerate(_SIDES):
            x = name.at[0] + across * (name.reach + 3)
            y = name.at[1] + (down * name.size if down > 0 else down * (name.reach + 3))
            box = extent(name.said, x, y, anchor, name.size)
            if not self.is_free(box):
                continue
            crossings = self.crossings(box)
            if crossed or not crossings:
                found.append((crossings, rank, Lettered(name, x, y, anchor), box))
            if not crossings:
                break  # no other place is better
        if not found:
            return None
        _, _, best, box = min(found, key=lambda one: one[:2])
        self.keep(box)
        return best

    def take(self, point: Point, reach: float) -> None:
        """Keep a point free of names."""
        x, y = point
        self.keep((x - reach, y - reach, x + reach, y + reach))


def _bands(top: float, bottom: float) -> range:
    """The bands that a stretch from top to bottom touches."""
    return range(int(top // BAND), int(bottom // BAND) + 1)


def lettering(names: Iterable[Name], room: Room) -> list[Lettered]:
    """Where names stand, those that come first before the others."""
    return [where for name in names if (where := room.place(name))]


def extent(said: str, x: float, y: float, anchor: str, size: float) -> Box:
    """The box of written words: left, top, right, bottom."""
    width = width_of(said, size)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return left - 1, y - size * 0.82, left + width + 1, y + size * 0.26


def width_of(said: str, size: float) -> float:
    """About how wide words are in a font without serifs."""
    return sum(map(_wide, said)) * size


@cache
def _wide(one: str) -> float:
    """The width of a character in parts of the size of its font."""
    if unicodedata.east_asian_width(one) in "WF":
        return 1.0
    if unicodedata.combining(one):
        return 0.0
    if one in _NARROW:
        return 0.33
    return 0.88 if one in _WIDE else 0.67 if one.isupper() else 0.575


def cut(said: str, size: float, room: float) -> str:
    """Words cut to a width, with an ellipsis where some are left out."""
    if width_of(said, size) <= room:
        return said
    left = room - width_of("…", size)
    kept = 0
    for one in said:
        left -= _wide(one) * size
        if left < 0:
            break
        kept += 1
    return said[:kept].rstrip(" ,;:–-") + "…" if kept else ""
