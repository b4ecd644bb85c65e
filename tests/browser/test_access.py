"""Every page of the menu can be used by everybody: axe finds nothing, in light and dark, on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
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
    "/nowhere",
    "/signin",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(open_page: Open, scheme: str) -> None:
    page = open_page("/documents", role="admin", viewport=PHONE, color_scheme=scheme)
    found = {}
    for address in (*OPENED, *SINGLE):
        page.goto(address)
        result = Axe().run(page)
        if result.violations_count:
            found[address] = [one["id"] for one in result.response["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            found[address] = [*found.get(address, []), "wider than a phone"]
    assert found == {}
