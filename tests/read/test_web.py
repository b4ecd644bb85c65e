"""A server of its own on this machine answers; only for it are loopback addresses allowed."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dragoman.model.document import Source, Unreadable
from dragoman.model.errors import ReadError
from dragoman.read import Limits, documents
from dragoman.read.web import Access, read_address

CERTIFICATE = Path(__file__).parent / "localhost.pem"  # with its key; for `localhost` and `pages.example`

PAGE = (
    "<html lang=fr><head><title>Un accord</title></head><body><article><h1>Un accord</h1>"
    "<p>Le ministre a signé lundi un accord sur le rail.</p></article></body></html>"
)


@dataclass
class Site:
    """What the server answers by path, and what it was asked."""

    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    port: int = 0

    def page(
        self, path: str, body: str | bytes, kind: str = "text/html", status: int = 200, **headers: str
    ) -> None:
        data = body if isinstance(body, bytes) else body.encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": kind, **named}, data)

    def moved(self, path: str, to: str) -> None:
        self.page(path, "", status=302, Location=to)

    def address(self, path: str = "/a", host: str = "localhost") -> str:
        return f"https://{host}:{self.port}{path}"

    def resolve(self, host: str, port: int) -> list[str]:
        self.resolved.append(host)
        if host not in ("localhost", "pages.example"):
            raise ReadError(f"the host {host!r} has the address 10.0.0.1, which is not public: refused")
        return ["127.0.0.1"]

    def read(
        self, path: str = "/a", host: str = "localhost", limits: Limits | None = None
    ) -> list[Source | Unreadable]:
        access = Access(self.resolve, ssl.create_default_context(cafile=CERTIFICATE))
        return list(read_address(self.address(path, host), limits or Limits(), access))


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers["Host"]))
            status, headers, body = site.pages.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            for at in range(0, len(body), 1000):
                self.wfile.write(body[at : at + 1000])
                if self.path == "/slow":
                    time.sleep(0.05)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a client that gives up is what some tests are about

    server = Quiet(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_fetched_and_read(site: Site) -> None:
    site.page("/asie/accord.html?p=1", PAGE)
    (found,) = site.read("/asie/accord.html?p=1#suite")
    assert isinstance(found, Source)
    assert found.id == f"localhost:{site.port}/asie/accord.html?p=1"
    assert found.text == "Un accord\n\nLe ministre a signé lundi un accord sur le rail."
    assert found.url == site.address("/asie/accord.html?p=1")
    assert found.origin == site.address("/asie/accord.html?p=1#suite")
    assert (found.title, found.language, found.media_type) == ("Un accord", "fr", "text/html")


def test_the_host_is_asked_by_the_address_that_was_checked(site: Site) -> None:
    """No resolver knows `pages.example`: the connection goes where the check said, the name is told."""
    site.page("/a", PAGE)
    assert len(site.read("/a", host="pages.example")) == 1
    assert site.asked == [("/a", f"pages.example:{site.port}")]
    assert site.resolved == ["pages.example"]


def test_a_certificate_for_another_host_is_refused(site: Site) -> None:
    site.page("/a", PAGE)
    access = Access(lambda *_: ["127.0.0.1"], ssl.create_default_context(cafile=CERTIFICATE))
    with pytest.raises(ReadError, match="certificate"):
        list(read_address(site.address(host="other.example"), Limits(), access))
    with pytest.raises(ReadError, match="certificate"):
        list(read_address(site.address(), Limits(), Access(site.resolve)))


def test_this_machine_is_refused_unless_a_test_allows_it(site: Site) -> None:
    site.page("/a", PAGE)
    (found,) = documents([site.address()], allow_web=True)
    assert isinstance(found, Unreadable)
    assert found.reason.endswith("which is not public: refused")
    assert site.asked == []


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://example.org/a", "http is refused"),
        ("https://127.0.0.1/a", "127.0.0.1, which is not public"),
        ("https://[::1]/a", "::1, which is not public"),
        ("https://169.254.169.254/latest/meta-data", "which is not public"),
        ("https://2130706433/", "which is not public"),
        ("https://", "not an https address"),
        ("https://[::1/", "not an address"),
        ("https://example.org:99999/", "not an https address"),
        ("https://example.org/a\nb", "its address holds a newline"),
    ],
)
def test_an_address_that_may_not_be_asked_is_refused(address: str, reason: str) -> None:
    (found,) = documents([address], allow_web=True)
    assert isinstance(found, Unreadable)
    assert reason in found.reason
    assert found.id.isprintable()


def test_a_password_in_an_address_is_refused_and_not_shown() -> None:
    (found,) = documents(["https://petit:secret@example.org/a"], allow_web=True)
    assert isinstance(found, Unreadable)
    assert "secret" not in repr(found)
    assert (found.id, found.origin) == ("example.org/a", "https://example.org/a")


def test_redirects_are_followed_each_checked(site: Site) -> None:
    site.moved("/1", "/2")
    site.moved("/2", f"https://pages.example:{site.port}/3")
    site.page("/3", PAGE)
    (found,) = site.read("/1")
    assert isinstance(found, Source)
    assert found.id == f"localhost:{site.port}/1"
    assert found.url == f"https://pages.example:{site.port}/3"
    assert site.resolved == ["localhost", "localhost", "pages.example"]


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("https://intern.example/", "'intern.example' has the address 10.0.0.1, which is not public"),
        ("http://localhost/", "http is refused"),
        ("file:///etc/passwd", "not an https address"),
        ("//intern.example/", "which is not public"),
        ("/loop", "more than 5 redirects"),
        ("https://a:b@localhost/", "user name or password"),
    ],
)
def test_a_redirect_to_what_may_not_be_asked_is_refused(site: Site, to: str, reason: str) -> None:
    site.moved("/a", to)
    site.moved("/loop", "/loop")
    with pytest.raises(ReadError, match=reason):
        site.read()
    assert len(site.asked) == (6 if to == "/loop" else 1)


def test_five_redirects_are_followed(site: Site) -> None:
    for number in range(5):
        site.moved(f"/{number}", f"/{number + 1}")
    site.page("/5", PAGE)
    assert len(site.read("/0")) == 1


@pytest.mark.parametrize("said", [True, False])
def test_an_answer_that_is_too_large_is_not_read_to_its_end(site: Site, said: bool) -> None:
    site.page("/a", b"a" * 300_000, "text/plain", Content_Length="300000" if said else "")
    reason = "too large: 0.3 MB; the web may send 0.1 MB" if said else "too large: the web may send 0.1 MB"
    with pytest.raises(ReadError, match=reason):
        site.read(limits=Limits(web_bytes=100_000))


def test_a_packed_answer_is_unpacked_with_a_limit(site: Site) -> None:
    site.page("/a", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    site.page("/bomb", gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")
    assert len(site.read()) == 1
    with pytest.raises(ReadError, match="unpack to more than"):
        site.read("/bomb", limits=Limits(document=1_000_000))


def test_a_coding_that_was_not_asked_for_is_refused(site: Site) -> None:
    site.page("/a", b"...", Content_Encoding="br")
    with pytest.raises(ReadError, match="the coding 'br'"):
        site.read()


def test_an_answer_that_drips_is_given_up(site: Site) -> None:
    site.page("/slow", b"a" * 100_000, "text/plain")
    begun = time.monotonic()
    with pytest.raises(ReadError, match=r"not complete within 0\.3 seconds"):
        site.read("/slow", limits=Limits(web_seconds=0.3))
    assert time.monotonic() - begun < 2


def test_a_server_that_says_nothing_is_given_up(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        site.port = silent.getsockname()[1]
        with pytest.raises(ReadError, match=r"no answer within 0\.2 seconds"):
            site.read(limits=Limits(web_seconds=0.2))
    with pytest.raises(ReadError, match="it cannot be fetched: "):
        site.read()


@pytest.mark.parametrize(
    ("status", "reason"), [(404, "404 Not Found"), (403, "403"), (500, "500"), (204, "204")]
)
def test_an_answer_that_is_no_page_says_why(site: Site, status: int, reason: str) -> None:
    site.page("/a", "", status=status)
    with pytest.raises(ReadError, match=f"the server answers {reason}"):
        site.read()


@pytest.mark.parametrize(
    ("path", "kind", "body", "ids"),
    [
        ("/a", "text/plain; charset=utf-8", "Un été.", ["localhost:{port}/a"]),
        (
            "/a",
            "application/x-ndjson",
            '{"id": "x", "text": "Un."}\n{"text": "Deux."}',
            ["x", "localhost:{port}/a#2"],
        ),
        ("/b.jsonl.gz", "application/gzip", gzip.compress(b'{"id": "x", "text": "Un."}', mtime=0), ["x"]),
        ("/c.md", "", "# Un été", ["localhost:{port}/c.md"]),
    ],
)
def test_other_kinds_are_read_by_their_type_or_ending(
    site: Site, path: str, kind: str, body: str | bytes, ids: list[str]
) -> None:
    site.page(path, body, kind)
    assert [one.id for one in site.read(path)] == [id.format(port=site.port) for id in ids]


@pytest.mark.parametrize(
    ("path", "kind"), [("/a.pdf", "application/pdf"), ("/a", ""), ("/a.html", "image/png")]
)
def test_a_kind_that_is_not_read_is_refused(site: Site, path: str, kind: str) -> None:
    site.page(path, b"...", kind)
    with pytest.raises(ReadError, match="it is of type"):
        site.read(path)


@pytest.mark.parametrize("charset", ["windows-1252", "ISO-8859-1", ""])
def test_the_charset_of_the_answer_counts(site: Site, charset: str) -> None:
    page = PAGE.replace("lundi", "l’été à cœur ouvert")
    site.page("/a", page.encode("cp1252"), f"text/html; charset={charset}" if charset else "text/html")
    (found,) = site.read()
    assert isinstance(found, Source)
    assert "a signé l’été à cœur ouvert" in found.text
