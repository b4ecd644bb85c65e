"""All finders in the order of their rank, and what they find with it.

In: a finder, what is held. Out: findings, each with the rank by which a later finder's word prevails.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import TypeAlias

from dragoman.model.finding import Finding
from dragoman.reconcile.findings.conflicts import conflict_findings
from dragoman.reconcile.findings.currencies import currency_findings
from dragoman.reconcile.findings.dating import dating_findings
from dragoman.reconcile.findings.flows import flow_findings
from dragoman.reconcile.findings.growth import growth_findings
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.findings.known import known_findings, office_findings
from dragoman.reconcile.findings.lists import list_findings
from dragoman.reconcile.findings.overdue import overdue_findings
from dragoman.reconcile.findings.parts import part_findings
from dragoman.reconcile.findings.rates import rate_findings
from dragoman.reconcile.findings.shares import share_findings
from dragoman.reconcile.findings.single import single_source_findings
from dragoman.reconcile.findings.stages import status_findings

FINDERS = (
    dating_findings,
    conflict_findings,
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
"""In the order of their rank: what two of them find is as the later one says it."""


Found = tuple[int, Finding]
"""A finding with its rank."""
Asking: TypeAlias = Generator[frozenset[str], None, list[Found]]
"""Finds once it may look under the keys that it names: those of many subjects are looked up at once."""


def ranked(find: Callable[[Held], Iterator[Finding]], held: Held) -> list[Found]:
    """What a finder finds, with its rank."""
    rank = FINDERS.index(find)
    return [(rank, one) for one in find(held)]
