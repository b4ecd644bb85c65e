"""The order in which entries are shown: by time, what has no date last.

In: accounts. Out: the same, ordered the same in every run.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dragoman.model.account import Account
from dragoman.model.period import Period


def by_time(accounts: Iterable[Account]) -> list[Account]:
    """The accounts by the date that they have now; the undated ones behind, as they came."""
    return sorted(accounts, key=lambda one: order(one.values.get("date")))


def order(edtf: str | None) -> tuple[bool, date, date]:
    """What a date is sorted by: its first day, then its last; a date without a year is none."""
    period = Period.of(edtf)
    if period is None or not period.year:
        return (True, date.max, date.max)
    return (False, period.first if period.first > date.min else period.last, period.last)
