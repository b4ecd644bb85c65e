"""What the record holds of one thing, ready for its page: each field with who says so, history, values.

In: a `Card` and the record. Out: a `Dossier` of plain values. What of it is shown where is the template's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.model.catalogue import Card, DocumentCard
from dragoman.publish.phrasing.filling import capital
from dragoman.serve.web import addresses, telling
from dragoman.serve.web.titles import titled
from dragoman.serve.web.words import Words
from dragoman.store import Record, StoredFact

MOST = 200
"""Facts of one thing that its page shows."""
_HIDDEN = frozenset({"status", "state", "action", "person", "indicator", "area", "counterpart", "of"})
"""Fields that the page shows elsewhere: beside the title, or in it."""
NAMING = frozenset(
    {
        *("mechanism", "country", "participants", "organisers", "people", "chair"),
        *("parties", "countries", "actors", "beneficiary"),
    }
)
"""Fields whose values are names that may have a dossier."""


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that says something: its document, fact and words, and what the document is called."""

    document: str
    fact: str
    words: str
    published: str | None
    title: str

    @property
    def address(self) -> str:
        """Where the passage is to be read."""
        return addresses.document(self.document, self.fact)


@dataclass(frozen=True, slots=True)
class Value:
    """What a field is said to be, and by whom; `parts` are its words with the dossiers that they lead to."""

    said: str
    sources: tuple[Source, ...]
    parts: tuple[tuple[str, str | None], ...]


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
class Office:
    """An office that somebody is told to hold, as a text has it too."""

    said: str
    text: str
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
    offices: tuple[Office, ...] = ()
    tellers: Mapping[str, Source] = field(default_factory=dict)
    """Every passage, by its fact."""

    def tellers_of(self, facts: Iterable[str]) -> tuple[Source, ...]:
        """The passages of some facts."""
        return _of(facts, self.tellers)


Leads = Callable[[str], str | None]
"""The address of the dossier of a key, if there is one."""


def dossier(card: Card, record: Record, words: Words, leads: Leads = lambda _: None) -> Dossier:
    """The dossier of an account; `leads` says where names lead to."""
    ids = list(dict.fromkeys(card.said["facts"]))
    facts = record.facts_by_id(ids[:MOST])
    documents = record.documents_by_id({one.document for one in facts.values()})
    sources = {id: _source(one, documents.get(one.document)) for id, one in facts.items()}
    return Dossier(
        card=card,
        title=titled(card.type, card.said, words),
        fields=tuple(_fields(card.said, facts, sources, words, leads)),
        history=tuple(
            Stage(words.status(one["status"]), words.date(one["date"]), _of(one["facts"], sources))
            for one in card.said.get("history", ())
        ),
        passages=tuple(sources[id] for id in ids if id in sources),
        facts_left_out=max(0, len(ids) - MOST),
        offices=tuple(_office(one, sources, words) for one in card.said.get("offices", ())),
        tellers=sources,
    )


def _source(fact: StoredFact, document: DocumentCard | None) -> Source:
    published, title = (document.published, document.title) if document else (None, None)
    return Source(fact.document, fact.id, fact.quotation, published, title or fact.document)


def office_said(said: Mapping[str, Any], words: Words) -> str:
    """An office of an account in words: "Head of state of China"."""
    office = words.wording.terms.roles[said["role"]]
    return capital(f"{office.m} {office.of.replace('{of}', words.entity(said['of']))}")


def _office(said: Mapping[str, Any], sources: Mapping[str, Source], words: Words) -> Office:
    return Office(office_said(said, words), words.quoted(said["role_text"]), _of(said["facts"], sources))


def _fields(
    said: Mapping[str, Any],
    facts: Mapping[str, StoredFact],
    sources: Mapping[str, Source],
    words: Words,
    leads: Leads,
) -> Iterable[Field]:
    inferred = said.get("inferred", {})
    for name, called in telling.FIELDS.items():
        told = said.get("fields", {}).get(name)
        if name in _HIDDEN or (not told and not said.get(name)):
            continue
        told = told or [{"value": said[name], "facts": _tellers(name, said[name], facts)}]
        values = _values(name, told, facts, sources, words, leads)
        if values:
            yield Field(words.gettext(called), values, inferred.get(name))


def _tellers(name: str, value: Any, facts: Mapping[str, StoredFact]) -> list[str]:
    """The facts that say something of a value that was gathered from several."""
    wanted = _named(value)
    return [id for id, fact in facts.items() if wanted & _named(fact.data.get(name))]


def _named(value: Any) -> set[str]:
    """What stands in a value, to be found again in another."""
    if isinstance(value, (list, tuple)):
        return {one for some in value for one in _named(some)}
    if isinstance(value, dict):
        return {str(value.get("id") or value.get("label"))}
    return set() if value is None else {str(value)}


def _values(
    name: str,
    told: Sequence[Mapping[str, Any]],
    facts: Mapping[str, StoredFact],
    sources: Mapping[str, Source],
    words: Words,
    leads: Leads,
) -> tuple[Value, ...]:
    found: dict[str, tuple[Source, ...]] = {}
    parts: dict[str, tuple[tuple[str, str | None], ...]] = {}
    for one in told:
        if one["value"] in (None, [], ""):
            continue
        type = next((facts[id].type for id in one["facts"] if id in facts), "")
        shown = telling.value_of(name, one["value"], {"type": type, name: one["value"]}, "", words)
        if shown:
            found[shown] = (*found.get(shown, ()), *_of(one["facts"], sources))
            parts.setdefault(shown, _parts(name, one["value"], shown, words, leads))
    return tuple(Value(shown, some, parts[shown]) for shown, some in found.items())


def _parts(
    name: str, value: Any, shown: str, words: Words, leads: Leads
) -> tuple[tuple[str, str | None], ...]:
    """The words of a value, each name of it with where it leads to."""
    if name not in NAMING:
        return ((shown, None),)
    named = value if isinstance(value, (list, tuple)) else [value]
    keys = [one if isinstance(one, str) else one.get("id") for one in named]
    return tuple(
        (words.entity(one), leads(key) if key else None) for one, key in zip(named, keys, strict=True)
    )


def _of(ids: Iterable[str], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    return tuple(sources[id] for id in ids if id in sources)
