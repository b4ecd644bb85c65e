"""All findings, and the accounts with what they settle. In: `Held`. Out: accounts, findings in one order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from dragoman.model.account import Account, Point
from dragoman.model.finding import KINDS, Finding
from dragoman.reconcile.accounts.inferring import with_dates, with_points
from dragoman.reconcile.findings.conflicts import conflict_findings
from dragoman.reconcile.findings.currencies import currency_findings
from dragoman.reconcile.findings.dating import dating_findings
from dragoman.reconcile.findings.deals import deal_findings
from dragoman.reconcile.findings.flows import flow_findings
from dragoman.reconcile.findings.following import followed
from dragoman.reconcile.findings.growth import growth_findings, implied
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.findings.known import known_findings, office_findings
from dragoman.reconcile.findings.lists import list_findings
from dragoman.reconcile.findings.overdue import overdue_findings
from dragoman.reconcile.findings.parts import part_findings
from dragoman.reconcile.findings.rates import rate_findings
from dragoman.reconcile.findings.settling import settled_dates
from dragoman.reconcile.findings.shares import share_findings
from dragoman.reconcile.findings.single import single_source_findings
from dragoman.reconcile.findings.stages import status_findings

FINDERS: tuple[Callable[[Held], Iterator[Finding]], ...] = (
    conflict_findings,
    deal_findings,
    known_findings,
    office_findings,
    rate_findings,
    currency_findings,
    growth_findings,
    part_findings,
    list_findings,
    flow_findings,
    share_findings,
    status_findings,
    overdue_findings,
    single_source_findings,
)
"""What looks at accounts once their dates are settled."""


def findings(held: Held) -> tuple[tuple[Account, ...], tuple[Finding, ...]]:
    """The accounts with what is settled and worked out, and all findings by kind and what they are about."""
    dating = list(dating_findings(held))
    held = replace(held, accounts=tuple(with_dates(held.accounts, settled_dates(dating, held))))
    derived: dict[str, list[Point]] = defaultdict(list)
    for one in implied(held):
        derived[one.level.account.id].append(one.point)
    held = replace(held, accounts=tuple(followed(held)))
    found = [*dating, *(one for finder in FINDERS for one in finder(held))]
    unique = {one.id: one for one in found}
    ordered = sorted(unique.values(), key=lambda one: (KINDS.index(one.kind), one.about, one.facts, one.id))
    return tuple(with_points(held.accounts, derived)), tuple(ordered)
