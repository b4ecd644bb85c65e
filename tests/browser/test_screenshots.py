"""Pictures of the pages for the documentation: `pytest tests/browser --screenshots docs/screenshots`."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.conftest import PHONE, Open
from tests.browser.picturing import smaller
from tests.browser.test_access import check

DESK = {"width": 1280, "height": 800}
ARTICLE = "/documents/depeche-lancement-cku"
PAGES = {
    "overview": "/",
    "system": "/system",
    "timeline": "/timeline?lanes=country",
    "map": "/map",
    "network": "/network",
    "figures": "/figures",
    "findings": "/findings",
    "commitments": "/commitments",
    "projects": "/projects",
    "meetings": "/meetings",
    "agreements": "/agreements",
    "people": "/people",
    "mechanisms": "/mechanisms",
    "mechanism": "/mechanisms/china-central-asia-summit",
    "initiatives": "/initiatives",
    "countries": "/countries",
    "country": "/countries/KZ",
    "organisations": "/organisations",
    "documents": "/documents",
    "reader": ARTICLE,
    "coverage": "/documents/analyse-ligne-d?view=coverage",
    "search": "/search?q=chemin+de+fer",
    "review": "/review",
    "account": "/account",
    "audit": "/audit",
}
DOSSIERS = {"dossier": "projects", "meeting": "meetings", "agreement": "agreements", "person": "people"}
"""The lists of whose entry with the most sources the dossier is shown."""
ON_A_PHONE = {"reader-phone": ARTICLE, "map-phone": "/map"}


@pytest.fixture
def place(pytestconfig: pytest.Config) -> Path:
    """Where pictures are put."""
    given = pytestconfig.getoption("--screenshots", None)
    if given is None:
        pytest.skip("no pictures asked for")
    folder = Path(str(given))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def picture(page: Page, place: Path, name: str) -> None:
    """Put what is seen of a page there."""
    (place / f"{name}.png").write_bytes(smaller(page.screenshot(animations="disabled")))


def test_every_page_has_its_picture(open_page: Open, place: Path) -> None:
    page = open_page("/", role="admin", viewport=DESK, color_scheme="light")
    for name, address in PAGES.items():
        page.goto(address)
        picture(page, place, name)
    for name, shelf in DOSSIERS.items():
        entries = page.request.get(f"/{shelf}?order=-sources&format=json").json()["items"]
        page.goto(entries[0]["page"])
        picture(page, place, name)
    page.goto("/figures")
    page.locator("main h2 a").first.click()
    picture(page, place, "series")
    check(page)
    picture(page, place, "check")


def test_two_pages_have_their_picture_on_a_phone(open_page: Open, place: Path) -> None:
    page = open_page("/", viewport=PHONE, color_scheme="light")
    for name, address in ON_A_PHONE.items():
        page.goto(address)
        picture(page, place, name)
