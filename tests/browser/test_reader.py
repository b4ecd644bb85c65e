"""The reader as a person uses it: with script and without, by mouse and by keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import PHONE, Open

ARTICLE = "/documents/depeche-lancement-cku"


def first_of_two_passages(page: Page) -> tuple[str, str]:
    """The id and the index of a fact that is marked in several parts."""
    marks = page.locator("mark.meeting[id]").first
    return str(marks.get_attribute("id")), str(marks.get_attribute("data-f"))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_number_in_the_text_leads_to_the_fact_and_back(open_page: Open, script: bool) -> None:
    page = open_page(ARTICLE, java_script_enabled=script)
    fact, index = first_of_two_passages(page)
    page.locator(f"mark[id={fact}] > a.num").click()
    expect(page.locator(f"#p{index}")).to_be_in_viewport()
    assert lit(page, f"#p{index}")
    page.locator(f"#p{index} a.num").click()
    expect(page.locator(f"mark[id={fact}]")).to_be_in_viewport()
    assert lit(page, f"mark[id={fact}]")


def lit(page: Page, selector: str) -> bool:
    """Whether something has another ground than the page."""
    found = page.locator(selector).first
    colour = found.evaluate("one => getComputedStyle(one).backgroundColor")
    return bool(re.fullmatch(r"rgb\(\d+, \d+, \d+\)", colour))


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_address_with_a_fact_lights_all_its_passages(open_page: Open, script: bool) -> None:
    page = open_page(ARTICLE, java_script_enabled=script)
    fact, index = first_of_two_passages(page)
    page.goto(f"{ARTICLE}?fact={fact}#{fact}")
    expect(page.locator(f"mark[id={fact}]")).to_be_in_viewport()
    parts = page.locator(f"mark[data-f='{index}']")
    assert parts.count() > 1
    expect(page.locator(f"mark[data-f='{index}'].lit")).to_have_count(parts.count())


def test_with_script_the_bare_address_of_a_fact_lights_all_its_passages_too(open_page: Open) -> None:
    page = open_page(ARTICLE)
    fact, index = first_of_two_passages(page)
    page.goto(f"{ARTICLE}#{fact}")
    parts = page.locator(f"mark[data-f='{index}']").count()
    expect(page.locator(f"mark[data-f='{index}'].lit")).to_have_count(parts)


def test_every_number_is_reached_by_the_keyboard(open_page: Open) -> None:
    page = open_page(ARTICLE)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("mark a.num").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#p\d+$"))


def test_a_phone_needs_no_scrolling_aside(open_page: Open) -> None:
    page = open_page(ARTICLE, viewport=PHONE)
    for address in (ARTICLE, "/documents", f"{ARTICLE}?view=coverage", "/signin"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
