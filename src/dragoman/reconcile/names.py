"""Compares names and words across documents: parties, labels, what was said or promised.

In: parties of facts, words of texts. Out: keys that are equal where the names are, and sets of stems. Which
names mean the same in other ways is known from registry ids alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any

from dragoman.model.entity import Entity, Party
from dragoman.packs.folding import fold

_WORD = re.compile(r"[^\W_]+")
_SPELT: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), one)
    for pattern, one in (
        (r"dzh|dj|zh", "j"),
        (r"tch|sch|ch", "sh"),
        (r"ou|oo", "u"),
        (r"gu(?=[ei])", "g"),
        (r"q|ck|c(?![eish])", "k"),
        (r"iy|y", "i"),
        (r"w", "v"),
        (r"(\w)\1", r"\1"),
    )
)
"""How French and English write Cyrillic and Turkic names: "Ak-Tourpak" and "Ak-Turpak", "Och" and "Osh"."""
SHORTEST = 4
"""Letters that a word has to have to count: shorter ones are articles and prepositions."""
JOINING = 2
"""Letters that articles and prepositions have at most, of those that a name may have or not have."""
STEM = 6
"""Letters that are compared of a word: endings do not tell words apart."""
LONG = 2
"""Names within a name that is not likely to be another's, too."""
TELLING = 3
"""Words, of which one is a name, that are not likely to be of another thing, either."""
KIND = 10
"""Letters of a word for what a thing is that few things in a place are."""
MORE = 0.6
"""What two passages share of their words where one says all that the other says, and more."""
NEARLY = 0.92
"""What two passages share where each has words of its own: a spelling, not another country's adjective."""


def folded(label: str) -> str:
    """A name as its words alone, without case, accents and punctuation."""
    return " ".join(_WORD.findall(fold(label)))


def bare(label: str) -> str:
    """A name without the short words that join others ("école à Khorog", "école de Khorog").

    Single capitals and numbers stay: they tell one line from another.
    """
    found = _WORD.findall(label)
    kept = [one for one in found if len(one) > JOINING or not one.islower()]
    return folded(" ".join(kept or found))


@lru_cache(maxsize=20_000)
def as_spelt(name: str) -> str:
    """A folded name so that it is the same in French and in English letters."""
    for pattern, one in _SPELT:
        name = pattern.sub(one, name)
    return name


def bare_names(entity: Entity) -> frozenset[str]:
    """All names of a thing, without their short words."""
    return frozenset(map(bare, (entity.label, *entity.labels))) - {""}


def every_key(entity: Entity) -> frozenset[str]:
    """What a thing is looked up by: two that are `named_alike` have one in common."""
    return _names(entity) if entity.id is None else _names(entity) | {entity.id}


def key(party: Party) -> str:
    """What a party is known by: its registry id or code, else its folded name."""
    if isinstance(party, Entity):
        return party.id or f"={folded(party.label)}"
    return party


def key_as_spelt(thing: Party) -> str:
    """The same, of a thing without id however it is spelt and joined ("école de Khorog", "à Khorog")."""
    if isinstance(thing, Entity) and thing.id is None:
        return f"={as_spelt(bare(thing.label))}"
    return key(thing)


def keys(parties: Iterable[Party] | None) -> frozenset[str]:
    """What several parties are known by."""
    return frozenset(map(key, parties or ()))


def signed(value: Any) -> Hashable:
    """A value of a fact such that two are equal where they are told alike: names folded, lists as sets."""
    if isinstance(value, Entity):
        return value.id or tuple(sorted(_names(value)))
    if isinstance(value, tuple):
        return frozenset(map(signed, value))
    return value if isinstance(value, Hashable) else str(value)


def is_telling(thing: Party) -> bool:
    """Whether nothing else is likely to be called so: by a registry id, or a name of several words.

    A long word for what it is ("cimenterie", "raffinerie") tells of one in a place; "usine" may be any.
    """
    if not isinstance(thing, Entity) or thing.id is not None:
        return True
    named = len(proper(thing.label))
    kind = any(one.islower() and len(one) >= KIND for one in _WORD.findall(thing.label))
    return named >= LONG or (named > 0 and (kind or len(stems(thing.label)) >= TELLING))


def named_alike(a: Entity, b: Entity) -> bool:
    """Whether two things have an id, or where one has none a name, in common."""
    if a.id is not None and b.id is not None:
        return a.id == b.id
    return bool(_names(a) & _names(b))


@lru_cache(maxsize=20_000)
def stems(words: str) -> frozenset[str]:
    """The words that carry the sense, by their beginnings; numbers whole."""
    found = _WORD.findall(fold(words))
    return frozenset(
        one if one.isdigit() else one[:STEM] for one in found if len(one) >= SHORTEST or one[0].isdigit()
    )


@lru_cache(maxsize=20_000)
def proper(words: str) -> frozenset[str]:
    """The numbers and the capitalised words within a passage: what tells alike passages apart."""
    return frozenset(one[:STEM] for one in _capitals(words))


@lru_cache(maxsize=20_000)
def proper_as_spelt(words: str) -> frozenset[str]:
    """The same, however spelt."""
    return frozenset(as_spelt(one)[:STEM] for one in _capitals(words))


def _capitals(words: str) -> Iterator[str]:
    found = (match[0] for match in _WORD.finditer(words) if match.start() > 0 or match[0][0].isdigit())
    return (fold(one) for one in found if one[0].isdigit() or one[0].isupper())


def say_the_same(a: str, b: str) -> bool:
    """Whether two passages say one thing: the same names and numbers, in nearly the same words or in more."""
    if proper(a) != proper(b):
        return False
    here, there = stems(a), stems(b)
    return overlap(here, there) >= (MORE if here <= there or there <= here else NEARLY)


def passage_keys(words: str) -> Iterator[Hashable]:
    """What a passage is found by: its names and numbers with two of its words; see `passage_seeks`."""
    yield from (("leads", *one) for one in _leads(words))
    yield from (("follows", *one) for one in _follows(words))


def passage_seeks(words: str) -> Iterator[Hashable]:
    """Keys of which each passage that says the same as this one has at least one.

    Of two that say the same the shorter has two words, which it begins with in any one order but for those
    that the other may lack, among the first of the other: as many as `MORE` leaves out and two more (prefix
    filtering: Chaudhuri, Ganti, Kaushik, ICDE 2006). Which is the shorter is not known.
    """
    yield from (("follows", *one) for one in _leads(words))
    yield from (("leads", *one) for one in _follows(words))


def _leads(words: str) -> Iterator[tuple[Hashable, Hashable]]:
    many = len(stems(words))
    return _twos(words, 2 + math.floor(many * (1 - NEARLY) / (1 + NEARLY) + 1e-9))


def _follows(words: str) -> Iterator[tuple[Hashable, Hashable]]:
    many = len(stems(words))
    return _twos(words, 2 + many - math.ceil(MORE * many))


def _twos(words: str, first: int) -> Iterator[tuple[Hashable, Hashable]]:
    said, named = sorted(stems(words), key=lambda stem: (-len(stem), stem)), proper(words)
    return ((named, two) for two in combinations(said[:first], 2))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """What two sets share of all that they have (Jaccard); 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def _names(entity: Entity) -> frozenset[str]:
    return frozenset(folded(name) for name in (entity.label, *entity.labels)) - {""}
