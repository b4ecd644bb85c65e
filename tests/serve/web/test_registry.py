from __future__ import annotations

import html

import pytest
from starlette.testclient import TestClient


@pytest.mark.parametrize("name", ["mechanisms", "initiatives", "countries", "organisations"])
def test_what_the_registry_knows_is_listed_and_leads_to_its_dossier(client: TestClient, name: str) -> None:
    items = client.get(f"/{name}?format=json").json()["items"]
    assert items
    for one in items[:3]:
        page = client.get(one["page"])
        assert page.status_code == 200
        assert one["name"] in html.unescape(page.text)
    assert client.get(f"/{name}/nothing-of-that-name").status_code == 404


def test_a_country_has_its_entries_statements_and_background(client: TestClient) -> None:
    said = client.get("/countries/UZ?format=json").json()["items"]
    assert {one["type"] for one in said} >= {"project", "meeting"}
    page = client.get("/countries/UZ").text
    assert "/projects?about=UZ" in page or "/meetings?about=UZ" in page or len(said) < 60
    assert 'rel="noopener nofollow ugc noreferrer"' in page


def test_countries_with_the_most_entries_come_first(client: TestClient) -> None:
    items = client.get("/countries?format=json").json()["items"]
    assert items[0]["id"] == "CN"
    assert [one["entries"] for one in items] == sorted((one["entries"] for one in items), reverse=True)


def test_a_list_of_the_registry_is_narrowed_by_any_name(client: TestClient) -> None:
    found = client.get("/countries?name=KAZAKSTAN&format=json").json()["items"]
    assert [one["id"] for one in found] == ["KZ"]
    assert "No such entries." in client.get("/countries?name=of-that-name-there-is-none").text


def test_what_documents_name_stands_apart_from_what_the_pack_alone_knows(client: TestClient) -> None:
    found = client.get("/initiatives?format=json").json()["items"]
    named = [one["page"] for one in found if one["named"]]
    assert "/initiatives/belt-and-road" in named and len(named) < len(found)
    apart = client.get("/initiatives").text.partition("<details")[2]
    assert [one["page"] for one in found if f'href="{one["page"]}"' not in apart] == named


def test_a_thing_that_statements_name_has_them(client: TestClient) -> None:
    said = client.get("/countries/KZ?format=json").json()
    assert any("Kazakhstan" in one["said"] for one in said["statements"])
    page = html.unescape(client.get("/countries/KZ").text)
    assert all(one["said"] in page and one["passage"] in page for one in said["statements"])


def test_of_what_there_is_nothing_it_says_so(client: TestClient) -> None:
    assert "The record has no entry on it." in client.get("/countries/BR").text
