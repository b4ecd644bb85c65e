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
