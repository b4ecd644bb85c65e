"""What every page has: language, headers, errors, forms of an answer."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from dataclasses import fields
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dragoman.model.document import Source
from dragoman.model.fact import DocumentFact
from dragoman.serve.web import pages, upkeep
from dragoman.serve.web.app import create_app, modules
from dragoman.serve.web.settings import Settings
from dragoman.store import Entry, Record
from scripts import translations


def test_every_message_is_translated_and_no_translation_is_stale() -> None:
    found = translations.wrong("fr")
    assert not found, "run scripts/translations.py"


@pytest.mark.parametrize(
    ("headers", "query", "language"),
    [
        ({}, "", "en"),
        ({"Accept-Language": "fr-FR,fr;q=0.9,en;q=0.8"}, "", "fr"),
        ({"Accept-Language": "ru"}, "", "en"),
        ({"Accept-Language": "en"}, "?lang=fr", "fr"),
        ({}, "?lang=xx", "en"),
    ],
)
def test_a_page_is_in_the_language_that_is_asked_for(
    client: TestClient, headers: dict[str, str], query: str, language: str
) -> None:
    page = client.get(f"/documents{query}", headers={"Accept-Language": "", **headers})
    assert f'<html lang="{language}">' in page.text
    assert page.headers["content-language"] == language


def test_the_chosen_language_is_kept(client: TestClient) -> None:
    client.get("/documents?lang=fr")
    assert '<html lang="fr">' in client.get("/documents").text


def test_nothing_may_be_loaded_from_elsewhere_or_run_in_the_page(client: TestClient) -> None:
    for address in ("/documents", "/nowhere", "/static/style.css"):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
        assert "unsafe" not in policy and "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
    text = client.get("/documents").text
    assert "<style" not in text and " style=" not in text and " onclick" not in text
    assert text.count("<script") == text.count('<script src="/static/')


def test_an_error_is_a_page_for_people_and_a_problem_for_programs(client: TestClient) -> None:
    page = client.get("/nowhere", headers={"Accept": "text/html"})
    assert page.status_code == 404 and "<h1>There is no such page</h1>" in page.text
    problem = client.get("/nowhere", headers={"Accept": "application/json"})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "instance": "/nowhere",
    }


def test_what_cannot_be_asked_for_names_the_parameter_and_what_is_accepted(client: TestClient) -> None:
    problem = client.get("/documents?order=upside-down&format=json")
    assert problem.status_code == 400
    assert problem.json()["parameter"] == "order" and "-date" in problem.json()["detail"]
    page = client.get("/documents?since=<script>alert(1)</script>")
    assert page.status_code == 400 and "<script>alert" not in page.text


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/documents")
    again = client.get("/documents", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content


def test_what_can_be_got_can_be_asked_for_its_head(client: TestClient) -> None:
    head, whole = client.head("/documents"), client.get("/documents")
    assert head.status_code == 200 and not head.content
    assert head.headers["etag"] == whole.headers["etag"]


def test_static_files_may_be_kept_for_their_address_changes_with_them(client: TestClient) -> None:
    text = client.get("/documents").text
    address = text.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    assert "immutable" in client.get(address).headers["cache-control"]


def test_what_was_read_meanwhile_is_merged_beside_the_pages(samples: Path) -> None:
    with Record.open(samples) as record:
        text = "Le 3 mai 2024, la Chine et le Kazakhstan ont signé un accord à Astana."
        record.add([Entry.of(Source("new", text), [DocumentFact(language="fr")], "p1")])
        assert record.unmerged() == 1
    app = create_app(Settings(record=str(samples)))
    with TestClient(app) as client:
        upkeep.bring_up(app.state.site, threading.Event())
        assert client.get("/documents").status_code == 200
    with Record.open(samples) as record:
        assert record.unmerged() == 0


def test_nothing_that_reads_documents_is_loaded_for_pages(samples: Path) -> None:
    code = """
import sys
from starlette.testclient import TestClient
from dragoman.serve.web.app import create_app
from dragoman.serve.web.settings import Settings
client = TestClient(create_app(Settings(record=sys.argv[1])))
assert client.get("/documents").status_code == 200
assert client.get("/documents/analyse-ligne-d").status_code == 200
loaded = {"spacy", "numpy", "trafilatura", "resiliparse", "docx", "argon2"} & set(sys.modules)
assert not loaded, loaded
"""
    ended = subprocess.run([sys.executable, "-c", code, str(samples)], capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr


DOCS = Path(__file__).parents[3] / "docs" / "web.md"


def test_every_page_and_setting_is_documented() -> None:
    told = set(re.findall(r"`([^`\n]+)`", DOCS.read_text(encoding="utf-8")))
    shown = {re.sub(r"\{.*?\}", "ID", path) for path in got()}
    assert shown - told == set()
    assert {one.name for one in fields(Settings)} - told == set()


def got() -> set[str]:
    """The addresses that can be got, the API's aside."""
    routes = [route for module in modules(pages) for route in module.router.routes]
    return {route.path for route in routes if "GET" in route.methods}
