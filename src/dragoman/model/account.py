"""What all sources together say of one thing: a value a field, who says what, and how it went on.

An `Account` is made of an `Entry`: each of its facts says something, and of what they say one value a field
is chosen. Which facts are of one thing and which value is chosen is left to `reconcile`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dragoman.model.entity import party_json
from dragoman.model.entry import Told

LISTS = {
    "meeting": "meetings",
    "agreement": "agreements",
    "project": "projects",
    "commitment": "commitments",
    "person": "people",
    "series": "series",
}
"""The types of accounts, and the list of the record in which each stands."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value of a field and the ids of the facts that give it, in the order of their places."""

    value: Any
    facts: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The object of the contract."""
        return {"value": plain(self.value), "facts": list(self.facts)}


@dataclass(frozen=True, slots=True)
class Stage:
    """A status that a thing had, since when (EDTF) where that is told, and who tells it."""

    status: str
    date: str | None
    facts: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The object of the contract."""
        return {"status": self.status, "date": self.date, "facts": list(self.facts)}


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series; `derived` says what it was worked out from, `inferred` why its period is that."""

    period: str | None
    value: float
    unit: str
    qualifier: str
    facts: tuple[str, ...]
    base_period: str | None = None
    derived: str | None = None
    inferred: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The object of the contract; what does not apply is left out."""
        said: dict[str, Any] = {
            "period": self.period,
            "value": int(self.value) if float(self.value).is_integer() else self.value,
            "unit": self.unit,
            "qualifier": self.qualifier,
        }
        if self.base_period is not None:
            said["base_period"] = self.base_period
        if self.derived is not None:
            said["derived"] = self.derived
        if self.inferred:
            said["inferred"] = dict(self.inferred)
        return said | {"facts": list(self.facts)}


@dataclass(frozen=True, slots=True)
class Account:
    """What is held of one thing.

    `values` are the chosen ones, by field of the contract; `fields` what each source says, the chosen value
    first. `sources` counts independent ones: copies of one dispatch are one. `inferred` says of a value why
    it holds where no fact of the entry gives it.
    """

    id: str
    type: str
    values: Mapping[str, Any]
    fields: Mapping[str, tuple[Said, ...]]
    told: tuple[Told, ...]
    sources: int
    history: tuple[Stage, ...] = ()
    points: tuple[Point, ...] = ()
    inferred: Mapping[str, str] = field(default_factory=dict)

    @property
    def facts(self) -> tuple[str, ...]:
        """The ids of its facts, in the order of their places."""
        return tuple(dict.fromkeys(one.id for one in self.told))

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that tell of it, each once, in order."""
        return tuple(dict.fromkeys(one.document for one in self.told))

    def to_json(self) -> dict[str, Any]:
        """The object of the contract."""
        said: dict[str, Any] = {"id": self.id}
        said |= {name: plain(value) for name, value in self.values.items()}
        if self.type in ("agreement", "project", "commitment"):
            said["history"] = [one.to_json() for one in self.history]
        if self.type == "series":
            said["points"] = [one.to_json() for one in self.points]
        said["facts"] = list(self.facts)
        said["documents"] = list(self.documents)
        said["independent_sources"] = self.sources
        said["fields"] = {name: [one.to_json() for one in found] for name, found in self.fields.items()}
        said["inferred"] = dict(self.inferred)
        return said


def plain(value: Any) -> Any:
    """A value as JSON has it: an entity as its object, a tuple as a list."""
    return [plain(one) for one in value] if isinstance(value, tuple) else party_json(value)
