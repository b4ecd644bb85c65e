"""Amounts that a text lists beside their sum, whatever it says each of them is: whether they make it.

That a text's list is complete cannot be known, but of one that stands behind the sum and a colon, to the end
of its sentence; so that another does not make the sum is no finding, that it does to the printed digits is
one. Parts whose kinds are known are `parts`' business.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from dragoman.model.finding import Finding
from dragoman.reconcile.findings.figures import LEVELS, PAID, SPENT, Measure, amount, measures
from dragoman.reconcile.findings.held import Held, together
from dragoman.reconcile.findings.printed import Interval
from dragoman.reconcile.findings.sums import bounds_of_sum, sum_finding, value_of_sum

FEWEST = 3
"""Parts of a list that spreads over sentences, or misses its sum; in the sum's sentence two are enough."""
MOST = 8
"""Parts of a list that may miss its sum: of more, some will be parts of others."""
COLON = ":"
REACH = 400
"""Characters from the sum to the end of its list."""
SHARE = "share"
A_YEAR = "/a"
"""The end of the unit of what there is each year."""
SUMMABLE = (LEVELS | {"other", SHARE}) - {"price", "gdp", "population"}


def list_findings(held: Held) -> Iterator[Finding]:
    """A finding for each amount that the amounts behind it, or before it, add up to."""
    for total, run, holds in _lists(measures(held)):
        yield _finding(total, run, holds)


def _lists(some: Iterable[Measure]) -> Iterator[tuple[Measure, Sequence[Measure], bool]]:
    """Each amount with those that are listed beside it, and whether they make it."""
    by_document: dict[tuple[str, str], list[Measure]] = defaultdict(list)
    for one in some:
        fact = one.fact
        if one.closed and fact.base_period is None and fact.spans and fact.indicator in SUMMABLE:
            by_document[one.told.document, fact.unit.removesuffix(A_YEAR)].append(one)
    for key in sorted(by_document):
        every = sorted(by_document[key], key=lambda one: one.fact.spans[0])
        for total in every:
            alike = [one for one in every if one.fact.unit == total.fact.unit or _is_rate_of(total, one)]
            place = alike.index(total)
            behind, before = alike[place + 1 :], alike[:place][::-1]
            run = _run(total, behind) or _run(total, before)
            if run:
                yield total, sorted(run, key=lambda one: one.fact.spans[0]), True
            elif missing := _spelled_out(total, behind):
                yield total, missing, False


def _is_rate_of(total: Measure, part: Measure) -> bool:
    """Whether a part is told without the time of its sum: "3 milliards par an : 1 milliard …"."""
    return total.fact.unit == part.fact.unit + A_YEAR and together(total.told, part.told)


def _run(total: Measure, others: Sequence[Measure]) -> Sequence[Measure]:
    """The longest run of amounts, the nearest first, that makes the total; none where there is none."""
    near = [one for one in others if _distance(total, one) <= REACH]
    for size in range(len(near), 1, -1):
        run = near[:size]
        enough = size >= FEWEST or all(together(total.told, one.told) for one in run)
        if not enough or any(one.fact.value >= total.fact.value for one in run):
            continue
        if SHARE in {one.fact.indicator for one in (total, *run)}:  # "49 % du port : 24,5 % pour l'un et …"
            if _spells_out(run, total) and len({one.fact.indicator for one in (total, *run)}) == 1:
                return run
            continue
        if _makes(run, total) or _spells_out(run, total) or _splits(run, near, total):
            return run
    return ()


def _spelled_out(total: Measure, behind: Sequence[Measure]) -> Sequence[Measure]:
    """What a sum is said to be made of, behind a colon, and is not; none where some of that may be parts."""
    parts = [one for one in behind if together(total.told, one.told)]
    if (
        total.fact.indicator == SHARE
        or not FEWEST <= len(parts) <= MOST
        or not all(one.fact.value < total.fact.value for one in parts)
    ):
        return ()
    rest = total.told.context.partition(total.told.words)[2].lstrip()
    for one in parts:
        rest = rest.replace(one.told.words, "", 1)
    if not rest.startswith(COLON) or any(sign.isdigit() for sign in rest):  # some amount was not read
        return ()
    some = (run for size in range(2, len(parts) + 1) for run in combinations(parts, size))
    made, whole = value_of_sum(parts), Decimal(repr(total.fact.value))
    near = whole / 2 < made < whole * 2
    return parts if near and not any(_makes(run, total) for run in some) else ()


def _spells_out(run: Sequence[Measure], total: Measure) -> bool:
    """Whether a sum and a colon stand before amounts that make it to the last digit, however coarse."""
    rest = total.told.context.partition(total.told.words)[2].lstrip()
    exact = value_of_sum(run) == Decimal(repr(total.fact.value))
    # Behind a share stands of what it is.
    share = total.fact.indicator == SHARE
    led = COLON in rest.partition(run[0].told.words)[0] if share else rest.startswith(COLON)
    return exact and led and all(together(total.told, one.told) for one in run)


def _splits(run: Sequence[Measure], near: Sequence[Measure], total: Measure) -> bool:
    """Whether the sum's sentence splits it to the last digit into amounts of its kind, however coarse.

    What something costs is split into what is lent, granted and put in, too.
    """
    kinds, periods = {one.fact.indicator for one in (total, *run)}, {one.period for one in (total, *run)}
    alike = len(kinds) == 1 or (total.fact.indicator in SPENT and total.is_money and kinds <= PAID)
    whole = value_of_sum(run) == Decimal(repr(total.fact.value)) and total.fact.indicator != "other"
    there = [one for one in near if together(total.told, one.told)]
    behind = all(total.fact.spans[0] < one.fact.spans[0] for one in run)
    if not (whole and alike and len(periods) == 1 and behind and len(there) == len(run)):
        return False
    rest = total.told.context.partition(total.told.words)[2]
    for one in run:
        rest = rest.replace(one.told.words, "", 1)
    return not any(sign.isdigit() for sign in rest)  # no years, and no amount that was not read


def _distance(one: Measure, other: Measure) -> int:
    first, second = sorted((one.fact.spans[0], other.fact.spans[0]))
    return second.start - first.end


def _makes(run: Sequence[Measure], total: Measure) -> bool:
    made = bounds_of_sum(one.bounds for one in run)
    if made is None or total.bounds.bounded is None:
        return False
    low, high = made
    # Many coarse figures make nearly everything: what they leave open must be little of the whole.
    return high - low <= abs(low) / 10 and Interval(low, high).meets(total.bounds)


def _finding(total: Measure, run: Sequence[Measure], holds: bool) -> Finding:
    parts = [{"amount": amount(one)} for one in run]
    made = bounds_of_sum(one.bounds for one in run)
    bounds = made or (value_of_sum(run), value_of_sum(run))
    return sum_finding(
        total, run, {"makers": {"document": total.told.document, "parts": parts}}, bounds, holds
    )
