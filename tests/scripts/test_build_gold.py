import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from dragoman.model.document import Source
from dragoman.read import documents

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts" / "build_gold.py"
SAMPLES = ROOT / "samples"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gold", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build_gold = load()


def run(*arguments: Path | str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)], capture_output=True, text=True, check=False
    )


def figure(**fields: Any) -> dict[str, Any]:
    return {
        "type": "figure",
        "value": 5,
        "unit": "km",
        "indicator": "length",
        "evidence": ["cinq km"],
        **fields,
    }


@pytest.mark.parametrize(
    "date",
    ["2023", "2023-05", "2023-05-19", "XXXX-10-17", "2024-06~", "2026-21", "2025-01/2025-06", "../2035",
     "2024-02-29", "XXXX-02-29"],
)  # fmt: skip
def test_dates_of_the_contract_are_edtf(date: str) -> None:
    assert build_gold.is_edtf(date)


@pytest.mark.parametrize(
    "date",
    [
        "",
        "mai 2023",
        "2023-13",
        "2023-20",
        "2023-02-29",
        "2023-21-01",
        "2023/",
        "../..",
        "23-05-19",
        2023,
        None,
    ],
)
def test_other_values_are_not(date: object) -> None:
    assert not build_gold.is_edtf(date)


def test_a_snippet_is_found_in_code_points_of_the_text_as_read() -> None:
    assert build_gold.locate("a\r\ne\u0301t\u00e9", "t\u00e9") == [5, 7]


def test_a_snippet_that_occurs_twice_needs_its_number() -> None:
    with pytest.raises(ValueError, match="2 times"):
        build_gold.locate("deux et deux", "deux")
    assert build_gold.locate("deux et deux", {"text": "deux", "nth": 2}) == [8, 12]


def test_a_snippet_that_does_not_occur_is_named() -> None:
    with pytest.raises(ValueError, match="'trois'"):
        build_gold.locate("deux et deux", "trois")


@pytest.mark.parametrize(
    ("fact", "fault"),
    [
        (figure(indicator="lenght"), "'lenght' is not one of"),
        (figure(period="mai 2023"), "not an EDTF date"),
        (figure(speaker="CN"), "has no field speaker"),
        (figure(optional=True, forbidden=True), "both optional and forbidden"),
        (figure(area="Chine"), "neither a country code nor a region's slug"),
        (figure(of={"id": None, "label": "a", "labels": []}), "not among the labels"),
        (figure(period="2023", must_be_null=["period"]), "must be null"),
        ({"type": "figure"}, "lacks evidence, indicator, unit, value"),
        ({"type": "rumour"}, "'rumour' is not one of"),
    ],
)  # fmt: skip
def test_a_fault_says_the_value_and_what_is_accepted(fact: dict[str, Any], fault: str) -> None:
    assert any(fault in found for found in build_gold.fact_faults(fact))


def test_nothing_is_built_from_a_draft_with_a_fault(tmp_path: Path) -> None:
    for folder in ("articles", "drafts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "articles" / "a.txt").write_text("une ligne de cinq km", encoding="utf-8")
    draft = {"document": "a", "facts": [figure(unit="kilo mètres")]}
    (tmp_path / "drafts" / "a.json").write_text(json.dumps(draft), encoding="utf-8")
    done = run(tmp_path / "articles", tmp_path / "drafts", tmp_path / "gold")
    assert done.returncode == 1
    assert "a.json fact 0 (figure): unit: 'kilo mètres'" in done.stderr
    assert not (tmp_path / "gold").exists()


def test_the_gold_of_the_samples_is_what_their_drafts_build(tmp_path: Path) -> None:
    texts, out = tmp_path / "texts", tmp_path / "gold"
    texts.mkdir()
    for page in documents([str(path) for path in sorted((SAMPLES / "articles").glob("*.html"))]):
        assert isinstance(page, Source), page
        (texts / f"{page.id}.txt").write_bytes(page.text.encode("utf-8"))
    done = run(SAMPLES / "articles", SAMPLES / "drafts", out, "--texts", texts)
    assert done.returncode == 0, done.stderr
    built = sorted(out.glob("*.json"))
    assert [path.name for path in built] == sorted(path.name for path in (SAMPLES / "drafts").glob("*.json"))
    for path in built:
        assert path.read_bytes() == (SAMPLES / "gold" / path.name).read_bytes(), path.name
