"""A growth and the amounts it lies between: the base it implies, and whether a source gives another.

A growth belongs to the amount that its own sentence gives for its period, or the one before that it takes up;
without one it says nothing here.
Of an amount that is nobody's ("1,3 million de tonnes sont passées par Koulma") the base is one that the same
text gives in a sentence with the same name, if it fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dragoman.model.account import Point
from dragoman.model.finding import Finding
from dragoman.model.reason import Reason
from dragoman.reconcile import names
from dragoman.reconcile.findings.backing import named
from dragoman.reconcile.findings.figures import LEVELS, Measure, amount, measures, topic, worked_out
from dragoman.reconcile.findings.held import Held, together
from dragoman.reconcile.findings.printed import Interval
from dragoman.reconcile.handing import HandingReader

HUNDRED = Decimal(100)
FAR = 2.0
"""A base that is this many times another is of something else, or misread: no contradiction, nothing."""
BLANKS = 3
"""Signs between two sentences."""
DIGITS = 4
"""Digits to which an implied amount is given."""


@dataclass(frozen=True, slots=True)
class Implied:
    """An amount that a growth implies for its base period."""

    growth: Measure
    level: Measure
    bounds: Interval
    value: Decimal

    @property
    def point(self) -> Point:
        """The amount as a point of its series."""
        fact = self.growth.fact
        change = f"{fact.value:g} %" if fact.unit == "percent" else self.growth.said
        return Point(
            period=fact.base_period,
            value=float(self.value),
            unit=self.level.fact.unit,
            qualifier="approximate",
            facts=tuple(sorted((self.growth.told.id, self.level.told.id))),
            derived=f"growth of {change} to {self.growth.period}",
        )


def implied(held: Held) -> Iterator[Implied]:
    """The base of each growth whose sentence gives the amount grown to."""
    by_document: dict[str, list[Measure]] = defaultdict(list)
    for one in measures(held):
        by_document[one.told.document].append(one)
    for document in sorted(by_document):
        some = by_document[document]
        levels = [one for one in some if _is_level(one)]
        for growth in some:
            fact = growth.fact
            if fact.indicator == "growth" and fact.base_period and growth.period and growth.closed:
                level = _level(growth, levels, held.handing)
                if level is not None and (found := _implied(growth, level)) is not None:
                    yield found


def growth_findings(held: Held) -> Iterator[Finding]:
    """A finding for each growth: the base that it implies, against the one that a source gives."""
    return against(implied(held), measures(held))


def against(growths: Iterable[Implied], given: Iterable[Measure]) -> Iterator[Finding]:
    """The same of some growths, against what some figures give."""
    known: dict[str, list[Measure]] = defaultdict(list)
    told: dict[str, list[Measure]] = defaultdict(list)
    for one in given:
        if _is_level(one):
            known[one.account.id].append(one)
            told[one.told.document].append(one)
    for found in growths:
        base = found.growth.fact.base_period
        if not found.level.sides:
            yield from (
                _finding(found, one) for one in told[found.level.told.document] if _is_base(one, found)
            )
            continue
        bases = [
            one
            for one in known[found.level.account.id]
            if one.fact.unit == found.level.fact.unit and one.period == base
        ]
        if not bases:
            yield _finding(found, None)
        for one in bases:
            if _is_of_size(one, found) and not _counts_otherwise(one, found, known[found.level.account.id]):
                yield _finding(found, one)


def _is_base(one: Measure, found: Implied) -> bool:
    """Whether an amount of the same text, of the same name, is the one that was grown from."""
    level = found.level
    kind = (one.fact.indicator, one.fact.unit) == (level.fact.indicator, level.fact.unit)
    base = found.growth.fact.base_period
    if together(one.told, level.told):  # "1 790 …, soit 46 % de plus qu'en 2022 (1 226)"
        return kind and one.period == base and found.growth.period != base and _is_of_size(one, found)
    then = one.period in (None, base)
    return kind and then and bool(named(one.told) & named(level.told)) and found.bounds.meets(one.room)


def _is_of_size(one: Measure, found: Implied) -> bool:
    """Whether an amount is not so far from the one that is implied that it is of something else."""
    return bool(found.value) and 1 / FAR < one.fact.value / float(found.value) < FAR


def _counts_otherwise(base: Measure, found: Implied, known: Iterable[Measure]) -> bool:
    """Whether who gives a base gives another amount for what it grew to: what two customs count differs."""
    level, document = found.level, base.told.document
    same = [one for one in known if one.told.document == document and one.fact.unit == level.fact.unit]
    there = [one for one in same if one.period == level.period]
    return bool(there) and not any(one.room.meets(level.room) for one in there)


def _is_level(one: Measure) -> bool:
    """Whether it says how much there was."""
    return one.fact.indicator in LEVELS and one.closed and one.fact.base_period is None


def _level(growth: Measure, levels: Iterable[Measure], handing: HandingReader) -> Measure | None:
    """The amount grown to: of the same parties and period, in the same sentence, the most exact one.

    In the sentence before where the growth's own takes that up again ("C'est 14,6 % de plus qu'en 2023").
    """
    possible = [
        one
        for one in levels
        if one.period == growth.period
        and (growth.fact.unit == "percent" or one.fact.unit == growth.fact.unit)
        and _is_of(growth, one)
    ]
    fitting: Sequence[Measure] = [one for one in possible if together(one.told, growth.told)]
    if not fitting and growth.sides and handing.resumes(growth.told.context):
        fitting = _heading([one for one in possible if _is_right_before(one, growth)], handing)
    indicators = {one.fact.indicator for one in fitting}
    if len(indicators) != 1:
        return None
    return min(fitting, key=lambda one: (_breadth(one), one.told.place))


def _heading(some: Sequence[Measure], handing: HandingReader) -> Sequence[Measure]:
    """Of the amounts of a sentence the one of which the others are parts ("7,6 milliards, dont 2,5")."""
    if not some:
        return some
    first = min(some, key=lambda one: one.fact.spans[0].start)
    behind = first.told.context.partition(first.told.words)[2]
    return some if handing.list_of_parts(behind) is None else [first]


def _is_right_before(level: Measure, growth: Measure) -> bool:
    """Whether an amount stands in the sentence right before a growth's."""
    left = len(growth.told.context.partition(growth.told.words)[0])
    rest = len(level.told.context.partition(level.told.words)[2])
    if not level.fact.spans or not growth.fact.spans:
        return False
    gap = growth.fact.spans[0].start - left - level.fact.spans[0].end - rest
    return 0 <= gap <= BLANKS


