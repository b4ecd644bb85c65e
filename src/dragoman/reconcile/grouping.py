"""Puts facts together that stand in one entry: one a meeting, agreement, project, series, office …

In: facts, and the entry that each stands in. Out: entries, in one order whatever order the facts come in.
Which facts are of one thing is decided where they are merged (`merging.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dragoman.model.entry import Entry, Told
from dragoman.model.fact import TYPES


def assembled(told: Iterable[Told], entry_of: Mapping[tuple[str, str], str]) -> list[Entry]:
    """Entries of facts, by the entry that each fact (document, id) stands in; in the same order."""
    held: dict[str, list[Told]] = defaultdict(list)
    for one in told:
        held[entry_of[one.document, one.id]].append(one)
    rank = {type: place for place, type in enumerate(TYPES)}
    found = [
        Entry(id, some[0].fact.type, tuple(sorted(some, key=lambda one: one.place)))
        for id, some in held.items()
    ]
    return sorted(found, key=lambda entry: (rank[entry.type], entry.told[0].place))
