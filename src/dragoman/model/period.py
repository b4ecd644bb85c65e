"""The days that a date of the contract (EDTF) covers, and how far two such dates agree.

In: the EDTF that facts carry: `2023-05-19`, `2025`, `XXXX-10-17`, `2024-06~`, `2026-21`, `2024-10/2024-12`,
`../2035`. Out: first and last day. Saying a date in words is left to who shows it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from functools import lru_cache

_ONE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?P<about>[~?%]?)"
)
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_ANY_YEAR = 2000
"""The year in which days without a year are counted: a leap year, so that 29 February is one."""
SHORT, SEASON, YEAR = 14, 92, 366
"""The days that a stay or session, a quarter and a year last at most."""


class Agreement(IntEnum):
    """How far two dates agree, the least first."""

    CLASH = 0
    UNKNOWN = 1
    DAY_OF_YEAR = 2
    YEAR = 3
    MONTH = 4
    DAY = 5


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both included; `year` says whether the year is known."""

    first: date
    last: date
    year: bool = True

    @classmethod
    def of(cls, edtf: str | None) -> Period | None:
        """The days of a date; None where there is no date, or one that this does not read."""
        return _read(edtf) if edtf else None

    @classmethod
    def _read(cls, edtf: str) -> Period | None:
        begin, slash, end = edtf.partition("/")
        if not slash:
            return cls._one(begin)
        first, last = cls._one(begin), cls._one(end)
        if begin == ".." and last:
            return cls(date.min, last.last, last.year)
        if end == ".." and first:
            return cls(first.first, date.max, first.year)
        if first is None or last is None or first.first > last.last:
            return None
        return cls(first.first, last.last, first.year and last.year)

    @classmethod
    def _one(cls, edtf: str) -> Period | None:
        match = _ONE.fullmatch(edtf)
        if match is None:
            return None
        known = match["year"] != "XXXX"
        earliest = int(match["year"].replace("X", "0")) if known else _ANY_YEAR
        latest = int(match["year"].replace("X", "9")) if known else _ANY_YEAR
        month, day = (int(match[name]) if match[name] else None for name in ("month", "day"))
        try:
            first, last = _bounds(earliest, latest, month, day)
            if match["about"]:
                around = last - first + timedelta(days=1)
                first, last = first - around, last + around
        except (ValueError, OverflowError):  # the 31st of February; before the first year
            return None
        return cls(first, last, known)

    @property
    def days(self) -> int:
        """How many days it covers."""
        return (self.last - self.first).days + 1

    def agreement(self, other: Period) -> Agreement:
        """How far two dates agree: as finely as the coarser one says."""
        if self.year and other.year:
            if self.first > other.last or other.first > self.last:
                return Agreement.CLASH
            return _fineness(max(self.days, other.days))
        mine, theirs = _yearless(self), _yearless(other)
        if mine is None or theirs is None:
            return Agreement.UNKNOWN
        return Agreement.DAY_OF_YEAR if mine & theirs else Agreement.CLASH


@lru_cache(maxsize=20_000)
def _read(edtf: str) -> Period | None:
    """The days of a date: the same few dates are asked for again and again."""
    return Period._read(edtf)


def agreement(one: str | None, other: str | None) -> Agreement:
    """How far two EDTF dates agree; unknown where one is missing."""
    a, b = Period.of(one), Period.of(other)
    return a.agreement(b) if a and b else Agreement.UNKNOWN


def months(edtf: str | None) -> Iterator[tuple[int, int]]:
    """Year (0 where it is not known) and month of each month that a date covers; none beyond a year."""
    period = Period.of(edtf)
    if period is None or period.days > YEAR:
        return
    day = period.first.replace(day=1)
    while day <= period.last:
        yield (day.year if period.year else 0, day.month)
        day = (day + timedelta(days=31)).replace(day=1)


def _bounds(earliest: int, latest: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(earliest, 1, 1), date(latest, 12, 31)
    if month in _SEASONS:
        begin, end = _SEASONS[month]
        end_year = latest + (end < begin)
        return date(earliest, begin, 1), date(end_year, end, calendar.monthrange(end_year, end)[1])
    if day is None:
        return date(earliest, month, 1), date(latest, month, calendar.monthrange(latest, month)[1])
    return date(earliest, month, day), date(latest, month, day)


def _fineness(days: int) -> Agreement:
    if days <= SHORT:
        return Agreement.DAY
    if days <= SEASON:
        return Agreement.MONTH
    return Agreement.YEAR if days <= YEAR else Agreement.UNKNOWN


def _yearless(period: Period) -> frozenset[tuple[int, int]] | None:
    """Months and days; None where it covers too many of them to say anything."""
    if period.days > SEASON:
        return None
    days = (period.first + timedelta(days=i) for i in range(period.days))
    return frozenset((one.month, one.day) for one in days)
