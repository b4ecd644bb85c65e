from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert
from tests.serve.articles import FIRST, SECOND, article
from tests.serve.conftest import Run

from dragoman.store import Record, schema


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of two articles on the same things, and a copy of one of them."""
    path = tmp_path / "why.db"
    with Record.open(path) as opened:
        opened.add([article("un", FIRST), article("deux", SECOND), article("copie", FIRST)])
    return path


def objects(run: Run, *arguments: str) -> Any:
    return json.loads(run(*arguments, "--format", "json").stdout)


def plain(said: str) -> str:
    return " ".join(said.split())


def test_an_entry_is_explained_by_its_sources_fields_rules_and_passages(run: Run) -> None:
    [treaty] = objects(run, "agreements")
    said = plain(run("why", treaty["id"][:8]).stdout)
    assert f"{treaty['id']} agreement: treaty: CN, KZ" in said
    assert "3 facts, 3 texts, 2 independent sources" in said
    assert "one source, for they are copies: copie, un" in said
    assert "signed 2024-07-04 (copie, un)" in said and "in-force 2025-05-01 (deux)" in said
    assert "they say the same" in said
    assert "agree in kind, parties; differ in status, date" in said
    assert "« Le traité est entré en vigueur le 1er mai 2025. »" in said


def test_its_json_has_the_links_with_their_rules(run: Run) -> None:
    [treaty] = objects(run, "agreements")
    said = objects(run, "why", treaty["id"])
    assert said["entry"] == treaty
    assert said["copies"] == [["copie", "un"]]
    [link] = said["links"]
    assert (link["agree"], link["differ"]) == (["kind", "parties"], ["status", "date"])
    assert {one["document"] for one in said["facts"]} == {"un", "deux", "copie"}
    assert [len(group["facts"]) for group in said["told_alike"]] == [2]


def test_a_fact_leads_to_its_entry(run: Run) -> None:
    [treaty] = objects(run, "agreements")
    said = run("why", treaty["facts"][0]).stdout
    assert treaty["id"] in said and "the fact stands in this entry" in said and "→ " in said


def test_a_finding_is_explained_by_the_facts_that_it_compares(run: Run) -> None:
    [fits] = objects(run, "findings", "--kind", "arithmetic")
    said = plain(run("why", fits["id"]).stdout)
    assert "Trade, China – Kazakhstan, 2023" in said and "CN" in fits["explanation"]
    assert "41 milliards de dollars en 2023, soit 290 milliards de yuans" in said
    assert [one["id"] for one in objects(run, "why", fits["id"])["facts"]] == fits["facts"]


def test_a_person_and_a_series_have_their_reasons_too(run: Run) -> None:
    whole = objects(run, "record")
    for name in ("people", "series", "projects", "meetings", "commitments"):
        said = run("why", whole[name][0]["id"])
        assert said.exit_code == 0 and whole[name][0]["id"] in said.stdout


def test_a_former_id_leads_to_what_became_of_it(run: Run, record: Path) -> None:
    [treaty] = objects(run, "agreements")
    with Record.open(record) as opened, opened._writing() as connection:
        connection.execute(insert(schema.redirects), {"old": "a-0ld0ld0ld0ld", "new": treaty["id"]})
    said = run("why", "a-0ld0ld0ld0ld").stdout
    assert "a-0ld0ld0ld0ld: leads to this entry" in said
    assert "earlier ids: a-0ld0ld0ld0ld" in said
    assert objects(run, "why", treaty["id"])["earlier_ids"] == ["a-0ld0ld0ld0ld"]


@pytest.mark.parametrize("asked", ["x-unknown", "a-", ""])
def test_an_id_that_nothing_has_is_an_error(run: Run, asked: str) -> None:
    result = run("why", asked)
    assert result.exit_code == 1 and "nothing has the id" in str(result.exception)


@pytest.mark.parametrize("columns", ["60", "200"])
def test_it_keeps_to_the_width(run: Run, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    [project] = objects(run, "projects")
    assert max(map(len, run("why", project["id"]).stdout.splitlines())) <= int(columns)
