"""A share against its whole, where one sentence gives the share, the part and the whole.

Where the whole stands in a sentence before, the share is told of only if it fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from dragoman.model.entry import Told
from dragoman.model.fact import Figure
from dragoman.model.finding import Finding
from dragoman.model.period import Agreement, agreement
from dragoman.model.reason import Reason
from dragoman.reconcile.findings.figures import LEVELS, Measure, amount, measures, topic
from dragoman.reconcile.findings.held import Held, together
from dragoman.reconcile.findings.printed import Interval, interval

HUNDRED = Decimal(100)
APART = 80
"""Characters between a part and the share that it is."""
BEFORE = 150
"""Characters between a whole and its part in the next sentence."""
ANYONE = "person"
"""What is counted where a text says no more than whose they are ("dont 310 000 Chinois")."""


def share_findings(held: Held) -> Iterator[Finding]:
    """A finding for each share whose sentence has just two amounts of one kind: the part and the whole."""
    levels: dict[str, list[Measure]] = defaultdict(list)
    for one in measures(held):
        if one.closed and one.fact.indicator in LEVELS:
            levels[one.told.document].append(one)
    for document in sorted(held.by_document):
        for told in held.by_document[document]:
            if isinstance(told.fact, Figure) and told.fact.indicator in ("share", "other"):
                yield from _compared(told, told.fact, levels[document])


def _compared(told: Told, share: Figure, levels: Sequence[Measure]) -> Iterator[Finding]:
    if share.unit != "percent" or share.qualifier in ("at-least", "at-most"):
        return
    free = [one for one in levels if one.fact.of is None]
    near = [one for one in free if together(one.told, told)]
    pairs = [(part, whole) for part in near for whole in near if _is_part(part, whole)]
    before = [] if pairs or len(near) != 1 else _wholes_before(near[0], share, free)
    for part, whole in pairs if len(pairs) == 1 else before:
        if (possible := _possible(part, whole)) is None:
            continue
        holds = possible.meets(interval(share.value, told.words, share.qualifier))
        told_so = share.indicator != "other"
        alike = part.sides == whole.sides or part.fact.unit != whole.fact.unit
        if (alike or not told_so) and not _in_order(whole.fact, part.fact, share):
            continue
        # What a percentage is of that the text does not call a share, or not there, is known if it fits.
        if holds or (told_so and not before):
            yield _finding(told, share, (part, whole), holds)


def _is_part(part: Measure, whole: Measure) -> bool:
    """Whether one amount can be a part of another by its kind."""
    units = {part.fact.unit, whole.fact.unit}
    alike = (part.fact.indicator, part.period) == (whole.fact.indicator, whole.period)
    counted = len(units) == 1 or (ANYONE in units and part.fact.indicator == "count")
    return alike and counted and part.fact.value < whole.fact.value


def _wholes_before(part: Measure, share: Figure, levels: Sequence[Measure]) -> list[tuple[Measure, Measure]]:
    """A part right before its share, with the only amount of its kind that stands right before it."""
    first, last = part.fact.spans[0], share.spans[0]
    wholes = [
        one
        for one in levels
        if not together(one.told, part.told)
        and one.fact.spans[0].end <= first.start <= one.fact.spans[0].end + BEFORE
        and (one.fact.indicator, one.fact.unit) == (part.fact.indicator, part.fact.unit)
        and one.fact.value > part.fact.value
        and agreement(one.period, part.period) is not Agreement.CLASH
    ]
    beside = first.end <= last.start <= first.end + APART
    return [(part, wholes[0])] if beside and len(wholes) == 1 else []


def _possible(part: Measure, whole: Measure) -> Interval | None:
    """Where the share of a part can lie, by the digits that are printed."""
    low, high = part.bounds.bounded, whole.bounds.bounded
    if low is None or high is None or high[0] <= 0:
        return None
    return Interval(low[0] / high[1] * HUNDRED, low[1] / high[0] * HUNDRED)


def _finding(told: Told, share: Figure, pair: tuple[Measure, Measure], holds: bool) -> Finding:
    part, whole = pair
    got = Decimal(repr(part.fact.value)) / Decimal(repr(whole.fact.value)) * HUNDRED
    why = Reason(
        "share-fits" if holds else "share-does-not-fit",
        {"topic": topic(whole), "part": amount(part), "whole": amount(whole)}
        | {"share": {"number": f"{got:.3g}"}, "said": {"printed": " ".join(told.words.split())}},
    )
    return Finding(
        kind="arithmetic",
        about=tuple(sorted({part.account.id, whole.account.id})),
        facts=tuple(sorted((told.id, part.told.id, whole.told.id))),
        explanation=why.said,
        reason=why.to_json(),
        holds=holds,
        expected=round(float(got), 2),
        got=share.value,
    )


def _in_order(whole: Figure, part: Figure, share: Figure) -> bool:
    """Whether the share stands right behind its part, and that behind the whole ("…, dont …, soit … %")."""
    first, second, third = (one.spans[0] for one in (whole, part, share))
    return first.end <= second.start and second.end <= third.start <= second.end + APART
