"""Of facts that may hold those that are probable enough: what rules alone would not dare to say.

In: possible facts with their signs, the weights of their question. Out: facts, their level the probability,
in steps. Whether a surer fact tells the same is for who asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.model.fact import Fact
from dragoman.model.possible import Possible
from dragoman.packs.weights import Weights

STEPS = 20
"""Levels that a probability may have: a twentieth each, so that each is seen often enough to be measured."""


def level(chance: float) -> float:
    """The level of confidence that a probability comes to."""
    return round(chance * STEPS) / STEPS


def likely(possible: Iterable[Possible], weights: Weights) -> Iterator[Fact]:
    """Those that reach the least probability, in their order."""
    for one in possible:
        chance = weights.probability(one.signs)
        if chance >= weights.least:
            yield replace(one.fact, confidence=level(chance))
