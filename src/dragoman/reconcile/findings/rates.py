"""Growths and shares on which sources disagree: 31 % against 20 % of one trade in one year.

A growth is of the amount that its sentence gives, a share of its part and its whole, as `growth` and `shares`
find them: those of one amount in the same digits, for one period, are the same, whoever tells them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.model.account import Account
from dragoman.model.finding import Finding
from dragoman.model.reason import Reason
from dragoman.reconcile.accounts.choosing import Copies, sources
from dragoman.reconcile.findings.backing import named
from dragoman.reconcile.findings.disagreement import by_others, conflict, shown
from dragoman.reconcile.findings.figures import Measure, amount, topic
from dragoman.reconcile.findings.growth import implied
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.findings.printed import numbers
from dragoman.reconcile.findings.shares import shares

RATES = ("growth", "share")
"""Indicators that say how an amount changed, or what part of another it is."""
TELLING = 3
"""Digits of an amount of nobody's that is not another's who has a name in common with it."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A growth or share, the amount that it is of, and what makes two of them the same."""

    measure: Measure
    level: Measure
    key: tuple[Hashable, ...]

    @property
    def account(self) -> Account:
        """The series of the amount."""
        return self.level.account

    @property
    def digits(self) -> frozenset[str]:
        """How the amount is printed."""
        return numbers(self.level.said)


def rate_findings(held: Held) -> Iterator[Finding]:
    """A conflict for each growth and share of one amount that sources give otherwise."""
    yield from compared(rates(held), held.copies)


def compared(some: Iterable[Rate], copies: Copies) -> Iterator[Finding]:
    """The same of some growths and shares."""
    by_key: dict[tuple[Hashable, ...], list[Rate]] = defaultdict(list)
    for one in some:
        by_key[one.key].append(one)
    for key in sorted(by_key, key=str):
        by_value: dict[float, list[Rate]] = defaultdict(list)
        for one in by_key[key]:
            by_value[one.measure.fact.value].append(one)
        if len(by_value) > 1:
            yield from _compared(list(by_value.values()), copies)


def rates(held: Held) -> Iterator[Rate]:
    """The growths and shares of amounts that stand in series, by whoever tells them."""
    for one in implied(held):
        growth, level = one.growth, one.level
        said = (growth.fact.unit, level.fact.unit, growth.period, growth.fact.base_period)
        if level.sides:
            yield Rate(growth, level, ("growth", level.account.id, *said, *_digits(level)))
        elif len(_telling(level)) >= TELLING:
            for name in sorted(named(growth.told)):
                yield Rate(growth, level, ("growth", name, level.fact.indicator, *said, *_digits(level)))
    for found in shares(held):
        share, part, whole = found.share, found.part, found.whole
        if share.sides and (whole.sides or len(_telling(whole)) >= TELLING):
            whose = tuple(sorted(share.sides)), share.period, part.period
            # What is nobody's is one amount where it is one part of one whole, in the same digits.
            both = [one.account.id if one.sides else (one.fact.unit, *_digits(one)) for one in (part, whole)]
            yield Rate(share, part, ("share", *both, *whose, *_digits(part)))


def _telling(level: Measure) -> str:
    """The digits of an amount without its last noughts."""
    return "".join(one for one in level.said if one.isdigit()).rstrip("0")


def _digits(level: Measure) -> list[str]:
    return sorted(numbers(level.said))


def _compared(some: Sequence[Sequence[Rate]], copies: Copies) -> Iterator[Finding]:
    """The value that most sources give, against those that cannot mean the same and that others give."""

    def support(told: Sequence[Rate]) -> frozenset[str]:
        return sources((one.measure.told for one in told), copies)

    best, *rest = sorted(some, key=lambda told: (-len(support(told)), told[0].measure.fact.value))
    against = [
        told
        for told in rest
        if not told[0].measure.bounds.meets(best[0].measure.bounds)
        and by_others(support(best), support(told))
    ]
    if not against:
        return
    sides = [best, *against]
    both = [(side[0].measure.fact.value, [one.measure.told for one in side]) for side in sides]
    tag = "change" if best[0].key[0] == "growth" else "amount"
    told = [shown(amount(one[0].measure, tag), some) for one, (_, some) in zip(sides, both, strict=True)]
    of = best[0].measure
    of = of if of.sides else replace(of, fact=replace(best[0].level.fact, indicator=of.fact.indicator))
    why = Reason("values-differ", {"topic": topic(of), "sides": {"sides": told}})
    yield conflict(best[0].account, "value", both, why)
