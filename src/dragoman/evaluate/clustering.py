"""How well facts are brought together: B-cubed precision and recall.

Of each fact, the precision is the share of the facts in its entry that are of its event, the recall the share
of the facts of its event that are in its entry, itself among them; the figures are the means over all facts
(Bagga & Baldwin, Entity-based cross-document coreferencing using the vector space model, COLING 1998).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clustered:
    """B-cubed figures, and of how many facts they are."""

    precision: float
    recall: float
    facts: int


def b_cubed(pairs: Iterable[tuple[Hashable, Hashable]]) -> Clustered:
    """The figures of facts, each given as its entry and its event; 1 where there are none."""
    both = Counter(pairs)
    entries, events = Counter[Hashable](), Counter[Hashable]()
    for (entry, event), number in both.items():
        entries[entry] += number
        events[event] += number
    facts = both.total()
    if not facts:
        return Clustered(1.0, 1.0, 0)
    # Each of the `number` facts shares its entry with `number` facts of its event.
    precision = sum(number * number / entries[entry] for (entry, _), number in both.items())
    recall = sum(number * number / events[event] for (_, event), number in both.items())
    return Clustered(precision / facts, recall / facts, facts)
