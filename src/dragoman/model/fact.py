"""The facts: one class a type of the contract, each with the places in the source text that it rests on.

A field's annotation says how it is printed: a `Span` as `[start, end]`, an `Entity` as its object, a code
as itself. `core` fields make a fact the one it is: they and the evidence are what its id is hashed from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, ClassVar, Self

from dragoman.model.entity import Entity, Party, party_from_json, party_json
from dragoman.model.errors import GroundingError
from dragoman.model.span import Span

LONGEST_EVIDENCE = 1500
"""Code points that one passage of evidence may cover: what a reader takes in at a glance."""

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has. Spans count code points of the source text once the fact is grounded."""

    type: ClassVar[str]
    core: ClassVar[tuple[str, ...]]

    evidence: tuple[Span, ...]
    confidence: float = 0.5
    inferred: Mapping[str, str] = field(default_factory=dict)

    def identity(self, document: str) -> str:
        """The id: a hash of document, type, evidence and core fields, the same in every run and version."""
        core = [_json(getattr(self, name)) for name in self.core]
        said = [document, self.type, self.evidence, core]
        return "f-" + hashlib.sha256(_CANONICAL.encode(said).encode()).hexdigest()[:16]

    def moved(self, place: Callable[[Span], Span]) -> Self:
        """The same fact with every span put through `place` (from working text to source text)."""
        values: dict[str, Any] = {name: getattr(self, name) for name in _fields(self.type)}
        for name in SPAN_FIELDS & values.keys():
            values[name] = place(values[name])
        for name in SPANS_FIELDS & values.keys():
            values[name] = tuple([place(span) for span in values[name]])
        return type(self)(**values)

    def check(self, length: int) -> None:
        """Refuse evidence that does not stand in a text of `length` code points.

        Raises:
            GroundingError: a passage is empty, too long, or outside the text.
        """
        if not self.evidence and self.type != "document":
            raise GroundingError(f"a {self.type} without evidence")
        for start, end in self.evidence:
            if not 0 <= start < end <= length or end - start > LONGEST_EVIDENCE:
                raise GroundingError(f"{self.type}: evidence [{start}, {end}] in {length} characters")

    def to_json(self, document: str) -> dict[str, Any]:
        """The object of the contract."""
        head = {"id": self.identity(document), "type": self.type, "document": document}
        body = {name: _json(getattr(self, name)) for name in _fields(self.type)}
        return head | body


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFact(Fact):
    """What a document is: one a document."""

    type = "document"
    core = ("language", "relevant")
    evidence: tuple[Span, ...] = ()
    language: str | None = None
    relevant: bool = True
    published: str | None = None
    publisher: str | None = None
    machine_translated: bool = False
    generator_prompt: bool = False
    boilerplate: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Fact):
    """An occurrence of a name."""

    type = "mention"
    core = ("kind", "entity")
    kind: str
    entity: Party


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFact(Fact):
    """An expression of time."""

    type = "date"
    core = ("value",)
    value: str | None
    relative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Fact):
    """Who holds which office, as the text says."""

    type = "position"
    core = ("person", "of", "role")
    person: Party
    role: str
    role_text: str
    of: Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Fact):
    """One meeting, past or to come."""

    type = "meeting"
    core = ("kind", "mechanism", "ordinal", "status", "date", "place", "country", "participants")
    kind: str
    mechanism: Entity | None = None
    ordinal: int | None = None
    status: str | None = None
    date: str | None = None
    place: Entity | None = None
    country: str | None = None
    participants: tuple[Party, ...] | None = None
    people: tuple[Entity, ...] = ()
    organisers: tuple[Party, ...] = ()
    chair: Party | None = None
    theme: str | None = None
    topics: tuple[str, ...] = ()
    format: str | None = None
    part_of: Entity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """Somebody is reported to say something."""

    type = "statement"
    core = ("speaker", "content", "polarity")
    speaker: Party | tuple[Party, ...]
    mode: str
    content: Span
    cue: str | None = None
    polarity: str = "asserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A quantity, what it measures, for whom and when."""

    type = "figure"
    core = ("value", "unit", "indicator")
    spans: tuple[Span, ...]
    value: float
    unit: str
    indicator: str = "other"
    period: str | None = None
    area: Party | None = None
    counterpart: Party | None = None
    of: Party | None = None
    qualifier: str = "exact"
    base_period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Fact):
    """An instrument, with one status that the text asserts."""

    type = "agreement"
    core = ("kind", "title", "parties", "status")
    kind: str
    title: Entity | None = None
    parties: tuple[Party, ...] | None = None
    status: str | None = None
    date: str | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Fact):
    """A named undertaking, with one status that the text asserts."""

    type = "project"
    core = ("project", "status")
    project: Entity
    sector: str = "other"
    countries: tuple[str, ...] | None = None
    status: str = "mentioned"
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Fact):
    """A party undertakes to do something."""

    type = "commitment"
    core = ("actors", "action", "modality")
    actors: tuple[Party, ...]
    action: Span
    modality: str
    sector: str = "general"
    beneficiary: Party | None = None
    deadline: str | None = None


TYPES: dict[str, type[Fact]] = {
    kind.type: kind
    for kind in (
        DocumentFact,
        Mention,
        DateFact,
        Position,
        Meeting,
        Statement,
        Figure,
        Agreement,
        Project,
        Commitment,
    )
}
"""Every type of fact by its name in the contract, in the order in which they are printed."""

SPAN_FIELDS = frozenset({"content", "action"})
SPANS_FIELDS = frozenset({"evidence", "spans", "boilerplate"})


def fact_from_json(data: Mapping[str, Any]) -> Fact:
    """Read back what `Fact.to_json` wrote.

    Raises:
        KeyError: the type is not one of the contract's.
    """
    kind = TYPES[data["type"]]
    return kind(**{name: read(data[name]) for name, read in _readers(data["type"]) if name in data})


@cache
def _readers(type: str) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """What reads each field of a type."""
    return tuple((one.name, _READERS.get(one.name, _value)) for one in fields(TYPES[type]))


@cache
def _fields(type: str) -> tuple[str, ...]:
    return tuple(one.name for one in fields(TYPES[type]))


def _json(value: Any) -> Any:
    if isinstance(value, Entity):
        return party_json(value)
    if isinstance(value, tuple):
        return [_json(one) for one in value]
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _value(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(party_from_json(one) for one in data)
    return party_from_json(data) if isinstance(data, dict) and "label" in data else data


def _span(data: Any) -> Span:
    return Span(*data)


def _spans(data: Any) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in data)


_READERS: Mapping[str, Callable[[Any], Any]] = dict.fromkeys(SPAN_FIELDS, _span) | dict.fromkeys(
    SPANS_FIELDS, _spans
)
