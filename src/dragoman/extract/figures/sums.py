"""Exports and imports that make up the trade told before them.

In: what `figures` decided of each quantity. Out: the same, a total and its two ways with the pair and the
period that one of them leaves out: that both ways add up to the total, to the digits that are printed, ties
them. Without such a sum nothing is taken over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.figures.pairs import Pair
from dragoman.extract.figures.periods import year_earlier
from dragoman.extract.figures.told import TRADED, Told
from dragoman.model.entity import Party

REACH = 12
"""Figures between a total and what makes it up."""
APART = 1500
"""Code points between them."""
BESIDE = 3
"""Figures between exports and imports of one sentence: the growth of each."""
ROUNDING = 0.002
"""How far a sum may lie from a total of three digits."""
COARSE = 0.015
"""… and from one of two digits."""
WAYS = {("exports", "imports"), ("imports", "exports")}


def balanced(told: Sequence[Told]) -> list[Told]:
    """The figures, those of two ways and of their sum with what the others tell."""
    found = list(told)
    for j, second in enumerate(found):
        for i in range(max(0, j - BESIDE), j):
            if _are_ways(found[i], second) and (k := _total(found, i, j)) is not None:
                _share_out(found, k, i, j)
    return found


def _are_ways(first: Told, second: Told) -> bool:
    same = first.scope.sentence == second.scope.sentence
    return same and (first.indicator, second.indicator) in WAYS and _unit(first) == _unit(second)


def _total(told: Sequence[Told], i: int, j: int) -> int | None:
    """The trade nearest before that two ways add up to."""
    value = told[i].scope.quantity.value + told[j].scope.quantity.value
    for k in range(i - 1, max(-1, i - REACH), -1):
        one = told[k]
        if told[i].scope.start - one.scope.end > APART:
            return None
        if abs(one.scope.quantity.value - value) > _slack(one) or _unit(one) != _unit(told[i]):
            continue
        parted = (
            told[i].scope.before == k and one.indicator == "other"
        )  # "le Kazakhstan : 48, dont 29 d'achats"
        if parted or (one.indicator in TRADED and one.measured in TRADED):
            return k
    return None


def _slack(total: Told) -> float:
    """How far a sum may lie from a total: half of its last digit that is no zero, within bounds."""
    value = abs(total.scope.quantity.value)
    digits = len(f"{value:.0f}".rstrip("0"))
    half = 10.0 ** (len(f"{value:.0f}") - digits) / 2
    return float(max(ROUNDING * value, min(half, COARSE * value)))


def _share_out(told: list[Told], k: int, i: int, j: int) -> None:
    total = replace(told[k], indicator="trade", measured="trade")
    if None in total.pair and total.pair != (None, None):
        total = replace(total, pair=_completed(told[:k], total.pair))
    told[k] = total
    for at in (i, j):
        one = told[at]
        pair = _beside(one.pair, total.pair)
        told[at] = replace(one, pair=pair, period=one.period or total.period)
        led = told[at - 1] if at else None
        if (
            led
            and led.indicator == "growth"
            and told[at].scope.before == at - 1
            and led.measured == one.measured
        ):
            told[at - 1] = replace(led, pair=_beside(led.pair, pair))
        grown = told[at + 1] if at + 1 < len(told) else None
        if grown and grown.indicator == "growth" and grown.scope.before == at and not grown.period:
            period = told[at].period
            base = grown.base or year_earlier(period)
            told[at + 1] = replace(grown, pair=pair, period=period, base=base, inferred=grown.base is None)
        elif grown and grown.indicator == "growth" and grown.scope.before == at:
            told[at + 1] = replace(grown, pair=_beside(grown.pair, pair))


def _beside(own: Pair, whole: Pair) -> Pair:
    """The pair of one way, with the other side of the total where it names one alone."""
    named = [party for party in own if party]
    if not named:
        return whole
    others = [party for party in whole if party and party not in named]
    if len(named) == 1 and None not in whole and len(others) == 1:
        return Pair(named[0], others[0])
    return own


def _completed(earlier: Sequence[Told], pair: Pair) -> Pair:
    """A partner of the trade told before with the one whose partner it is: "en tête, le Kazakhstan : …"."""
    own = pair.area or pair.counterpart
    for one in reversed(earlier[-REACH:]):
        if one.measured in TRADED and None not in one.pair:
            states = [party for party in one.pair if not _is_region(party)]
            if len(states) == 1 and own not in one.pair:
                return Pair(states[0], own)
            return pair
    return pair


def _is_region(party: Party | None) -> bool:
    return isinstance(party, str) and party.islower()


def _unit(told: Told) -> str:
    return told.scope.quantity.unit
