"""A sum in two currencies: whether the printed digits admit that year's average rate, give or take 2 %.

Customs use another rate than central banks, and a year's sum is made of months: hence the 2 %.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from dragoman.model.fact import Figure
from dragoman.model.finding import Finding
from dragoman.model.period import SEASON, Period
from dragoman.model.reason import Reason
from dragoman.reconcile.findings.figures import LEVELS, Measure, amount, measures, topic
from dragoman.reconcile.findings.held import Held, together, year_of
from dragoman.reconcile.findings.printed import Interval, interval

OF_A_YEAR = frozenset({"trade", "exports", "imports"})
"""Indicators of which two states have one sum in a year, whoever tells it."""
NEAR = Decimal("0.02")
"""By how much of itself a rate may differ from the year's average."""
APART = 60
"""Characters between a sum and the same sum in another currency ("…, soit environ …")."""
ASIDE = (",", "(", "–", "-")
"""How an aside begins that gives a sum again."""
BRACKET = "("
"""How it begins right behind a sum that is only the least or the most."""
CLOSED = ")"
"""What ends an aside: the sum in it is that of the words before, not of those behind."""
HALF_A_YEAR = 6
"""The last month of the first half of a year."""
TWICE = Decimal(2)
"""Two sums of which one is more than this times the other are not the same sum."""
OFF = Decimal("0.05")
"""By how much of itself a sum may miss that for which it lacks a nought."""
NOUGHTS = tuple(Decimal(10) ** power for power in (-3, -1, 1, 3))
"""By how much a sum is off that was printed with a nought too many or few, or in millions, not billions."""


def currency_findings(held: Held) -> Iterator[Finding]:
    """A finding for each sum that is told in two currencies for a year whose rate the pack has."""
    by_sum: dict[tuple[str, str | None], list[Measure]] = defaultdict(list)
    for one in measures(held):
        known = one.fact.indicator in LEVELS or is_unknown(one.fact)
        if one.is_money and one.fact.qualifier != "ordinal" and known and one.fact.base_period is None:
            by_sum[_group(one), one.period].append(one)
    for (_, period), some in sorted(by_sum.items(), key=lambda item: (item[0][0], item[0][1] or "")):
        done: set[frozenset[tuple[str, float]]] = set()
        for one, other in [*_side_by_side(some), *_of_one_year(some)]:
            sums = frozenset((two.fact.unit, two.fact.value) for two in (one, other))
            found = None if sums in done else _of_years(one, other, _years(period, one.told.published), held)
            if found is not None:
                done.add(sums)
                yield found


def _years(period: str | None, published: str | None) -> list[int]:
    """The years whose rates may hold: of a day or month the nearest other year, too.

    Where no period is told, the year of the text and the one before.
    """
    known = Period.of(period)
    year = year_of(period)
    if known is None or year is None:
        text = year_of(published)
        return [] if text is None else [text, text - 1]
    if known.days > SEASON:
        return [year]
    return [year, year - 1 if known.first.month <= HALF_A_YEAR else year + 1]


def _of_years(one: Measure, other: Measure, years: Sequence[int], held: Held) -> Finding | None:
    """What the first year says by whose rate the sums fit, else the first one."""
    found = [made for year in years if (made := _compared(one, other, year, held)) is not None]
    return next((made for made in found if made.holds), found[0] if found else None)


def _group(one: Measure) -> str:
    """A series; of what a text does not say whose or what it is, only its own words can be the same sum."""
    told = one.sides and not is_unknown(one.fact)
    return one.account.id if told else f"{one.told.document}\0{one.fact.indicator}"


def is_unknown(fact: Figure) -> bool:
    """Whether nobody knows what an amount is of: it is in no series."""
    return fact.indicator == "other"


def _side_by_side(some: Sequence[Measure]) -> Iterator[tuple[Measure, Measure]]:
    by_document: dict[str, list[Measure]] = defaultdict(list)
    for one in some:
        by_document[one.told.document].append(one)
    for held in by_document.values():
        for one, other in combinations(held, 2):
            if one.fact.unit != other.fact.unit and _same_sum(one, other):
                yield one, other


