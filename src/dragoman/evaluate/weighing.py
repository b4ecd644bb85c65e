"""Fits what signs are worth: a logistic regression over what was seen, held back from extremes.

In: examples, each with the signs that were seen and whether the answer was yes, by the document they are of.
Out: a bias and a weight a sign; for choosing a threshold, the probability that each example gets from
documents other than its own. Where examples come from is left to `scripts/weigh.py`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy

FOLDS = 5
SHRINKING = 1.0
"""How strongly weights are held near nought (the precision of their normal prior)."""
RARE = 3
"""A sign seen in fewer examples is left out."""
ROUNDS, STILL = 50, 1e-6
DIGITS = 3


@dataclass(frozen=True, slots=True)
class Example:
    """Signs that were seen together, and whether the answer was yes."""

    signs: frozenset[str]
    right: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was fitted: the logarithm of the odds without any sign, and what each sign adds."""

    bias: float
    signs: dict[str, float]


def weigh(examples: Sequence[Example], shrinking: float = SHRINKING) -> Weighed:
    """Fit by Newton's method (iteratively reweighted least squares); the bias is not held back.

    The same examples in the same order give the same weights. No examples give no weights.
    """
    seen = Counter(sign for one in examples for sign in one.signs)
    names = sorted(sign for sign, times in seen.items() if times >= RARE)
    column = {name: i + 1 for i, name in enumerate(names)}
    table = numpy.zeros((len(examples), len(names) + 1))
    table[:, 0] = 1.0
    for row, one in enumerate(examples):
        for sign in one.signs:
            if sign in column:
                table[row, column[sign]] = 1.0
    right = numpy.array([float(one.right) for one in examples])
    prior = numpy.diag([1e-3, *[shrinking] * len(names)])
    weights = numpy.zeros(len(names) + 1)
    for _ in range(ROUNDS if examples else 0):
        chance = 1 / (1 + numpy.exp(-numpy.clip(table @ weights, -30, 30)))
        slope = table.T @ (right - chance) - prior @ weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + prior
        step = numpy.linalg.solve(bend, slope)
        weights = weights + step
        if float(numpy.abs(step).max()) < STILL:
            break
    values = [round(float(one), DIGITS) for one in weights]
    return Weighed(values[0], dict(zip(names, values[1:], strict=True)))


def chance(weighed: Weighed, signs: frozenset[str]) -> float:
    """The probability of yes."""
    odds = weighed.bias + sum(weighed.signs.get(sign, 0.0) for sign in signs)
    return float(1 / (1 + numpy.exp(-numpy.clip(odds, -30, 30))))


def cross_weighed(documents: Sequence[Sequence[Example]], shrinking: float = SHRINKING) -> list[list[float]]:
    """The probability that each example of each document gets where every `FOLDS`-th document is left out."""
    found: list[list[float]] = [[] for _ in documents]
    for fold in range(FOLDS):
        rest = [one for i, some in enumerate(documents) if i % FOLDS != fold for one in some]
        weighed = weigh(rest, shrinking)
        for i in range(fold, len(documents), FOLDS):
            found[i] = [chance(weighed, one.signs) for one in documents[i]]
    return found
