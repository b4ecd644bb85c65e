"""An SVG as a PNG, by resvg: the same drawing, in twice as many pixels.

In: an SVG of this program. Out: bytes. Text takes the fonts of the system; where it has none, nothing is
drawn that would be without its words.
"""

from __future__ import annotations

from dragoman.model.errors import ReportError

ZOOM = 2
"""Pixels of the PNG for one of the SVG."""

_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'
_LETTER = '<text x="2" y="16" font-size="16" font-family="sans-serif">M</text>'


def png(svg: str) -> bytes:
    """The picture as PNG.

    Raises:
        ReportError: the system has no font to write with.
    """
    import resvg_py

    if bytes(resvg_py.svg_to_bytes(svg_string=_PROBE.format(_LETTER))) == bytes(
        resvg_py.svg_to_bytes(svg_string=_PROBE.format(""))
    ):
        raise ReportError("this system has no font to write a PNG with; an SVG needs none: --chart FILE.svg")
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM))
