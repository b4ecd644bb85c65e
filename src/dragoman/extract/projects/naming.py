"""What a thing may be called that no registry knows: its words in full and shorter, its own name, its ends.

In: the words for its type, those with the names, and the names. Out: names, the fullest first. Which place or
thing they mean is left to `describing.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.extract.projects.pieces import ASIDE

VOWELS = tuple("AEIOUÉÎÈÂaeiouéî")


def at(thing: str, place: str) -> str:
    """A thing with its place: "centrale d'Och"."""
    return f"{thing} {'d' + chr(39) if place[:1] in VOWELS else 'de '}{place}"


def described(
    noun: str,
    words: str,
    short: str,
    tail: str,
    names: Iterable[str],
    ends: bool = False,
    called: str | None = None,
) -> tuple[str, ...]:
    """The names of a thing.

    `noun`: the noun for its type; `words`: all up to its names ("centrale solaire de 200 MW"); `short`: these
    without measures; `tail`: those with the names ("près de Navoï"); `ends`: they are those of a route;
    `called`: a name of its own.
    """
    return tuple(
        dict.fromkeys(_tidy(one) for one in _names(noun, words, short, tail, tuple(names), ends, called))
    )


def _names(
    noun: str, words: str, short: str, tail: str, names: tuple[str, ...], ends: bool, called: str | None
) -> Iterator[str]:
    full = f"{words} {tail}".strip()
    yield _without_asides(full) if ends else full
    yield f"{short} {tail}".strip()
    for thing in (short, noun):
        if called:
            yield f"{thing} {called}"
        elif ends:
            yield f"{thing} {'-'.join(names)}"
        else:
            yield from (at(thing, name) for name in reversed(names))
    if ends:
        yield "-".join(names)
    if called:
        yield called


def _without_asides(label: str) -> str:
    """A route's name with its ends alone: "ligne reliant la ville d'A, dans le nord, à B"."""
    return re.sub(rf"{ASIDE}(?= (?:à|au|et|aux) )", "", label) if ", " in label else label


def _tidy(name: str) -> str:
    return " ".join(name.replace("' ", "'").replace("\n", " ").split()).strip(" ,–—")
