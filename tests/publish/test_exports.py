from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import polars
import pytest
import rdflib
import rispy
from followthemoney import model
from pysdmx.io import read_sdmx
from tests.reconcile.in_memory import entries
from tests.reconcile.telling import thing, told

from dragoman.model.account import Account
from dragoman.model.entity import Entity
from dragoman.packs.framework import load_framework
from dragoman.publish.exports.rows import header, rows
from dragoman.publish.exports.writing import FORMS, Held
from dragoman.reconcile.accounts.making import accounts

DAY = date(2026, 1, 1)
XI = Entity("xi-jinping", "Xi Jinping", ("习近平",))
TOLD = [
    told(
        "gazette/1",
        "meeting",
        "réunis à Astana",
        kind="summit",
        mechanism=thing("china-central-asia-summit", "China–Central Asia Summit"),
        ordinal=2,
        status="held",
        date="2025-06-17",
        place=thing("astana", "Astana"),
        country="KZ",
        participants=("CN", "KZ"),
        people=(XI,),
    ),
    told("gazette/1", "meeting", "au printemps", at=40, kind="call", participants=("CN", "UZ"), date="2025-21"),
    told("gazette/1", "agreement", "un traité", at=60, kind="treaty", parties=("CN", "KZ"), status="signed", date="2025-06-17"),
    told(
        "gazette/2",
        "project",
        "la ligne",
        project=thing("china-kyrgyzstan-uzbekistan-railway", "CKU"),
        sector="rail",
        countries=("CN", "KG", "UZ"),
        status="under-construction",
        date="2024-12-27",
    ),
    told("gazette/2", "commitment", "=livrera dix trains", at=20, actors=("CN",), modality="pledge", sector="rail", beneficiary="UZ"),
    told("gazette/2", "position", "le président Xi", at=50, person=XI, role="head-of-state", role_text="président", of="CN"),
    told("gazette/2", "figure", "94 milliards", at=70, value=94e9, unit="USD", indicator="trade", area="CN", counterpart="KZ", period="2024"),
    told("gazette/2", "figure", "40 milliards", at=90, value=40e9, unit="USD", indicator="trade", area="CN", counterpart="KZ", period="2024-01/2024-06"),
    told("gazette/2", "figure", "7 milliards", at=99, value=7e9, unit="USD", indicator="trade", area="CN", counterpart="KZ"),
]  # fmt: skip
HELD = Held(accounts(entries(TOLD), {}), (), load_framework("china-central-asia"), DAY)


def made(form: str) -> bytes:
    (content,) = FORMS[form].make(HELD).values()
    return content


def account(type: str) -> Account:
    return next(one for one in HELD.accounts if one.type == type)


def test_json_lines_hold_the_contracts_objects() -> None:
    said = [json.loads(line) for line in made("jsonl").splitlines()]
    assert [{"type": one.type, **one.to_json()} for one in HELD.accounts] == said


def test_every_row_of_a_list_has_the_same_columns() -> None:
    for name, found in rows(HELD.accounts).items():
        assert {tuple(row) for row in found} == {header(name)}


def test_csv_reads_back_with_what_would_be_a_formula_as_text() -> None:
    files = FORMS["csv"].make(HELD)
    (row,) = csv.DictReader(io.StringIO(files["commitments.csv"].decode("utf-8-sig")))
    assert (row["action"], row["actors"], row["beneficiary"]) == ("'=livrera dix trains", "CN", "UZ")


def test_a_workbook_reads_back_with_a_sheet_a_list() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx")))
    assert book.sheetnames == list(rows(HELD.accounts))
    sheet = book["meetings"]
    head = [cell.value for cell in sheet[1]]
    found = dict(zip(head, [cell.value for cell in sheet[2]], strict=True))
    assert (found["ordinal"], found["mechanism"]) == (2, "China–Central Asia Summit")


