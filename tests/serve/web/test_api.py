from __future__ import annotations

import json

import pytest
from lxml import etree
from starlette.testclient import TestClient
from tests.serve.web.conftest import Serve

LISTS = ("meetings", "agreements", "projects", "commitments", "people", "series")
ARTICLE = "Le président kazakh Kassym-Jomart Tokaïev a reçu Wang Yi le 3 février 2031 à Astana. La coopération avance."


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_paged_by_address_and_streamed_whole(client: TestClient, name: str) -> None:
    seen: list[str] = []
    address = f"/api/entries/{name}?limit=7&order=name"
    while address:
        said = client.get(address).json()
        seen += [one["id"] for one in said["items"]]
        address = said["next"]
    lines = client.get(f"/api/entries/{name}/all.ndjson").text.splitlines()
    assert seen == [json.loads(line)["id"] for line in lines] != []


def test_every_fact_is_streamed_with_its_words(client: TestClient) -> None:
    facts = [json.loads(line) for line in client.get("/api/facts/all.ndjson?type=meeting").text.splitlines()]
    assert {one["type"] for one in facts} == {"meeting"}
    one = client.get(f"/api/fact/{facts[0]['id']}").json()
    assert one == facts[0]
    assert one["quotation"]


@pytest.mark.parametrize("name", ["findings", "documents"])
def test_findings_and_documents_are_streamed_whole_and_by_filters(client: TestClient, name: str) -> None:
    lines = [json.loads(line) for line in client.get(f"/api/{name}/all.ndjson").text.splitlines()]
    assert lines == client.get(f"/api/{name}?limit=500").json()["items"] != []
    some = client.get(f"/api/{name}/all.ndjson?about=Turkménistan").text.splitlines()
    assert 0 < len(some) < len(lines)


def test_pages_lead_to_the_feed_of_their_filters(client: TestClient) -> None:
    page = client.get("/findings?about=Kazakhstan").text
    address = "/api/feeds/findings.atom?about=Kazakhstan"
    assert f'href="{address}"' in page and client.get(address).status_code == 200
    assert "/api/feeds/facts.atom?about=KZ" in client.get("/countries/KZ").text


def test_the_description_has_examples_of_what_is_sent(client: TestClient) -> None:
    schemas = client.get("/api/openapi.json").json()["components"]["schemas"]
    assert all(schemas[name]["examples"] for name in ("Article", "Document", "Judging"))


def test_one_entry_has_its_findings_and_is_answered_once(client: TestClient) -> None:
    id = client.get("/api/entries/projects").json()["items"][0]["id"]
    answer = client.get(f"/api/entry/{id}")
    assert {"id", "history", "facts", "findings"} <= answer.json().keys()
    again = client.get(f"/api/entry/{id}", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_errors_are_problems(client: TestClient) -> None:
    for address, status in (
        ("/api/entry/p-none", 404),
        ("/api/facts?since=soon", 400),
        ("/api/entries/projects?after=nonsense", 400),
        ("/api/entries/nothing", 422),
        ("/api/nothing", 404),
    ):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
        assert answer.json()["status"] == status


def test_feeds_are_atom(client: TestClient) -> None:
    for address in ("/api/feeds/facts.atom?about=Kazakhstan", "/api/feeds/findings.atom"):
        answer = client.get(address)
        assert answer.headers["content-type"].startswith("application/atom+xml")
        feed = etree.fromstring(answer.content)
        atom = "{http://www.w3.org/2005/Atom}"
        assert feed.tag == f"{atom}feed"
        for entry in feed.findall(f"{atom}entry"):
            assert all(entry.find(f"{atom}{name}") is not None for name in ("id", "title", "updated", "link"))


def test_a_post_of_a_feed_says_what_it_is_about_and_leads_there(client: TestClient) -> None:
    feed = etree.fromstring(client.get("/api/feeds/findings.atom?lang=fr").content)
    posts = feed.findall("{*}entry")
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert len({one.findtext("{*}title") for one in posts}) > len(posts) / 2
    for one in posts[:10]:
        address = str(one.find("{*}link").get("href")).removeprefix("http://testserver")
        assert client.get(address).status_code == 200 and address != "/findings"


def test_judgements_can_be_read(serve: Serve) -> None:
    reviewer = serve(open_review=True)
    fact = reviewer.get("/api/facts?type=meeting").json()["items"][0]["id"]
    reviewer.post("/api/judgements", json={"verdict": "accept", "fact": fact, "reason": "read it"})
    (made,) = reviewer.get("/api/judgements").json()["items"]
    assert (made["verdict"], made["reason"], made["state"]) == ("accept", "read it", "holds")


def test_a_text_is_checked_by_anybody_and_kept_by_a_reviewer(client: TestClient, serve: Serve) -> None:
    facts = client.post("/api/check", json={"text": ARTICLE}).json()["facts"]
    assert [one["verdict"] for one in facts if one["type"] == "meeting"] == ["nothing"]
    assert client.post("/api/documents", json={"id": "a", "text": ARTICLE}).status_code in (401, 403)
    reviewer = serve(open_review=True)
    made = reviewer.post("/api/documents", json={"id": "a", "text": ARTICLE, "publisher": "X"})
    assert (made.status_code, made.headers["location"]) == (201, "/documents/a")
    assert reviewer.get("/api/document/a").json()["text"] == ARTICLE


def test_a_fact_is_judged_and_that_is_taken_back(serve: Serve) -> None:
    reviewer = serve(open_review=True)
    fact = reviewer.get("/api/facts?type=meeting").json()["items"][0]["id"]
    made = reviewer.post("/api/judgements", json={"verdict": "reject", "fact": fact, "reason": "read it"})
    assert made.status_code == 201
    undone = reviewer.post(
        "/api/judgements", json={"verdict": "undo", "number": made.json()["number"], "reason": "mistaken"}
    )
    assert undone.json()["undoes"] == made.json()["number"]
    assert reviewer.post("/api/judgements", json={"verdict": "accept", "reason": "x"}).status_code == 422


def test_a_form_of_another_site_reaches_nothing(serve: Serve) -> None:
    reviewer = serve(open_review=True)
    body = json.dumps({"id": "a", "text": ARTICLE})
    plain = reviewer.post("/api/documents", content=body, headers={"Content-Type": "text/plain"})
    assert plain.status_code == 403
    foreign = reviewer.post(
        "/api/documents", json=json.loads(body), headers={"Origin": "https://evil.example"}
    )
    assert foreign.status_code == 403


def test_openapi_describes_it(client: TestClient) -> None:
    said = client.get("/api/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    assert {"/api/facts", "/api/check", "/api/documents", "/api/judgements"} <= said["paths"].keys()
    assert all(path.startswith("/api/") for path in said["paths"])
