from __future__ import annotations

import json
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest
from tests.reconcile.telling import told

import dragoman
from dragoman.model.document import Source
from dragoman.model.errors import RecordError
from dragoman.store import Entry
from dragoman.store import Record as Store

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"
TEXT = "Le commerce a atteint 94 milliards de dollars en 2024. Les présidents se sont parlé mardi. <b>" * 2
FACTS: list[tuple[str, dict[str, Any]]] = [
    ("meeting", {"kind": "call", "participants": ("CN", "KZ"), "date": "2024-05-17", "status": "held"}),
    (
        "figure",
        {
            "value": 94e9,
            "unit": "USD",
            "indicator": "trade",
            "area": "CN",
            "counterpart": "KZ",
            "period": "2024",
        },
    ),
    (
        "figure",
        {
            "value": 89e9,
            "unit": "USD",
            "indicator": "trade",
            "area": "KZ",
            "counterpart": "CN",
            "period": "2023",
        },
    ),
]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    facts = [told("a", type, TEXT[:10], at=20 * i, **fields).fact for i, (type, fields) in enumerate(FACTS)]
    with Store.open(tmp_path / "record.db") as record:
        record.add([Entry.of(Source("a<b", TEXT), facts, "1")])
    return tmp_path / "record.db"


def test_lists_go_to_pandas_and_polars(place: Path) -> None:
    with dragoman.Record.open(place) as record:
        frame = record.meetings().to_pandas()
        assert isinstance(frame, pandas.DataFrame)
        assert list(frame["participants"]) == ["CN; KZ"]
        table = record.figures().to_polars()
        assert isinstance(table, polars.DataFrame)
        assert sorted(table["value"]) == [89e9, 94e9]
        assert record.agreements().to_polars().shape[0] == 0


def test_trade_is_found_whoever_is_named_first(place: Path) -> None:
    with dragoman.Record.open(place) as record:
        for sides in (("CN", "KZ"), ("KZ", "CN")):
            assert [one["period"] for one in record.series("trade", *sides)] == ["2023", "2024"]
        assert len(record.series("trade", "CN", "UZ")) == 0
        assert len(record.series("exports")) == 0


def test_a_notebook_shows_a_table_in_which_nothing_is_executed(place: Path) -> None:
    with dragoman.Record.open(place) as record:
        shown = record.meetings()._repr_html_()
    assert "<th>participants</th>" in shown
    assert "a&lt;b" in shown
    assert "a<b" not in shown
    assert "<th>theme</th>" not in shown


def test_an_entry_is_the_contracts_object(place: Path) -> None:
    with dragoman.Record.open(place) as record:
        (row,) = record.meetings()
        assert record.entry(row["id"])["fields"]["date"][0]["value"] == "2024-05-17"
        with pytest.raises(KeyError):
            record.entry("m-0000000000000000")
        assert [one["type"] for one in record.facts("figure")] == ["figure", "figure"]
        assert record.documents() == ["a<b"]
        assert {one["kind"] for one in record.findings()} == {"single-source"}


def test_a_record_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no record here"):
        dragoman.Record.open(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_the_notebook_of_the_documentation_runs(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    monkeypatch.chdir(place.parent)
    place.rename(place.with_name("dragoman.db"))
    monkeypatch.setattr(sys, "stdout", StringIO())
    names: dict[str, Any] = {}
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert len(code) > 3
    for source in code:
        exec(compile(source, str(NOTEBOOK), "exec"), names)
    names["record"].close()
