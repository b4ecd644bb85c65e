"""The record of the cooperation: all facts to entries, to accounts, to findings.

In: an open record. Out: a `Reconciled`. What the stages decide is theirs; this puts them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman.extract.dates.reader import find_dates
from dragoman.model.account import LISTS, Account
from dragoman.model.finding import Finding
from dragoman.packs.dates import DateWords
from dragoman.packs.framework import Framework
from dragoman.packs.language import load_section
from dragoman.reconcile.accounts.making import accounts
from dragoman.reconcile.copies import copies, sketch
from dragoman.reconcile.findings.finding import findings
from dragoman.reconcile.findings.held import Dater, Held
from dragoman.reconcile.grouping import entries
from dragoman.run.options import LANGUAGE
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


def reconcile(record: Record, framework: Framework, as_of: date) -> Reconciled:
    """Everything that a record holds, reconciled; `as_of` is the day on which something is overdue or not."""
    told = tuple(record.told(types=TYPES))
    sketches = {one: made for one, text in record.texts() if (made := sketch(text)) is not None}
    same = copies(sketches)
    held = Held(tuple(accounts(entries(told), same)), told, same, framework, as_of, dater())
    return Reconciled(*findings(held))


def dater() -> Dater:
    """What an expression of time means on a day, by the language's own words."""
    words = load_section(LANGUAGE, DateWords)

    def meaning(expression: str, day: str) -> str | None:
        found = find_dates(expression, words, day)
        return found[0].value if len(found) == 1 else None

    return meaning
