from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.measuring import ROOT
from tests.serve.conftest import Run

from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline
from dragoman.serve.covering import covered
from dragoman.store import Entry, Record


@pytest.fixture(autouse=True)
def versions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Versions that tell options apart and do not depend on the files of the checkout."""
    monkeypatch.setattr(Options, "version", lambda options: f"gate: {options.gate}")


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Path:
    """A record with one article, read by this version."""
    from dragoman.model.document import Source

    text = (ROOT / "samples" / "articles" / "analyse-ligne-d.txt").read_bytes().decode()
    source = Source("analyses/ligne-d", text, title="La ligne D")
    path = tmp_path_factory.mktemp("record") / "record.db"
    with Record.open(path) as opened:
        opened.add([Entry.of(source, pipeline.facts(source), "gate: False")])
    return path


def test_every_sentence_is_printed_with_its_facts_or_the_reason_for_none(run: Run, read: Path) -> None:
    result = run("coverage", "ligne-d", "--record", str(read))
    shown = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "La ligne D" in shown
    assert "|Le Tadjikistan, a-t-il assuré, a réglé" in shown
    assert "statement Daler Juma (indirect, “a-t-il assuré”) (f-" in shown
    assert "— no fact: the text does not assert it: “contrat” (only rumoured)" in shown
    assert "To look at first" in shown
    assert "28 sentences" in shown
    assert "another version" not in shown


def test_the_bare_report_has_only_what_to_look_at_first(run: Run, read: Path) -> None:
    shown = run("coverage", "ligne-d", "--bare", "--record", str(read)).stdout
    assert "Le bruit a couru" in shown
    assert "a réglé toutes les questions" not in shown


@pytest.mark.parametrize(
    ("format", "sign"),
    [
        ("json", '"document": "analyses/ligne-d"'),
        ("md", "# Coverage of analyses/ligne-d"),
        ("html", "<!DOCTYPE html>"),
        ("terminal", "  28 sentences"),
    ],
)
def test_a_report_can_be_written_to_a_file(
    run: Run, read: Path, tmp_path: Path, format: str, sign: str
) -> None:
    place = tmp_path / "report"
    result = run("coverage", "ligne-d", "--format", format, "--output", str(place), "--record", str(read))
    assert (result.exit_code, result.stdout) == (0, "")
    said = place.read_text(encoding="utf-8")
    assert sign in said
    assert "\x1b" not in said


def test_json_holds_the_whole_text_and_every_fact(run: Run, read: Path) -> None:
    said = json.loads(run("coverage", "ligne-d", "--format", "json", "--record", str(read)).stdout)
    with Record.open(read) as opened:
        facts = {fact.id for fact in opened.facts() if fact.type != "document"}
        (version,) = opened.versions("analyses/ligne-d")
    assert "".join(piece["text"] for piece in said["pieces"]) == version.source.text
    assert {one["id"] for piece in said["pieces"] for one in piece["facts"] + piece["named"]} == facts


def test_a_record_of_another_version_says_so(run: Run) -> None:
    shown = " ".join(run("coverage", "2024/mai/1").stdout.split())
    assert "was read by another version" in shown
    assert "Un\\x1b[31m titre" in shown


def test_what_was_read_without_the_gate_is_laid_out_without_it(read: Path) -> None:
    with Record.open(read) as opened:
        (version,) = opened.versions("analyses/ligne-d")
    assert covered(version, [], "china-central-asia", lambda fact: fact.id).notes == ()


def test_a_place_that_cannot_be_written_is_an_error_in_words(run: Run, read: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "no" / "report.md")
    result = run("coverage", "ligne-d", "--format", "md", "--output", place, "--record", str(read))
    assert "cannot be written" in str(result.exception)
