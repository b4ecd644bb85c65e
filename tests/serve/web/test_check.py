from __future__ import annotations

import csv
import html
import io
import re

from starlette.testclient import TestClient
from tests.serve.web.conftest import Serve

ARTICLE = (
    "Le chemin de fer Chine-Kirghizistan-Ouzbékistan mesure 612 kilomètres. Le président kazakh Kassym-Jomart "
    "Tokaïev a reçu Wang Yi le 3 février 2031 à Astana. La coopération avance, a-t-il déclaré."
)


def csrf(client: TestClient, page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(page).text)
    assert found
    return found[1]


def test_a_pasted_text_is_checked_and_not_kept(client: TestClient) -> None:
    before = client.get("/documents?format=json").json()["items"]
    page = client.post("/check", data={"text": ARTICLE, "csrf": csrf(client, "/check")})
    assert page.status_code == 200
    assert "Nothing in the record" in page.text
    assert "3 February 2031" in html.unescape(page.text)
    assert client.get("/documents?format=json").json()["items"] == before
    assert "Keep it as a document" not in page.text


def test_a_file_is_checked_like_a_pasted_text(client: TestClient) -> None:
    said = client.post(
        "/check?format=json",
        data={"csrf": csrf(client, "/check")},
        files={"file": ("a.txt", ARTICLE.encode(), "text/plain")},
    ).json()
    meetings = [one for one in said["items"] if one["type"] == "meeting"]
    assert [one["verdict"] for one in meetings] == ["nothing"]


def test_what_is_no_text_is_refused_in_words(client: TestClient) -> None:
    token = csrf(client, "/check")
    assert client.post("/check", data={"text": "  ", "csrf": token}).status_code == 400
    answer = client.post(
        "/check", data={"csrf": token}, files={"file": ("a.bin", b"\xff\xfe\x00", "text/plain")}
    )
    assert answer.status_code == 400
    assert client.post("/check", data={"text": "a" * 300_000, "csrf": token}).status_code == 413
    assert client.post("/check", data={"text": ARTICLE}).status_code == 403


def test_markup_in_a_text_is_never_live(client: TestClient) -> None:
    hostile = ARTICLE + ' <script>alert(1)</script> "><img src=x onerror=alert(1)>'
    page = client.post("/check", data={"text": hostile, "title": "<b>x</b>", "csrf": csrf(client, "/check")})
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
    assert "<b>x</b>" not in page.text


def test_only_reviewers_keep_what_was_checked(client: TestClient, serve: Serve) -> None:
    answer = client.post("/check/keep", data={"text": ARTICLE, "csrf": csrf(client, "/check")})
    assert answer.status_code in (303, 401, 403)
    assert "documents" not in answer.headers.get("location", "")
    reviewer = serve(open_review=True)
    page = reviewer.post("/check", data={"text": ARTICLE, "csrf": csrf(reviewer, "/check")})
    assert "Keep it as a document" in page.text
    kept = reviewer.post("/check/keep", data={"text": ARTICLE, "csrf": csrf(reviewer, "/check")})
    assert kept.status_code == 303
    assert "612" in reviewer.get(kept.headers["location"]).text
    assert any("2031" in str(one["date"]) for one in reviewer.get("/meetings?format=json").json()["items"])


def test_an_empty_form_is_shown_again_with_what_is_missing(client: TestClient) -> None:
    page = client.post("/check", data={"text": "", "title": "A title", "csrf": csrf(client, "/check")})
    assert page.status_code == 400
    assert "There is no text." in page.text and 'value="A title"' in page.text


def test_what_was_found_comes_as_a_table_too(client: TestClient) -> None:
    given = {"text": ARTICLE, "csrf": csrf(client, "/check")}
    assert 'formaction="/check?format=csv"' in client.post("/check", data=given).text
    rows = list(csv.DictReader(io.StringIO(client.post("/check?format=csv", data=given).text)))
    items = client.post("/check?format=json", data=given).json()["items"]
    assert [row["said"] for row in rows] == [one["said"] for one in items]
    for row, one in zip(rows, items, strict=True):
        assert row["passages"] == "; ".join(other["page"] for other in one["others"])
