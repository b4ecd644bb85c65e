"""What is promised of who may do what, and of what is sent: each promise broken on purpose."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from fastapi import APIRouter, Response
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from structlog.testing import capture_logs
from tests.serve.web.aside import run_aside
from tests.serve.web.conftest import Serve

from dragoman.model.document import Source
from dragoman.model.fact import DocumentFact
from dragoman.serve import accounts
from dragoman.serve.web.intake import Intake
from dragoman.serve.web.pages import health
from dragoman.serve.web.visit import Visiting
from dragoman.store import Entry, Record

PASSWORD = "correct horse battery"


def token_of(page: str) -> str:
    """The secret that a form of a page carries."""
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page)
    assert found, page
    return found[1]


def sign_in(
    client: TestClient, name: str = "ana", password: str = PASSWORD, next: str = "/documents"
) -> httpx.Response:
    csrf = token_of(client.get("/signin").text)
    data = {"csrf": csrf, "name": name, "password": password, "next": next}
    answer: httpx.Response = client.post("/signin", data=data)
    return answer


@pytest.fixture
def people(samples: Path) -> Path:
    """A record with a user of each role."""
    with Record.open(samples) as record:
        for name, role in (("ana", "reviewer"), ("ben", "reader"), ("eve", "admin")):
            record.add_user(name, role, accounts.hashed(PASSWORD))  # type: ignore[arg-type]
    return samples


@pytest.fixture
def probe(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page on which only reviewers may do something, as if it stood among the others."""
    router = APIRouter()

    @router.post("/probe")
    def act(visit: Visiting) -> Response:
        visit.require("reviewer")
        visit.audit("probed")
        return Response(visit.person.signature)

    @router.get("/crash")
    def crash(visit: Visiting) -> Response:
        raise ZeroDivisionError("a secret of the server")

    monkeypatch.setattr(health.router, "routes", [*health.router.routes, *router.routes])


# --- signing in -----------------------------------------------------------------------------------------


def test_who_signs_in_goes_where_they_wanted_and_may_sign_out(people: Path, serve: Serve) -> None:
    client = serve()
    answer = sign_in(client, next="/documents?order=name")
    assert answer.status_code == 303 and answer.headers["location"] == "/documents?order=name"
    page = client.get("/documents").text
    assert "Sign out" in page and "ana" in page
    client.post("/signout", data={"csrf": token_of(page)})
    assert "Sign out" not in client.get("/documents").text


def test_the_cookie_of_a_session_is_out_of_reach(people: Path, serve: Serve) -> None:
    said = sign_in(serve()).headers["set-cookie"]
    assert "HttpOnly" in said and "SameSite=lax" in said and "Secure" not in said
    client = serve()
    client.base_url = "https://testserver"
    said = sign_in(client).headers["set-cookie"]
    assert "__Host-session=" in said and "Secure" in said
    assert client.get("/documents").headers["strict-transport-security"]


@pytest.mark.parametrize(
    ("name", "password"), [("ana", "wrong password"), ("nobody", PASSWORD), ("", ""), ("ü" * 70, "x")]
)
def test_a_failed_sign_in_does_not_tell_what_was_wrong(
    people: Path, serve: Serve, name: str, password: str
) -> None:
    answer = sign_in(serve(), name, password)
    assert answer.status_code in (401, 422)
    if name and password:
        assert "Name or password is wrong." in answer.text


