"""The outlines of land, borders and lakes that a framework's maps are drawn on.

In: the `outlines.json` of a framework, which `scripts/build_outlines.py` derives from Natural Earth. Out:
`Outlines`. A framework without one has maps all the same, with nothing below what is drawn.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.publish.pictures.projection import Conic, Point, Sheet

FILE = "outlines.json"
TENTHS = 10
"""Units of the paths to a unit of their sheet."""


@dataclass(frozen=True, slots=True)
class Outlines:
    """Land, borders, lakes and the members' areas, as SVG paths; `names` are where states are written."""

    name: str
    sheet: Sheet
    window: tuple[float, float, float, float]
    land: str
    borders: str
    lakes: str
    members: Mapping[str, str]
    names: Mapping[str, Point]

    def moved(self, view: Sheet) -> str:
        """The transform that brings the paths onto another picture of the same projection."""
        scale = view.scale / self.sheet.scale
        x, y = (self.sheet.left - view.left) * view.scale, (self.sheet.top - view.top) * view.scale
        return f"translate({x:.1f} {y:.1f}) scale({scale / TENTHS:.5f})"


@dataclass(frozen=True, slots=True)
class Atlas:
    """The sheets of a framework by name, and whose they are."""

    sheets: Mapping[str, Outlines]
    source: str = ""
    note: str = ""


@cache
def load_atlas(folder: Path) -> Atlas:
    """The outlines in a framework's folder; an empty atlas where there are none."""
    file = folder / FILE
    if not file.is_file():
        return Atlas({})
    data = json.loads(file.read_text(encoding="utf-8"))
    return Atlas({one["name"]: _outlines(one) for one in data["sheets"]}, data["source"], data["note"])


def _outlines(data: Mapping[str, Any]) -> Outlines:
    conic = Conic(*data["parallels"], *data["origin"])
    west, south, east, north = data["window"]
    return Outlines(
        name=data["name"],
        sheet=Sheet(conic, data["left"], data["top"], data["scale"], *data["size"]),
        window=(west, south, east, north),
        land=data["land"],
        borders=data["borders"],
        lakes=data["lakes"],
        members=data["members"],
        names={code: (x, y) for code, (x, y) in data["names"].items()},
    )
