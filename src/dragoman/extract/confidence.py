"""Gives a fact the confidence that was measured for facts of its type and level.

In: a fact with its rule's own estimate, the table of a language. Out: the same fact with a calibrated
confidence. How the table is made is left to `evaluate/fitting.py`.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.model.fact import Fact
from dragoman.packs.confidence import Confidences


def calibrated(fact: Fact, table: Confidences) -> Fact:
    """The fact as sure as facts like it have been; a level that was never measured goes by the nearest."""
    levels = table.right.get(fact.type)
    if not levels:
        return fact
    right = levels.get(fact.confidence)
    if right is None:
        right = levels[min(levels, key=lambda level: (abs(level - fact.confidence), level))]
    return replace(fact, confidence=right)
