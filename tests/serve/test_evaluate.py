from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.measuring import ROOT
from tests.serve.conftest import Run

GOLD = {
    "document": "d",
    "facts": [
        {"type": "figure", "value": 94e9, "unit": "USD", "indicator": "trade", "evidence": [[0, 32]]},
        {"type": "figure", "value": 7, "unit": "percent", "evidence": [[0, 8]], "forbidden": True},
        {"type": "project", "project": {"label": "ligne D", "labels": []}, "evidence": [[34, 50]]},
    ],
}
TEXT = "94 milliards de dollars d'échanges. La ligne D <b>avance</b>.\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with the gold of one document, whose text is beside it, and facts that were found in it."""
    folder = tmp_path / "third" / "gold"
    articles = folder.parent / "articles"
    for one in (folder, articles):
        one.mkdir(parents=True)
    (folder / "d.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (articles / "d.txt").write_text(TEXT, encoding="utf-8")
    (folder.parent / "styles.yaml").write_text("d: dispatch\n")
    write_facts(tmp_path, [94e9, 7])
    return folder


def write_facts(folder: Path, values: list[float]) -> None:
    units = {7: "percent"}
    facts = [
        {"document": "d", "type": "figure", "value": value, "unit": units.get(int(value), "USD")}
        | {"indicator": "gdp", "confidence": 0.9, "evidence": [[0, 23]]}
        for value in values
    ]
    (folder / "facts.jsonl").write_text("\n".join(map(json.dumps, facts)) + "\n")


def test_measures_are_printed_by_type_and_style_with_what_was_wrong(run: Run, gold: Path) -> None:
    result = run("evaluate", str(gold), "--facts", str(gold.parents[1] / "facts.jsonl"))
    assert result.exit_code == 0, result.output
    shown = " ".join(result.stdout.split())
    assert "figure 1 2 0.500 1.000 0.667 0.000" in shown
    assert "dispatch 2 2 0.500 0.500 0.500 0.000" in shown
    assert "Forbidden: what only a careless reader reports (1)" in shown
    assert "Missed: there, and not found (1) project · d · project ligne D “. La ligne D <b>”" in shown
    assert "expected indicator trade [indicator]" in shown
    assert "Expected calibration error 0.400 over 2 facts" in shown


@pytest.mark.parametrize(
    ("format", "sign"), [("md", "# Evaluation"), ("html", "<!DOCTYPE html>"), ("terminal", "Type")]
)
def test_the_report_can_be_written_to_a_file(run: Run, gold: Path, format: str, sign: str) -> None:
    place = gold.parent / "report"
    facts = str(gold.parents[1] / "facts.jsonl")
    result = run("evaluate", str(gold), "--facts", facts, "--format", format, "--output", str(place))
    assert (result.exit_code, result.stdout) == (0, "")
    said = place.read_text(encoding="utf-8")
    assert sign in said
    assert "<b>" not in said.replace("\\<b\\>", "") or format == "terminal"


def test_an_earlier_evaluation_is_compared_with(run: Run, gold: Path) -> None:
    folder = gold.parents[1]
    arguments = ["evaluate", str(gold), "--facts", str(folder / "facts.jsonl")]
    old = str(folder / "old.json")
    assert run(*arguments, "--format", "json", "--output", old).exit_code == 0
    assert "no measure has changed" in run(*arguments, "--against", old).stdout
    write_facts(folder, [94e9])
    shown = " ".join(run(*arguments, "--against", old).stdout.split())
    assert "figure precision 0.500 → 1.000 (+0.500) better" in shown
    assert "calibration error 0.400 → 0.100 (-0.300) better" in shown
    assert "no longer forbidden: figure · d · value 7, unit percent" in shown
    report = run(*arguments, "--against", old, "--format", "md").stdout
    assert "## Against the earlier evaluation" in report


def test_the_plot_is_an_svg_that_needs_nothing_else(run: Run, gold: Path) -> None:
    facts, place = str(gold.parents[1] / "facts.jsonl"), gold.parent / "plot.svg"
    assert run("evaluate", str(gold), "--facts", facts, "--plot", str(place)).exit_code == 0
    drawn = ElementTree.fromstring(place.read_text(encoding="utf-8"))
    assert [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}title")] == [
        "Calibration: expected error 0.400, 2 facts",
        "2 facts given 0.90: 0.50 right",
    ]
    assert run("evaluate", str(gold), "--facts", facts, "--plot", "plot.png").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--facts", "none.jsonl"], "cannot be read"),
        (["--texts", "src"], "no text of 'd'"),
        (["--against", "none.json"], "cannot be compared"),
    ],
)
def test_what_is_missing_is_said(run: Run, gold: Path, arguments: list[str], message: str) -> None:
    assert message in str(run("evaluate", str(gold), *arguments).exception)


def test_a_folder_without_gold_is_an_error_in_words(run: Run, tmp_path: Path) -> None:
    assert "no gold here" in str(run("evaluate", str(tmp_path)).exception)


def test_articles_beside_the_gold_are_read_where_no_facts_are_given(run: Run, tmp_path: Path) -> None:
    third = ROOT / "samples" / "third"
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "a.json").write_bytes((third / "gold" / "lecture-japarov-wang.json").read_bytes())
    said = json.loads(
        run("evaluate", str(gold), "--texts", str(third / "articles"), "--format", "json").stdout
    )
    assert said["documents"] == 1
    assert said["pooled"]["hits"] > 5
    assert said["ungrounded"] == 0
