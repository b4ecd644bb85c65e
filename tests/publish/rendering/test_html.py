from __future__ import annotations

import itertools
from html.parser import HTMLParser

import pytest
from tests.publish.rendering.reports import nasty, small

from dragoman.publish.rendering.html import html
from dragoman.publish.report import Report

VOID = {"meta", "link", "br", "img"}


class Page(HTMLParser):
    """Elements with their attributes, the text of each kind of element, and whether they close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts.setdefault(self._open[-1], []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.mark.parametrize(
    "report", [small(), nasty(), Report("en", "Nothing")], ids=["small", "nasty", "empty"]
)
def test_a_page_is_well_formed_and_needs_nothing_else(report: Report) -> None:
    page = Page(html(report))
    assert page.all("html") == [{"lang": report.language}]
    assert not page.all("script") and not page.all("link") and not page.all("img")
    for _, attributes in page.elements:
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)
    assert "url(" not in "".join(page.texts["style"]) and "@import" not in "".join(page.texts["style"])
    policy = [one["content"] for one in page.all("meta") if one.get("http-equiv")]
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]


def test_quotations_cite_their_address() -> None:
    page = Page(html(small()))
    assert page.all("blockquote") == [{"cite": "https://example.org/a(1)?b=1&c=2"}]
    assert "« le sommet s'est tenu »" in page.texts["p"]
    links = [one["href"] for one in page.all("a")]
    assert "https://example.org/a(1)?b=1&c=2" in links


def test_every_inner_link_leads_somewhere() -> None:
    page = Page(html(small()))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = {str(one["href"])[1:] for one in page.all("a") if str(one["href"]).startswith("#")}
    assert inner <= set(ids)
    assert {str(one["aria-labelledby"]) for one in page.all("section")} <= set(ids)
    assert {"meetings", "table", "sources"} <= inner, "the contents lead to every part"


def test_headings_go_down_step_by_step() -> None:
    page = Page(html(small()))
    levels = [int(tag[1]) for tag, _ in page.elements if tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_a_table_tells_its_headings() -> None:
    page = Page(html(small()))
    assert [one.get("scope") for one in page.all("th")] == ["col", "col", "row"]
    assert page.texts["caption"] == ["Fonctions"]


def test_a_title_in_another_language_says_so() -> None:
    page = Page(html(small()))
    assert {"lang": "ru"} in page.all("cite")


def test_nothing_from_a_source_is_markup() -> None:
    written = html(nasty())
    assert "<script" not in written and "javascript" not in written.replace("&quot;", "")
    assert "\x1b" not in written and "\u202e" not in written
