"""The shapes of marks: each kind of thing has one, so that no picture speaks by colour alone.

In: a shape's name, its middle and how far it reaches from there. Out: SVG.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from dragoman.publish.pictures.svg import number, tag

_CORNERS: Mapping[str, tuple[tuple[float, float], ...]] = MappingProxyType(
    {
        "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
        "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
        "triangle": ((0, -1.2), (1.2, 0.95), (-1.2, 0.95)),
        "down": ((0, 1.2), (1.2, -0.95), (-1.2, -0.95)),
        "flag": ((-1, -0.8), (0.5, -0.8), (1.2, 0), (0.5, 0.8), (-1, 0.8)),
        "cross": (
            *((-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4)),
            *((0.4, 1.1), (-0.4, 1.1), (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4)),
        ),
        "hexagon": tuple(
            (1.1 * math.cos(step * math.pi / 3), 1.1 * math.sin(step * math.pi / 3)) for step in range(6)
        ),
        "star": tuple(
            (
                (1.35 if step % 2 == 0 else 0.58) * math.sin(step * math.pi / 5),
                -(1.35 if step % 2 == 0 else 0.58) * math.cos(step * math.pi / 5),
            )
            for step in range(10)
        ),
    }
)


def shape(name: str, x: float, y: float, reach: float, look: str) -> str:
    """A shape about its middle; all of them look about as large as a circle of that radius."""
    if name == "circle":
        return tag("circle", {"class": look, "cx": x, "cy": y, "r": reach})
    points = " ".join(f"{number(x + a * reach)},{number(y + b * reach)}" for a, b in _CORNERS[name])
    return tag("polygon", {"class": look, "points": points})
