"""The entry of the registry that a name means, where its spelling differs from all that are registered.

In: the proper names of a thing and its sector. Out: the entry whose names are spelt like these, or None.
"""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

from dragoman.packs.entries import Undertaking
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.projects import ProjectWords, ThingType

ALIKE = 0.8
MANIFOLD = frozenset(
    ("industry", "education", "health", "agriculture", "culture", "logistics", "digital", "other")
)
COMMON = frozenset(("des", "les", "une", "aux", "entre", "vers", "pour"))


class SpellingIndex:
    """Finds entries of one framework; the nouns for types in `words` tell no entry from another."""

    def __init__(self, words: ProjectWords, framework: Framework) -> None:
        typical = [token for one in words.types for noun in one.nouns for token in _tokens(noun)]
        self._common = frozenset([*typical, *(noun + "s" for noun in typical)])
        self._begun: dict[tuple[str, tuple[str, ...]], bool] = {}
        areas = frozenset(token for one in words.areas for token in _tokens(one))
        self._heads = {one.nouns: _common_heads(one) | areas for one in words.types}
        self._index = [
            (entry, tuple(fold(name) for name in entry.every_name()), self._proper(entry))
            for entry in framework.of_kind(Undertaking)
        ]

    def _proper(self, entry: Undertaking) -> list[tuple[str, ...]]:
        """The words of each name that tell it from others, once."""
        spellings = (
            tuple(token for token in _tokens(name) if token not in self._common)
            for name in entry.every_name()
        )
        return list(dict.fromkeys(spellings))

    def _begins(self, entry: str, called: tuple[str, ...], nouns: tuple[str, ...]) -> bool:
        """Whether a name of an entry begins with one of some nouns; looked up once."""
        if (entry, nouns) not in self._begun:
            self._begun[entry, nouns] = any(name.startswith(nouns) for name in called)
        return self._begun[entry, nouns]

    def _of_kind(self, thing: str, kind: ThingType, called: tuple[str, ...]) -> bool:
        """Whether what a thing's words tell of its kind stands in a name of an entry too."""
        if kind.sector not in MANIFOLD or kind.weight != "place":
            return True
        told = [one for one in _tokens(thing) if one not in self._heads[kind.nouns]]
        named = {token for name in called for token in _tokens(name)}
        return all(any(_alike(one, other) for other in named) for one in told)

    def entry(self, names: list[str], kind: ThingType, thing: str = "") -> Undertaking | None:
        """The entry of a type whose proper names are spelt like these, where there is one.

        One word alone ("Boukhara") identifies only an entry whose name begins with a noun of the type, and
        that is of the kind that `thing` tells: no glassworks is the cement works of its town.
        """
        wanted = [token for name in names for token in _tokens(name)]
        if not wanted:
            return None
        nouns = tuple(fold(noun) for noun in kind.nouns)
        for entry, called, spellings in self._index:
            if entry.sector != kind.sector:
                continue
            alone = len(wanted) == 1
            if alone and not (self._begins(entry.id, called, nouns) and self._of_kind(thing, kind, called)):
                continue
            for proper in spellings:
                same = all(any(_alike(one, other) for other in proper) for one in wanted)
                if same and len(proper) <= (len(wanted) + 4 if len(wanted) > 1 else 1):
                    return entry
        return None


def _common_heads(kind: ThingType) -> frozenset[str]:
    """The words that begin several nouns of a type, and so tell little: "usine", "centre"."""
    heads = Counter(tokens[0] for noun in kind.nouns if (tokens := _tokens(noun)))
    return frozenset(head for head, number in heads.items() if number > 1)


@lru_cache(maxsize=8192)
def _tokens(name: str) -> tuple[str, ...]:
    return tuple(
        token
        for token in re.split(r"[^\w]+", fold(name))
        if (len(token) > 2 or token.isdigit()) and token not in COMMON
    )


@lru_cache(maxsize=100_000)
def _alike(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 3:
        return one == other
    match = SequenceMatcher(None, one, other, autojunk=False)
    bounds = (match.real_quick_ratio, match.quick_ratio, match.ratio)  # each at most the one before
    return all(bound() >= ALIKE for bound in bounds)
