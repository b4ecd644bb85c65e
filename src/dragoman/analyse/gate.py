"""Whether a document is about cooperation between states or international organisations.

In: the names and the cue words found in it. Out: yes or no. The gate is wide on purpose: what it turns away
is lost, what it lets through costs a parse.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.entity import Entity
from dragoman.model.reading import Name
from dragoman.packs.gate import GateCues

STRONG = frozenset({"mechanism", "instrument", "initiative"})
"""Kinds of names that only a text on cooperation has; one of them stands for two words."""


def relevant(names: Iterable[Name], cooperation: set[str], elsewhere: set[str], cues: GateCues) -> bool:
    """Whether parties and words are enough.

    `names`: all names and adjectives; `cooperation`, `elsewhere`: the distinct cue words that the text has.
    """
    names = tuple(names)
    parties = {
        name.entity.id or name.entity.label if isinstance(name.entity, Entity) else name.entity
        for name in names
        if name.kind in ("country", "region", "organisation")
    }
    strong = 2 * len({name.kind for name in names} & STRONG)
    weight = len(cooperation) + strong - 2 * len(elsewhere)
    return len(parties) >= cues.parties and weight >= cues.least
