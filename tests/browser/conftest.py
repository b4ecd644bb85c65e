"""A browser at a server of the samples' record. Skipped where there is no Chromium."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright
from tests.serve.web.conftest import samples_read as samples_read

from dragoman.serve import accounts
from dragoman.serve.web.app import create_app
from dragoman.serve.web.settings import Settings
from dragoman.store import Record

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PASSWORD = "correct horse battery"
PHONE = {"width": 390, "height": 844}

expect.set_options(timeout=60_000)  # machines are shared: no test fails by the clock


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where pictures of the pages are put, if they are wanted."""
    parser.addoption("--screenshots", metavar="FOLDER", help="put pictures of the pages there")


@dataclass(frozen=True)
class Served:
    """A server of a record that tests may write to, with a user of each role: `reader`, `reviewer`, `admin`."""

    address: str
    record: Path


@pytest.fixture(scope="session")
def served(samples_read: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests of the session."""
    place = Path(shutil.copy(samples_read, tmp_path_factory.mktemp("served") / "samples.db"))
    with Record.open(place) as record:
        for role in ("reader", "reviewer", "admin"):
            record.add_user(role, role, accounts.hashed(PASSWORD))
    app = create_app(Settings(record=str(place), reading_limit="100000/minute", sign_in_limit="1000/minute"))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield Served(f"http://127.0.0.1:{port}", place)
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    if CHROMIUM is None:
        pytest.skip("no Chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM)
        yield started
        started.close()


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, served: Served) -> Iterator[Open]:
    """Opens pages in contexts of their own; what leaves the machine, or goes wrong in a page, fails the test."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((served.address, "data:")):
            wrong.append(f"asked for {request.url}")

    def open_one(path: str = "/documents", role: str | None = None, **options: object) -> Page:
        context = browser.new_context(base_url=served.address, locale="en", **options)  # type: ignore[arg-type]
        context.set_default_timeout(120_000)  # machines are shared: no test fails by the clock
        contexts.append(context)
        context.on("request", note)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"error in a page: {error}"))
        if role is not None:
            sign_in(page, role)
        page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert wrong == []


def sign_in(page: Page, name: str) -> None:
    """Sign in as the user of a role."""
    page.goto("/signin")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/")
