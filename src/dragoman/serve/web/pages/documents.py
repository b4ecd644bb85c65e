"""The documents: a list with facets, and a reader in which every fact is marked in the text."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Response

from dragoman.model.catalogue import DocumentCard
from dragoman.serve.web import addresses, telling
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.reader import Read, read
from dragoman.serve.web.visit import Visiting
from dragoman.serve.web.words import later
from dragoman.store import StoredFact

router = APIRouter()

COLUMNS = ("id", "title", "published", "publisher", "language", "signs", "copy_of", "facts", "read_at", "url")
FACETS = ("publisher", "language", "sign")
COUNTING = 0.1
"""Seconds for counting the documents, and as many for counting what they can be narrowed by."""
FACT_COLUMNS = ("id", "type", "said", "quotation", "confidence", "entry")

SIGNS = {
    "machine-translated": later("machine translation"),
    "generator-prompt": later("prompt leftovers"),
    "copy": later("copy"),
    "irrelevant": later("not on cooperation"),
}
"""What the signs of quality are called."""

ORDERS = {
    "-date": later("latest first"),
    "date": later("earliest first"),
    "name": later("by title"),
    "-sources": later("most facts first"),
    "-added": later("last read first"),
}


REASONS = {
    "boilerplate": later("not the article's: put around it by a site or a machine"),
    "foreign": later("in another language, which is not read"),
    "off-topic": later("the document was taken not to be about cooperation between states"),
    "no-fact": later("the text does not assert it"),
    "heading": later("a heading: what the text repeats is reported from there"),
    "cue": later("words that may tell of a fact, but nothing that completes one"),
    "quotation": later("quotation marks, and nobody who is said to have said it"),
    "named": later("names, times or numbers only"),
    "nothing": later("no name, time or number, and no word by which facts are told"),
}
"""Why a sentence has no fact."""

CHECKS = {
    "number": later("number"),
    "name": later("name"),
    "quotation mark": later("quotation mark"),
}

TRUTHS = {
    "denied": later("denied"),
    "rumoured": later("only rumoured"),
    "hoped": later("only hoped"),
    "hypothetical": later("only supposed"),
    "asked": later("only asked"),
}


@router.get("/documents")
def documents(visit: Visiting) -> Response:
    """The documents that fit, the latest first."""
    record, asked = visit.site.record, visit.asked(order="-date")
    page = record.document_cards(asked)
    context = {
        "page": page,
        "facets": record.facets(asked, FACETS, "documents", COUNTING),
        "count": record.count(asked, "documents", COUNTING),
        "signs": SIGNS,
        "orders": ORDERS,
        "order": asked.order,
    }
    rows = [row(one) for one in page.items]
    title = visit.words.gettext("Documents")
    return visit.answer(Shown("documents.html", title, context, COLUMNS, rows, page.next, name="documents"))


@router.get("/documents/{id:id}")
def document(id: str, visit: Visiting) -> Response:
    """One document: its text with every fact marked; `view=coverage`: what was read of it, and what not."""
    found = read(visit, id)
    if found is None:
        raise HTTPException(404)
    if visit.request.query_params.get("view") == "coverage":
        return coverage(found, visit)
    context = {"read": found, "types": telling.TYPES, "signs": SIGNS}
    rows = facts(found)
    title = found.source.title or found.id
    return visit.answer(Shown("document.html", title, context, FACT_COLUMNS, rows, said=said(found), name=id))


def coverage(found: Read, visit: Visiting) -> Response:
    """Every sentence of a document with its facts, or why it has none; the model of a language is loaded."""
    from dragoman.serve.covering import covered

    visit.site.limits.count("writing", visit.address)  # it costs as much as reading the document

    def phrase(fact: StoredFact) -> str:
        return telling.in_a_line(fact.data, fact.text, visit.words)

    facts = visit.site.record.facts_of(found.version)
    told = covered(found.version, facts, str(visit.site.settings.framework), phrase)
    title = visit.words.gettext("Coverage of %(title)s") % {"title": found.source.title or found.id}
    context = {"read": found, "coverage": told, "reasons": REASONS, "checks": CHECKS, "truths": TRUTHS}
    rows = [
        {"sentence": one.number, "words": one.words, "facts": [fact.id for fact in one.facts], "why": one.why}
        for one in told.sentences
    ]
    columns = ("sentence", "words", "facts", "why")
    return visit.answer(
        Shown("coverage.html", title, context, columns, rows, said=told.to_json(), name=found.id)
    )


def row(card: DocumentCard) -> dict[str, Any]:
    """A document as programs get it."""
    told: dict[str, Any] = {name: getattr(card, name) for name in COLUMNS if name != "signs"}
    return told | {"signs": list(card.signs), "page": addresses.document(card.id)}


def facts(found: Read) -> list[dict[str, Any]]:
    """The facts of a document as programs get them on its page; the API has them whole."""
    return [
        {
            "id": one.id,
            "type": one.type,
            "said": one.said,
            "fields": dict(one.fields),
            "quotation": one.quotation,
            "confidence": one.confidence,
            "entry": one.card.id if one.card else None,
        }
        for one in found.facts
    ]


def said(found: Read) -> dict[str, Any]:
    """A document as an object."""
    source = found.source
    about = {name: value for name, value in found.about.items() if name not in ("id", "type", "document")}
    return {
        "id": found.id,
        "title": source.title,
        "url": source.url,
        "version": found.version.number,
        "versions": [one.number for one in found.versions],
        "read_at": found.version.read_at,
        "about": about,
        "copy_of": found.card.copy_of if found.card else None,
        "state_medium": found.agency.id if found.agency else None,
        "part": found.part,
        "parts": found.parts,
        "text": source.text,
        "facts": facts(found),
    }
