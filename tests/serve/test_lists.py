from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest
from tests.serve.articles import FIRST, SECOND, article
from tests.serve.conftest import Run

from dragoman.store import Record

LISTS = (
    "meetings",
    "agreements",
    "projects",
    "commitments",
    "figures",
    "findings",
    "timeline",
    "network",
    "corridors",
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of two articles on the same things."""
    path = tmp_path / "lists.db"
    with Record.open(path) as opened:
        opened.add([article("un", FIRST), article("deux", SECOND)])
    return path


def plain(said: str) -> str:
    return " ".join(said.split())


def rows(run: Run, *arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run(*arguments, "--format", "csv").stdout)))


def objects(run: Run, *arguments: str) -> Any:
    return json.loads(run(*arguments, "--format", "json").stdout)


# --- what is listed -------------------------------------------------------------------------------------


def test_one_meeting_of_two_texts_is_one_line(run: Run) -> None:
    [row] = rows(run, "meetings")
    assert (row["date"], row["place"], row["participants"], row["sources"]) == (
        "2024-07-03",
        "Astana",
        "CN, KZ",
        "2",
    )
    assert row["documents"] == "deux, un"
    assert "bilateral: Tokaïev, Xi Jinping" in run("meetings").stdout


def test_an_agreement_is_shown_with_how_it_went(run: Run) -> None:
    [row] = rows(run, "agreements")
    assert row["how_it_went"] == "signed 2024-07-04 → in-force 2025-05-01"
    [before] = rows(run, "agreements", "--as-of", "2024-12-31")
    assert (before["status"], before["date"]) == ("signed", "2024-07-04")


def test_a_project_is_as_far_as_the_latest_text_says(run: Run) -> None:
    [row] = rows(run, "projects")
    assert (row["status"], row["since"], row["sector"]) == ("under-construction", "2024-12-27", "rail")
    assert rows(run, "projects", "--as-of", "2023-01-01")[0]["status"] == "agreed"
    assert "No such projects." in run("projects", "--sector", "road").stderr


def test_a_commitment_is_overdue_from_the_day_after_on(run: Run) -> None:
    assert "overdue" in run("commitments", "--as-of", "2026-01-01").stdout
    [row] = rows(run, "commitments", "--as-of", "2025-12-31")
    assert (row["state"], row["who"], row["due"]) == ("open", "CN", "2025")
    assert rows(run, "commitments", "--overdue", "--as-of", "2025-12-31") == []
    assert len(rows(run, "commitments", "--overdue", "--by", "Chine", "--as-of", "2026-06-01")) == 1
    assert rows(run, "commitments", "--by", "Kazakhstan") == []
    assert "1 overdue" in run("commitments", "--as-of", "2026-01-01").stderr


def test_figures_are_given_in_both_currencies(run: Run) -> None:
    found = {row["unit"]: row for row in rows(run, "figures")}
    assert (found["USD"]["value"], found["USD"]["other_value"], found["USD"]["rate"]) == (
        "41000000000",
        "290000000000",
        "",
    )
    assert found["USD"]["source"] == "deux, un"
    assert (found["USD"]["words"], found["USD"]["how"]) == ("41 milliards de dollars", "told")
    assert "290 billion CNY" in plain(run("figures").stdout)
    [series] = objects(run, "figures", "--unit", "CNY")
    assert [point["other_currency"]["value"] for point in series["points"]] == [41e9]


def test_a_timeline_goes_across_types(run: Run) -> None:
    assert [(row["date"], row["status"]) for row in rows(run, "timeline")] == [
        ("2022", "agreed"), ("2024-07-03", "held"), ("2024-07-04", "signed"),
        ("2024-12-27", "under-construction"), ("2025", "due"), ("2025-05-01", "in-force"),
    ]  # fmt: skip
    assert [row["type"] for row in rows(run, "timeline", "--type", "project", "--since", "2024")] == [
        "project"
    ]


def test_findings_are_narrowed_by_kind_and_by_whether_figures_fit(run: Run) -> None:
    kinds = {one["kind"] for one in objects(run, "findings")}
    assert {"arithmetic", "status", "single-source"} <= kinds
    assert {one["kind"] for one in objects(run, "findings", "--kind", "status")} == {"status"}
    [fits] = objects(run, "findings", "--holds")
    assert fits["holds"] is True
    assert objects(run, "findings", "--fails") == []
    assert "single source tells not shown" in run("findings").stderr
    assert "fits" in run("findings", "--kind", "arithmetic").stdout


def test_the_record_prints_the_lists_that_are_asked_for(run: Run) -> None:
    assert list(objects(run, "record", "--type", "project", "--type", "finding")) == ["projects", "findings"]
    whole = objects(run, "record")
    assert list(whole) == [
        "meetings",
        "agreements",
        "projects",
        "commitments",
        "people",
        "series",
        "findings",
    ]
    assert objects(run, "meetings") == whole["meetings"]
    assert "meetings" in run("record", "--type", "meeting").stdout
    assert "finding" not in run("record", "--type", "meeting").stdout


def test_the_network_joins_who_met_and_signed(run: Run, tmp_path: Path) -> None:
    found = {(row["one"], row["other"], row["how"]): row["times"] for row in rows(run, "network")}
    assert found == {
        ("China", "Kazakhstan", "met"): "1",
        ("China", "Kazakhstan", "signed"): "1",
        ("Tokaïev", "Xi Jinping", "met"): "1",
    }
    graph = networkx.parse_graphml(run("network", "--of", "state", "--format", "graphml").stdout)
    assert sorted(data["label"] for _, data in graph.nodes(data=True)) == ["China", "Kazakhstan"]
    assert run("network", "--format", "dot").stdout.startswith("graph ")


# --- filters --------------------------------------------------------------------------------------------


def test_the_filters_narrow_every_list(run: Run) -> None:
    assert len(objects(run, "projects", "--about", "CKU")) == 1
    assert objects(run, "meetings", "--about", "CKU") == []
    assert len(objects(run, "agreements", "--between", "Chine,Kazakhstan")) == 1
    assert objects(run, "agreements", "--between", "CN", "--and", "Ouzbékistan") == []
    assert objects(run, "meetings", "--since", "2024-07-04") == []
    assert len(objects(run, "meetings", "--until", "2024-07")) == 1
    assert len(objects(run, "meetings", "--added-since", "2000-01-01")) == 1
    assert objects(run, "meetings", "--added-since", "2100-01-01") == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["meetings", "--between", "CN"], "names 1 of two sides"),
        (["meetings", "--and", "CN"], "the other side of is missing"),
        (["projects", "--sector", "raill"], "'raill' is no sector"),
        (["timeline", "--since", "mai"], "'mai' is no date"),
        (["timeline", "--since", "2025", "--until", "2024-05"], "2025 is after 2024-05"),
        (["timeline", "--type", "person"], "'person' has no dates"),
        (["meetings", "--added-since", "2024"], "'2024' is no day"),
        (["findings", "--kind", "error"], "'error' is no kind of finding"),
        (["figures", "--indicator", "commerce"], "'commerce' is no indicator"),
        (["figures", "--chart", "a.pdf"], "neither .svg nor .png"),
        (["commitments", "--state", "broken"], "'broken' is no state"),
        (["network", "--of", "city"], "'city' is none of"),
        (["record", "--type", "fact"], "'fact' is no type of entry"),
        (["corridors", "Chine"], "give FROM and TO"),
        (["corridors", "--sector", "health"], "'health' is no way"),
    ],
)
def test_what_is_not_understood_is_said(run: Run, arguments: list[str], complaint: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert complaint in plain(result.stderr.replace("│", " "))


def test_a_name_that_the_record_does_not_have_is_said(run: Run) -> None:
    result = run("meetings", "--about", "Atlantide")
    assert result.exit_code == 1 and "Atlantide" in str(result.exception)


def test_what_has_no_date_is_counted_where_dates_are_asked_for(run: Run, record: Path) -> None:
    with Record.open(record) as opened:
        opened.add([article("trois", "La Chine et le Kazakhstan ont conclu un bail.")])
    assert "1 without a date is not shown" in run("agreements", "--since", "2024").stderr
    assert "without a date" not in run("agreements").stderr


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("columns", ["60", "100", "200"])
def test_a_table_keeps_to_the_width(
    run: Run, name: str, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    result = run(name)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= int(columns)


@pytest.mark.parametrize("name", [one for one in LISTS if one != "corridors"])
def test_an_empty_record_is_said_to_be_empty(name: str, run: Run, tmp_path: Path) -> None:
    place = str(tmp_path / "empty.db")
    Record.open(place).close()
    result = run(name, "--record", place)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "dragoman read FOLDER" in result.stderr
    empty = run(name, "--record", place, "--format", "json").stdout
    assert json.loads(empty) in (
        [],
        {"directed": False, "multigraph": True, "graph": {}, "nodes": [], "links": []},
    )


def test_names_from_outside_cannot_act_on_the_terminal_or_a_spreadsheet(run: Run, record: Path) -> None:
    with Record.open(record) as opened:
        opened.add([article("=cmd\x1b[31m", FIRST.replace("41 ", "41  "))])
    for name in ("meetings", "figures", "timeline"):
        assert "\x1b" not in run(name).stdout
    assert rows(run, "meetings")[0]["documents"].startswith("'=cmd")


# --- charts ---------------------------------------------------------------------------------------------


def test_a_chart_is_written(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "c.svg"
    result = run("figures", "--indicator", "trade", "--chart", str(place))
    assert (result.exit_code, result.stdout) == (0, "")
    said = place.read_text(encoding="utf-8")
    ElementTree.fromstring(said)
    assert "41 billion USD – deux, un" in said and "290 billion CNY – un" in said


def test_a_chart_of_nothing_is_an_error(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "c.svg"
    result = run("figures", "--indicator", "price", "--chart", str(place))
    assert result.exit_code == 1 and "nothing to draw" in result.stderr
    assert not place.exists()


# --- corridors ------------------------------------------------------------------------------------------


def test_corridors_have_the_records_status_and_else_the_background(run: Run) -> None:
    found = {row["id"]: row for row in rows(run, "corridors", "--sector", "rail")}
    railway = found["china-kyrgyzstan-uzbekistan-railway"]
    assert (railway["status"], railway["said_by"], railway["leads_to"]) == (
        "under-construction",
        "record",
        "CN, KG, UZ",
    )
    assert railway["documents"] == "deux, un"
    assert found["kamchik-tunnel"]["said_by"] == "background"
    assert [row["id"] for row in rows(run, "corridors", "--about", "CKU")] == [
        "china-kyrgyzstan-uzbekistan-railway"
    ]


def test_what_connects_and_what_a_project_adds(run: Run) -> None:
    said = plain(run("corridors", "Chine", "Ouzbékistan", "--sector", "rail").stdout)
    assert "China–Kyrgyzstan–Uzbekistan railway (rail): under-construction 2024-12-27 [deux, un]" in said
    assert "Open" not in said.replace("Not open", "")
    adds = plain(run("corridors", "--adds", "CKU", "--sector", "rail").stdout)
    assert "it alone reaches Kashgar; Torugart; Jalal-Abad; Andijan" in adds
    routes = objects(run, "corridors", "CN", "UZ")
    assert {one["open"] for one in routes} == {True, False}
    assert "Nothing here connects" in run("corridors", "Kachgar", "Achgabat", "--sector", "rail").stderr
    unknown = run("corridors", "Kachgarr", "Tachkent")
    assert unknown.exit_code == 1 and "did you mean" in str(unknown.exception)
