"""Read access to the record: entries, facts, findings, documents, search; by pages, or all as lines."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Path, Query, Response

from dragoman.model.account import LISTS
from dragoman.model.catalogue import Card, DocumentCard
from dragoman.serve.web import addresses
from dragoman.serve.web.api.telling import READING, Filters, Items, Lines, paged, streamed, told
from dragoman.serve.web.pages import documents as document_page
from dragoman.serve.web.pages import review
from dragoman.serve.web.reader import read
from dragoman.serve.web.visit import Visiting
from dragoman.store import StoredFact

router = APIRouter(prefix="/api", tags=["reading"], responses=READING)

TYPE_OF = {name: type for type, name in LISTS.items()}
"""The type of account of each list."""
List = Literal["meetings", "agreements", "projects", "commitments", "people", "series"]
Id = Annotated[str, Path(description="An id, as lists give it", examples=["p-7545f8e414e3990d"])]


@router.get("/entries/{list}", response_model=Items, summary="Entries of one type")
def entries(list: List, visit: Visiting, _: Filters) -> Response:
    """The entries that fit, as the contract has them."""
    asked = replace(visit.asked(order="-date"), types=(TYPE_OF[list],))
    return paged(visit, visit.site.record.cards(asked), card)


@router.get(
    "/entries/{list}/all.ndjson", summary="All entries of one type, a line each", response_class=Lines
)
def all_entries(list: List, visit: Visiting, _: Filters) -> Response:
    """Every entry that fits, as lines of JSON."""
    asked = replace(visit.asked(order="name"), types=(TYPE_OF[list],), after=None)
    record = visit.site.record
    # On lists long entries are cut short; one that is asked for by its id is whole.
    return streamed(record.cards, asked, lambda one: card(record.card(one.id) or one))


@router.get("/entry/{id:id}", summary="One entry")
def entry(id: Id, visit: Visiting) -> Response:
    """One entry as the contract has it, with its findings; an old id leads to the new one."""
    found = visit.site.record.card(id)
    if found is None:
        raise HTTPException(404)
    return told(visit, card(found) | {"findings": visit.site.record.findings_about(found.id)})


@router.get("/judgements", response_model=Items, summary="Judgements")
def judgements(visit: Visiting) -> Response:
    """All judgements, the last first, with what came of each."""
    return told(visit, {"items": review.judgements(visit), "next": None})


@router.get("/facts", response_model=Items, summary="Facts")
def facts(visit: Visiting, _: Filters, type: Annotated[list[str] | None, Query()] = None) -> Response:
    """The facts that fit, each with the words it rests on."""
    del type  # read with the other filters
    return paged(visit, visit.site.record.facts_page(visit.asked(order="-date")), fact)


@router.get("/facts/all.ndjson", summary="All facts, a line each", response_class=Lines)
def all_facts(visit: Visiting, _: Filters, type: Annotated[list[str] | None, Query()] = None) -> Response:
    """Every fact that fits, as lines of JSON."""
    del type  # read with the other filters
    asked = replace(visit.asked(order="name"), after=None)
    return streamed(visit.site.record.facts_page, asked, fact)


@router.get("/fact/{id:id}", summary="One fact")
def one_fact(id: Id, visit: Visiting) -> Response:
    """One fact with the words it rests on."""
    found = visit.site.record.fact(id)
    if found is None:
        raise HTTPException(404)
    return told(visit, fact(found))


@router.get("/findings", response_model=Items, summary="Findings")
def findings(visit: Visiting, _: Filters, holds: Annotated[str | None, Query()] = None) -> Response:
    """The findings that fit, the last found first."""
    del holds  # read with the other filters
    return paged(visit, visit.site.record.found(visit.asked(order="-added")), dict)


@router.get("/findings/all.ndjson", summary="All findings, a line each", response_class=Lines)
def all_findings(visit: Visiting, _: Filters, holds: Annotated[str | None, Query()] = None) -> Response:
    """Every finding that fits, as lines of JSON."""
    del holds  # read with the other filters
    asked = replace(visit.asked(order="-added"), after=None)
    return streamed(visit.site.record.found, asked, dict)


@router.get("/documents", response_model=Items, summary="Documents")
def documents(visit: Visiting, _: Filters) -> Response:
    """The documents that fit, the latest first."""
    return paged(visit, visit.site.record.document_cards(visit.asked(order="-date")), document)


@router.get("/documents/all.ndjson", summary="All documents, a line each", response_class=Lines)
def all_documents(visit: Visiting, _: Filters) -> Response:
    """Every document that fits, without its text, as lines of JSON."""
    asked = replace(visit.asked(order="-date"), after=None)
    return streamed(visit.site.record.document_cards, asked, document)


@router.get("/document/{id:id}", summary="One document")
def one_document(id: Id, visit: Visiting) -> Response:
    """One document: text, versions, facts."""
    found = read(visit, id)
    if found is None:
        raise HTTPException(404)
    return told(visit, document_page.said(found))


@router.get("/search", response_model=Items, summary="Search")
def search(
    visit: Visiting,
    q: Annotated[
        str,
        Query(max_length=300, description='Words, "phrases", beginnings*, -without', examples=["gazoduc"]),
    ],
    kind: Annotated[list[Literal["entry", "document", "fact"]] | None, Query()] = None,
    since: Annotated[str | None, Query(examples=["2024"])] = None,
    until: Annotated[str | None, Query(examples=["2025"])] = None,
    after: Annotated[str | None, Query()] = None,
) -> Response:
    """What holds the words, with the places of the words in each passage."""
    hits = visit.site.record.search(q, kinds=tuple(kind or ()), since=since, until=until, after=after or None)
    follows = visit.here(after=hits.next) if hits.next else None
    return told(visit, {"items": [one.to_json() for one in hits.items], "next": follows})


def card(one: Card) -> dict[str, Any]:
    """An entry as the contract has it, with its type, address and when it was read."""
    page = addresses.entry(one.type, one.id)
    return dict(one.said) | {"type": one.type, "added": one.added.isoformat(), "page": page}


def fact(one: StoredFact) -> dict[str, Any]:
    """A fact as the contract has it, with the words it rests on."""
    return dict(one.data) | {"quotation": one.quotation, "page": addresses.document(one.document, one.id)}


def document(one: DocumentCard) -> dict[str, Any]:
    """A document as a list has it."""
    return document_page.row(one)