def test_parquet_reads_back_typed() -> None:
    table = polars.read_parquet(io.BytesIO(FORMS["parquet"].make(HELD)["series.parquet"]))
    assert table.schema["value"] == polars.Float64
    assert sorted(table["value"]) == [7e9, 40e9, 94e9]


def test_geojson_has_the_place_of_a_meeting_and_a_line_for_a_railway() -> None:
    found = json.loads(made("geojson"))
    by_id = {one["id"]: one for one in found["features"]}
    point = by_id[account("meeting").id]["geometry"]
    assert point["type"] == "Point"
    assert point["coordinates"] == pytest.approx([71.4, 51.1], abs=0.2)
    import geojson

    assert geojson.loads(made("geojson").decode()).is_valid


def test_follow_the_money_accepts_every_entity() -> None:
    found: dict[str, Any] = {}
    for line in made("ftm").splitlines():
        proxy = model.get_proxy(json.loads(line))
        proxy.schema.validate(json.loads(line))
        said = json.loads(line)["properties"]
        assert {name: sorted(proxy.get(name)) for name in said} == {name: sorted(said[name]) for name in said}
        found.setdefault(proxy.schema.name, []).append(proxy)
    assert {"Event", "Project", "Person", "Article"} <= found.keys()
    assert found["Project"][0].caption == "CKU"


def test_plover_events_name_states_by_alpha_3_codes() -> None:
    found = [json.loads(line) for line in made("plover").splitlines()]
    summit = next(one for one in found if one["event"] == "CONSULT")
    assert (summit["actor"], summit["mode"], summit["country"]) == (["CHN", "KAZ"], "multilateral", "KAZ")
    assert {one["event"] for one in found} == {"CONSULT", "SUPPORT", "COOPERATE", "AGREE"}


def test_what_was_only_planned_is_no_event_of_plover() -> None:
    planned = [told("a", "meeting", kind="summit", participants=("CN", "KZ"), status="planned", date="2027")]
    held = Held(accounts(entries(planned), {}), (), HELD.framework, DAY)
    assert FORMS["plover"].make(held) == {"record.plover.jsonl": b""}


def test_sdmx_reads_back_with_times_as_sdmx_has_them() -> None:
    (found,) = read_sdmx(made("sdmx-csv").decode(), validate=False).data or ()
    table = found.data  # type: ignore[attr-defined]
    assert list(table["TIME_PERIOD"]) == ["2024", "2024-S1"]
    assert [float(one) for one in table["OBS_VALUE"]] == [94e9, 40e9]


def test_linked_data_reads_back_without_fetching_anything() -> None:
    graph = rdflib.Graph().parse(data=made("json-ld").decode(), format="json-ld")
    summit = rdflib.URIRef(f"urn:dragoman:{account('meeting').id}")
    schema = rdflib.Namespace("https://schema.org/")
    assert graph.value(summit, schema.startDate) == rdflib.Literal(date(2025, 6, 17))
    prov = rdflib.URIRef("http://www.w3.org/ns/prov#wasDerivedFrom")
    assert graph.value(summit, prov) == rdflib.URIRef("urn:dragoman:document:gazette%2F1")


def test_citations_read_back() -> None:
    found = rispy.loads(made("ris").decode())
    assert [one["id"] for one in found] == ["gazette/1", "gazette/2"]


def test_a_calendar_has_the_meetings_of_known_days() -> None:
    (event,) = icalendar.Calendar.from_ical(made("ics")).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2025, 6, 17), date(2025, 6, 18))
    assert str(event["summary"]).startswith("2. China–Central Asia Summit")
    assert made("ics") == made("ics")


def test_every_form_is_known_to_the_command() -> None:
    from dragoman.serve.cli.export import Format

    assert [one.value for one in Format] == list(FORMS)


def test_an_empty_record_is_exported_too(tmp_path: Path) -> None:
    nothing = Held([], (), HELD.framework, DAY)
    for form in FORMS.values():
        assert all(isinstance(content, bytes) for content in form.make(nothing).values())
