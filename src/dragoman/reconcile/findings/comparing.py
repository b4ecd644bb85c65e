"""Whether two amounts can be of one thing at all: what differs more, or is of a part of it, is no conflict.

In: measures of one series and period. Out: yes or no.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.fact import Figure
from dragoman.model.period import Period
from dragoman.packs.folding import fold
from dragoman.reconcile.findings.figures import Measure
from dragoman.reconcile.findings.held import Held

TIMELESS = frozenset({"cost", "length", "area", "capacity"})
"""Indicators of a thing that hold without a period."""
OF_GOODS = frozenset({"trade", "exports", "imports", "volume", "production"})
"""Indicators of what may be of one good, or of all."""
FAR = 2.0
"""A value that is this many times another is of something else, or misread: no contradiction."""
FAR_OF_SIZED = 2.5
"""The same of the size or cost of one thing, which nobody counts otherwise."""
FARTHEST = 4.0
"""The same of what two states trade in a year: each counts it otherwise, and not by little."""
SHORTER = 62
"""Days of the longest time in which two states count much the same."""
NOUGHTS = (10.0, 100.0, 1000.0)
"""How many times another a value is where a nought was lost; of money, millions may be read as billions."""


def are_of_one(some: Sequence[Measure], others: Sequence[Measure], held: Held) -> bool:
    """Whether those who tell two values can mean the same thing, good and part."""
    one, other = some[0], others[0]
    return (
        _may_be_meant(one.fact, other.fact)
        and not _lent_again(one, other)
        and _of_one_good(one, other, held)
        and _of_one_part(some, others, held)
    )


def _may_be_meant(one: Figure, other: Figure) -> bool:
    """Whether two values that differ can be of one thing."""
    times = max(one.value, other.value) / min(one.value, other.value) if one.value * other.value > 0 else 0
    if one.of is not None and one.indicator in TIMELESS - {"cost"} and round(times, 6) in NOUGHTS:
        return True
    sides = (one.area, one.counterpart)
    states = all(isinstance(side, str) and len(side) == len("CN") for side in sides)
    mirrored = one.indicator == "trade" and states and _is_long(one) and _is_long(other)
    sized = one.of is not None and one.indicator in TIMELESS
    return 1 <= times < (FARTHEST if mirrored else FAR_OF_SIZED if sized else FAR)


def _of_one_good(one: Measure, other: Measure, held: Held) -> bool:
    """Whether what was sent or made can be one good: wheat is not all grain, nor gas all exports."""
    if one.fact.indicator not in OF_GOODS:
        return True
    here, there = (held.handing.goods(some.told.context, some.told.words) for some in (one, other))
    if here and there:
        return bool(here & there)
    said = (other if here else one).told.context.casefold()
    return not (here or there) or any(good in fold(said) for good in here | there)


def _of_one_part(some: Sequence[Measure], others: Sequence[Measure], held: Held) -> bool:
    """Whether two sizes or costs are of the whole of a thing, or of the same part of it."""
    if some[0].fact.of is None:
        return True
    here, there = ({held.handing.parts(own_words(one, held)) for one in many} for many in (some, others))
    return not here.isdisjoint(there)


def own_words(one: Measure, held: Held) -> str:
    """Its sentence without the parts of which it is the whole: "5,6 hectares : 3,4 du côté chinois …"."""
    before, said, behind = one.told.context.partition(one.told.words)
    return before + said + behind[: held.handing.list_of_parts(behind)]


def _lent_again(one: Measure, other: Measure) -> bool:
    """Whether two loans without a date may be two: a bank lends for one thing again in another year."""
    if one.fact.indicator != "loan" or one.period is not None:
        return False
    return len({(some.told.published or "~")[:4] for some in (one, other)}) > 1


def _is_long(one: Figure) -> bool:
    """Whether it is of a year or of several months of it: each state counts what crosses when it will."""
    period = Period.of(one.period)
    return period is not None and period.year and period.days > SHORTER
