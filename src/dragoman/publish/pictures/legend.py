"""The legend of a picture: samples with words, in as many lines as they need.

In: samples (SVG about a point, and how wide it is) and words. Out: SVG, and how high it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dragoman.publish.pictures import svg
from dragoman.publish.pictures.lettering import width_of

ROW = 19.0
GAP = 16.0

Draw = Callable[[float, float], str]
"""What draws a sample from a point to the right, at the middle of its line."""


@dataclass(frozen=True, slots=True)
class Key:
    """A sample and what it means; `width` is that of the sample."""

    drawn: Draw
    width: float
    said: str


def legend(
    rows: Iterable[Iterable[Key]], left: float, top: float, width: float, size: float
) -> tuple[str, float]:
    """Each row begins a new line, and goes on in the next where it is too long. SVG and height."""
    said = []
    y = top
    for row in rows:
        x = left
        for key in row:
            needed = key.width + 6 + width_of(key.said, size)
            if x > left and x + needed > left + width:
                x, y = left, y + ROW
            said.append(key.drawn(x, y + ROW / 2))
            said.append(svg.text(x + key.width + 6, y + ROW / 2 + size * 0.36, key.said, "key", size=size))
            x += needed + GAP
        y += ROW
    return svg.group("legend", said), y - top
