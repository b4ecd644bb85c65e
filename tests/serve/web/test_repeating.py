from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import event
from starlette.testclient import TestClient
from tests.serve.web.aside import run_aside
from tests.serve.web.conftest import Serve
from tests.store.making import entry

from dragoman.serve import accounts
from dragoman.serve.web.app import create_app
from dragoman.serve.web.kept import BESIDE, Answer, Kept
from dragoman.serve.web.settings import Settings
from dragoman.store import Record


@pytest.fixture
def questions(client: TestClient) -> Iterator[list[str]]:
    """What the record is asked meanwhile, the number of its state aside."""
    asked: list[str] = []
    engine = client.app.state.site.record._engine  # type: ignore[attr-defined]

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("SELECT") and "FROM state" not in statement:
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield asked
    event.remove(engine, "before_cursor_execute", note)


def test_what_was_answered_is_answered_again_without_asking_the_record(
    client: TestClient, questions: list[str]
) -> None:
    for address in ("/meetings?about=KZ", "/meetings?about=KZ&format=csv", "/api/facts?about=KZ", "/map"):
        first = client.get(address)
        assert questions
        questions.clear()
        second = client.get(address)
        assert not questions
        assert (second.content, dict(second.headers)) == (first.content, dict(first.headers))


def test_the_order_of_filters_makes_no_other_answer(client: TestClient, questions: list[str]) -> None:
    client.get("/meetings?about=KZ&since=2020")
    questions.clear()
    client.get("/meetings?since=2020&about=KZ")
    assert not questions
    client.get("/meetings?since=2021&about=KZ")
    assert questions


def test_languages_and_forms_are_answers_of_their_own(client: TestClient) -> None:
    english = client.get("/meetings", headers={"Accept-Language": "en"})
    french = client.get("/meetings", headers={"Accept-Language": "fr"})
    data = client.get("/meetings", headers={"Accept": "application/json"})
    again = client.get("/meetings", headers={"Accept-Language": "fr-FR, en"})
    assert 'lang="en"' in english.text[:200]
    assert again.text == french.text
    assert 'lang="fr"' in french.text[:200]
    assert data.json()["items"]


def test_who_has_an_answer_already_is_told_so(client: TestClient) -> None:
    tag = client.get("/projects").headers["etag"]
    for _ in range(2):
        again = client.get("/projects", headers={"If-None-Match": tag})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/people", headers={"If-None-Match": tag}).status_code == 200
    other = client.get("/agreements", headers={"If-None-Match": tag})
    assert client.get("/agreements").content == other.content != b""


def test_nothing_is_stale_after_another_program_has_written(client: TestClient, samples: Path) -> None:
    before = client.get("/documents").text
    assert client.get("/documents").text == before
    with Record.open(samples) as record:
        record.add([entry("nouvelles/quatorze", "Xi")])
    after = client.get("/documents").text
    assert "nouvelles/quatorze" in client.get("/documents?format=csv").text
    assert after != before


def test_nothing_is_stale_after_a_judgement(serve: Serve) -> None:
    client = serve(open_review=True)
    fact = client.get("/api/facts?type=meeting&limit=1").json()["items"][0]["id"]
    before = client.get("/meetings?format=json").text
    answer = client.post("/api/judgements", json={"verdict": "reject", "reason": "no", "fact": fact})
    assert answer.status_code == 201
    assert client.get("/meetings?format=json").text != before
    assert client.get("/review?format=json").json()["items"][0]["verdict"] == "reject"


def test_the_secret_of_a_form_is_shown_to_nobody_else(serve: Serve) -> None:
    app = serve(open_review=True).app
    secrets = []
    for address in ("/check", "/check", "/signin", "/signin"):
        with TestClient(app, follow_redirects=False) as visitor:
            for _ in range(2):  # the second time the visitor has a cookie already, and none is set
                found = re.search('name="csrf" value="([^"]+)"', visitor.get(address).text)
                assert found
                secrets.append(found[1])
    assert len(set(secrets)) == 4
    assert secrets[::2] == secrets[1::2]


