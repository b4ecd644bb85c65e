"""Every page of the menu can be used by everybody: axe finds nothing, in light and dark, on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page
from tests.browser.conftest import PHONE, Open

from dragoman.serve.web import pages
from dragoman.serve.web.app import modules

OPENED = sorted(
    route.path
    for module in modules(pages)
    for route in module.router.routes
    if "GET" in route.methods and "{" not in route.path and route.path not in ("/healthz", "/signin")
)
SINGLE = (
    "/documents/depeche-lancement-cku",
    "/documents/seo-mirzioiev-pekin",
    "/documents/analyse-ligne-d?view=coverage",
    "/search?q=chemin+de+fer",
    "/findings?about=Kazakhstan",
    "/map?sector=rail&show=meetings",
    "/nowhere",
    "/signin",
)
SHELVES = (
    "projects",
    "meetings",
    "agreements",
    "commitments",
    "people",
    "mechanisms",
    "countries",
    "organisations",
)
TEXT = "Le chemin de fer Chine-Kirghizistan-Ouzbékistan est en construction. Il mesure 612 kilomètres."
CONTRAST = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}


def dossiers(page: Page) -> Iterator[str]:
    """The address of a dossier of each kind, and where an entry and a fact are judged."""
    for shelf in SHELVES:
        page.goto(f"/{shelf}")
        yield str(page.locator("main th a").first.get_attribute("href"))
    entry = page.request.get("/projects?format=json").json()["items"][0]
    facts = page.request.get(f"{entry['page']}?format=json").json()["facts"]
    yield from (f"/map?project={entry['id']}", f"/review?entry={entry['id']}", f"/review?fact={facts[0]}")
    page.goto("/figures")
    yield str(page.locator("main h2 a").first.get_attribute("href"))


def check(page: Page) -> None:
    """Paste a text and have it checked."""
    page.goto("/check")
    page.get_by_label("Text of the article").fill(TEXT)
    page.get_by_role("button", name="Check", exact=True).click()
    page.locator(".checking").wait_for()


def wrong(page: Page, **asked: object) -> list[str]:
    """What hinders somebody on a page."""
    found = [str(one["id"]) for one in Axe().run(page, **asked).response["violations"]]
    wide = page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]
    return [*found, *(["wider than a phone"] if wide else [])]


@pytest.mark.parametrize(
    ("scheme", "asked"), [("light", {}), ("dark", {"options": CONTRAST})], ids=["light", "dark"]
)
def test_axe_finds_nothing_on_any_page(open_page: Open, scheme: str, asked: dict[str, object]) -> None:
    page = open_page("/documents", role="admin", viewport=PHONE, color_scheme=scheme)
    found = {}
    for address in (*OPENED, *SINGLE, *dossiers(page)):
        page.goto(address)
        found[address] = wrong(page, **asked)
    check(page)
    found["what a check found"] = wrong(page, **asked)
    assert {address: one for address, one in found.items() if one} == {}
