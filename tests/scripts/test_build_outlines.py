from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from dragoman.packs.framework import BUILT_IN
from dragoman.publish.pictures.outlines import load_atlas
from scripts import build_outlines

# Two countries side by side: each of one area, with an arc that both have.
SHARED, LEFT, RIGHT = 0, 1, 2
ARCS = [
    [[60, 40], [0, 5], [0, 5]],
    [[60, 50], [-5, 0], [0, -10], [5, 0]],
    [[60, 40], [5, 0], [0, 10], [-5, 0]],
]
WORLD = {
    "type": "Topology",
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": ARCS,
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "398", "arcs": [[SHARED, LEFT]]},
                {"type": "Polygon", "id": "156", "arcs": [[~SHARED, RIGHT]]},
            ]
        },
        "land": {"geometries": [{"type": "Polygon", "arcs": [[LEFT, RIGHT]]}]},
    },
}


@pytest.fixture
def framework(tmp_path: Path) -> Path:
    """A copy of the built-in framework, without its outlines."""
    name = "china-central-asia"
    return Path(shutil.copytree(BUILT_IN / name, tmp_path / name, ignore=shutil.ignore_patterns("*.json")))


def test_what_is_made_of_an_atlas_is_what_maps_are_drawn_on(
    framework: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "countries-50m.json").write_text(json.dumps(WORLD), encoding="utf-8")
    lake = {
        "geometry": {"type": "Polygon", "coordinates": [[[61, 44], [63, 44], [63, 46], [61, 46], [61, 44]]]}
    }
    lakes = tmp_path / "lakes.json"
    lakes.write_text(json.dumps({"features": [lake]}), encoding="utf-8")
    arguments = [str(tmp_path), str(framework), "--lakes", str(lakes), "--sheet", "main=54,38,66,52:50m:600"]
    monkeypatch.setattr(sys, "argv", ["build_outlines.py", *arguments])
    assert build_outlines.main() == 0
    sheet = load_atlas(framework).sheets["main"]
    assert sheet.borders.count("M") == 1 and not sheet.borders.endswith("z")
    assert sheet.land.count("z") == 1 and sheet.lakes.count("z") == 1
    assert sheet.members["KZ"] and sheet.members["CN"] and not sheet.members["TJ"]
    assert sheet.names["KZ"][0] < sheet.sheet.width / 2 < sheet.names["CN"][0]


def test_a_simplified_line_stays_near_and_keeps_its_ends() -> None:
    line = [(float(x), 0.1 if x % 2 else 0.0) for x in range(21)]
    assert build_outlines.simplified(line) == [line[0], line[-1]]
    corner = [(0.0, 0.0), (5.0, 0.0), (10.0, 0.0), (10.0, 5.0), (10.0, 10.0)]
    assert build_outlines.simplified(corner) == [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]
    ring = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)]
    assert build_outlines.simplified(ring) == ring
