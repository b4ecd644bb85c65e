"""The record of the cooperation: all facts to entries, to accounts, to findings.

In: an open record. Out: a `Reconciled`. What the stages decide is theirs; this puts them together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.account import LISTS, Account
from dragoman.model.entry import Told
from dragoman.model.finding import Finding
from dragoman.reconcile.accounts.making import accounts
from dragoman.reconcile.copies import copies, sketch
from dragoman.reconcile.grouping import entries
from dragoman.store import Record

TYPES = ("document", "date", "position", "meeting", "figure", "agreement", "project", "commitment")
"""The types of facts that the record is made of."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What all documents together say: accounts in the order of types and places, and findings."""

    accounts: tuple[Account, ...]
    findings: tuple[Finding, ...] = ()

    def of_type(self, type: str) -> tuple[Account, ...]:
        """The accounts of one type."""
        return tuple(one for one in self.accounts if one.type == type)

    def to_json(self) -> dict[str, Any]:
        """The object of the contract: a list a type, and the findings."""
        said: dict[str, Any] = {
            name: [one.to_json() for one in self.of_type(type)] for type, name in LISTS.items()
        }
        return said | {"findings": [one.to_json() for one in self.findings]}


def reconcile(record: Record) -> Reconciled:
    """Everything that a record holds, reconciled."""
    told: Sequence[Told] = list(record.told(types=TYPES))
    same: Mapping[str, str] = copies(
        {one: made for one, text in record.texts() if (made := sketch(text)) is not None}
    )
    made = accounts(entries(told), same)
    return Reconciled(tuple(made))
