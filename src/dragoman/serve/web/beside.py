"""What else a record tells of a thing: statements that concern it, and figures with their latest values.

In: keys of a thing and a visit. Out: lines for its dossier, each with the passage that it rests on. However
much there is, a fixed number is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.model.catalogue import Asked, Card
from dragoman.publish.phrasing import numbers
from dragoman.serve.web import addresses, telling
from dragoman.serve.web.titles import titled
from dragoman.serve.web.visit import Visit
from dragoman.serve.web.words import Words

SHOWN = 10
"""Statements, and figures, that a dossier shows."""


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
    """The latest statements that concern a thing, or are somebody's."""
    asked = Asked(types=("statement",), about=about, order="-date", limit=SHOWN)
    found = visit.site.record.facts_page(asked).items
    titles = _titles({one.document for one in found}, visit)
    return [
        Line(
            telling.in_a_line(one.data, one.text, visit.words),
            addresses.document(one.document, one.id),
            titles[one.document],
        )
        for one in found
    ]


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
