"""In which order an agreement is planned, signed and in force.

In: agreements. Out: whether two could be of one life.
"""

from __future__ import annotations

from dragoman.model.fact import Agreement
from dragoman.model.period import Period

STAGES = (
    frozenset({"planned", "proposed"}),
    frozenset({"signed", "adopted", "published"}),
    frozenset({"in-force", "ratified", "terminated"}),
)
"""The statuses of an agreement in the order of its life."""


def out_of_order(one: Agreement, other: Agreement) -> bool:
    """Whether what comes first in the life of an agreement is dated after what follows it."""
    first, second = Period.of(one.date), Period.of(other.date)
    here, there = _stage(one), _stage(other)
    if first is None or second is None or here is None or there is None or here >= there:
        return False
    return first.year and second.year and first.first > second.last


def _stage(fact: Agreement) -> int | None:
    return next((i for i, stage in enumerate(STAGES) if fact.status in stage), None)
