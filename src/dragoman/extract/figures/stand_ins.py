"""Who stands for a party of a figure besides countries and regions.

In: a framework. Out: the capitals that stand for states, the provinces that trade on their own account,
the unions of states, and the states that persons speak for. What a text says of them is left to `roles.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name
from dragoman.packs.entries import Country, Organisation, Person, Place
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework

PROVINCES = frozenset({"province", "region"})
"""Classes of places whose trade is counted apart from their country's."""


@dataclass(frozen=True, slots=True)
class StandIns:
    """`capitals`: folded names to country codes; `provinces`: ids of places to the country of each.

    `unions`: ids of organisations that have states for members; `offices`: ids of persons to the states
    that they speak for, those alone who ever spoke for one; `homes`: ids of places to their countries;
    `regions`: slugs of regions to their members.
    """

    capitals: Mapping[str, str] = field(default_factory=dict)
    provinces: Mapping[str, str] = field(default_factory=dict)
    unions: frozenset[str] = frozenset()
    offices: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, framework: Framework) -> StandIns:
        """Those of a framework."""
        places = list(framework.of_kind(Place))
        return cls(
            capitals={
                fold(name): country.code
                for country in framework.of_kind(Country)
                for names in country.metonyms.values()
                for name in names
            },
            provinces={one.id: one.country for one in places if one.class_ in PROVINCES and one.country},
            unions=frozenset(
                one.id
                for one in framework.of_kind(Organisation)
                if one.members and one.class_ == "international"
            ),
            regions={one.id: one.members for one in framework.card.regions},
            homes={one.id: one.country for one in places if one.country},
            offices={one.id: state for one in framework.of_kind(Person) if (state := _state(one))},
        )

    def capital(self, name: Name, surface: str) -> str | None:
        """The state for which a place's name may stand; none in a dateline's capitals."""
        shouted = len(surface) > 1 and surface.isupper()
        return self.capitals.get(fold(surface)) if name.kind == "place" and not shouted else None

    def home(self, name: Name) -> str | None:
        """The country in which a place lies."""
        return self.homes.get((name.entity.id if isinstance(name.entity, Entity) else None) or "")

    def is_province(self, name: Name) -> bool:
        """Whether a name is that of a province."""
        return name.kind == "place" and isinstance(name.entity, Entity) and name.entity.id in self.provinces

    def trades(self, party: Party) -> bool:
        """Whether a party can be one of a figure: a state, a region, a province or a union of states."""
        return isinstance(party, str) or party.id in self.unions or party.id in self.provinces


def _state(person: Person) -> str | None:
    """The one state for which a person held every office."""
    states = {office.of for office in person.offices if len(office.of) == 2 and office.of.isupper()}
    return states.pop() if len(states) == 1 else None
