"""What the lines of a page say of one another: whoever is the site's has neighbours that are.

In: the signs of each line, as `surroundings` gives them, and the weights of the question `boilerplate`, among
them what two lines in a row come to. Out: of each line the probability that it is the site's when all are
judged together, a chain of lines with two answers each (forward and backward, as in a conditional field).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from dragoman.clean.surroundings import TITLE, ZONES
from dragoman.packs.weights import Answers, ChainWeights

_MOST = 30.0  # the logarithm of the odds of what is certain
_NOTHING = (0.0, 0.0, 0.0)


def joints_of(above: Set[str], below: Set[str]) -> Iterator[str]:
    """The signs of two lines in a row: where they stand, how far apart, whether they are alike or a title."""
    zones = [next((zone for zone in ZONES if zone in signs), "") for signs in (above, below)]
    yield " to ".join(dict.fromkeys(zones))
    yield "near" if "near below" in above else "apart"
    yield "far" if "far below" in above else "close" if "close below" in above else "as usual"
    yield from (["alike"] if "like below" in above else [])
    yield from ([f"{TITLE} above"] if TITLE in above else [])
    yield from ([f"{TITLE} below"] if TITLE in below else [])


def probabilities(
    lines: Sequence[Set[str]], fixed: Sequence[bool | None], weights: ChainWeights
) -> list[float]:
    """Of each line, from 0 to 1; `fixed` is the answer for lines of which it is certain."""
    if not lines:
        return []
    odds = [
        math.exp(max(-_MOST, min(_MOST, weights.odds(signs))) if sure is None else _MOST if sure else -_MOST)
        for signs, sure in zip(lines, fixed, strict=True)
    ]
    steps = [_step(above, below, weights) for above, below in pairwise(lines)]
    forth = [odds[0]]
    for (site, own, both), here in zip(steps, odds[1:], strict=True):
        forth.append(here * (site + forth[-1] * both) / (1 + forth[-1] * own))
    back = [1.0]
    for (site, own, both), here in zip(reversed(steps), reversed(odds[1:]), strict=True):
        ahead = here * back[-1]
        back.append((own + ahead * both) / (1 + ahead * site))
    return [1 - 1 / (1 + one * rest) for one, rest in zip(forth, reversed(back), strict=True)]


def _step(above: Set[str], below: Set[str], weights: ChainWeights) -> Answers:
    """How much likelier than two lines of the article: the site's below, above, both."""
    found = [weights.joints.get(joint, _NOTHING) for joint in joints_of(above, below)]
    site, own, both = (math.exp(sum(values)) for values in zip(*found, strict=True))
    return site, own, both
