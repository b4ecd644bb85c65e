"""Under which names an entry is found: its title, and all that its parties, places and people are called.

In: an account as it is kept. Out: a `Named`. Countries, which facts have as codes, are called as CLDR calls
them in several languages; things of the registry by every name that it has.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.packs.framework import country_names
from dragoman.store.about import PARTY_FIELDS

LANGUAGES = ("fr", "en", "ru", "zh")
"""The languages in which countries are called."""
WORDS = frozenset({"theme", "subject", "topics", "role_text"})
"""Fields that are words of their own."""
_CODE = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Named:
    """An entry with its title and all other names that it is found by, and how many sources tell of it."""

    id: str
    type: str
    sources: int
    title: str
    names: tuple[str, ...]


def named(id: str, type: str, sources: int, title: str, said: str) -> Named:
    """An account's names; `said` is the contract's object, as JSON."""
    found = dict.fromkeys(
        name
        for field, value in json.loads(said).items()
        if field in PARTY_FIELDS or field in WORDS
        for name in _names(value)
    )
    return Named(id, type, sources, title, tuple(name for name in found if name != title))


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _names(one)
    elif isinstance(value, dict):
        yield from (" ".join(name.split()) for name in value.get("labels", ()))
    elif isinstance(value, str):
        # A name on a line of its own: lines are how they are told apart where they are kept.
        called = _countries().get(value, ()) if _CODE.fullmatch(value) else ()
        yield from called or (" ".join(value.split()),)


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    return country_names(LANGUAGES)
