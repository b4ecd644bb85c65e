"""The entry of the registry that a name means, where its spelling differs from all that are registered.

In: the proper names of a thing and its sector. Out: the entry whose names are spelt like these, or None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from dragoman.extract.grammar.phrase_patterns import either
from dragoman.extract.projects.things import WAYS
from dragoman.model.reading import Reading
from dragoman.packs.entries import Undertaking
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.projects import ProjectWords, ThingType

ALIKE = 0.8
MANIFOLD = frozenset(
    ("industry", "education", "health", "agriculture", "culture", "logistics", "digital", "other")
)
COMMON = frozenset(("des", "les", "une", "aux", "entre", "vers", "pour"))
OWNER_AND_PLACE = 2  # words of a name
_COUNTED = re.compile(r"^(?:(?:premi|second|deuxieme|troisieme|quatrieme|double|nouve|grand)\w* )+")
_LETTERED = re.compile(r"\b(?:ligne|line|branche|conduite) [a-z]\b")


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says: by what things work, as numbers of the pack's groups, and its organisations."""

    works_by: frozenset[int]
    owners: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Known:
    """An entry, its folded names, the words that tell them from others, by what they say that it works."""

    entry: Undertaking
    called: tuple[str, ...]
    spellings: list[tuple[str, ...]]
    works_by: frozenset[int]
    heads: frozenset[str]


