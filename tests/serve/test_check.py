from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.serve.articles import FIRST, SECOND, THIRD, Reader, article
from tests.serve.conftest import Run

from dragoman.run import reader
from dragoman.store import Record


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of two articles on the same things."""
    path = tmp_path / "check.db"
    with Record.open(path) as opened:
        opened.add([article("un", FIRST), article("deux", SECOND)])
    return path


@pytest.fixture(autouse=True)
def _without_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "load_pipeline", lambda _: Reader())


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Writes an article, and gives its path."""

    def written(text: str, name: str = "neu.txt") -> str:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def plain(said: str) -> str:
    return " ".join(said.split())


def verdicts(run: Run, path: str) -> dict[str, str]:
    [article] = json.loads(run("check", path, "--format", "json").stdout)
    return {one["fact"]["quotation"]: one["verdict"] for one in article["facts"]}


def test_each_fact_has_its_verdict(run: Run, write: Any) -> None:
    assert verdicts(run, write(THIRD)) == {
        "52 milliards de dollars": "contradicted",
        "chantier de la CKU": "confirmed",
        "conclu un bail": "nothing",
    }


def test_a_contradiction_shows_both_passages_and_ends_with_code_1(run: Run, write: Any) -> None:
    result = run("check", write(THIRD))
    said = plain(result.stdout)
    assert result.exit_code == 1
    assert "Contradicted (1)" in said
    assert (
        "« Les échanges de la Chine avec le Kazakhstan étaient de 52 milliards de dollars en 2023. »" in said
    )
    assert (
        "deux, Agence: trade 41 billion USD, CN – KZ, 2023. « Le commerce fut de 41 milliards de dollars"
        in said
    )
    assert "3 facts: 1 contradicted, 1 confirmed, 1 that the record has nothing on" in said


def test_without_a_contradiction_it_ends_with_code_0(run: Run, write: Any) -> None:
    result = run("check", write("Le chantier de la CKU a été lancé le 27 décembre 2024."))
    assert result.exit_code == 0
    assert "Confirmed (1)" in result.stdout and "1 fact: 1 confirmed" in result.stdout


def test_what_goes_further_adds_to_what_is_known(run: Run, write: Any, record: Path, tmp_path: Path) -> None:
    place = tmp_path / "first.db"
    with Record.open(place) as opened:
        opened.add([article("un", FIRST)])
    path = write("Le traité est entré en vigueur le 1er mai 2025.")
    result = run("check", path, "--record", str(place))
    assert result.exit_code == 0 and "Adds to what is known (1)" in result.stdout


def test_a_copy_confirms_nothing(run: Run, write: Any) -> None:
    result = run("check", write(FIRST))
    assert "A copy of un: what these tell confirms nothing." in plain(result.stdout)
    [article] = json.loads(run("check", write(FIRST), "--format", "json").stdout)
    assert article["copies"] == ["un"]
    others = {other["document"] for one in article["facts"] for other in one["others"] + one["agreeing"]}
    assert "un" not in others


def test_the_article_is_not_kept(run: Run, write: Any, record: Path) -> None:
    before = run("record", "--format", "json").stdout
    run("check", write(THIRD))
    with Record.open(record) as opened:
        assert list(opened.documents()) == ["deux", "un"]
    assert run("record", "--format", "json").stdout == before


def test_the_article_has_an_id_of_its_own_though_the_record_has_its_name(run: Run, write: Any) -> None:
    [article] = json.loads(run("check", write(THIRD, "un.txt"), "--format", "json").stdout)
    assert article["document"] == "check:un"
    assert article["verdicts"] == {"confirmed": 1, "contradicted": 1, "added": 0, "nothing": 1}


@pytest.mark.parametrize("path", ["missing.txt", "https://example.org/article"])
def test_what_cannot_be_read_is_said(run: Run, path: str) -> None:
    result = run("check", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "not read" in result.stderr


def test_an_empty_record_has_nothing_on_it(run: Run, write: Any, tmp_path: Path) -> None:
    place = str(tmp_path / "empty.db")
    Record.open(place).close()
    result = run("check", write(THIRD), "--record", place)
    assert result.exit_code == 0
    assert "Nothing in the record (3)" in result.stdout and "The record is empty" in result.stderr


@pytest.mark.parametrize("columns", ["60", "200"])
def test_it_keeps_to_the_width(run: Run, write: Any, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(len, run("check", write(THIRD)).stdout.splitlines())) <= int(columns)
