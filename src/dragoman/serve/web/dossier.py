"""What the record holds of one thing, ready for its page: each field with who says so, history, values.

In: a `Card` and the record. Out: a `Dossier` of plain values. What of it is shown where is the template's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.catalogue import Card
from dragoman.publish.phrasing import numbers
from dragoman.publish.phrasing.filling import capital
from dragoman.serve.web import addresses, telling
from dragoman.serve.web.words import Words
from dragoman.store import Record, StoredFact

MOST = 200
"""Facts of one thing that its page shows."""
_HIDDEN = frozenset({"status", "state", "action"})
"""Fields that the page shows elsewhere."""


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that says something: its document, fact and words."""

    document: str
    fact: str
    words: str
    published: str | None

    @property
    def address(self) -> str:
        """Where the passage is to be read."""
        return addresses.document(self.document, self.fact)


@dataclass(frozen=True, slots=True)
class Value:
    """What a field is said to be, and by whom."""

    said: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field with what is said of it, the chosen value first; `inferred`: why it holds unsaid."""

    name: str
    values: tuple[Value, ...]
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A status that a thing had, and since when."""

    status: str
    date: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that the page of an account shows of the account itself."""

    card: Card
    title: str
    fields: tuple[Field, ...]
    history: tuple[Stage, ...]
    passages: tuple[Source, ...]
    facts_left_out: int


def dossier(card: Card, record: Record, words: Words) -> Dossier:
    """The dossier of an account."""
    ids = list(dict.fromkeys(card.said["facts"]))
    facts = record.facts_by_id(ids[:MOST])
    documents = record.documents_by_id({one.document for one in facts.values()})
    sources = {
        id: Source(
            one.document, id, one.quotation, held.published if (held := documents.get(one.document)) else None
        )
        for id, one in facts.items()
    }
    return Dossier(
        card=card,
        title=title_of(card, words),
        fields=tuple(_fields(card.said, facts, sources, words)),
        history=tuple(
            Stage(words.status(one["status"]), words.date(one["date"]), _of(one["facts"], sources))
            for one in card.said.get("history", ())
        ),
        passages=tuple(sources[id] for id in ids if id in sources),
        facts_left_out=max(0, len(ids) - MOST),
    )


def title_of(card: Card, words: Words) -> str:
    """What a thing is called, in the language of the page."""
    said = card.said
    if card.type == "meeting":
        nouns = words.wording.terms.meetings
        kind = nouns[said["kind"]].text if said["kind"] in nouns else said["kind"]
        name = words.entity(said.get("mechanism")) or kind
        if said.get("ordinal"):
            name = f"{numbers.ordinal(said['ordinal'], words.wording)} {name}"
        parties = words.entity(said.get("participants") or said.get("people") or [])
        return capital(name if said.get("mechanism") or not parties else f"{name} ({parties})")
    if card.type == "agreement":
        nouns = words.wording.terms.agreements
        kind = nouns[said["kind"]].text if said["kind"] in nouns else said["kind"]
        parties = words.entity(said.get("parties") or [])
        return capital(words.entity(said.get("title")) or (f"{kind} ({parties})" if parties else kind))
    if card.type == "commitment":
        actors = words.entity(said.get("actors") or [])
        return f"{actors}{words.wording.grammar.colon} {telling.quoted(said['action'] or '', words)}"
    if card.type == "series":
        indicators = words.wording.terms.indicators
        sides = [words.entity(said.get(name)) for name in ("area", "counterpart", "of")]
        name = indicators.get(said["indicator"], said["indicator"])
        return capital(", ".join([name, " – ".join(one for one in sides if one)]).strip(", "))
    return words.entity(said.get("project") or said.get("person")) or card.title


def _fields(
    said: Mapping[str, Any],
    facts: Mapping[str, StoredFact],
    sources: Mapping[str, Source],
    words: Words,
) -> Iterable[Field]:
    inferred = said.get("inferred", {})
    for name, called in telling.FIELDS.items():
        told = said.get("fields", {}).get(name)
        if name in _HIDDEN or (not told and not said.get(name)):
            continue
        values = _values(name, told or [{"value": said[name], "facts": []}], facts, sources, words)
        if values:
            yield Field(words.gettext(called), values, inferred.get(name))


def _values(
    name: str,
    told: Sequence[Mapping[str, Any]],
    facts: Mapping[str, StoredFact],
    sources: Mapping[str, Source],
    words: Words,
) -> tuple[Value, ...]:
    found: dict[str, tuple[Source, ...]] = {}
    for one in told:
        if one["value"] in (None, [], ""):
            continue
        type = next((facts[id].type for id in one["facts"] if id in facts), "")
        shown = telling.value_of(name, one["value"], {"type": type, name: one["value"]}, "", words)
        if shown:
            found[shown] = (*found.get(shown, ()), *_of(one["facts"], sources))
    return tuple(Value(shown, some) for shown, some in found.items())


def _of(ids: Iterable[str], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[id] for id in ids if id in sources)