class SpellingIndex:
    """Finds entries of one framework; the nouns for types in `words` tell no entry from another."""

    def __init__(self, words: ProjectWords, framework: Framework) -> None:
        typical = [token for one in words.types for noun in one.nouns for token in _tokens(noun)]
        self._common = frozenset([*typical, *(noun + "s" for noun in typical)])
        self._apart = [re.compile(rf"\b{either(group)}\b") for group in words.works_by]
        self._begun: dict[tuple[str, tuple[str, ...]], bool] = {}
        areas = frozenset(token for one in words.areas for token in _tokens(one))
        self._heads = {one.nouns: _common_heads(one) | areas for one in words.types}
        self._points = tuple(fold(one) for one in words.points)
        self._continents = frozenset(fold(one) for one in words.continents)
        self._generic = frozenset(fold(one) for one in words.generic)
        idle = (
            *words.sited,
            *words.openers,
            "créé",
            "*ment",
            *(one for one in words.qualities if one[-1] == "*"),
        )
        self._idle = re.compile(rf"{either(idle)}e?s?")
        self._kindred = [frozenset(fold(one) for one in group) for group in words.kindred]
        self._index: dict[str, list[_Known]] = {}
        for entry in framework.of_kind(Undertaking):
            called = tuple(fold(name) for name in entry.every_name())
            works_by = self.works_by(" | ".join(called))
            heads = frozenset(_head(one) for one in called)
            known = _Known(entry, called, self._proper(entry), works_by, heads)
            self._index.setdefault(entry.sector, []).append(known)

    def _proper(self, entry: Undertaking) -> list[tuple[str, ...]]:
        """The words of each name that tell it from others, once; none of what a letter tells from others."""
        spellings = (
            tuple(token for token in _tokens(name) if token not in self._common)
            for name in entry.every_name()
            if not _LETTERED.search(fold(name))
        )
        return list(dict.fromkeys(spellings))

    def _begins(self, one: _Known, nouns: tuple[str, ...]) -> bool:
        """Whether a name of an entry begins with one of some nouns; looked up once."""
        key = one.entry.id, nouns
        if key not in self._begun:
            self._begun[key] = any(name.startswith(nouns) for name in one.called)
        return self._begun[key]

    def _akin(self, head: str, one: _Known) -> bool:
        """Whether a name of an entry begins with the word that a thing's words do, or a noun for the same.

        No plant is the zone of its town, no tunnel the road to its states.
        """
        if not head or head in one.heads or head in self._generic:
            return True
        return any(head in group and not one.heads.isdisjoint(group) for group in self._kindred)

    def akin(self, thing: str, entry: Undertaking) -> bool:
        """Whether a thing's words may begin a name of an entry, which may be known by a bare name, too."""
        known = next(one for one in self._index[entry.sector] if one.entry is entry)
        return self._akin(_head(fold(thing)), known)

    def works_by(self, folded: str) -> frozenset[int]:
        """By what some words say that a thing works (sun, wind, coal), as numbers of the pack's groups."""
        return frozenset(number for number, group in enumerate(self._apart) if group.search(folded))

    def _of_kind(self, thing: str, kind: ThingType, one: _Known, wanted: list[str]) -> bool:
        """Whether what a thing's words tell of its kind stands in a name of an entry too.

        Where they tell nothing ("l'usine de Karchi"), the entry must be called so.
        """
        by = self.works_by(fold(thing))
        if by and one.works_by and not by & one.works_by:  # no wind farm is the solar plant of its town
            return False
        if kind.sector not in MANIFOLD or kind.weight != "place":
            return True
        heads = self._heads[kind.nouns]
        told = [one for one in _tokens(thing) if one not in heads and not self._idle.fullmatch(one)]
        if not told:
            rest = ([token for token in _tokens(name) if token not in heads] for name in one.called)
            return any(left and _spelt(left, tuple(wanted)) for left in rest)
        named = {token for name in one.called for token in _tokens(name)}
        return all(any(_alike(token, other) for other in named) for token in told)

    def entry(
        self, names: list[str], kind: ThingType, thing: str = "", text: Callable[[], Said] | None = None
    ) -> Undertaking | None:
        """The entry of a type whose proper names are spelt like these, where there is one.

        Unless it is a way, its name begins with a noun of the type: no refinery is the mine of its gold. One
        word alone ("Boukhara") identifies only an entry that is of the kind that `thing` tells: no glassworks
        is the cement works of its town. A way to a continent is an entry only by the whole name of that. A
        plant that may work by sun as by wind is none where the registry has both at its town, or where the
        `text` does not say what the entry works by; one that is known by its owner and its town, where the
        text names that owner, is meant by its town alone.
        """
        wide = any(fold(name) in self._continents for name in names)
        wanted = [token for name in names for token in _tokens(name) if not (wide and token in self._common)]
        if not wanted:
            return None
        alone = len(wanted) == 1
        point = fold(thing).startswith(self._points)
        way = not (alone or point) and (kind.weight == "route" or kind.sector in WAYS)
        nouns = tuple(fold(noun) for noun in kind.nouns)
        head = _head(fold(thing))
        fitting: list[_Known] = []
        for one in self._index.get(kind.sector, ()):
            if (
                (way or self._begins(one, nouns))
                and self._akin(head, one)
                and (
                    (
                        any(
                            _spelt(wanted, proper) and not (wide and len(proper) > len(wanted))
                            for proper in one.spellings
                        )
                        and (not alone or self._of_kind(thing, kind, one, wanted))
                    )
                    or (
                        alone
                        and text is not None
                        and kind.sector in MANIFOLD
                        and _owned(wanted[0], one, text)
                    )
                )
            ):
                fitting.append(one)
                if not alone or self.works_by(fold(thing)):
                    break
        apart = {one.works_by for one in fitting if one.works_by}
        if not fitting or len(apart) > 1:
            return None
        said = text().works_by if alone and apart and text and not self.works_by(fold(thing)) else None
        return None if said is not None and next(iter(apart)).isdisjoint(said) else fitting[0].entry

    def said(self, reading: Reading) -> Said:
        """What a text says that may tell entries from each other."""
        owners = (fold(one.span.of(reading.text)) for one in reading.names if one.kind == "organisation")
        return Said(self.works_by(fold(reading.text)), frozenset(owners))


def _owned(place: str, one: _Known, text: Callable[[], Said]) -> bool:
    """Whether an entry is known by a place and an owner that a text names: "BYD … son usine de Jizzakh"."""
    pairs = (proper for proper in one.spellings if len(proper) == OWNER_AND_PLACE)
    for pair in pairs:
        owner = next((word for word, at in (pair, pair[::-1]) if _alike(place, at)), None)
        if owner in text().owners:
            return True
    return False


def _head(folded: str) -> str:
    """The first word of a name, in the singular, but for what counts it: "la seconde centrale"."""
    return re.split(r"[ '-]", _COUNTED.sub("", folded.strip()), maxsplit=1)[0].rstrip("s")


def _spelt(wanted: list[str], proper: tuple[str, ...]) -> bool:
    """Whether the words of a name are spelt like those that are looked for, and few are left over."""
    if len(proper) > (len(wanted) + 4 if len(wanted) > 1 else 1):
        return False
    for one in wanted:
        for other in proper:
            if _alike(one, other):
                break
        else:
            return False
    return True


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
