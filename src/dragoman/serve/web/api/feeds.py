"""Atom feeds (RFC 4287) of new facts and findings, for any filter that lists have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Response
from lxml import etree

from dragoman.serve.web import addresses, telling
from dragoman.serve.web.api.telling import READING, Filters
from dragoman.serve.web.pages.findings import KINDS, told
from dragoman.serve.web.visit import Visit, Visiting

router = APIRouter(prefix="/api/feeds", tags=["feeds"], responses=READING)

ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAMED = 3
"""Names of what a finding is about that its title has."""


class Atom(Response):
    """A feed."""

    media_type = "application/atom+xml"


Post = tuple[str, str, str, str, str]
"""Id, title, content, address, when (RFC 3339)."""


@router.get("/findings.atom", summary="New findings", response_class=Atom)
def findings(visit: Visiting, _: Filters) -> Response:
    """The findings that fit, the last found first."""
    page = visit.site.record.found(visit.asked(order="-added"))
    called = {kind: visit.words.gettext(name) for kind, name in KINDS.items()}
    posts = (
        (one["id"], _title(called[one["kind"]], one, visit), one["said"], _address(one), one["found_at"])
        for one in told(page.items, visit)
    )
    return _feed(visit, visit.words.gettext("Findings"), posts)


@router.get("/facts.atom", summary="New facts", response_class=Atom)
def facts(visit: Visiting, _: Filters) -> Response:
    """The facts that fit, those read last first."""
    record, words = visit.site.record, visit.words
    page = record.facts_page(visit.asked(order="-added"))
    documents = record.documents_by_id({one.document for one in page.items})
    posts = (
        (
            one.id,
            telling.in_a_line(one.data, one.text, words),
            one.quotation,
            addresses.document(one.document, one.id),
            documents[one.document].read_at.isoformat(),
        )
        for one in page.items
        if one.document in documents and one.type != "document"
    )
    return _feed(visit, words.gettext("Facts"), posts)


def _title(kind: str, finding: Mapping[str, Any], visit: Visit) -> str:
    """What a finding is of, and about what."""
    names = [name for name, _ in finding["entries"][:NAMED]]
    return f"{kind}{visit.words.colon} {', '.join(names)}" if names else kind


def _address(finding: Mapping[str, Any]) -> str:
    """Where a finding is to be read: with what it is about, else with its words."""
    pages = [page for _, page in finding["entries"] if page]
    passages = [page for _, those in finding["passages"] for page, _ in those]
    return next(iter((*pages, *passages)), "/findings")


def _feed(visit: Visit, title: str, posts: Iterable[Post]) -> Response:
    base = str(visit.request.base_url).rstrip("/")
    root = etree.Element(f"{{{ATOM}}}feed", {XML_LANG: visit.language}, nsmap={None: ATOM})
    held = list(posts)
    updated = max((one[4] for one in held), default=datetime.now(UTC).isoformat())
    _add(root, "id", str(visit.request.url))
    _add(root, "title", f"Dragoman{visit.words.colon} {title}")
    _add(root, "updated", updated)
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _add(author, "name", "Dragoman")
    etree.SubElement(root, f"{{{ATOM}}}link", rel="self", href=str(visit.request.url))
    for id, name, content, address, when in held:
        entry = etree.SubElement(root, f"{{{ATOM}}}entry")
        _add(entry, "id", f"{base}/#{id}")
        _add(entry, "title", name)
        _add(entry, "updated", when)
        etree.SubElement(entry, f"{{{ATOM}}}link", href=base + address)
        _add(entry, "content", content)
    body = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return Atom(body)


def _add(parent: etree._Element, name: str, text: str) -> None:
    clean = "".join(char for char in text if char in "\t\n" or ord(char) >= ord(" "))
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = clean
