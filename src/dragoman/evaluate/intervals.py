"""Intervals of measures by the bootstrap: how much they would differ on other documents of the same kind.

In: the counts of each document. Out: for each measure the bounds between which it lies in 95 of 100 samples
of as many documents, drawn with replacement (Efron's percentile method). Documents are drawn, not facts,
because facts of one text are right and wrong together.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from dragoman.model.evaluation import MEASURES, Interval, Tally

SAMPLES, SEED = 1000, 20130907
OUTSIDE = 0.025
"""The share of samples beyond either bound."""


def intervals(tallies: Sequence[Tally], samples: int = SAMPLES) -> dict[str, Interval]:
    """The interval of each measure; none where there is a single document or nothing to find."""
    telling = [one for one in tallies if any(one)]
    if len(tallies) < 2 or not telling:
        return {}
    draw = random.Random(SEED)
    drawn: dict[str, list[float]] = {name: [] for name in MEASURES}
    for _ in range(samples):
        counts = [sum(column) for column in zip(*draw.choices(tallies, k=len(tallies)), strict=True)]
        for name, value in Tally(*counts).measures().items():
            drawn[name].append(value)
    return {name: _bounds(sorted(values)) for name, values in drawn.items()}


def _bounds(values: Sequence[float]) -> Interval:
    outside = int(len(values) * OUTSIDE)
    return values[outside], values[len(values) - 1 - outside]
