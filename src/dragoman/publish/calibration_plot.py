"""A picture of calibration: the confidence of facts against the share of them that is right.

In: a `Calibration`. Out: an SVG that needs nothing else, in light and dark. A point is a bin of facts, the
larger the more facts; on the line that rises from corner to corner, what is said to be right nine times in
ten is so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from dragoman.model.evaluation import Bin, Calibration

SIZE, LEFT, TOP, RIGHT, BOTTOM = 360, 56, 34, 18, 48
"""The side of the square in which points lie, and what stands around it, in pixels."""

LARGEST = 13
"""The radius of the point of a bin that has all facts."""

STYLE = """svg{--ink:#1d2430;--soft:#566074;--rule:#d9d5cc;--accent:#12507b;--paper:#fdfcfa}
@media(prefers-color-scheme:dark){svg{--ink:#e6e4df;--soft:#a7aebb;--rule:#353a44;--accent:#8cc4ee;--paper:#15181d}}
text{font:12px "Source Sans 3","Segoe UI",Arial,"Liberation Sans",sans-serif;fill:var(--soft)}
.title{font-weight:600;font-size:14px;fill:var(--ink)}.grid{stroke:var(--rule)}.paper{fill:var(--paper)}
.ideal{stroke:var(--soft);stroke-dasharray:5 4}.gap{stroke:var(--accent);stroke-width:2}
.point{fill:var(--accent);fill-opacity:.85}"""


def calibration_svg(calibration: Calibration) -> str:
    """The picture, with a line break at its end."""
    return "\n".join(_drawn(calibration)) + "\n"


def _drawn(calibration: Calibration) -> Iterator[str]:
    width, height = LEFT + SIZE + RIGHT, TOP + SIZE + BOTTOM
    title = f"Calibration: expected error {calibration.error:.3f}, {calibration.facts} facts"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="{title}">'
    )
    yield f"<title>{title}</title>\n<style>{STYLE}</style>"
    yield f'<rect class="paper" width="{width}" height="{height}"/>'
    yield f'<text class="title" x="{LEFT}" y="20">{title}</text>'
    yield from _axes()
    yield from (_point(one, calibration.facts) for one in calibration.bins)
    yield "</svg>"


def _axes() -> Iterator[str]:
    for tenth in range(0, 11, 2):
        x, y = _x(tenth / 10), _y(tenth / 10)
        yield f'<line class="grid" x1="{x}" y1="{_y(0)}" x2="{x}" y2="{_y(1)}"/>'
        yield f'<line class="grid" x1="{_x(0)}" y1="{y}" x2="{_x(1)}" y2="{y}"/>'
        yield f'<text x="{x}" y="{TOP + SIZE + 17}" text-anchor="middle">{tenth / 10:.1f}</text>'
        yield f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{tenth / 10:.1f}</text>'
    yield f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    middle = LEFT + SIZE / 2
    yield f'<text x="{middle:g}" y="{TOP + SIZE + 38}" text-anchor="middle">confidence</text>'
    side = TOP + SIZE / 2
    yield (
        f'<text x="16" y="{side:g}" text-anchor="middle" transform="rotate(-90 16 {side:g})">'
        "share that is right</text>"
    )


def _point(one: Bin, facts: int) -> str:
    x, y, ideal = _x(one.confidence), _y(one.correct), _y(one.confidence)
    radius = max(LARGEST * math.sqrt(one.facts / max(facts, 1)), 2.5)
    said = f"{one.facts} facts given {one.confidence:.2f}: {one.correct:.2f} right"
    return (
        f'<g><title>{said}</title><line class="gap" x1="{x}" y1="{ideal}" x2="{x}" y2="{y}"/>'
        f'<circle class="point" cx="{x}" cy="{y}" r="{radius:.1f}"/></g>'
    )


def _x(value: float) -> float:
    return round(LEFT + value * SIZE, 1)


def _y(value: float) -> float:
    return round(TOP + (1 - value) * SIZE, 1)
