from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.serve.conftest import Run


def test_the_table_fits_a_hundred_columns_and_says_from_how_many_documents(run: Run) -> None:
    result = run("system")
    assert result.exit_code == 0
    assert max(map(cell_len, result.stdout.splitlines())) <= 100
    assert "SÉRIES DE CHIFFRES" in result.stdout
    assert "parts from 2 documents" in result.stderr


def test_it_speaks_english(run: Run) -> None:
    assert "SERIES OF FIGURES" in run("system", "--lang", "en").stdout


def test_only_parts_of_the_kinds_that_are_asked_for_are_shown(run: Run) -> None:
    result = run("system", "--format", "json", "--kind", "figures", "--kind", "undertaking")
    assert {row["kind"] for row in json.loads(result.stdout)["rows"]} == {"figures", "undertaking"}


def test_only_parts_in_the_state_that_is_asked_for_are_shown(run: Run) -> None:
    rows = json.loads(run("system", "--format", "json", "--state", "signed").stdout)["rows"]
    assert [(row["kind"], row["state"]["status"]) for row in rows] == [("instrument", "signed")]


def test_an_unknown_state_is_refused_with_those_there_are(run: Run) -> None:
    result = run("system", "--state", "finished")
    assert result.exit_code == 2
    assert "under-construction" in result.stderr


def test_only_what_concerns_what_is_named_is_shown(run: Run) -> None:
    rows = json.loads(run("system", "--about", "Kazakhstan", "--format", "json").stdout)["rows"]
    assert {row["kind"] for row in rows} == {"figures", "instrument"}


def test_a_name_that_the_pack_alone_has_is_found_with_all(run: Run) -> None:
    rows = json.loads(run("system", "--all", "--about", "Bakhty", "--format", "json").stdout)["rows"]
    assert rows
    assert all(row["unknown"] == ["no-source"] for row in rows)


def test_a_framework_and_a_pack_exclude_one_another(run: Run) -> None:
    assert run("system", "--framework", "china-central-asia", "--pack", "x").exit_code == 2


@pytest.mark.parametrize("format", ["table", "md", "html", "json"])
def test_what_is_written_into_a_file_is_what_is_printed(run: Run, format: str, tmp_path: Path) -> None:
    place = tmp_path / "system"
    assert run("system", "--format", format, "--output", str(place)).stdout == ""
    assert place.read_text(encoding="utf-8").rstrip() == run("system", "--format", format).stdout.rstrip()


def test_the_same_record_gives_the_same_bytes(run: Run) -> None:
    assert run("system", "--format", "html").stdout == run("system", "--format", "html").stdout


def test_every_quotation_stands_in_its_document(run: Run) -> None:
    for row in json.loads(run("system", "--format", "json").stdout)["rows"]:
        assert row["said"]
        assert all(said["quotation"] and said["document"] in row["documents"] for said in row["said"])
        assert set(row["facts"]) >= {said["fact"] for said in row["said"]}


def test_its_entries_are_those_of_the_record_as_people_have_judged_them(run: Run) -> None:
    (agreement,) = json.loads(run("record", "--type", "agreement", "--format", "json").stdout)["agreements"]
    (row,) = _instruments(run)
    assert row["entries"] == [agreement["id"]]
    fact = agreement["facts"][0]
    assert (
        run("judge", "correct", fact, "kind=memorandum", "--reason", "read", "--name", "Ana").exit_code == 0
    )
    assert "memorandum" in {row["type"] for row in _instruments(run)}


def _instruments(run: Run) -> list[dict[str, object]]:
    rows = json.loads(run("system", "--format", "json", "--kind", "instrument").stdout)["rows"]
    return [row for row in rows if row["entries"]]
