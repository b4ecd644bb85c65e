"""Groups what some documents tell into entries: one a meeting, agreement, project, series, office …

In: facts with where they stand. Out: entries, each fact in exactly one, whatever order the facts came in.
Rather two entries than a wrong one: what decides stands in the rule of each type.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dragoman.model.entry import Entry, Told
from dragoman.model.fact import TYPES
from dragoman.reconcile.memory import MemoryShelf
from dragoman.reconcile.merging import merge


def entries(told: Iterable[Told]) -> list[Entry]:
    """The entries, by type in the order of the contract, then by the place of their first fact.

    A fact that is given twice counts once.
    """
    by_document: dict[str, dict[str, Told]] = defaultdict(dict)
    for one in told:
        by_document[one.document][one.id] = one
    shelf = MemoryShelf()
    for document in sorted(by_document):
        merge(document, by_document[document].values(), shelf)
    return assembled((one for held in by_document.values() for one in held.values()), shelf.entry_of)


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
