"""Of the agreements that a text hints at those to report: the most probable of each instrument and act.

In: by mention of an instrument the facts that may hold of it, what is told for sure, the weights of the
judge. Out: `Agreement`s, their level the probability. What is told of an instrument for sure, or more
probably elsewhere, is not told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.extract.agreements.pointing import dates_apart
from dragoman.extract.likely import likely
from dragoman.model.entity import key
from dragoman.model.fact import Agreement
from dragoman.model.possible import Possible
from dragoman.packs.weights import Weights

SHARED = 0.5  # of the parties of two instruments, from which on they may be one


def chosen(
    hinted: Iterable[Sequence[Possible]], sure: Sequence[Agreement], weights: Weights
) -> Iterator[Agreement]:
    """The probable agreements that nothing surer tells."""
    found = [one for possible in hinted for one in likely(_best(possible, weights), weights)]
    told = list(sure)
    for one in sorted(found, key=lambda fact: (-fact.confidence, fact.evidence)):
        if isinstance(one, Agreement) and not any(_same(one, other) for other in told):
            told.append(one)
            yield one


def _best(possible: Sequence[Possible], weights: Weights) -> list[Possible]:
    """Of what may hold of one instrument the most probable of each status."""
    best: dict[str | None, tuple[float, Possible]] = {}
    for one in possible:
        chance = weights.probability(one.signs)
        status = one.fact.status if isinstance(one.fact, Agreement) else None
        if status not in best or chance > best[status][0]:
            best[status] = chance, one
    return [one for _, one in best.values()]


def _same(one: Agreement, other: Agreement) -> bool:
    """Whether two facts tell the same of one instrument, as far as they tell."""
    if one.kind != other.kind or (one.status and other.status and one.status != other.status):
        return False
    if one.date and other.date and dates_apart(one.date, other.date):
        return False
    first, second = set(map(key, one.parties or ())), set(map(key, other.parties or ()))
    if first and second:
        return len(first & second) >= SHARED * len(first | second)
    if one.title and other.title:
        return key(one.title) == key(other.title)
    return not first and not second
