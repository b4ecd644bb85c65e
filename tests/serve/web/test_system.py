from __future__ import annotations

import csv
import html
import io
from typing import Any

import pytest
from starlette.testclient import TestClient

KINDS = ("mechanism", "initiative", "project", "instrument", "figures", "undertaking", "wish", "office")


def items(client: TestClient, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(address, headers={"Accept": "application/json"}).json()["items"]
    return found


def test_the_system_has_parts_of_every_kind_that_lead_to_their_dossiers(client: TestClient) -> None:
    found = items(client, "/system")
    assert {one["kind"] for one in found} >= set(KINDS)
    page = client.get("/system").text
    for one in {one["kind"]: one for one in found}.values():
        if one["page"]:
            assert f'href="{one["page"]}"' in page
            assert client.get(one["page"]).status_code == 200


def test_it_says_the_same_as_a_page_a_table_and_an_object(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/system?format=csv").text)))
    found = items(client, "/system")
    assert [row["id"] for row in rows] == [one["id"] for one in found]
    text = html.unescape(client.get("/system").text)
    assert all(one["name"] in text for one in found)


def test_a_mechanism_leads_to_its_meetings(client: TestClient) -> None:
    summit = next(one for one in items(client, "/system") if one["id"] == "china-central-asia-summit")
    page = client.get("/system").text
    assert len(summit["meetings"]) == 2
    for meeting in summit["meetings"]:
        assert f'href="/meetings/{meeting}"' in page
    assert "second meeting, 17 June 2025, Astana" in summit["last"]


def test_it_speaks_the_language_of_the_visitor(client: TestClient) -> None:
    page = html.unescape(client.get("/system?lang=fr").text)
    assert "Le système de coopération" in page
    assert "deuxième réunion, 17 juin 2025, Astana" in page.replace("\xa0", " ")
    assert ">open<" not in page


def test_kinds_statuses_and_what_it_concerns_narrow_it(client: TestClient) -> None:
    assert {one["kind"] for one in items(client, "/system?kind=project&kind=office")} == {"project", "office"}
    built = items(client, "/system?status=under-construction")
    assert {one["kind"] for one in built} == {"project"}
    assert all(one["state"].startswith("under construction") for one in built)
    concerned = items(client, "/system?about=Turkménistan")
    assert 0 < len(concerned) < len(items(client, "/system"))
    assert client.get("/system?kind=nothing").status_code == 400


def test_what_hangs_on_a_part_is_counted_and_listed(client: TestClient) -> None:
    tied = next(one for one in items(client, "/system?kind=project") if one["ties"])
    page = client.get("/system?kind=project").text
    assert any(f"/{name}?about=" in page for name in ("figures", "agreements", "meetings"))
    assert all(many > 0 for many in tied["ties"].values())


def test_what_the_pack_alone_knows_stands_apart(client: TestClient) -> None:
    page = client.get("/system?kind=mechanism").text
    apart = page.partition('class="background"')[2]
    named = {one["id"] for one in items(client, "/system?kind=mechanism")}
    assert 'href="/mechanisms/' in apart
    assert not any(f'href="/mechanisms/{id}"' in apart for id in named)


@pytest.mark.parametrize("address", ["/system?about=nobody-of-that-name", "/system?status=never"])
def test_where_there_is_nothing_it_says_so(client: TestClient, address: str) -> None:
    assert items(client, address) == []
    assert "No such entries." in client.get(address).text
