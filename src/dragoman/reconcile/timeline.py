"""What happened when: the meetings, agreements, projects and commitments of a record as dated events.

In: accounts. Out: events in the order of time, each with its account and the facts that tell it, and how many
have no date. A date without a year is none: nobody is told when it was.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.model.account import Account
from dragoman.model.period import Period

DUE = "due"
"""What is said of the day by which a commitment is to be kept."""


@dataclass(frozen=True, slots=True)
class Event:
    """A status that something had on a date (EDTF)."""

    date: str
    status: str
    account: Account
    facts: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The event with the id and type of its entry."""
        return {
            "date": self.date,
            "status": self.status,
            "type": self.account.type,
            "entry": self.account.id,
            "facts": list(self.facts),
        }

    @property
    def order(self) -> tuple[datetime.date, datetime.date, str, str]:
        """What events are ordered by: first day, last day, type, entry."""
        period = Period.of(self.date)
        first, last = (period.first, period.last) if period else (datetime.date.max, datetime.date.max)
        return (last if first == datetime.date.min else first, last, self.account.type, self.account.id)


def events(accounts: Iterable[Account]) -> tuple[tuple[Event, ...], int]:
    """The dated events in the order of time, and how many are without a date."""
    found = [one for account in accounts for one in _events(account)]
    dated = [
        Event(when, status, account, facts)
        for when, status, account, facts in found
        if when and _has_day(when)
    ]
    return tuple(sorted(dated, key=lambda one: one.order)), len(found) - len(dated)


def _events(account: Account) -> Iterator[tuple[str | None, str, Account, tuple[str, ...]]]:
    values = account.values
    if account.type == "meeting":
        yield values.get("date"), values.get("status") or "mentioned", account, account.facts
    for stage in account.history:
        yield stage.date, stage.status, account, stage.facts
    if account.type == "commitment" and values.get("deadline"):
        said = account.fields.get("deadline", ())
        yield values["deadline"], DUE, account, said[0].facts if said else account.facts


def _has_day(edtf: str) -> bool:
    period = Period.of(edtf)
    return period is not None and period.year
