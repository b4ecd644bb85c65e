"""Parts against their total: states of a region, halves and quarters of a year, exports and imports of trade.

Only where every part is known do they have to make the total; where some are missing they may not exceed it,
nor may what some months of a year brought exceed what more of them did.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

from dragoman.model.finding import Finding
from dragoman.model.period import Period
from dragoman.model.reason import Tagged
from dragoman.packs.framework import Framework
from dragoman.reconcile import names
from dragoman.reconcile.findings.figures import LEVELS, Measure, amount, measures, named
from dragoman.reconcile.findings.held import Held, year_of
from dragoman.reconcile.findings.printed import Interval
from dragoman.reconcile.findings.sums import bounds_of_sum, sum_finding

ADDITIVE = LEVELS - {"price", "capacity", "length", "gdp", "population", "debt"}
"""Indicators whose parts can be added up."""
SPLITS: tuple[tuple[str, ...], ...] = (
    ("{y}-01/{y}-06", "{y}-07/{y}-12"),
    ("{y}-01/{y}-03", "{y}-04/{y}-06", "{y}-07/{y}-09", "{y}-10/{y}-12"),
)
"""The halves and the quarters of a year."""

FLOWING = frozenset({"trade", "exports", "imports", "fdi", "production", "volume"})
"""Indicators of what goes on adding up: more months have no less of it."""

Key = tuple[str, str, str]
"""Indicator, unit, period."""


def part_findings(held: Held) -> Iterator[Finding]:
    """A finding for each total whose parts are all known, or of which those known exceed it."""
    some = [
        one
        for one in measures(held)
        if one.closed and one.fact.indicator in ADDITIVE and one.fact.base_period is None and one.period
    ]
    yield from _of_regions(some, held.framework)
    yield from _of_years(some)
    yield from _of_months(some, held)
    yield from _of_trade(some)


def _of_regions(some: Sequence[Measure], framework: Framework) -> Iterator[Finding]:
    members = {region.id: frozenset(region.members) for region in framework.card.regions}
    by_key: dict[Key, dict[frozenset[str], list[Measure]]] = defaultdict(lambda: defaultdict(list))
    for one in some:
        if one.fact.of is None:
            by_key[one.fact.indicator, one.fact.unit, one.period or ""][one.sides].append(one)
    for key in sorted(by_key):
        for sides, totals in sorted(by_key[key].items(), key=lambda item: sorted(item[0])):
            for region in sorted(sides & members.keys()):
                others = sides - {region}
                parts = {
                    state: by_key[key].get(others | {state}, []) for state in sorted(members[region] - others)
                }
                yield from _summed(totals, parts, lambda state: {"party": state})


def _of_years(some: Sequence[Measure]) -> Iterator[Finding]:
    by_series: dict[tuple[str, str], dict[str, list[Measure]]] = defaultdict(lambda: defaultdict(list))
    for one in some:
        by_series[one.account.id, one.fact.unit][one.period or ""].append(one)
    for series in sorted(by_series):
        for period, totals in sorted(by_series[series].items()):
            if len(period) == len("2024") and (year := year_of(period)):
                for split in SPLITS:
                    terms = [term.replace("{y}", str(year)) for term in split]
                    parts = {term: by_series[series].get(term, []) for term in terms}
                    if all(parts.values()):
                        yield from _summed(totals, parts, lambda term: {"date": term})


def _of_months(some: Sequence[Measure], held: Held) -> Iterator[Finding]:
    """Some months of a year against more of them, as one state counts them: others count otherwise."""
    by_series: dict[tuple[str, str], dict[str, list[Measure]]] = defaultdict(lambda: defaultdict(list))
    for one in some:
        if one.fact.indicator in FLOWING and year_of(one.period):
            by_series[one.account.id, one.fact.unit][one.period or ""].append(one)
    for series in sorted(by_series):
        periods = by_series[series]
        for outer, inner in permutations(sorted(periods), 2):
            if not _holds(outer, inner):
                continue
            for whole in _distinct(periods[outer]):
                given = [one for one in periods[inner] if _counted_alike(one, whole, held)]
                room, most = given and _room(given, whole).bounded, whole.room.bounded
                if room and most and room[0] > most[1]:
                    chosen = _nearest(given, whole, {})
                    listed = {"name": {"date": inner}, "amount": amount(chosen)}
                    yield sum_finding(
                        whole, [chosen], {"makers": {"parts": [listed], "missing": []}}, room, False
                    )


def _holds(outer: str, inner: str) -> bool:
    """Whether the one period has all days of the other, and more."""
    whole, part = Period.of(outer), Period.of(inner)
    if whole is None or part is None or whole.days <= part.days:
        return False
    return whole.first <= part.first and part.last <= whole.last


def _counted_alike(one: Measure, other: Measure, held: Held) -> bool:
    """Whether two figures are of one count: of one text, or of houses of one state."""
    if one.told.document == other.told.document:
        return True
    states = {held.state_of(two.told.publisher) for two in (one, other)}
    return None not in states and len(states) == 1


def _of_trade(some: Sequence[Measure]) -> Iterator[Finding]:
    """Trade of one with another is what the one sells to the other and buys from it."""
    flows: dict[tuple[str, str, str], dict[str, list[Measure]]] = defaultdict(lambda: defaultdict(list))
    totals: dict[tuple[str, str, str], list[Measure]] = defaultdict(list)
    for one in some:
        fact = one.fact
        if fact.area is None or fact.counterpart is None or fact.of is not None:
            continue
        area, counterpart = names.key(fact.area), names.key(fact.counterpart)
        pair = "\0".join(sorted((area, counterpart)))
        key = (pair, fact.unit, one.period or "")
        first = min(area, counterpart)
        if fact.indicator == "trade":
            totals[key].append(one)
        elif fact.indicator in ("exports", "imports"):
            # What one exports to the other is what the other imports from it.
            outward = (fact.indicator == "exports") == (area == first)
            flows[key]["outward" if outward else "inward"].append(one)
    for key in sorted(totals):
        if len(flows[key]) == len(("outward", "inward")):
            (_, one), (_, other) = sorted(_sides(totals[key][0]).items())
            way = {"outward": {"flow": [one, other]}, "inward": {"flow": [other, one]}}
            some_flows = dict(sorted(flows[key].items()))
            yield from _summed(totals[key], some_flows, way.__getitem__)


def _sides(one: Measure) -> dict[str, Any]:
    """The two that trade, by key."""
    return {names.key(side): named(side) for side in (one.fact.area, one.fact.counterpart) if side}


def _summed(
    totals: Sequence[Measure], parts: Mapping[str, Sequence[Measure]], called: Callable[[str], Tagged]
) -> Iterator[Finding]:
    """One finding a total: all parts known, or those known too much already; `called` names a part."""
    known = {name: given for name, given in parts.items() if given}
    if len(known) < len(("one", "other")):
        return
    told = Counter(document for given in known.values() for document in {one.told.document for one in given})
    for total in _distinct(totals):
        chosen = [_nearest(given, total, told) for given in known.values()]
        if _have_their_own(chosen, total, totals):
            continue
        made, whole = bounds_of_sum(_room(given, total) for given in known.values()), total.room
        if made is None or whole.bounded is None:
            continue
        complete = len(known) == len(parts)
        holds = Interval(*made).meets(whole) if complete else made[0] <= whole.bounded[1]
        if not complete and holds:
            continue
        listed = [
            {"name": called(name), "amount": amount(one)} for name, one in zip(known, chosen, strict=True)
        ]
        missing = [called(name) for name in sorted(set(parts) - set(known))]
        makers = {"makers": {"parts": listed, "missing": missing}}
        yield sum_finding(total, chosen, makers, made, holds)


def _have_their_own(parts: Sequence[Measure], total: Measure, totals: Sequence[Measure]) -> bool:
    """Whether who tells all of the parts gives another total: who gives this one counts otherwise."""
    tellers = {one.told.document for one in parts}
    given = {one.fact.value for one in totals if one.told.document in tellers}
    return len(tellers) == 1 and bool(given) and total.fact.value not in given


def _nearest(given: Sequence[Measure], total: Measure, told: Mapping[str, int]) -> Measure:
    """The figure for a part: of the total's own document, else of the one that tells most of the parts."""
    own = total.told.document
    return min(
        given, key=lambda one: (one.told.document != own, -told.get(one.told.document, 0), one.told.place)
    )


def _room(given: Sequence[Measure], total: Measure) -> Interval:
    """Where a part can lie, by the total's own text, else by any: other sources may count it otherwise."""
    own = [one for one in given if one.told.document == total.told.document]
    bounds = [one.room.bounded for one in own or given]
    known = [one for one in bounds if one is not None]
    return Interval(min(low for low, _ in known), max(high for _, high in known))


def _distinct(totals: Sequence[Measure]) -> list[Measure]:
    """One measure a value: that two sources give the same total makes it no other total."""
    found: dict[float, Measure] = {}
    for one in sorted(totals, key=lambda one: one.told.place):
        found.setdefault(one.fact.value, one)
    return list(found.values())
