"""A thing with a name: a person, organisation, mechanism, project, instrument or place.

Countries are not entities but ISO 3166-1 alpha-2 codes, regions are slugs (`central-asia`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Entity:
    """`id` in the registry or None, the best name, and every name known or seen for it."""

    id: str | None
    label: str
    labels: tuple[str, ...] = ()

    def named(self, surface: str) -> Entity:
        """The same entity with one more name, if it is new."""
        if surface == self.label or surface in self.labels:
            return self
        return Entity(self.id, self.label, (*self.labels, surface))

    def to_json(self) -> dict[str, Any]:
        """The object of the contract: id, label, labels (the label among them)."""
        return {"id": self.id, "label": self.label, "labels": list(dict.fromkeys((self.label, *self.labels)))}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Entity:
        """Read back what `to_json` wrote."""
        label = data["label"]
        return cls(data["id"], label, tuple([name for name in data["labels"] if name != label]))


Party: TypeAlias = Entity | str
"""Who acts: an entity, or a country code or region slug."""


def key(party: Party) -> str:
    """What tells two parties apart, whatever names each was seen by: the id, or else the label."""
    return party if isinstance(party, str) else party.id or party.label


def party_json(party: Party | None) -> Any:
    """An entity as its object; a code as itself."""
    return party.to_json() if isinstance(party, Entity) else party


def party_from_json(data: Any) -> Party | None:
    """Read back what `party_json` wrote."""
    return Entity.from_json(data) if isinstance(data, dict) else data
