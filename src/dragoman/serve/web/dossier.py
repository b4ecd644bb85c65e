"""What the record holds of one thing, ready for its page: each field with who says so, history, values.

In: a `Card` and the record. Out: a `Dossier` of plain values. What of it is shown where is the template's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.catalogue import Card
from dragoman.serve.web import addresses, telling
from dragoman.serve.web.titles import titled
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
        title=titled(card.type, card.said, words),
        fields=tuple(_fields(card.said, facts, sources, words)),
        history=tuple(
            Stage(words.status(one["status"]), words.date(one["date"]), _of(one["facts"], sources))
            for one in card.said.get("history", ())
        ),
        passages=tuple(sources[id] for id in ids if id in sources),
        facts_left_out=max(0, len(ids) - MOST),
    )


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
