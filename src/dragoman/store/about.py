"""Under which keys a fact is found: registry ids, country codes, region slugs, folded names.

In: a fact. Out: its keys, and the names that lead to each. Names of countries in human languages are left to
who asks: the record knows codes only.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache

from dragoman.model.entity import Entity
from dragoman.model.fact import Fact

PARTY_FIELDS = frozenset(
    {
        "actors", "area", "beneficiary", "chair", "counterpart", "countries", "country", "entity",
        "mechanism", "of", "organisers", "part_of", "participants", "parties", "people", "person", "place",
        "project", "speaker", "title",
    }
)  # fmt: skip
"""The fields of facts that hold a country code, a region's slug, an entity, or several of them."""

LONGEST = 300
"""Code points of a folded name: of a longer one the beginning. (An index of PostgreSQL takes 2.7 kB.)"""
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ı": "i", "ø": "o", "đ": "d", "ł": "l"})


@lru_cache(maxsize=65_536)  # names come again and again
def folded(name: str) -> str:
    """A name without case, accents and punctuation, its words between single spaces: " xi jinping "."""
    # Decomposed twice: folding case can bring forth a composed character, and decomposing a capital.
    small = unicodedata.normalize("NFKD", name).casefold().translate(_LIGATURES)
    plain = unicodedata.normalize("NFKD", small)
    kept = (one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))
    return f" {' '.join(''.join(kept).split())[:LONGEST].rstrip()} "


def keys_of(fact: Fact) -> dict[str, frozenset[str]]:
    """The keys of a fact, each with the folded names that lead to it."""
    found: dict[str, set[str]] = {}
    for party in _parties(fact):
        key, names = _named(party)
        if key.strip():
            found.setdefault(key, set()).update(names)
    return {key: frozenset(names) for key, names in found.items()}


def _parties(fact: Fact) -> Iterator[Entity | str]:
    for one in fields(fact):
        if one.name not in PARTY_FIELDS:
            continue
        value = getattr(fact, one.name)
        for party in value if isinstance(value, tuple) else (value,):
            if isinstance(party, (Entity, str)):
                yield party


def _named(party: Entity | str) -> tuple[str, set[str]]:
    if isinstance(party, str):
        return party, {folded(party)}
    names = {folded(name) for name in (party.label, *party.labels)}
    if party.id is None:
        return folded(party.label), names
    return party.id, names | {folded(party.id)}
