"""A share against its whole, where one sentence gives the share, the part and the whole.

Where the whole stands in the sentence before or behind, the share is told of only if it fits, or if it is
said to be of that ("85 % de cette somme").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dragoman.model.fact import Figure
from dragoman.model.finding import Finding
from dragoman.model.period import Agreement, agreement
from dragoman.model.reason import Reason
from dragoman.model.span import Span
from dragoman.reconcile.findings.figures import LEVELS, PAID, SPENT, Measure, amount, measures, topic
from dragoman.reconcile.findings.held import Held, together
from dragoman.reconcile.findings.printed import Interval
from dragoman.reconcile.handing import HandingReader

HUNDRED = Decimal(100)
APART = 80
"""Characters between a part and the share that it is."""
OF = 12
"""Characters between a share and the whole that it is of ("3,5 % des quelque …")."""
BEFORE = 150
"""Characters between a whole and its part in the next sentence, or between a share and the whole."""
ANYONE = "person"
"""What is counted where a text says no more than whose they are ("dont 310 000 Chinois")."""


MADE = frozenset({"production", "volume"})
"""What is a share of what works can make or carry in a year."""
A_YEAR = "/a"
"""How the unit of what they can ends."""
_STOP = re.compile(r"[,.;:()]")


@dataclass(frozen=True, slots=True)
class Shared:
    """A share with the part that it is and the whole that it is of, and whether they fit."""

    share: Measure
    part: Measure
    whole: Measure
    holds: bool


def share_findings(held: Held) -> Iterator[Finding]:
    """A finding for each share whose sentence has just two amounts of one kind: the part and the whole."""
    return map(_finding, shares(held))


def shares(held: Held) -> Iterator[Shared]:
    """Every share of which the text tells the part and the whole, in the order of documents."""
    levels: dict[str, list[Measure]] = defaultdict(list)
    told: dict[str, list[Measure]] = defaultdict(list)
    for one in measures(held):
        if one.closed and one.fact.indicator in LEVELS:
            levels[one.told.document].append(one)
        elif one.closed and one.fact.indicator in ("share", "other") and one.fact.unit == "percent":
            told[one.told.document].append(one)
    for document in sorted(told):
        for one in sorted(told[document], key=lambda one: one.told.place):
            yield from _shared(one, levels[document], held.handing)


def _shared(share: Measure, levels: Sequence[Measure], handing: HandingReader) -> Iterator[Shared]:
    free = [one for one in levels if one.fact.of is None]
    near = [one for one in free if together(one.told, share.told)]
    pairs = [(part, whole) for part in near for whole in near if _is_part(part, whole)]
    said = _said_behind(share, levels, handing)
    if said:
        pairs, near = said, []
    taken_up = [] if pairs else _taken_up(share, levels, handing)
    before = taken_up or ([] if pairs or len(near) != 1 else _wholes_beside(near[0], share.fact, free))
    for part, whole in pairs if len(pairs) == 1 else before:
        if (possible := _possible(part, whole)) is None:
            continue
        holds = possible.meets(share.bounds)
        told_so = share.fact.indicator != "other"
        alike = not said and (part.sides == whole.sides or part.fact.unit != whole.fact.unit)
        if (alike or not told_so) and not _in_order(whole, part, share):
            continue
        # What a percentage is of that the text does not call a share, or not there, is known if it fits.
        if holds or (told_so and (taken_up or not before)):
            yield Shared(share, part, whole, holds)


def _is_part(part: Measure, whole: Measure) -> bool:
    """Whether one amount can be a part of another by its kind."""
    units = {part.fact.unit, whole.fact.unit}
    alike = (part.fact.indicator, part.period) == (whole.fact.indicator, whole.period)
    counted = len(units) == 1 or (ANYONE in units and part.fact.indicator == "count")
    return alike and counted and part.fact.value < whole.fact.value


def _wholes_beside(part: Measure, share: Figure, levels: Sequence[Measure]) -> list[tuple[Measure, Measure]]:
    """A part right before its share, with the only amount of its kind that stands right before or behind."""
    first, last = part.fact.spans[0], share.spans[0]
    wholes = [
        one
        for one in levels
        if not together(one.told, part.told)
        and (_is_near(one.fact.spans[0], first) or _is_near(last, one.fact.spans[0]))
        and (one.fact.indicator, one.fact.unit) == (part.fact.indicator, part.fact.unit)
        and one.fact.value > part.fact.value
        and agreement(one.period, part.period) is not Agreement.CLASH
    ]
    beside = first.end <= last.start <= first.end + APART
    return [(part, wholes[0])] if beside and len(wholes) == 1 else []


def _taken_up(
    share: Measure, levels: Sequence[Measure], handing: HandingReader
) -> list[tuple[Measure, Measure]]:
    """A part right before its share, with the only cost before it of which that is said to be a share."""
    near = [one for one in levels if together(one.told, share.told)]
    if len(near) != 1 or not handing.of_the_sum(share.told.context, share.told.words):
        return []
    part = near[0]
    first, last = part.fact.spans[0], share.fact.spans[0]
    wholes = [
        one
        for one in levels
        if _is_near(one.fact.spans[0], first)
        and not together(one.told, part.told)
        and one.fact.indicator in SPENT
        and part.fact.indicator in PAID - {"debt"}
        and one.fact.unit == part.fact.unit
        and one.fact.value > part.fact.value
    ]
    beside = first.end <= last.start <= first.end + APART
    return [(part, wholes[0])] if beside and len(wholes) == 1 else []


def _said_behind(
    share: Measure, levels: Sequence[Measure], handing: HandingReader
) -> list[tuple[Measure, Measure]]:
    """A part right before its share, and behind that the size or cost that it is said to be a share of.

    "167 000 tonnes, soit 85 % de sa capacité, qui est de 197 100 tonnes par an".
    """
    place, near = share.fact.spans[0], [one for one in levels if together(one.told, share.told)]
    ahead = [one for one in near if one.fact.spans[0].end <= place.start <= one.fact.spans[0].end + APART]
    behind = [one for one in near if place.end <= one.fact.spans[0].start <= place.end + BEFORE]
    if not ahead or not behind:
        return []
    part = max(ahead, key=lambda one: one.fact.spans[0])
    whole = min(behind, key=lambda one: one.fact.spans[0])
    used = part.fact.indicator in MADE and whole.fact.indicator == "capacity"
    paid = part.fact.indicator in PAID - SPENT and whole.fact.indicator in SPENT
    between = share.told.context.partition(share.told.words)[2].partition(whole.told.words)[0]
    told = (used and handing.of_capacity(between)) or (
        paid and handing.of_the_sum(share.told.context, share.told.words)
    )
    units = part.fact.unit, whole.fact.unit.removesuffix(A_YEAR if used else "")
    return [(part, whole)] if told and units[0] == units[1] else []


def _is_near(one: Span, other: Span) -> bool:
    return one.end <= other.start <= one.end + BEFORE


def _possible(part: Measure, whole: Measure) -> Interval | None:
    """Where the share of a part can lie, by the digits that are printed."""
    low, high = part.bounds.bounded, whole.bounds.bounded
    if low is None or high is None or high[0] <= 0:
        return None
    return Interval(low[0] / high[1] * HUNDRED, low[1] / high[0] * HUNDRED)


def _finding(found: Shared) -> Finding:
    share, part, whole = found.share, found.part, found.whole
    got = Decimal(repr(part.fact.value)) / Decimal(repr(whole.fact.value)) * HUNDRED
    why = Reason(
        "share-fits" if found.holds else "share-does-not-fit",
        {"topic": topic(whole), "part": amount(part), "whole": amount(whole)}
        | {"share": {"number": f"{got:.3g}"}, "said": {"printed": share.said}},
    )
    return Finding(
        kind="arithmetic",
        about=tuple(sorted({part.account.id, whole.account.id})),
        facts=tuple(sorted((share.told.id, part.told.id, whole.told.id))),
        explanation=why.said,
        reason=why.to_json(),
        holds=found.holds,
        expected=round(float(got), 2),
        got=share.fact.value,
    )


def _in_order(whole: Measure, part: Measure, share: Measure) -> bool:
    """Whether the share stands right behind its part, and that behind the whole ("…, dont …, soit … %").

    The whole may stand right behind the share, too, with no stop between ("…, soit 3,5 % des …").
    """
    first, second, third = (one.fact.spans[0] for one in (whole, part, share))
    if not second.end <= third.start <= second.end + APART:
        return False
    between = share.told.context.partition(share.told.words)[2].partition(whole.told.words)[0]
    is_of = third.end < first.start <= third.end + OF and not _STOP.search(between)
    return first.end <= second.start or is_of
