"""Confidence against the share of facts that is right.

In: facts that are right or wrong, with their confidence. Out: a `Calibration`: bins of a tenth each, and the
expected calibration error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model.evaluation import Bin, Calibration

BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact of a type: how sure it was said to be, and whether it is right."""

    type: str
    confidence: float
    right: bool


def calibrated(facts: Iterable[Judged]) -> Calibration:
    """The calibration of some facts; without any the error is 0."""
    every = list(facts)
    types = sorted({fact.type for fact in every})
    return Calibration(
        bins=bins(every),
        facts=len(every),
        error=error(every),
        by_type={kind: error([fact for fact in every if fact.type == kind]) for kind in types},
    )


def bins(facts: Sequence[Judged]) -> tuple[Bin, ...]:
    """The bins that hold any facts, in order; a confidence of 1 is in the last."""
    found: dict[int, list[Judged]] = {}
    for fact in facts:
        # Rounded, because 0.3 * 10 is a little less than 3 in binary.
        number = min(max(int(round(fact.confidence * BINS, 9)), 0), BINS - 1)
        found.setdefault(number, []).append(fact)
    return tuple(
        Bin(
            low=number / BINS,
            high=(number + 1) / BINS,
            facts=len(here),
            confidence=sum(fact.confidence for fact in here) / len(here),
            correct=sum(fact.right for fact in here) / len(here),
        )
        for number, here in sorted(found.items())
    )


def error(facts: Sequence[Judged]) -> float:
    """The expected calibration error."""
    total = max(len(facts), 1)
    return sum(one.facts / total * abs(one.correct - one.confidence) for one in bins(facts))