def _is_of(growth: Measure, level: Measure) -> bool:
    """Whether an amount is of those of whom it grew, whatever the thing that it is of ("par l'oléoduc")."""
    sides, of = growth.sides, level.fact.of
    return level.sides == sides or (of is not None and level.sides - {names.key(of)} == sides)


def _breadth(level: Measure) -> Decimal:
    """How far apart its bounds are, as a share of itself."""
    bounds = level.bounds.bounded
    return (bounds[1] - bounds[0]) / abs(bounds[1]) if bounds and bounds[1] else Decimal(1)


def _implied(growth: Measure, level: Measure) -> Implied | None:
    up, to = growth.bounds.bounded, level.room.bounded
    if up is None or to is None:
        return None
    value, change = Decimal(repr(level.fact.value)), Decimal(repr(growth.fact.value))
    if growth.fact.unit != "percent":
        return Implied(growth, level, Interval(to[0] - up[1], to[1] - up[0]), _rounded(value - change))
    low, high = 1 + up[0] / HUNDRED, 1 + up[1] / HUNDRED
    if low <= 0:
        return None
    base = value / (1 + change / HUNDRED)
    return Implied(growth, level, Interval(to[0] / high, to[1] / low), _rounded(base))


def _rounded(value: Decimal) -> Decimal:
    return Decimal(f"{value:.{DIGITS - 1}e}")


def _finding(found: Implied, base: Measure | None) -> Finding:
    growth, level = found.growth, found.level
    values = {
        "topic": topic(level),
        "level": amount(level),
        "growth": amount(growth, "change"),
        "base": {"date": growth.fact.base_period},
        "implied": worked_out(found.value, level.fact.unit),
    }
    about = {level.account.id, growth.account.id}
    facts = {growth.told.id, level.told.id}
    if base is None:
        why, holds = Reason("growth-alone", values), True
    else:
        holds = found.bounds.meets(base.room)
        given = {"document": {"documents": [base.told.document]}, "got": amount(base)}
        why = Reason("growth-fits" if holds else "growth-does-not-fit", values | given)
        facts.add(base.told.id)
    return Finding(
        kind="arithmetic",
        about=tuple(sorted(about)),
        facts=tuple(sorted(facts)),
        explanation=why.said,
        reason=why.to_json(),
        holds=holds,
        expected=float(found.value),
        got=None if base is None else base.fact.value,
    )
