"""What a page says of itself: title, day, author, publisher, language, address.

In: the tree of a page. Out: `Metadata`. Asked in turn: meta elements, JSON-LD, elements of the page, its
address. Nothing is guessed: where they are silent a field is None.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from resiliparse.extract.html2text import extract_plain_text

from dragoman.read import linked_data
from dragoman.read.byline import find_published
from dragoman.read.metadata import Metadata, address, language, line
from dragoman.read.published import to_edtf

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "date",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author")
_SEPARATORS = (" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", "_")
_DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?:/|$)|/((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[/_.-]|$)")
_ASIDE = frozenset({"aside", "nav", "footer", "li"})
_LONGEST_LINE = 200  # characters; what is longer is no line of date and author
_LONGEST_NAME = 200

Metas = Mapping[str, list[str]]
Values = Iterable[object]


def page_metadata(tree: HtmlElement, page: str) -> Metadata:
    """What a page says of itself; `page` is its source, searched for a line such as "Publié le"."""
    metas = _metas(tree)
    node = linked_data.described(_scripts(tree))
    publisher = _first(_name, [*_of(metas, _PUBLISHERS), linked_data.name(node.get("publisher"))])
    url = _first(address, [*_canonical(tree), *_of(metas, ("og:url",)), node.get("url")])
    title = _title(tree, metas, node, publisher)
    days = [*_of(metas, _PUBLISHED), node.get("datePublished"), *_marked(tree), *_timed(tree)]
    return Metadata(
        title=title,
        url=url,
        published=_first(to_edtf, days) or find_published(_visible(page), title) or _day_in(url),
        publisher=publisher,
        author=_first(_name, [*_of(metas, _AUTHORS), linked_data.name(node.get("author")), *_signed(tree)]),
        language=_first(
            language, [tree.get("lang"), tree.get("xml:lang"), *_of(metas, ("content-language",))]
        ),
    )


def _first(usable: Callable[[object], str | None], values: Values) -> str | None:
    return next((found for value in values if (found := usable(value))), None)


def _metas(tree: HtmlElement) -> Metas:
    """The contents of meta elements by name, property or item property, in lower case."""
    found: dict[str, list[str]] = defaultdict(list)
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := meta.get(key)):
                found[name.strip().lower()].append(content)
    return found


def _of(metas: Metas, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield from metas.get(name, ())


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json") and script.text:
            yield script.text


def _canonical(tree: HtmlElement) -> Iterator[str | None]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield link.get("href")


def _name(said: object) -> str | None:
    """A name, not the address of a profile."""
    found = line(said)
    return found if found and len(found) <= _LONGEST_NAME and "://" not in found else None


def _title(tree: HtmlElement, metas: Metas, node: linked_data.Node, publisher: str | None) -> str | None:
    headings = [line(one.text_content()) for one in tree.iter("h1")]
    said = [*_of(metas, _TITLES), node.get("headline"), *(headings if len(headings) == 1 else ())]
    title = _first(line, [*said, *(one.text_content() for one in tree.iter("title"))])
    for separator in _SEPARATORS:
        head, _, tail = (title or "").rpartition(separator)
        if head and (head in headings or tail.casefold() == (publisher or "").casefold()):
            return head.strip()
    return title


def _marked(tree: HtmlElement) -> Iterator[str | None]:
    """The days of elements that are marked as the day of publication."""
    for element in tree.iter("time", "span", "div", "abbr", "p", "a"):
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        timed = element.tag == "time" and ("publish" in marks or element.get("pubdate") is not None)
        if "datepublished" in marks or timed:
            yield element.get("datetime") or element.get("content") or element.text_content()


def _timed(tree: HtmlElement) -> Iterator[str]:
    """The day of the first `time` at the head of the article, if it is alone or stands with a title."""
    articles = list(tree.iter("article"))
    for article in articles:
        if len(articles) > 1 and next(article.iter("h1"), None) is None:
            continue
        for element in article.iter("time"):
            around = {one.tag for one in element.iterancestors()}
            marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
            parent = element.getparent()
            alone = parent is None or len(parent.text_content()) < _LONGEST_LINE
            if alone and not around & _ASIDE and not re.search("modif|updat", marks):
                yield element.get("datetime") or ""
                return


def _signed(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("a", "span", "div", "p"):
        if element.get("itemprop") == "author" or "author" in (element.get("rel") or "").split():
            yield element.text_content()


def _visible(page: str) -> str:
    return str(extract_plain_text(page, preserve_formatting=True, alt_texts=False))


def _day_in(url: str | None) -> str | None:
    """The day that an address has in its path (`/2025/06/18/`), as archives of news have it."""
    found = _DAY_IN_PATH.search(urlsplit(url).path) if url else None
    return to_edtf("-".join(part for part in found.groups() if part)) if found else None
