from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.serve.conftest import Run

from dragoman.serve.cli.finding import find_keys
from dragoman.serve.cli.flat import HEADER, row
from dragoman.serve.cli.phrase import amount
from dragoman.store import Record, StoredFact


def test_json_lines_hold_the_contracts_objects_and_nothing_else(run: Run, record: Path) -> None:
    result = run("facts", "--format", "jsonl")
    said = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, len(said)) == (0, 12)
    with Record.open(record) as opened:
        assert said == [fact.data for fact in opened.facts()]
    assert run("facts", "--format", "jsonl").stdout == result.stdout


def test_the_table_shows_type_meaning_words_and_confidence(run: Run) -> None:
    lines = run("facts", "--document", "2024/mai/1").stdout.splitlines()
    assert lines[0].split() == ["Document", "Type", "What", "Words", "Conf"]
    shown = " ".join(" ".join(lines).split())
    assert "2024/mai/1 statement Xi Jinping (indirect, “a le commerce a atteint" in shown
    assert "figure trade 95 billion USD," in shown
    assert all(len(line) <= 100 for line in lines)
    assert "person Xi Jinping" not in shown, "mentions are shown on request"
    assert "person Xi Jinping" in run("facts", "--type", "mention").stdout


def test_names_with_newlines_stay_on_their_line(run: Run) -> None:
    assert "a\\nb" in run("facts").stdout
    assert "a\\nb" in run("show", "a\nb").stdout
    assert "c\\nd" in run("quarantine").stdout


@pytest.mark.parametrize(
    ("arguments", "types"),
    [
        (["--type", "figure"], {"figure"}),
        (["--type", "figure", "--type", "agreement"], {"figure", "agreement"}),
        (["--about", "Kazakhstan"], {"figure", "agreement"}),
        (["--about", "kz"], {"figure", "agreement"}),
        (["--about", "Казахстан"], {"figure", "agreement"}),
        (["--about", "JINPING"], {"mention", "statement"}),
        (["--about", "Xi Jinping", "--type", "mention"], {"mention"}),
    ],
)
def test_facts_are_chosen(run: Run, arguments: list[str], types: set[str]) -> None:
    lines = run("facts", "--format", "jsonl", *arguments).stdout.splitlines()
    assert {json.loads(line)["type"] for line in lines} == types


@pytest.mark.parametrize("wanted", ["2024/mai/1", "mai/1", "in/2024/mai/1.txt"])
def test_a_document_is_found_by_a_part_of_its_id_or_its_path(run: Run, wanted: str) -> None:
    lines = run("facts", "--format", "jsonl", "--document", wanted).stdout.splitlines()
    assert {json.loads(line)["document"] for line in lines} == {"2024/mai/1"}


def test_csv_has_a_column_for_every_field(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("facts", "--format", "csv").stdout)))
    assert len(rows) == 12
    figure = next(one for one in rows if one["type"] == "figure" and one["document"] == "a\nb")
    assert (figure["value"], figure["unit"], figure["area"]) == ("94000000000", "USD", "CN")
    statement = next(one for one in rows if one["type"] == "statement")
    assert (statement["speaker"], statement["ids"]) == ("Xi Jinping", "xi-jinping")
    agreement = next(one for one in rows if one["type"] == "agreement")
    assert (agreement["parties"], agreement["title"]) == ("CN; KZ", "")


def test_no_cell_is_a_formula_for_a_spreadsheet() -> None:
    line = json.dumps({"type": "figure", "value": -5, "unit": "=1+1", "evidence": [[0, 9]]})
    cells = dict(zip(HEADER, row(StoredFact("f", "figure", "@d", 0.5, "=cmd|' /C", line, "")), strict=True))
    assert (cells["quotation"], cells["unit"], cells["value"]) == ("'=cmd|' /C", "'=1+1", "-5")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (674.15e9, "CNY", "674.15 billion CNY"),
        (-2.5e6, "t", "-2.5 million t"),
        (116, "percent", "116 %"),
        (5000, "truck", "5,000 truck"),
        (1.2e13, "CNY", "12 trillion CNY"),
        (31, "a", "31 years"),
    ],
)
def test_amounts_are_said_for_people(value: float, unit: str, said: str) -> None:
    assert amount(value, unit) == said


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["facts", "--type", "nosuch"], 2, "no type of fact"),
        (["facts", "--format", "xml"], 2, "xml"),
        (["facts", "--about", "Atlantis"], 1, "nothing in the record is called 'Atlantis'"),
        (["facts", "--document", "2023/1"], 1, "no document '2023/1'"),
        (["show", "2024/mai/2"], 1, "did you mean '2024/mai/1'?"),
        (["facts", "--record", "none.db"], 1, "no record here; `dragoman read PATH` makes one"),
        (["nosuch"], 2, "No such command"),
    ],
)
def test_what_is_wrong_is_said_on_standard_error(
    record: Path, tmp_path: Path, arguments: list[str], code: int, complaint: str
) -> None:
    command = [sys.executable, "-m", "dragoman.serve.cli.main", *arguments]
    if "--record" not in arguments and arguments[0] != "nosuch":
        command += ["--record", str(record)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    assert complaint in " ".join(done.stderr.replace("│", " ").split())
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_error(record: Path) -> None:
    from tests.store.making import entry

    with Record.open(record) as opened:
        opened.add([entry(f"{i:04}", "Xi en Chine " * 20) for i in range(200)])
    command = f"{sys.executable} -m dragoman.serve.cli.main facts --format jsonl --record {record}"
    line = f"set -o pipefail; {command} | head -n 1"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


@pytest.mark.parametrize("name", ["Asie centrale", "Central Asia", "Средняя Азия", "中亚", "central-asia"])
def test_a_region_is_found_by_any_of_its_names(record: Path, name: str) -> None:
    with Record.open(record) as opened:
        assert find_keys(opened, name) == ["central-asia"]
