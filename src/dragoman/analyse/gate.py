"""Whether a document is about cooperation between states or international organisations.

In: the names and the cue words found in it. Out: yes or no. The gate is wide on purpose: what it turns away
is lost, what it lets through costs a parse. Between states means two of them: what a government does at home
in the name of the region is not.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.entity import Entity
from dragoman.model.reading import Name
from dragoman.packs.gate import GateCues

STRONG = frozenset({"mechanism", "instrument", "initiative", "project"})
"""Kinds of names that only a text on cooperation has; one of them stands for a word."""


def relevant(names: Iterable[Name], cooperation: set[str], elsewhere: set[str], cues: GateCues) -> bool:
    """Whether parties and words are enough.

    `names`: all names and adjectives; `cooperation`, `elsewhere`: the distinct cue words that the text has.
    """
    names = tuple(names)
    kinds = {name.kind for name in names}
    states = {_key(name) for name in names if name.kind == "country"}
    parties = states | {_key(name) for name in names if name.kind in ("region", "organisation")}
    another = cues.names_another(cooperation) or bool(kinds & STRONG - {"initiative"})
    weight = cues.weight(cooperation, elsewhere) + len(kinds & STRONG)
    least = cues.least if len(states) >= cues.parties or another else cues.least_alone
    return len(parties) + another >= cues.parties and weight >= least


def _key(name: Name) -> str:
    return (name.entity.id or name.entity.label) if isinstance(name.entity, Entity) else name.entity
