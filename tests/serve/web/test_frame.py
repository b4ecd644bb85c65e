"""What every page has: language, headers, errors, forms of an answer."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

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


def test_static_files_may_be_kept_for_their_address_changes_with_them(client: TestClient) -> None:
    text = client.get("/documents").text
    address = text.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    assert "immutable" in client.get(address).headers["cache-control"]
