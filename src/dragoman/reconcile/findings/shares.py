"""A share against its whole, where one sentence gives the share, the part and the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from dragoman.model.entry import Told
from dragoman.model.fact import Figure
from dragoman.model.finding import Finding
from dragoman.model.reason import Reason
from dragoman.reconcile.findings.figures import LEVELS, Measure, amount, measures, topic
from dragoman.reconcile.findings.held import Held, together
from dragoman.reconcile.findings.printed import Interval, interval

HUNDRED = Decimal(100)
APART = 80
"""Characters between a part and the share that it is."""


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
    near = [one for one in levels if together(one.told, told) and one.fact.of is None]
    pairs = [
        (part, whole)
        for part in near
        for whole in near
        if part.fact.value < whole.fact.value
        and (part.fact.indicator, part.fact.unit, part.period)
        == (whole.fact.indicator, whole.fact.unit, whole.period)
    ]
    if len(pairs) != 1 or share.unit != "percent" or share.qualifier in ("at-least", "at-most"):
        return
    part, whole = pairs[0]
    if part.sides == whole.sides and not _in_order(whole.fact, part.fact, share):
        return
    low, high = part.bounds.bounded, whole.bounds.bounded
    if low is None or high is None or high[0] <= 0:
        return
    got = Decimal(repr(part.fact.value)) / Decimal(repr(whole.fact.value)) * HUNDRED
    possible = Interval(low[0] / high[1] * HUNDRED, low[1] / high[0] * HUNDRED)
    holds = possible.meets(interval(share.value, told.words, share.qualifier))
    if share.indicator == "other" and not (holds and _in_order(whole.fact, part.fact, share)):
        return  # what a percentage is of that the text does not call a share is known if it fits
    why = Reason(
        "share-fits" if holds else "share-does-not-fit",
        {"topic": topic(whole), "part": amount(part), "whole": amount(whole)}
        | {"share": {"number": f"{got:.3g}"}, "said": {"printed": " ".join(told.words.split())}},
    )
    yield Finding(
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
