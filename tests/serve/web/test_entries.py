from __future__ import annotations

import csv
import html
import io
import re

import pytest
from starlette.testclient import TestClient

LISTS = ("meetings", "agreements", "projects", "commitments", "people")


def items(client: TestClient, address: str) -> list[dict[str, object]]:
    return list(client.get(address, headers={"Accept": "application/json"}).json()["items"])


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_the_same_as_a_page_a_table_and_an_object(client: TestClient, name: str) -> None:
    page = client.get(f"/{name}")
    assert page.status_code == 200
    rows = list(csv.DictReader(io.StringIO(client.get(f"/{name}?format=csv").text)))
    found = items(client, f"/{name}")
    assert [row["id"] for row in rows] == [one["id"] for one in found] != []
    text = html.unescape(page.text)
    assert all(str(one["title"]) in text for one in found)
    assert all(f'href="{one["page"]}"' in page.text for one in found)


@pytest.mark.parametrize("name", LISTS)
def test_every_entry_of_a_list_has_a_dossier_whose_links_lead_to_its_passages(
    client: TestClient, name: str
) -> None:
    for one in items(client, f"/{name}?limit=4"):
        page = client.get(str(one["page"]))
        assert page.status_code == 200, one["page"]
        assert str(one["title"]) in html.unescape(page.text)
        links = re.findall(r'href="(/documents/[^"]+)"', page.text)
        assert links
        document = client.get(html.unescape(links[0]))
        assert document.status_code == 200
        assert f'id="{links[0].rpartition("#")[2]}"' in document.text


@pytest.mark.parametrize("name", LISTS)
def test_a_list_leads_by_one_click_to_the_passage_of_each_entry(client: TestClient, name: str) -> None:
    one = items(client, f"/{name}")[0]
    assert f'href="/facts/{one["fact"]}"' in client.get(f"/{name}").text
    passage = client.get(f"/facts/{one['fact']}")
    assert passage.status_code == 302
    assert passage.headers["location"].endswith(f"?fact={one['fact']}#{one['fact']}")
    assert client.get("/facts/f-none").status_code == 404


def test_a_facet_narrows_its_list(client: TestClient) -> None:
    found = items(client, "/meetings?status=held")
    assert found
    assert {one["status"] for one in found} == {"held"}
    assert len(items(client, "/meetings?about=Kirghizistan&limit=500")) < len(
        items(client, "/meetings?limit=500")
    )


def test_a_dossier_is_the_entry_of_the_contract_as_an_object(client: TestClient) -> None:
    address = str(items(client, "/projects")[0]["page"])
    said = client.get(f"{address}?format=json").json()
    assert {"id", "project", "status", "history", "facts", "documents", "independent_sources"} <= said.keys()
    rows = list(csv.DictReader(io.StringIO(client.get(f"{address}?format=csv").text)))
    assert {row["fact"] for row in rows} <= set(said["facts"])


def test_who_is_known_says_so_and_who_is_not_is_not_found(client: TestClient) -> None:
    assert client.get("/projects/p-0000000000000000").status_code == 404
    address = str(items(client, "/projects")[0]["page"])
    moved = client.get(address.replace("/projects/", "/meetings/"))
    assert (moved.status_code, moved.headers["location"]) == (301, address)


def test_findings_lead_to_the_passages_that_they_rest_on(client: TestClient) -> None:
    found = items(client, "/findings")
    assert found
    page = client.get("/findings")
    for one in found[:5]:
        assert "sides" in one or str(one["said"])[-30:] in html.unescape(page.text)
    conflicts = items(client, "/findings?kind=arithmetic")
    assert {one["kind"] for one in conflicts} == {"arithmetic"}


def test_the_overview_counts_what_there_is_and_leads_there(client: TestClient) -> None:
    said = client.get("/?format=json").json()
    assert said["documents"] == 12
    assert said["counts"]["meeting"] == len(items(client, "/meetings?limit=500"))
    page = client.get("/")
    for address in ("/documents", "/meetings", "/findings", "/commitments?status=overdue"):
        assert f'href="{address}"' in page.text


def test_each_field_of_a_meeting_has_its_sources_and_leads_to_its_people(client: TestClient) -> None:
    for one in client.get("/meetings?format=json").json()["items"]:
        rows = client.get(f"{one['page']}?format=json").json()
        if not any(person["id"] for person in rows["people"]):
            continue
        told = client.get(f"{one['page']}?format=csv").text
        assert "\r\nPersons," in told, one["page"]
        assert 'href="/people/h-' in client.get(one["page"]).text


def test_the_overview_is_a_table_too(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/?format=csv").text)))
    said = client.get("/?format=json").json()
    assert [row["id"] for row in rows if row["list"] == "findings"] == [one["id"] for one in said["findings"]]
    assert {row["list"] for row in rows} >= {"findings", "documents"}
    assert all(client.get(row["page"]).status_code == 200 for row in rows)


def test_people_are_listed_with_their_offices(client: TestClient) -> None:
    row = next(csv.DictReader(io.StringIO(client.get("/people?format=csv").text)))
    assert (row["title"], row["offices"]) == ("Xi Jinping", "Head of state of China")
    assert "Chef de l'État (Chine)" in html.unescape(client.get("/people?lang=fr").text)
