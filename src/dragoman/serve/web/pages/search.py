"""The search: entries, documents and what they state, by words in any form, each with its passage lit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, Response

from dragoman.model.catalogue import Facets
from dragoman.model.search import KINDS, Hit
from dragoman.model.span import Span
from dragoman.serve.web import addresses, telling
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.asking import LONGEST, QuestionError
from dragoman.serve.web.titles import titled
from dragoman.serve.web.visit import Visit, Visiting
from dragoman.serve.web.words import later

router = APIRouter()

COLUMNS = ("kind", "type", "id", "title", "document", "published", "publisher", "words", "page")
LIMIT = 30
"""Hits of a page."""
FACETS = ("kind", "publisher", "language")
COUNTING = 0.06
"""Seconds for counting hits, and what they can be narrowed by."""
LITTLE = frozenset(
    [
        *("de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "au", "aux", "un", "une", "à"),
        *("of", "the", "and", "in", "to", "a", "an", "for", "on", "by", "с", "и", "в", "на", "по", "о"),
    ]
)
"""Words that are lit beside others of a question only: by themselves they stand everywhere."""
NAMES = MappingProxyType(
    {"entry": later("entries"), "document": later("documents"), "fact": later("statements and other facts")}
)
"""What the kinds of hits are called."""
NOUNS = MappingProxyType(
    {
        "document": later("document"),
        "meeting": later("meeting"),
        "agreement": later("agreement"),
        "project": later("project"),
        "commitment": later("undertaking"),
        "series": later("figures over time"),
        "figure": later("figure"),
        "person": later("person"),
        "statement": later("statement"),
        "position": later("office"),
        "mention": later("name"),
        "date": later("time"),
    }
)
"""What one hit is called."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage, lit or not."""

    words: str
    lit: bool


@router.get("/search")
def search(visit: Visiting) -> Response:
    """What is found by the words `q`, entries first."""
    asked = visit.request.query_params
    query = asked.get("q", "").strip()
    if len(query) > LONGEST:
        raise QuestionError("q", query, (f"≤ {LONGEST}",))
    filters: dict[str, Any] = {
        "kinds": _kinds(asked.getlist("kind")),
        **{name: asked.get(name) or None for name in ("since", "until", "publisher", "language")},
    }
    record = visit.site.record
    hits = record.search(query, after=asked.get("after") or None, limit=LIMIT, **filters) if query else None
    counts = record.search_counts(query, **filters, within=COUNTING, facets=FACETS) if query else None
    rows = told(hits.items, query, visit) if hits else []
    context = {
        "query": query,
        "rows": rows,
        "hits": hits,
        "counts": counts,
        "facets": Facets(counts.facets, counts.complete) if counts else None,
        "names": NAMES,
    }
    title = visit.words.gettext("Search")
    follows = hits.next if hits else None
    items = [{name: one[name] for name in COLUMNS} for one in rows]
    return visit.answer(Shown("search.html", title, context, COLUMNS, items, follows, name="search"))


def told(hits: Sequence[Hit], query: str, visit: Visit) -> list[dict[str, Any]]:
    """Hits as programs get them, each with its page, and the pieces of its title and passage."""
    record, words = visit.site.record, visit.words
    cards = record.cards_by_id([one.id for one in hits if one.kind == "entry"])
    facts = record.facts_by_id([one.id for one in hits if one.kind == "fact"])
    found = []
    for hit in hits:
        page = {"entry": visit.dossier(hit.type, hit.id), "document": addresses.document(hit.id)}.get(
            hit.kind, addresses.document(hit.document or "", hit.id)
        )
        title = calmed(list(pieces(hit.title or hit.id, hit.title_marks)), query)
        if (card := cards.get(hit.id)) is not None:
            title = [Piece(titled(card.type, card.said, words), False)]
        elif (fact := facts.get(hit.id)) is not None:
            title = [Piece(telling.in_a_line(fact.data, fact.text, words), False)]
        kind = (cards[hit.id].type if hit.id in cards else "entry") if hit.kind == "entry" else hit.type
        said = hit.to_json()
        shown = {
            "page": page,
            "heading": title,
            "noun": NOUNS.get(kind if hit.kind != "document" else "document", ""),
            "pieces": calmed(list(pieces(hit.words, hit.marks)), query),
        }
        found.append({name: said.get(name) for name in COLUMNS} | shown)
    return found


def pieces(words: str, marks: Sequence[Span]) -> Iterator[Piece]:
    """A text cut where marks begin and end."""
    at = 0
    for start, end in sorted(marks):
        if start < at:
            continue
        if start > at:
            yield Piece(words[at:start], False)
        yield Piece(words[start:end], True)
        at = end
    if at < len(words):
        yield Piece(words[at:], False)


def calmed(found: list[Piece], query: str) -> list[Piece]:
    """Pieces of which little words are lit only beside others, unless nothing else is asked for."""
    if all(word.casefold() in LITTLE for word in query.split()):
        return found
    telling = [one.lit and one.words.casefold() not in LITTLE for one in found]

    def is_near(at: int, step: int) -> bool:
        """Whether only lit words and spaces part it from one that is no little word."""
        while 0 <= (at := at + step) < len(found) and (found[at].lit or not found[at].words.strip()):
            if telling[at]:
                return True
        return False

    return [
        Piece(one.words, telling[at] or (one.lit and (is_near(at, 1) or is_near(at, -1))))
        for at, one in enumerate(found)
    ]


def _kinds(given: Sequence[str]) -> tuple[str, ...]:
    for one in given:
        if one and one not in KINDS:
            raise QuestionError("kind", one, KINDS)
    return tuple(one for one in given if one)
