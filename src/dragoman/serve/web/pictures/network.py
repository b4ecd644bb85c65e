"""Who met and signed with whom, as a picture shows it: among the entries with the most sources.

In: a visit. Out: the network that its address asks for, its rows, and what one actor or one pair rests on.
Never more than `MOST` entries are asked for; a page says how many there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dragoman.model.catalogue import Card, Count
from dragoman.model.graph import Graph, Link
from dragoman.model.recalled import account_from_json
from dragoman.publish.pictures.network import HOW, Actor, Network, Tie
from dragoman.reconcile.network import KINDS, network
from dragoman.serve.web import addresses
from dragoman.serve.web.asking import QuestionError
from dragoman.serve.web.pictures.few import counted
from dragoman.serve.web.titles import titled
from dragoman.serve.web.visit import Visit
from dragoman.serve.web.words import Words, later

MOST, PAIRS = 400, 1000
"""Entries that a network is made of, and its pairs: those with the most entries."""
COLUMNS = ("one", "other", "how", "entries", "sources", "first", "last", "ids", "page")
NAMES = {"state": later("states"), "organisation": later("organisations"), "person": later("people")}
"""The kinds of actors, and what the page calls them."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a network is made of; `one` and `other` are the actors that the address chose."""

    graph: Graph
    cards: Mapping[str, Card]
    total: Count
    one: str
    other: str


def held(visit: Visit) -> Held:
    """What the address of a visit asks for.

    Raises:
        QuestionError: a kind of actors that there is not.
    """
    parameters = visit.request.query_params
    wanted = [one for one in parameters.getlist("of") if one]
    for one in wanted:
        if one not in KINDS:
            raise QuestionError("of", one, KINDS)
    asked = replace(visit.asked(), types=("meeting", "agreement"), order="-sources", limit=MOST, after=None)
    total, cards = counted(visit.site.record, asked)
    accounts = (account_from_json(one.type, one.said, fields=False) for one in cards.values())
    graph = network(accounts, wanted or KINDS, visit.words.party)
    return Held(graph, cards, total, parameters.get("one") or "", parameters.get("other") or "")


def shown(held: Held, visit: Visit) -> Network:
    """The data of the picture, the strongest first."""
    words = visit.words
    label = {one.id: _label(one.id, one.label, words) for one in held.graph.nodes}
    entries: dict[str, set[str]] = defaultdict(set)
    for link in held.graph.links:
        for end in (link.one, link.other):
            entries[end].update(str(link.says["ids"]).split())
    actors = [
        _actor(one.id, label[one.id], one.kind, [held.cards[id] for id in entries[one.id]], visit)
        for one in held.graph.nodes
    ]
    ties = [_tie(link, label, visit) for link in held.graph.links[:PAIRS]]
    known = {one.id for one in actors}
    chosen = frozenset(one for one in (held.one, held.other) if one in known)
    ordered = sorted(actors, key=lambda one: (-one.weight, one.label, one.id))
    return Network(tuple(ordered), tuple(ties), chosen)


def rows(held: Held, drawn: Network) -> list[dict[str, Any]]:
    """The pairs as a table has them, those with the most entries first."""
    label = {one.id: one.label for one in drawn.actors}
    return [
        {
            "one": label[link.one],
            "other": label[link.other],
            "how": link.kind,
            "entries": link.says["entries"],
            "sources": link.says["sources"],
            "first": link.says["first"],
            "last": link.says["last"],
            "ids": str(link.says["ids"]).split(),
            "page": tie.href,
        }
        for link, tie in zip(held.graph.links[:PAIRS], drawn.ties, strict=True)
    ]


def rests(held: Held, visit: Visit) -> list[dict[str, Any]]:
    """The entries that the chosen actor or pair rests on, the latest first."""
    ends = {one for one in (held.one, held.other) if one}
    if not ends:
        return []
    ids = {id for link in _between(held.graph.links, ends) for id in str(link.says["ids"]).split()}
    cards = sorted((held.cards[id] for id in ids), key=lambda one: (one.date or "", one.id), reverse=True)
    return [_entry(one, visit.words) for one in cards]


def _between(links: Iterable[Link], ends: set[str]) -> Iterator[Link]:
    return (one for one in links if ends <= {one.one, one.other})


def _entry(card: Card, words: Words) -> dict[str, Any]:
    return {
        "title": titled(card.type, card.said, words),
        "type": card.type,
        "date": card.date,
        "status": card.status,
        "sources": card.sources,
        "page": addresses.entry(card.type, card.id),
    }


def _actor(id: str, label: str, kind: str, cards: list[Card], visit: Visit) -> Actor:
    words = visit.words
    sources = sum(one.sources for one in cards)
    many = words.ngettext("%(n)s entry", "%(n)s entries", len(cards)) % {"n": len(cards)}
    told = words.ngettext("%(n)s source", "%(n)s sources", sources) % {"n": sources}
    href = visit.here(one=id, other=None, format=None) + "#rests"
    return Actor(id, label, kind, sources, f"{label}{words.colon} {many}, {told}", href)


def _tie(link: Link, label: Mapping[str, str], visit: Visit) -> Tie:
    words = visit.words
    number = int(link.says["entries"])
    many = words.ngettext("%(n)s entry", "%(n)s entries", number) % {"n": number}
    dates = [words.date(str(link.says[one])) for one in ("first", "last") if link.says[one]]
    when = " – ".join(dict.fromkeys(dates))
    said = f"{label[link.one]} – {label[link.other]}{words.colon} {words.gettext(HOW[link.kind])}, {many}" + (
        f", {when}" if when else ""
    )
    href = visit.here(one=link.one, other=link.other, format=None) + "#rests"
    return Tie(link.one, link.other, link.kind, number, said, href)


def _label(key: str, label: str, words: Words) -> str:
    return words.names.called(key) or label