def test_who_has_signed_in_sees_their_own_pages_and_nobody_else_does(serve: Serve, samples: Path) -> None:
    with Record.open(samples) as record:
        record.add_user("olga", "reviewer", accounts.hashed("a long pass phrase"))
    client = serve(samples)
    client.get("/meetings")
    secret = re.search('name="csrf" value="([^"]+)"', client.get("/signin").text)
    assert secret
    given = {"csrf": secret[1], "name": "olga", "password": "a long pass phrase"}
    assert client.post("/signin", data=given).status_code == 303
    assert "olga" in client.get("/meetings").text
    client.cookies.clear()
    assert "olga" not in client.get("/meetings").text


def test_where_reading_needs_an_account_nothing_is_given_without(serve: Serve, samples: Path) -> None:
    with Record.open(samples) as record:
        record.add_user("olga", "reader", accounts.hashed("a long pass phrase"))
        record.add_token(accounts.digest("secret"), "olga", "", "reader")
    client = serve(samples, sign_in=True)
    bearer = {"Authorization": "Bearer secret"}
    assert client.get("/api/facts", headers=bearer).status_code == 200
    assert client.get("/api/facts").status_code == 401


def test_what_failed_is_asked_again(client: TestClient, questions: list[str]) -> None:
    for address, status in (("/meetings/none", 404), ("/meetings?since=soon", 400), ("/documents/no", 404)):
        answers = [client.get(address) for _ in range(2)]
        assert {one.status_code for one in answers} == {status}


def test_limits_hold_for_what_is_answered_again(serve: Serve) -> None:
    client = serve(reading_limit="3/minute")
    assert [client.get("/people").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    other = serve(hosts=("testserver",))
    assert other.get("/people").status_code == 200
    assert other.get("/people", headers={"Host": "elsewhere"}).status_code == 421


def test_equal_requests_at_one_time_are_worked_out_once(samples: Path) -> None:
    app = create_app(Settings(record=str(samples)))
    record = app.state.site.record
    plain, asked = record.cards, []

    def cards(question: Any) -> Any:
        asked.append(question)
        return plain(question)

    record.cards = cards

    async def crowd() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await asyncio.gather(*(client.get("/people") for _ in range(10)))

    answers = run_aside(crowd())
    assert {(one.status_code, one.content) for one in answers} == {(200, answers[0].content)}
    assert len(asked) == 1
    app.state.site.close()


def test_equal_requests_that_fail_each_fail(samples: Path) -> None:
    app = create_app(Settings(record=str(samples)))

    def cards(question: Any) -> Any:
        raise KeyError(question)

    app.state.site.record.cards = cards

    async def crowd() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await asyncio.gather(*(client.get("/people") for _ in range(4)))

    assert {one.status_code for one in run_aside(crowd())} == {500}
    app.state.site.close()


def answer(bytes: int) -> Answer:
    return Answer((), b"x" * (bytes - BESIDE), b"")


def test_what_nobody_asked_for_in_the_longest_time_makes_room() -> None:
    kept = Kept(4 * BESIDE)
    for key in "abc":
        kept.put(key, answer(BESIDE))
    assert kept.get("a")
    kept.put("d", answer(2 * BESIDE))
    assert [kept.get(key) is not None for key in "abcd"] == [True, False, True, True]
    assert kept.size == 4 * BESIDE
    kept.put("d", answer(BESIDE))
    assert kept.size == 3 * BESIDE


def test_what_is_larger_than_all_that_may_be_kept_is_not() -> None:
    kept = Kept(2 * BESIDE)
    kept.put("a", answer(3 * BESIDE))
    assert (kept.get("a"), kept.size) == (None, 0)
    nothing = Kept(0)
    nothing.put("a", answer(BESIDE))
    assert nothing.get("a") is None
