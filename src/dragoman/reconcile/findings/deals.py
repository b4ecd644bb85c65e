"""What two signed on one occasion, as sources give its worth: "des contrats de 14 milliards", "18 milliards".

In: meetings with the texts that report them. Out: a conflict for each whose texts give other sums. A text
counts that tells of no other meeting, and gives one sum of what was signed, in one or in several currencies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.model.account import Account
from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Figure, Meeting
from dragoman.model.finding import Finding
from dragoman.model.reason import Reason
from dragoman.reconcile.accounts.choosing import sources
from dragoman.reconcile.findings.comparing import FAR
from dragoman.reconcile.findings.disagreement import by_others, conflict, shown
from dragoman.reconcile.findings.figures import Measure, amount, is_money
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.findings.meaning import cannot_both_be
from dragoman.reconcile.findings.stages import name

OCCASIONS = frozenset({"bilateral", "visit", "summit", "forum"})
"""Kinds of meetings on which much is signed."""
WORTH = frozenset({"other", "investment"})
"""Indicators of what nobody says of what it is, and of what will be spent."""


def deal_findings(held: Held) -> Iterator[Finding]:
    """A conflict for each meeting of which texts say that other sums were signed on it."""
    for account in held.of_type("meeting"):
        if account.values.get("status") == "held" and account.values.get("kind") in OCCASIONS:
            by_unit: dict[str, list[Measure]] = defaultdict(list)
            for document in dict.fromkeys(one.document for one in account.told):
                for one in _worth(account, held.by_document.get(document, ()), held):
                    by_unit[one.fact.unit].append(one)
            for unit in sorted(by_unit):
                yield from _compared(account, by_unit[unit], held)


def is_worth(told: Told) -> bool:
    """Whether a figure may be the worth of what was signed."""
    fact = told.fact
    if not isinstance(fact, Figure) or fact.of is not None or fact.base_period is not None or fact.value <= 0:
        return False
    states = all(not isinstance(one, Entity) for one in (fact.area, fact.counterpart))
    return states and fact.indicator in WORTH and is_money(fact.unit)


def _worth(account: Account, facts: Sequence[Told], held: Held) -> list[Measure]:
    """The sums, one a currency, that a text gives of what was signed at the one meeting of which it tells."""
    others = (one for one in facts if isinstance(one.fact, Meeting) and one.fact.status == "held")
    if any(one.id not in account.facts for one in others):
        return []
    sums = [
        Measure(one, one.fact, account, None)
        for one in facts
        if is_worth(one)
        and isinstance(one.fact, Figure)
        and held.handing.worth_of_signed(one.context, one.words)
    ]
    return sums if len({one.fact.unit for one in sums}) == len(sums) else []


def _compared(account: Account, some: Sequence[Measure], held: Held) -> Iterator[Finding]:
    by_value: dict[float, list[Measure]] = defaultdict(list)
    for one in some:
        if one.fact.qualifier in ("exact", "approximate"):
            by_value[one.fact.value].append(one)

    def support(value: float) -> frozenset[str]:
        return sources((one.told for one in by_value[value]), held.copies)

    ranked = sorted(by_value, key=lambda value: (-len(support(value)), value))
    against = [
        value
        for value in ranked[1:]
        if cannot_both_be(by_value[ranked[0]], by_value[value])
        and 1 / FAR < value / ranked[0] < FAR
        and by_others(support(ranked[0]), support(value))
    ]
    if not against:
        return
    sides = [by_value[value] for value in (ranked[0], *against)]
    both = [(one[0].fact.value, [measure.told for measure in one]) for one in sides]
    told = [shown(amount(one[0]), tellers) for one, (_, tellers) in zip(sides, both, strict=True)]
    why = Reason("signed-sums-differ", {"name": name(account), "sides": {"sides": told}})
    yield conflict(account, "value", both, why)
