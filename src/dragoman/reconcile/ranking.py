"""All finders in the order of their rank, and what they find with it.

In: a finder, what is held. Out: findings, each with the rank by which a later finder's word prevails.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import TypeAlias

from dragoman.model.finding import Finding
from dragoman.reconcile.findings.dating import dating_findings
from dragoman.reconcile.findings.finding import FINDERS as SETTLED
from dragoman.reconcile.findings.held import Held

FINDERS = (dating_findings, *SETTLED)
"""In the order of their rank: what two of them find is as the later one says it."""


Found = tuple[int, Finding]
"""A finding with its rank."""
Asking: TypeAlias = Generator[frozenset[str], None, list[Found]]
"""Finds once it may look under the keys that it names: those of many subjects are looked up at once."""


def ranked(find: Callable[[Held], Iterator[Finding]], held: Held) -> list[Found]:
    """What a finder finds, with its rank."""
    rank = FINDERS.index(find)
    return [(rank, one) for one in find(held)]
