"""How much a framework holds: entries, names by language, sources, by kind.

In: a framework. Out: a count for each kind of entry, and one of all. Whether it is right is left to
`packs/faults.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from dragoman.packs.entries import Entry, Language, Place
from dragoman.packs.framework import Framework

LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Inventory:
    """What there is of one kind.

    `names`: how many there are in each of `LANGUAGES`; `sourced`: entries that rest on an address, or on a
    place's GeoNames id; `addresses`: how many different addresses these are.
    """

    kind: str
    entries: int
    names: tuple[int, ...]
    acronyms: int
    sourced: int
    addresses: int


def inventory(framework: Framework) -> list[Inventory]:
    """A count for each kind, in the order of the alphabet, then one of everything."""
    entries = list(framework.entries.values())
    kinds = sorted({entry.names_a for entry in entries})
    counted = [_count(kind, [entry for entry in entries if entry.names_a == kind]) for kind in kinds]
    return [*counted, _count("all", entries)]


def unsourced(framework: Framework) -> list[str]:
    """The ids of the entries that rest on nothing, in order."""
    return sorted(entry.id for entry in framework.entries.values() if not _is_sourced(entry))


def _count(kind: str, entries: Sequence[Entry]) -> Inventory:
    return Inventory(
        kind=kind,
        entries=len(entries),
        names=tuple(sum(len(entry.names.get(code, ())) for entry in entries) for code in LANGUAGES),
        acronyms=sum(len(entry.acronyms) for entry in entries),
        sourced=sum(_is_sourced(entry) for entry in entries),
        addresses=len({source.url for entry in entries for source in entry.sources}),
    )


def _is_sourced(entry: Entry) -> bool:
    return bool(entry.sources) or (isinstance(entry, Place) and entry.geonames is not None)
