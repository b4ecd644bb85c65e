"""The map, the timeline, the network and the charts, as their readers ask for them."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

PAGES = ("/map", "/timeline", "/network", "/figures")
CKU = "china-kyrgyzstan-uzbekistan-railway"
LARGEST = 400_000


def pictures(page: str) -> list[ElementTree.Element]:
    """The pictures of a page as XML."""
    found = re.findall(r'<svg class="picture [\s\S]*?\n?</svg>\s*(?=</figure>)', page)
    return [ElementTree.fromstring(one) for one in found]


def links(page: str) -> set[str]:
    """Where the page leads."""
    return {unescape(one) for one in re.findall(r'href="([^"]*)"', page)}


def items(client: TestClient, address: str) -> list[dict[str, Any]]:
    """What a page shows, for programs."""
    answer = client.get(address, headers={"Accept": "application/json"})
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.json()["items"]
    return found


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_has_its_picture_for_desk_and_phone_and_a_table(
    client: TestClient, address: str, language: str
) -> None:
    answer = client.get(f"{address}?lang={language}")
    page = answer.text
    assert answer.status_code == 200 and len(answer.content) < LARGEST
    drawn = pictures(page)
    assert len(drawn) >= 2 and "at-wide" in page and "at-narrow" in page
    assert all(one.get("role") and one.get("aria-labelledby") for one in drawn)
    assert '<table class="stack">' in page and page.count("<h1>") == 1
    assert " style=" not in page and "<style" not in page
    ids = re.findall(r'\sid="([^"]*)"', page)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("address", PAGES)
def test_table_csv_and_json_say_the_same(client: TestClient, address: str) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"{address}?format=csv").text)))
    said = items(client, address)
    assert len(rows) == len(said) > 0
    assert list(rows[0]) == [name for name in said[0] if name in rows[0]]
    assert rows[0]["page"] == said[0]["page"]


def test_the_map_tells_how_far_ways_are_and_leads_to_each(client: TestClient) -> None:
    rows = {row["id"]: row for row in items(client, "/map")}
    assert rows[CKU]["by"] == "record" and rows[CKU]["page"].startswith("/projects/")
    assert rows[CKU]["page"] in links(client.get("/map").text)
    background = [row for row in rows.values() if row["by"] == "background"]
    assert background and all("#added" in row["page"] or row["documents"] for row in background)
    assert {row["sector"] for row in items(client, "/map?sector=rail")} == {"rail"}


def test_the_map_shows_what_a_project_adds_before_and_after(client: TestClient) -> None:
    page = client.get(f"/map?project={CKU}").text
    assert 'id="before-title"' in page and 'id="after-title"' in page
    assert "map-chosen" in page and "What it adds" in page
    said = client.get(f"/map?project={CKU}&format=json").json()["added"]
    assert [pair["states"] for pair in said["pairs"]] == [["CN", "KG"], ["CN", "UZ"], ["KG", "UZ"]]
    assert client.get("/map?project=nothing").status_code == 404


def test_the_map_shows_where_meetings_were_held_if_it_is_asked(client: TestClient) -> None:
    assert "map-met" not in client.get("/map").text
    page = client.get("/map?show=meetings&view=whole").text
    assert "map-met" in page and "Where meetings were held" in page
    met = client.get("/map?show=meetings&format=json").json()["meetings"]
    assert met and met[0]["meetings"] >= met[-1]["meetings"] > 0
    assert client.get(met[0]["page"]).status_code == 200


@pytest.mark.parametrize("lanes", ["type", "country", "mechanism", "project", "sector"])
def test_the_timeline_has_lanes(client: TestClient, lanes: str) -> None:
    answer = client.get(f"/timeline?lanes={lanes}")
    assert answer.status_code == 200 and len(answer.content) < LARGEST
    assert "lane-name" in answer.text


def test_the_timeline_is_zoomed_by_its_address_alone(client: TestClient) -> None:
    page = client.get("/timeline?since=2024-01-01&until=2024-12-31").text
    assert "/timeline?since=2024-04-01&until=2024-09-30" in links(page) or "nearer" in page
    nearer = next(one for one in links(page) if "since=2024-04" in one)
    closer = client.get(nearer)
    assert closer.status_code == 200
    for row in items(client, nearer):
        assert row["date"][:4] == "2024"


@pytest.mark.parametrize(
    "query",
    ["lanes=colours", "since=2025&until=2024", "since=yesterday", "until=99999"],
)
def test_what_a_timeline_cannot_show_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/timeline?{query}").status_code == 400


@pytest.mark.parametrize(
    "query", ["since=2024-05-16&until=2024-05-16", "until=0001-01-01", "since=9999", "about=nobody"]
)
def test_days_without_events_and_at_the_end_of_time_are_pages_too(client: TestClient, query: str) -> None:
    page = client.get(f"/timeline?{query}")
    assert page.status_code == 200
    for address in links(page.text):
        if address.startswith("/timeline?"):
            assert client.get(address).status_code == 200


def test_each_actor_and_each_pair_leads_to_what_it_rests_on(client: TestClient) -> None:
    pair = items(client, "/network?of=state")[0]
    page = client.get(pair["page"].partition("#")[0]).text
    assert 'id="rests"' in page
    wanted = {f"/meetings/{id}" for id in pair["ids"]} | {f"/agreements/{id}" for id in pair["ids"]}
    assert len(wanted & links(page)) >= min(len(pair["ids"]), 1)
    assert client.get("/network?of=ships").status_code == 400
    assert client.get("/network?one=nobody&other=none").status_code == 200


def test_each_value_of_a_chart_leads_to_its_words(client: TestClient) -> None:
    page = client.get("/figures?kind=trade").text
    assert any(re.fullmatch(r"/documents/.+#f-.+", one) for one in links(page))
    rows = items(client, "/figures?kind=trade")
    assert {row["indicator"] for row in rows} == {"trade"}
    assert any(row["other_unit"] == "CNY" and row["rate"] for row in rows)
    assert client.get("/figures?limit=500").status_code == 200


def test_what_marks_say_is_in_the_language_of_the_page(client: TestClient) -> None:
    for address in ("/figures?lang=fr", "/timeline?lang=fr", "/network?lang=fr", "/map?lang=fr"):
        told = re.findall(r'(?:aria-label|title)="([^"]*)"', unescape(client.get(address).text))
        assert told
        assert [one for one in told if re.search(r"\w: |on the average of|\d{4}-\d\d-\d\d", one)] == [], (
            address
        )
