"""Exports and imports that a text tells beside the trade which they make, without saying with whom.

"Le commerce entre la Chine et le Turkménistan s'est établi à … Les exportations chinoises ont atteint …, les
importations …": what follows the trade of two states is with the other of them. Where the text says with
whom, `parts` compares them, whoever tells them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from dragoman.model.entity import Party
from dragoman.model.finding import Finding
from dragoman.reconcile import names
from dragoman.reconcile.findings.figures import Measure, amount, measures, named
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.findings.printed import Interval
from dragoman.reconcile.findings.sums import bounds_of_sum, sum_finding

WAYS = ("exports", "imports")
REACH = 250
"""Characters from the trade to the last of its two ways."""
NEAR = Decimal("0.2")
"""By how much of the trade its two ways may miss it: if by more, they are with others, too."""


def flow_findings(held: Held) -> Iterator[Finding]:
    """A finding for each trade of two right behind which a text tells what the one sells and buys."""
    by_key: dict[tuple[str, str, str], list[Measure]] = defaultdict(list)
    for one in measures(held):
        told = one.closed and one.fact.base_period is None and one.fact.of is None
        if told and one.is_money and one.fact.indicator in {"trade", *WAYS}:
            by_key[one.told.document, one.fact.unit, one.period or ""].append(one)
    for key in sorted(by_key):
        some = sorted(by_key[key], key=lambda one: one.fact.spans[0])
        totals = [one for one in some if one.fact.indicator == "trade"]
        for total in totals:
            ways = _ways(total, some)
            if len(ways) == len(WAYS) and not any(other is not total for other in totals):
                yield from _compared(total, ways)


def _ways(total: Measure, others: Sequence[Measure]) -> list[Measure]:
    """What one of the two that trade sells and buys by the words right behind, one of each."""
    area, counterpart = total.fact.area, total.fact.counterpart
    if area is None or counterpart is None:
        return []
    sides, end = names.keys((area, counterpart)), total.fact.spans[0].end
    behind = [
        one
        for one in others
        if one.fact.indicator in WAYS
        and len(one.sides) == 1
        and one.sides <= sides
        and end <= one.fact.spans[0].start <= end + REACH
    ]
    one_side = len({one.sides for one in behind}) == 1
    return behind if one_side and {one.fact.indicator for one in behind} == set(WAYS) else []


def _compared(total: Measure, ways: Sequence[Measure]) -> Iterator[Finding]:
    made, whole = bounds_of_sum(one.bounds for one in ways), total.room
    if made is None or not Interval(*made).meets(whole.widened(NEAR)):
        return
    teller = next(iter(ways[0].sides))
    first, second = (one for one in (total.fact.area, total.fact.counterpart) if one is not None)
    own, other = (first, second) if names.key(first) == teller else (second, first)
    parts = [{"name": _way(one, own, other), "amount": amount(one)} for one in ways]
    makers = {"makers": {"parts": parts, "missing": []}}
    yield sum_finding(total, ways, makers, made, Interval(*made).meets(whole))


def _way(one: Measure, own: Party, other: Party) -> dict[str, object]:
    sides = (own, other) if one.fact.indicator == "exports" else (other, own)
    return {"flow": [named(side) for side in sides]}