def _of_one_year(some: Sequence[Measure]) -> Iterator[tuple[Measure, Measure]]:
    """What a year has one of, told by different texts in different currencies."""
    by_sum: dict[tuple[str, float], Measure] = {}
    for one in some:
        two_states = one.fact.area is not None and one.fact.counterpart is not None
        if one.closed and one.fact.indicator in OF_A_YEAR and year_of(one.period) is not None and two_states:
            by_sum.setdefault((one.fact.unit, one.fact.value), one)
    for one, other in combinations(by_sum.values(), 2):
        if one.fact.unit != other.fact.unit and one.told.document != other.told.document:
            yield one, other


def _same_sum(one: Measure, other: Measure) -> bool:
    """Whether one is said beside the other: sums of different sources, or places, may be different sums."""
    if not together(one.told, other.told):
        return False
    first, second = sorted((one, other), key=lambda measure: measure.fact.spans[0])
    if not 0 <= second.fact.spans[0].start - first.fact.spans[0].end <= APART:
        return False
    behind = _between(first, second)
    if behind.startswith(CLOSED):
        return False
    if not (one.closed and other.closed) and not behind.startswith(BRACKET):
        return False
    if not is_unknown(one.fact):
        return True
    return one.sides == other.sides and behind.startswith(ASIDE)


def _between(first: Measure, second: Measure) -> str:
    """The words between two sums of one sentence."""
    return first.told.context.partition(first.told.words)[2].partition(second.told.words)[0].lstrip()


def _in_brackets(one: Measure, other: Measure) -> bool:
    """Whether the one stands in brackets right behind the other: it is the same sum, however printed."""
    first, second = sorted((one, other), key=lambda measure: measure.fact.spans[0])
    return together(one.told, other.told) and _between(first, second) == BRACKET


def _is_nought_away(times: Decimal) -> bool:
    """Whether a rate that is so many times the usual one is a nought off, or three."""
    return any(abs(times * noughts - 1) <= OFF for noughts in NOUGHTS)


def _compared(one: Measure, other: Measure, year: int, held: Held) -> Finding | None:
    """`one` in terms of `other`, so that the rate is above one."""
    if one.fact.value < other.fact.value:
        one, other = other, one
    average = held.framework.rates.cross(one.fact.unit, other.fact.unit, year)
    # "Plus de 610 milliards de yuans (83,9 milliards de dollars)": what is printed is exchanged.
    above, below = (interval(some.fact.value, some.told.words).bounded for some in (one, other))
    if average is None or above is None or below is None or below[0] <= 0:
        return None
    implied = Decimal(repr(one.fact.value)) / Decimal(repr(other.fact.value))
    admitted = Interval(above[0] / below[1], above[1] / below[0])
    usual = Interval(average, average).widened(NEAR)
    near = 1 / TWICE < implied / average < TWICE
    if not near and not (_in_brackets(one, other) and _is_nought_away(implied / average)):
        return None
    holds = admitted.meets(usual)
    source = held.framework.rates.source(one.fact.unit, year)
    source = source or held.framework.rates.source(other.fact.unit, year)
    why = Reason(
        "rate-fits" if holds else "rate-does-not-fit",
        {"topic": topic(one), "one": amount(one), "other": amount(other), "year": {"date": str(year)}}
        | {"rate": {"number": f"{implied:.4g}"}, "average": {"number": f"{average:.4g}"}}
        | {"unit": {"unit": one.fact.unit}, "base": {"single": other.fact.unit}},
    )
    return Finding(
        kind="arithmetic",
        about=tuple(sorted({one.account.id, other.account.id})),
        facts=tuple(sorted((one.told.id, other.told.id))),
        explanation=why.said,
        reason=why.to_json(),
        holds=holds,
        expected=round(float(average), 4),
        got=round(float(implied), 4),
        background=(source.url,) if source else (),
    )
