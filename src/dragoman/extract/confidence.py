"""Gives a fact the confidence that was measured for facts of its type and level; leaves out the unsure.

In: facts with their rules' own estimates, the table of a language. Out: the facts that are sure enough, with
a calibrated confidence. How the table is made is left to `evaluate/fitting.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.model.fact import Fact
from dragoman.packs.confidence import Confidences


def sure_enough(facts: Iterable[Fact], table: Confidences) -> Iterator[Fact]:
    """The facts as sure as facts like them have been, but for those less sure than the table asks."""
    told = (calibrated(fact, table) for fact in facts)
    return (one for one in told if one.confidence >= table.least.get(one.type, 0.0))


def calibrated(fact: Fact, table: Confidences) -> Fact:
    """The fact as sure as facts like it have been; a level that was never measured goes by the nearest."""
    levels = table.right.get(fact.type)
    if not levels:
        return fact
    right = levels.get(fact.confidence)
    if right is None:
        right = levels[min(levels, key=lambda level: (abs(level - fact.confidence), level))]
    return replace(fact, confidence=right)
