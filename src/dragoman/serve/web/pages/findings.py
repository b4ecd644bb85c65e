"""The findings: what comparing sources, figures and dates brings out, each with the passages it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, Response

from dragoman.model.catalogue import Card
from dragoman.serve.web import addresses, telling
from dragoman.serve.web.answering import Shown
from dragoman.serve.web.explaining import beside, explained, is_plain, matter, sides
from dragoman.serve.web.titles import titled
from dragoman.serve.web.visit import Visit, Visiting
from dragoman.serve.web.words import later
from dragoman.store import StoredFact

router = APIRouter()

COLUMNS = (
    "id",
    "kind",
    "holds",
    "field",
    "expected",
    "got",
    "as_of",
    "said",
    "explanation",
    "about",
    "facts",
    "found_at",
)
FACETS = ("kind", "holds", "year")
SHOWN = 6
"""Passages that a finding on a list leads to."""

KINDS = MappingProxyType(
    {
        "conflict": later("sources disagree"),
        "arithmetic": later("figures compared"),
        "dating": later("dated by comparison"),
        "status": later("status changed"),
        "overdue": later("overdue"),
        "single-source": later("one source alone"),
    }
)
"""What the kinds are called."""
HOLDS = MappingProxyType({"true": later("they fit"), "false": later("they do not fit")})


@dataclass(frozen=True, slots=True)
class Near:
    """What findings rest on and are about, and what all of it is called: looked up once for a whole list."""

    cards: Mapping[str, Card]
    facts: Mapping[str, StoredFact]
    titles: Mapping[str, str]
    called: Mapping[str, str]


@router.get("/findings")
def findings(visit: Visiting) -> Response:
    """The findings that fit, the last found first."""
    record, asked = visit.site.record, visit.asked(order="-added")
    page = record.found(asked)
    found = told(page.items, visit)
    rows = [{**one, "said": shown["said"]} for one, shown in zip(page.items, found, strict=True)]
    context = {
        "page": page,
        "found": found,
        "facets": record.facets(asked, FACETS, "findings"),
        "count": record.count(asked, "findings"),
        "kinds": KINDS,
        "holds": HOLDS,
    }
    title = visit.words.gettext("Findings")
    return visit.answer(Shown("findings.html", title, context, COLUMNS, rows, page.next, name="findings"))


def told(findings: Iterable[Mapping[str, Any]], visit: Visit) -> list[dict[str, Any]]:
    """Findings in words, with the names and addresses of what each is about, its sides and its passages."""
    held = list(findings)
    record = visit.site.record
    cards = record.cards_by_id({id for one in held for id in one["about"]})
    facts = record.facts_by_id({id for one in held for id in _looked_at(one)})
    titles = {
        id: one.title or id
        for id, one in record.documents_by_id({one.document for one in facts.values()}).items()
    }
    quoted = {id: visit.words.quoted(title) for id, title in titles.items() if title != id}
    called = {id: titled(one.type, one.said, visit.words) for id, one in cards.items()}
    near = Near(cards, facts, titles, {**quoted, **called})
    return [_told(one, near, visit) for one in held]


def _looked_at(finding: Mapping[str, Any]) -> list[str]:
    """The facts of a finding that its page may lead to."""
    return list(finding["facts"][: SHOWN * 2])


def _told(finding: Mapping[str, Any], near: Near, visit: Visit) -> dict[str, Any]:
    words, looked_at, facts = visit.words, frozenset(_looked_at(finding)), near.facts

    def passages(ids: list[str]) -> list[tuple[str, list[tuple[str, str]]]]:
        """The first passages of some facts, by document: its title, and the address and words of each."""
        held: dict[str, list[tuple[str, str]]] = {}
        for id in [id for id in ids if id in looked_at and id in facts][:SHOWN]:
            passage = addresses.document(facts[id].document, id), facts[id].quotation
            held.setdefault(near.titles.get(facts[id].document, facts[id].document), []).append(passage)
        return list(held.items())

    called = {id: near.called[id] for id in finding["about"] if id in near.cards}
    said, told_apart = explained(finding, near.called, words), sides(finding, words)
    return {
        **finding,
        "said": said,
        "beside": beside(said, called.values() if len(called) == 1 else ()),
        "matter": matter(finding, words),
        "is_plain": is_plain(finding),
        "entries": [(name, visit.dossier(near.cards[id].type, id)) for id, name in called.items()],
        "passages": passages(finding["facts"]),
        "told_by": [
            (
                told_apart[at] if at < len(told_apart) else _side(finding, one["value"], words),
                passages(one["facts"]),
            )
            for at, one in enumerate(finding.get("sides", ()))
        ],
        "tone": tone(finding),
    }


def tone(finding: Mapping[str, Any]) -> str:
    """How a finding is marked: bad, warn, good or plain."""
    if finding["kind"] == "conflict" or finding.get("holds") is False:
        return "bad"
    if finding["kind"] in ("overdue", "single-source"):
        return "warn"
    return "good" if finding.get("holds") else ""


def _side(finding: Mapping[str, Any], value: Any, words: Any) -> str:
    """What one side says, in words."""
    if isinstance(value, (int, float)):
        return str(words.number(value))
    return telling.value_of(finding.get("field") or "", value, {"type": ""}, "", words)
