"""Whether a thing is named by fewer words than elsewhere: "la ligne Sud-Nord" of the power line of that name.

In: things. Out: whether the one is named by words of the other, and keys that two such have in common.
Both begin with the word for what they are; the shorter name tells enough: two names, or a name and two words.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from dragoman.model.entity import Entity
from dragoman.packs.folding import fold
from dragoman.reconcile import names

MOST = 4
"""Names within a name of which some are looked for: a longer name is none that is told shorter."""

AGAIN = 2
"""Words that are enough where the text has the whole name, too."""


class Said(NamedTuple):
    """A name as the word for what is named, the names in it, and all its words; as it is spelt."""

    head: str
    names: frozenset[str]
    words: frozenset[str]


def short_keys(thing: Entity) -> Iterator[Hashable]:
    """What a thing is found by whose name is longer or shorter."""
    found = {(one.head, some) for one in _said(thing.label, *thing.labels) for some in _some(one.names)}
    yield from sorted(found, key=str)


def said_shorter(one: Entity, other: Entity) -> bool:
    """Whether a name of the one has all words of a name of the other, which tells enough."""
    return any(
        _is_within(a, b) or _is_within(b, a)
        for a in _said(one.label, *one.labels)
        for b in _said(other.label, *other.labels)
    )


def said_again(full: Entity, again: Entity) -> bool:
    """Whether a text that names a thing in full may mean it by the other name: what it is, and where.

    Nothing else is said of it then ("l'usine de Samarcande" of a plant that burns waste there).
    """
    return any(
        _is_within(short, long, AGAIN)
        for short in _said(again.label)
        for long in _said(full.label, *full.labels)
    )


def _is_within(short: Said, long: Said, least: int = names.TELLING) -> bool:
    enough = len(short.names) >= names.LONG or len(short.words) >= least
    return enough and short.head == long.head and short.names <= long.names and short.words <= long.words


@lru_cache(maxsize=4096)
def _said(*labels: str) -> tuple[Said, ...]:
    """The names that begin with the word for what is named and have a name in them."""
    found = []
    for label in labels:
        proper = names.proper_as_spelt(label)
        if label[:1].islower() and 0 < len(proper) <= MOST:
            words = frozenset(map(names.as_spelt, names.stems(label)))
            found.append(Said(fold(label).partition(" ")[0], proper, words))
    return tuple(dict.fromkeys(found))


def _some(all_: frozenset[str]) -> Iterator[frozenset[str]]:
    for many in range(1, len(all_) + 1):
        yield from map(frozenset, combinations(sorted(all_), many))
