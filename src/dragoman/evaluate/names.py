"""Whether two names are the same: any label of one and any label of the other, after folding.

In: names as the contract has them: a string (a country's code, a region's slug), an object with `id`, `label`
and `labels`, or null. Out: yes or no, and how much two lists of names share. Spellings of one word are alike
where four in five letters are the same (kirghizistan, kirgyzstan): gold lists names, not their
transliterations.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.packs.knowledge import Knowledge, load_knowledge

Name = str | dict[str, Any] | None

ALIKE, SHORT = 0.8, 4
"""How much of two words must be the same, and below how many letters they must be so entirely."""

_ELIDED = re.compile(r"\b(?:qu|[cdjlmnst])['’ʼ]")
_APOSTROPHES = re.compile("['’ʼʻ‘`]")
_BETWEEN = re.compile(r"[\W_]+")


class NameWords(Knowledge):
    """`names.yaml`: words that name nothing, and words for what a thing is."""

    file = "names.yaml"
    empty: frozenset[str]
    generic: frozenset[str]


@cache
def _words() -> NameWords:
    return load_knowledge(Path(__file__).with_name(NameWords.file), NameWords)


@cache
def folded(text: str) -> str:
    """A name without case, accents and punctuation; what is elided is apart (d'Astana), Xi'an stays one."""
    small = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(char for char in small if not unicodedata.combining(char))
    joined = _APOSTROPHES.sub("", _ELIDED.sub(" ", plain))
    return _BETWEEN.sub(" ", joined).strip()


def labels(name: Name) -> list[str]:
    """Every name of a thing, its id among them."""
    if not isinstance(name, dict):
        return [name] if name is not None else []
    return [one for one in (name.get("label"), name.get("id"), *(name.get("labels") or ())) if one]


def same_name(one: Name, other: Name, *, part: bool = False) -> bool:
    """Whether some label of one names what some label of the other does; with `part`, or a part of it does.

    A part must say more than what the thing is: "Xi" is Xi Jinping, "le ministère" no ministry in particular.
    """
    return any(_same(_significant(x), _significant(y), part) for x in labels(one) for y in labels(other))


def any_same(some: Iterable[Name] | None, others: Iterable[Name] | None) -> bool:
    """Whether a name of one list is a name, or a part of one, of the other."""
    rest = list(others or ())
    return any(same_name(one, other, part=True) for one in some or () for other in rest)


def shared(some: Iterable[Name] | None, others: Iterable[Name] | None) -> float:
    """Jaccard's measure of two lists: names in both, of names in either; each is counted once."""
    first, free = list(some or ()), list(others or ())
    total = len(first) + len(free)
    if not total:
        return 1.0
    hits = 0
    for one in first:
        found = next((i for i, other in enumerate(free) if same_name(one, other, part=True)), None)
        if found is not None:
            hits += 1
            del free[found]
    return hits / (total - hits)


@cache
def _significant(label: str) -> frozenset[str]:
    return frozenset(folded(label).split()) - _words().empty


@cache
def _same(one: frozenset[str], other: frozenset[str], part: bool) -> bool:
    if not one or not other:
        return False
    only_one, only_other = one - other, other - one
    if len(only_one) == len(only_other) and all(any(_alike(x, y) for y in only_other) for x in only_one):
        return True
    # Of two that are equally long it does not matter which is the part: the first is taken.
    smaller = other if len(other) < len(one) else one
    return part and not (only_one and only_other) and bool(smaller - _words().generic)


@cache
def _alike(one: str, other: str) -> bool:
    """Two spellings of one word; not two short words, and not two numbers."""
    if min(len(one), len(other)) < SHORT or one.isdigit() or other.isdigit():
        return False
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
