from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient
from tests.serve.web.conftest import Serve


@pytest.fixture
def reviewer(serve: Serve) -> TestClient:
    return serve(open_review=True)


def send(client: TestClient, address: str, **fields: object) -> int:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/check").text)
    assert found
    return int(client.post(address, data={"csrf": found[1], "reason": "read it", **fields}).status_code)


def projects(client: TestClient) -> dict[str, int]:
    items = client.get("/projects?format=json&limit=500").json()["items"]
    return {str(one["id"]): len(client.get(f"{one['page']}?format=json").json()["facts"]) for one in items}


def log(client: TestClient) -> list[tuple[str, str]]:
    return [(one["verdict"], one["state"]) for one in client.get("/review?format=json").json()["items"]]


def test_a_rejected_fact_counts_no_more_until_that_is_taken_back(reviewer: TestClient) -> None:
    before = projects(reviewer)
    entry = max(before, key=lambda id: before[id])
    fact = reviewer.get(f"/projects/{entry}?format=json").json()["facts"][0]
    assert send(reviewer, "/review/fact", fact=fact, verdict="reject") == 303
    assert fact not in reviewer.get(f"/projects/{entry}?format=json").json()["facts"]
    assert send(reviewer, "/review/undo", number=1) == 303
    assert projects(reviewer) == before
    assert log(reviewer) == [("undo", "holds"), ("reject", "taken back")]


def test_two_entries_are_merged_and_parted_again(reviewer: TestClient) -> None:
    before = projects(reviewer)
    one, other = list(before)[:2]
    assert send(reviewer, "/review/merge", entry=one, other=f"/projects/{other}") == 303
    assert len(projects(reviewer)) == len(before) - 1
    assert send(reviewer, "/review/undo", number=1) == 303
    assert projects(reviewer) == before


def test_a_fact_is_taken_out_of_its_entry(reviewer: TestClient) -> None:
    before = projects(reviewer)
    entry = max(before, key=lambda id: before[id])
    fact = reviewer.get(f"/projects/{entry}?format=json").json()["facts"][-1]
    assert send(reviewer, "/review/split", entry=entry, fact=[fact]) == 303
    assert len(projects(reviewer)) == len(before) + 1


def test_a_field_is_corrected(reviewer: TestClient) -> None:
    meeting = reviewer.get("/meetings?format=json").json()["items"][0]
    fact = reviewer.get(f"{meeting['page']}?format=json").json()["facts"][0]
    assert (
        send(reviewer, "/review/fact", fact=fact, verdict="correct", field="date", value="2019-07-01") == 303
    )
    assert any(
        "2019" in str(one["date"]) for one in reviewer.get("/meetings?format=json&limit=500").json()["items"]
    )
    assert send(reviewer, "/review/fact", fact=fact, verdict="correct", field="date", value="soon") == 422


def test_who_is_no_reviewer_judges_nothing_and_is_told_how_to_become_one(client: TestClient) -> None:
    meeting = client.get("/meetings?format=json").json()["items"][0]
    fact = client.get(f"{meeting['page']}?format=json").json()["facts"][0]
    assert "dragoman user add" in client.get(f"/review?fact={fact}").text
    assert send(client, "/review/fact", fact=fact, verdict="reject") in (303, 401, 403)
    assert log(client) == []


def test_what_is_not_there_cannot_be_judged(reviewer: TestClient) -> None:
    assert reviewer.get("/review?fact=f-0000000000000000").status_code == 404
    assert reviewer.get("/review?entry=m-0000000000000000").status_code == 404
    assert send(reviewer, "/review/undo", number=99) == 422
    assert send(reviewer, "/review/merge", entry="p-0", other="p-1") == 422


def test_who_may_not_judge_reads_the_passages_and_is_shown_no_form(client: TestClient) -> None:
    entry = client.get("/projects?format=json").json()["items"][0]
    page = client.get(f"/review?entry={entry['id']}").text
    assert "/documents/" in page
    assert "/review/split" not in page and 'type="checkbox"' not in page


def refused(client: TestClient, address: str, **fields: object) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/check").text)
    assert found
    given = {"csrf": found[1], "reason": "read it", **fields}
    page = client.post(
        f"{address}?lang=fr", data=given, headers={"Referer": "http://testserver/review?entry=x"}
    )
    assert page.status_code in (400, 422)
    assert 'href="/review?entry=x"' in page.text
    return html.unescape(page.text)


def test_what_cannot_be_judged_is_said_in_words_and_leads_back(reviewer: TestClient) -> None:
    entry = reviewer.get("/projects?format=json").json()["items"][0]
    fact = reviewer.get(f"{entry['page']}?format=json").json()["facts"][0]
    assert "Il n’y a pas de fiche" in refused(reviewer, "/review/merge", entry=entry["id"], other="nothing")
    assert "Choisissez les passages" in refused(reviewer, "/review/split", entry=entry["id"])
    wrong = {"fact": fact, "verdict": "correct", "field": "date", "value": "hier"}
    assert "Date ne peut être « hier »" in refused(reviewer, "/review/fact", **wrong).replace("\xa0", " ")
    assert log(reviewer) == []


def test_a_country_is_corrected_by_its_name(reviewer: TestClient) -> None:
    entry = reviewer.get("/projects?format=json").json()["items"][0]
    fact = reviewer.get(f"{entry['page']}?format=json").json()["facts"][0]
    given = {"verdict": "correct", "field": "countries", "value": "Chine, Kirghizstan"}
    assert send(reviewer, "/review/fact", fact=fact, **given) == 303
    made = reviewer.get("/review?format=json").json()["items"][0]
    assert made["changes"] == {"countries": ["CN", "KG"]}
