"""What else a record tells of a thing: statements that concern it, and figures with their latest values.

In: keys of a thing and a visit. Out: lines for its dossier, each with the passage that it rests on. However
much there is, a fixed number is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from dragoman.model.catalogue import Asked, Card
from dragoman.publish.phrasing import numbers
from dragoman.serve.web import addresses, telling
from dragoman.serve.web.titles import titled
from dragoman.serve.web.visit import Visit
from dragoman.serve.web.words import Words
from dragoman.store import StoredFact

SHOWN = 10
"""Statements, and figures, that a dossier shows."""
MENTIONS, DOCUMENTS = 60, 6
"""The latest names of a thing, and the documents in which statements are looked for by them."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is said, its passage and what its document is called; `title`, `page` and `period` of a figure."""

    said: str
    passage: str | None
    document: str
    title: str = ""
    page: str | None = None
    period: str = ""


def statements(about: frozenset[str], visit: Visit) -> list[Line]:
    """The latest statements of somebody, then the latest that name a thing."""
    asked = Asked(types=("statement",), about=about, order="-date", limit=SHOWN)
    own = visit.site.record.facts_page(asked).items
    found = {one.id: one for one in (*own, *(_naming(about, visit) if len(own) < SHOWN else ()))}
    shown = list(found.values())[:SHOWN]
    titles = _titles({one.document for one in shown}, visit)
    return [
        Line(
            telling.in_a_line(one.data, one.text, visit.words),
            addresses.document(one.document, one.id),
            titles[one.document],
        )
        for one in shown
    ]


def _naming(about: frozenset[str], visit: Visit) -> Iterator[StoredFact]:
    """Statements with the name of a thing in their words."""
    record = visit.site.record
    asked = Asked(types=("mention",), about=about, order="-date", limit=MENTIONS)
    places: dict[str, list[Sequence[int]]] = {}
    for one in record.facts_page(asked).items:
        places.setdefault(one.document, []).extend(one.data["evidence"])
    for document in islice(places, DOCUMENTS):
        for one in record.facts_page(Asked(types=("statement",), document=document)).items:
            first, last = one.data["content"]
            if any(first <= start and end <= last for start, end in places[document]):
                yield one


def series(about: frozenset[str], visit: Visit) -> tuple[Card, ...]:
    """The series of figures on a thing that have the most sources."""
    asked = Asked(types=("series",), about=about, order="-sources", limit=SHOWN)
    return visit.site.record.cards(asked).items


def figures(cards: Iterable[Card], visit: Visit) -> list[Line]:
    """Series of figures, each with its latest value."""
    latest = [(card, _latest(card)) for card in cards]
    facts = visit.site.record.facts_by_id({point["facts"][0] for _, point in latest if point})
    titles = _titles({one.document for one in facts.values()}, visit)
    lines = []
    for card, point in latest:
        fact = facts.get(point["facts"][0]) if point else None
        lines.append(
            Line(
                amount(point, visit.words) if point else "",
                addresses.document(fact.document, fact.id) if fact else None,
                titles[fact.document] if fact else "",
                titled(card.type, card.said, visit.words),
                visit.dossier(card.type, card.id),
                visit.words.date(point["period"]) if point else "",
            )
        )
    return lines


def _titles(documents: Iterable[str], visit: Visit) -> dict[str, str]:
    """What documents are called, by id: by their titles, where they have one."""
    wanted = set(documents)
    cards = visit.site.record.documents_by_id(wanted)
    return {id: (cards[id].title if id in cards else None) or id for id in wanted}


def amount(point: Mapping[str, Any], words: Words) -> str:
    """A value of a series with its unit, and how exact it is."""
    if point["qualifier"] == "ordinal":
        return numbers.nth(point["value"], point["unit"], words.wording)
    said = words.wording.terms.qualifiers.get(point["qualifier"], "{n}")
    return said.replace("{n}", words.amount(point["value"], point["unit"]))


def _latest(card: Card) -> Mapping[str, Any] | None:
    """The value of the latest period that a text tells, else one without a period."""
    told = [one for one in card.said["points"] if "derived" not in one]
    return max(told, key=lambda one: (one.get("period") or "", len(one["facts"]), one["value"]), default=None)
