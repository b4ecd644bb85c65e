"""A fact as an account rests on it, and as the record keeps it.

In: nothing. Out: `Voice`, `KeptFact`. Which strand a fact is of is left to `reconcile`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dragoman.model.entry import Told


@dataclass(frozen=True, slots=True)
class Voice:
    """A fact with the account that it stands in and the date that is settled for it (value, finding)."""

    told: Told
    account: str
    settled: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class KeptFact:
    """Where a fact stands: its account, its strand with label and node, what is settled for it.

    `mark` changes with anything that is told; `judged` has what people have made of the fact, if they have.
    """

    fact: str
    account: str
    strand: str
    label: str
    node: str
    mark: str
    words: str
    context: str
    judged: str | None = None
    settled: tuple[str, str] | None = None
    row: tuple[int, int] = (0, 0)

    def says_as(self, other: KeptFact | None) -> bool:
        """Whether nothing differs but the row (version, number) in which the fact is written."""
        return other is not None and replace(self, row=other.row) == other
