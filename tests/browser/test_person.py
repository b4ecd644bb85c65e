"""What a person does on the pages, from the first click to the last."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect
from tests.browser.conftest import PHONE, Open

ARTICLE = (
    "La cérémonie de lancement du chemin de fer Chine-Kirghizistan-Ouzbékistan s'est tenue le 27 décembre 2024 à "
    "Djalal-Abad. Le chemin de fer Chine-Kirghizistan-Ouzbékistan est en construction. Le coût du chemin de fer "
    "Chine-Kirghizistan-Ouzbékistan est estimé à 4,7 milliards de dollars."
)
TITLE = "Le rail vers Djalal-Abad"


def ids(page: Page) -> list[str]:
    """The projects that the list shows, by address."""
    page.goto("/projects")
    return [str(one.get_attribute("href")) for one in page.locator("main tbody th a").all()]


def test_a_pasted_article_is_checked_against_the_record_and_kept(open_page: Open) -> None:
    page = open_page("/check", role="reviewer")
    page.get_by_label("Text of the article").fill(ARTICLE)
    page.get_by_label("Title").fill(TITLE)
    page.get_by_role("button", name="Check", exact=True).click()
    with page.context.expect_page() as opened:
        page.locator(".finding .related a").first.click(modifiers=["Control"])
    expect(opened.value.locator("mark.lit").first).to_be_in_viewport()
    page.get_by_role("button", name="Keep it as a document").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.goto("/documents")
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator(".words")).to_contain_text("Djalal-Abad")


def test_a_file_that_is_dropped_on_the_form_is_checked(open_page: Open) -> None:
    page = open_page("/check")
    dropped = page.evaluate_handle(
        """text => {
            const held = new DataTransfer();
            held.items.add(new File([text], "article.txt", { type: "text/plain" }));
            return held;
        }""",
        ARTICLE,
    )
    page.locator("form.broad").dispatch_event("drop", {"dataTransfer": dropped})
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator(".checking")).to_contain_text("Djalal-Abad")
    expect(page.locator("article.finding").first).to_be_visible()


def test_the_system_leads_from_a_mechanism_by_its_meeting_to_the_passage(open_page: Open) -> None:
    page = open_page("/system", viewport=PHONE)
    page.get_by_role("link", name="second meeting, 17 June 2025, Astana").click()
    page.locator("main tbody td a[href*='fact=']").first.click()
    expect(page.locator("mark.lit").first).to_be_in_viewport()
    page.goto("/system?lang=fr")
    page.get_by_label("Nature").select_option("project")
    page.get_by_role("button", name="Afficher").click()
    expect(page.get_by_role("heading", level=2)).to_have_count(1)


def test_a_hit_of_the_search_leads_to_its_lit_passage(open_page: Open) -> None:
    page = open_page("/")
    page.get_by_label("Search the record").fill("chemin de fer")
    page.get_by_label("Search the record").press("Enter")
    expect(page.locator(".hits mark").first).to_be_visible()
    page.locator(".hits a[href*='fact=']").first.click()
    expect(page.locator("mark.lit").first).to_be_in_viewport()


def test_two_entries_are_merged_and_parted_again(open_page: Open) -> None:
    page = open_page("/projects", role="reviewer")
    before = ids(page)
    page.goto(before[0])
    page.get_by_role("link", name="Judge, merge, split").click()
    page.get_by_label("Is one with").fill(before[1])
    page.locator("#merge-reason").fill("two names of one thing")
    page.get_by_role("button", name="Merge").click()
    row = page.locator("tr", has_text="two names of one thing")
    expect(row).to_contain_text("holds")
    assert len(ids(page)) == len(before) - 1
    page.goto("/review")
    row.get_by_label("Why").fill("they are two after all")
    row.get_by_role("button", name="Take back").click()
    expect(row).to_contain_text("taken back")
    assert sorted(ids(page)) == sorted(before)


def test_the_map_shows_one_kind_of_ways_alone(open_page: Open) -> None:
    page = open_page("/map")
    every = page.locator("main tbody tr").count()
    page.get_by_label("Kind").select_option("Railway")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("sector=rail"))
    kinds = page.locator("main tbody tr td:nth-of-type(2)").all_inner_texts()
    assert 0 < len(kinds) < every
    assert {one.lower() for one in kinds} == {"railway"}


def test_three_clicks_lead_from_the_overview_to_the_source_of_a_figure(open_page: Open) -> None:
    page = open_page("/")
    page.get_by_role("link", name=re.compile("series of figures")).click()
    page.locator("main details > summary", has_text="The same as a table").first.click()
    page.locator("main details[open] tbody a[href*='fact=']").first.click()
    expect(page.locator("mark.lit").first).to_be_in_viewport()


def test_a_dossier_on_a_phone_needs_no_scrolling_aside_and_no_script(open_page: Open) -> None:
    page = open_page("/countries", viewport=PHONE, java_script_enabled=False)
    for address in ("/projects", "/meetings", "/people", "/countries"):
        page.goto(address)
        page.locator("main th a").first.click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], page.url


def test_tables_beside_pictures_fit_a_phone(open_page: Open) -> None:
    page = open_page("/timeline", viewport=PHONE)
    for address in ("/timeline", "/map", "/network", "/figures"):
        page.goto(address)
        wide = "tables => tables.filter(one => one.scrollWidth > one.clientWidth).length"
        assert page.locator("main .table").evaluate_all(wide) == 0, address


def test_on_paper_what_is_folded_is_shown(open_page: Open) -> None:
    page = open_page("/figures")
    table = page.locator("main details table").last
    expect(table).not_to_be_visible()
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    expect(page.locator(".menu")).not_to_be_visible()