def test_a_name_that_nobody_has_costs_a_hash_too(people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    verified: list[str] = []
    hasher = accounts._hasher()

    class Spy:
        hash = hasher.hash

        def verify(self, known: str, word: str) -> bool:
            verified.append(known)
            return hasher.verify(known, word)

    monkeypatch.setattr(accounts, "_hasher", Spy)
    with Record.open(people) as record:
        assert accounts.signed_in(record, "nobody", PASSWORD) is None
        assert accounts.signed_in(record, "ana", "wrong") is None
        assert accounts.signed_in(record, "ana", PASSWORD) is not None
    assert len(verified) == 3


@pytest.mark.parametrize(
    "next", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb"]
)
def test_nobody_is_led_elsewhere_after_signing_in(people: Path, serve: Serve, next: str) -> None:
    assert sign_in(serve(), next=next).headers["location"] == "/"


def test_a_session_that_is_over_is_nobodys(people: Path, serve: Serve) -> None:
    client = serve()
    with Record.open(people) as record:
        record.begin_session(accounts.digest("secret"), "ana", timedelta(seconds=-1))
        record.begin_session(accounts.digest("good"), "ana", timedelta(hours=1))
    client.cookies.set("session", "good")
    assert "Sign out" in client.get("/documents").text
    client.cookies.set("session", "secret")
    assert "Sign out" not in client.get("/documents").text


def test_a_new_password_ends_all_sessions(people: Path, serve: Serve) -> None:
    here, elsewhere = serve(), serve()
    sign_in(here)
    sign_in(elsewhere)
    data = {"csrf": token_of(here.get("/account").text), "old": PASSWORD, "new": "another long one"}
    assert here.post("/account/password", data={**data, "old": "wrong one"}).status_code == 403
    assert here.post("/account/password", data={**data, "new": "short"}).status_code == 400
    assert here.post("/account/password", data=data).status_code == 303
    assert "Sign out" not in elsewhere.get("/documents").text
    assert sign_in(serve(), password=PASSWORD).status_code == 401


def test_passwords_and_secrets_are_nowhere_in_the_record(people: Path, serve: Serve) -> None:
    client = serve()
    sign_in(client)
    page = client.post("/account/tokens", data={"csrf": token_of(client.get("/account").text)}).text
    secret = re.search(r"drg_[\w-]+", page)
    assert secret and secret[0] not in client.get("/account").text
    held = people.read_bytes() + Path(f"{people}-wal").read_bytes()
    for word in (PASSWORD, secret[0], client.cookies["session"]):
        assert word.encode() not in held


# --- roles ----------------------------------------------------------------------------------------------


def test_reading_is_open_unless_it_is_not(people: Path, serve: Serve) -> None:
    assert serve().get("/documents").status_code == 200
    client = serve(sign_in=True)
    answer = client.get("/documents?order=name", headers={"Accept": "text/html"})
    assert answer.headers["location"] == "/signin?next=%2Fdocuments%3Forder%3Dname"
    assert client.get("/documents?format=json").status_code == 401
    assert client.get("/signin").status_code == 200
    assert client.get("/healthz").json() == {"status": "ok"}
    sign_in(client, "ben")
    assert client.get("/documents").status_code == 200


def test_a_role_that_is_too_low_is_refused(people: Path, serve: Serve, probe: None) -> None:
    client = serve()
    sign_in(client, "ben")
    csrf = {"csrf": token_of(client.get("/account").text)}
    assert client.post("/probe", data=csrf).status_code == 403
    assert client.get("/audit").status_code == 403
    client = serve()
    sign_in(client, "ana")
    csrf = {"csrf": token_of(client.get("/account").text)}
    assert client.post("/probe", data=csrf).text == "ana"
    assert client.get("/audit").status_code == 403


def test_nobody_may_review_without_an_account_unless_review_is_open(
    samples: Path, serve: Serve, probe: None
) -> None:
    client = serve()
    csrf = {"csrf": token_of(client.get("/signin").text)}
    refused = client.post("/probe", data=csrf, headers={"Accept": "text/html"})
    assert refused.status_code == 403 and "dragoman user add NAME --role reviewer" in refused.text
    opened = serve(open_review=True)
    csrf = {"csrf": token_of(opened.get("/signin").text)}
    assert opened.post("/probe", data=csrf).text == "local"
    assert opened.get("/audit").status_code in (303, 403)


def test_admins_see_who_did_what(people: Path, serve: Serve, probe: None) -> None:
    client = serve()
    sign_in(client, "ana", "wrong password")
    sign_in(client, "ana")
    client.post("/probe", data={"csrf": token_of(client.get("/account").text)})
    admin = serve()
    sign_in(admin, "eve")
    said = admin.get("/audit?format=json").json()["items"]
    assert [(one["who"], one["act"]) for one in said] == [
        ("eve", "signed-in"),
        ("ana", "probed"),
        ("ana", "signed-in"),
        (None, "sign-in-failed"),
    ]
    assert "wrong password" not in admin.get("/audit").text


def test_a_password_in_the_wrong_field_is_not_kept(people: Path, serve: Serve) -> None:
    client = serve()
    sign_in(client, PASSWORD, "ana")
    sign_in(client, "eve")
    page = client.get("/audit").text
    assert "failed to sign in" in page and PASSWORD not in page
    assert "s’est connecté" in client.get("/audit?lang=fr").text


# --- forms ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("csrf", [None, "", "0" * 64, "ü"])
def test_a_form_without_its_secret_is_refused(
    people: Path, serve: Serve, probe: None, csrf: str | None
) -> None:
    client = serve()
    sign_in(client)
    assert client.post("/probe", data={} if csrf is None else {"csrf": csrf}).status_code == 403
    assert client.post("/signin", data={"name": "ana", "password": PASSWORD}).status_code == 403
    assert client.post("/signout").status_code == 403
    assert client.post("/probe", json={"csrf": "x"}).status_code == 403


def test_the_secret_of_a_form_is_that_of_one_visitor_and_one_session(
    people: Path, serve: Serve, probe: None
) -> None:
    client, other = serve(), serve()
    before = token_of(client.get("/signin").text)
    sign_in(client)
    sign_in(other)
    theirs = token_of(other.get("/account").text)
    assert client.post("/probe", data={"csrf": before}).status_code == 403
    assert client.post("/probe", data={"csrf": theirs}).status_code == 403
    ours = token_of(client.get("/account").text)
    assert client.post("/probe", headers={"X-CSRF-Token": ours}).status_code == 200


def test_a_form_of_another_site_is_refused_even_with_the_secret(
    people: Path, serve: Serve, probe: None
) -> None:
    client = serve()
    sign_in(client)
    csrf = {"csrf": token_of(client.get("/account").text)}
    for origin in ("https://evil.example", "null", "http://testserver.evil.example"):
        assert client.post("/probe", data=csrf, headers={"Origin": origin}).status_code == 403
    assert client.post("/probe", data=csrf, headers={"Origin": "http://testserver"}).status_code == 200


def test_a_server_answers_to_its_own_names_alone(serve: Serve) -> None:
    client = serve(hosts=("localhost", "127.0.0.1", "::1"))
    assert client.get("/documents").status_code == 421
    for host in ("localhost:8000", "127.0.0.1", "[::1]:8000"):
        assert client.get("/documents", headers={"Host": host}).status_code == 200


# --- tokens ---------------------------------------------------------------------------------------------


def bearing(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def test_a_token_gives_its_role_until_it_is_revoked(people: Path, serve: Serve, probe: None) -> None:
    client = serve(sign_in=True)
    with Record.open(people) as record:
        reads = record.add_token(accounts.digest("t-read"), "ana", "", "reader")
        record.add_token(accounts.digest("t-review"), "ana", "", "reviewer")
        record.add_token(accounts.digest("t-ben"), "ben", "", "reviewer")
    assert client.get("/documents?format=json", headers=bearing("t-read")).status_code == 200
    assert client.post("/probe", headers=bearing("t-read")).status_code == 403
    assert client.post("/probe", headers=bearing("t-ben")).status_code == 403
    assert client.post("/probe", headers=bearing("t-review")).text == "ana"
    with Record.open(people) as record:
        record.revoke_token(reads.id)
    gone = client.get("/documents?format=json", headers=bearing("t-read"))
    assert gone.status_code == 401 and gone.headers["www-authenticate"] == "Bearer"


def test_a_token_that_does_not_hold_is_an_error_where_reading_is_open_too(serve: Serve) -> None:
    assert serve().get("/documents", headers=bearing("drg_none")).status_code == 401


def test_a_token_makes_no_other_tokens(people: Path, serve: Serve) -> None:
    client = serve()
    with Record.open(people) as record:
        record.add_token(accounts.digest("t"), "ana", "", "reviewer")
    assert client.post("/account/tokens", headers=bearing("t")).status_code == 403
    data = {"old": PASSWORD, "new": "another long one"}
    assert client.post("/account/password", data=data, headers=bearing("t")).status_code == 403


def test_one_revokes_ones_own_tokens_only(people: Path, serve: Serve) -> None:
    with Record.open(people) as record:
        theirs = record.add_token(accounts.digest("a"), "ben", "", "reader")
        own = record.add_token(accounts.digest("b"), "ana", "", "reader")
    client = serve()
    sign_in(client)
    csrf = token_of(client.get("/account").text)
    assert client.post("/account/tokens/revoke", data={"csrf": csrf, "id": theirs.id}).status_code == 404
    assert client.post("/account/tokens/revoke", data={"csrf": csrf, "id": own.id}).status_code == 303
    with Record.open(people) as record:
        assert [one.user for one in record.tokens()] == ["ben"]


def test_nobody_gives_a_token_a_role_above_their_own(people: Path, serve: Serve) -> None:
    client = serve()
    sign_in(client, "ben")
    csrf = token_of(client.get("/account").text)
    assert client.post("/account/tokens", data={"csrf": csrf, "role": "reviewer"}).status_code == 400


# --- limits ---------------------------------------------------------------------------------------------


def test_too_many_requests_are_refused_for_a_while(serve: Serve) -> None:
    client = serve(reading_limit="3/minute")
    assert [client.get("/documents").status_code for _ in range(4)] == [200, 200, 200, 429]
    assert 0 < int(client.get("/documents").headers["retry-after"]) <= 60
    assert client.get("/healthz").status_code == 200


def test_guessing_passwords_is_limited_more_strictly(people: Path, serve: Serve) -> None:
    client = serve(sign_in_limit="3/minute")
    statuses = [sign_in(client, "ana", f"wrong password {n}").status_code for n in range(4)]
    assert statuses == [401, 401, 401, 429]
    assert client.get("/documents").status_code == 200


def test_what_is_too_large_is_refused_before_it_is_read(serve: Serve, probe: None) -> None:
    client = serve(open_review=True, largest_upload=2000)
    csrf = {"X-CSRF-Token": token_of(client.get("/signin").text)}
    assert client.post("/probe", headers=csrf, files={"file": b"x" * 1000}).status_code == 200
    assert client.post("/probe", headers=csrf, files={"file": b"x" * 3000}).status_code == 413
    pieces = (b"x" * 500 for _ in range(10))
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/signin", headers={**csrf, **kind}, content=pieces).status_code == 413


def test_what_takes_too_long_to_come_is_cut_off() -> None:
    async def taking(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive()).get("more_body"):
            pass

    async def slowly() -> Message:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def send(message: Message) -> None: ...

    scope = {"type": "http", "headers": []}
    with pytest.raises(HTTPException) as raised:
        run_aside(Intake(taking, largest=1000, longest=0.1)(scope, slowly, send))
    assert raised.value.status_code == 408


def test_an_error_gives_away_nothing_of_the_server(serve: Serve, probe: None) -> None:
    with capture_logs() as lines:
        answer = serve().get("/crash", headers={"Accept": "text/html"})
    assert "a secret of the server" not in str(lines)
    assert [line["error"] for line in lines if line["event"] == "crashed"] == ["ZeroDivisionError"]
    assert answer.status_code == 500
    assert "a secret of the server" not in answer.text and "Traceback" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_the_log_has_no_secrets(people: Path, serve: Serve) -> None:
    client = serve()
    with capture_logs() as lines:
        sign_in(client, "ana", "wrong password")
        sign_in(client)
        client.get("/documents?about=something-private", headers=bearing("drg_secret"))
    said = str(lines)
    assert [line["path"] for line in lines if line["event"] == "request"] == ["/signin"] * 4 + ["/documents"]
    for secret in ("wrong password", PASSWORD, "something-private", "drg_secret", client.cookies["session"]):
        assert secret not in said


def test_people_sign_in_to_a_record_in_either_database(place: str, serve: Serve) -> None:
    with Record.open(place) as record:
        record.add([Entry.of(Source("a", "Le texte."), [DocumentFact(language="fr")], "p1")])
        record.add_user("ana", "admin", accounts.hashed(PASSWORD))
    client = serve(place, sign_in=True)
    assert client.get("/documents?format=json").status_code == 401
    sign_in(client)
    assert [one["id"] for one in client.get("/documents?format=json").json()["items"]] == ["a"]
    assert "Le texte." in client.get("/documents/a").text
    assert client.get("/audit?format=json").json()["items"][0]["act"] == "signed-in"


@pytest.mark.parametrize("address", ["/documents/a%00b", "/documents?about=a%00b", "/documents?a%00=b"])
def test_a_character_that_no_database_takes_is_refused(place: str, serve: Serve, address: str) -> None:
    Record.open(place).close()
    assert serve(place).get(address).status_code == 400
