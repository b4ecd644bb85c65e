"""Stretches of calendar time, and how EDTF writes them.

In: years, months and days, each possibly unknown. Out: a :class:`Period`, its EDTF string, its parts and
its place relative to a day. Words are left to the modules that read them.
EDTF: https://www.loc.gov/standards/datetime/ (level 1: `~` about, `X` unknown digits, months 21 to 24
for the seasons, `..` an open end).
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

SPRING, WINTER = 21, 24


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, season (21 spring to 24 winter, as EDTF has it) or year; None is unknown or not said."""

    year: int | None
    month: int | None = None
    day: int | None = None

    def first(self) -> dt.date | None:
        """Its first day; None without a year or where there is no such day. A winter begins in December."""
        if self.year is None:
            return None
        month = self.month or 1
        if month >= SPRING:
            month = (month - SPRING) * 3 + 3
        try:
            return dt.date(self.year, month, self.day or 1)
        except ValueError:
            return None

    def last(self) -> dt.date | None:
        """Its last day; None where it has no first."""
        first = self.first()
        if first is None or self.day:
            return first
        if self.month is None:
            return first.replace(month=12, day=31)
        if self.month >= SPRING:
            return month_end(*shifted_month(first.year, first.month, 2))
        return month_end(first.year, first.month)

    def edtf(self) -> str:
        """As EDTF writes it, with XXXX for an unknown year."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        month = "" if self.month is None else f"-{self.month:02d}"
        return year + month + ("" if self.day is None else f"-{self.day:02d}")


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of one point to the end of another; a single point where both are the same.

    An end that is None is open. `about`: only approximately.
    """

    start: Point | None
    end: Point | None
    about: bool = False

    @classmethod
    def of(
        cls, year: int | None, month: int | None = None, day: int | None = None, about: bool = False
    ) -> Period:
        """A single year, month, season or day."""
        point = Point(year, month, day)
        return cls(point, point, about)

    @classmethod
    def days(cls, start: dt.date, end: dt.date) -> Period:
        """From one day to another, both included."""
        return cls(Point(start.year, start.month, start.day), Point(end.year, end.month, end.day))

    @property
    def points(self) -> tuple[Point, ...]:
        """Its ends, without the open ones."""
        return tuple(point for point in (self.start, self.end) if point)

    @property
    def is_point(self) -> bool:
        """Whether it is one day, month, season or year."""
        return self.start == self.end

    @property
    def has_year(self) -> bool:
        """Whether the year of each of its ends is known."""
        return all(point.year is not None for point in self.points)

    @property
    def exists(self) -> bool:
        """Whether its days are in the calendar, in order (29 February counts where the year is not known)."""
        probe = [point if point.year is not None else replace(point, year=2000) for point in self.points]
        days = [point.first() for point in probe]
        return bool(days) and None not in days and (not self.has_year or sorted(days, key=_known) == days)

    def in_year(self, year: int) -> Period:
        """The same with its unknown years set; an end that lies earlier in the year falls in the next."""
        start = replace(self.start, year=year) if self.start and self.start.year is None else self.start
        end = self.end
        if end and end.year is None:
            wraps = self.start is not None and _in_year(end) < _in_year(self.start)
            end = replace(end, year=(start.year or year) + wraps if start else year)
        return replace(self, start=start, end=end)

    def first(self) -> dt.date | None:
        """Its first day, if known."""
        return self.start.first() if self.start else None

    def last(self) -> dt.date | None:
        """Its last day, if known."""
        return self.end.last() if self.end else None

    def edtf(self) -> str:
        """As EDTF writes it: a point, or an interval whose open end is `..`."""
        mark = "~" if self.about else ""
        if self.start and self.is_point:
            return self.start.edtf() + mark
        start, end = (point.edtf() + mark if point else ".." for point in (self.start, self.end))
        return f"{start}/{end}"


def part_of(period: Period, part: str) -> Period:
    """The start, middle, end or a half of a period (also "whole", and "halfway": about its middle).

    A year's start and end are quarters, its middle May to August; of a month they are thirds (to the 10th,
    to the 20th); of anything else thirds of its years, months or days, whichever it is made of.
    """
    if part == "whole" or not period.start or not period.end:
        return period
    units = _units(period)
    count = len(units)
    if part == "halfway":
        return replace(period, start=units[(count - 1) // 2], end=units[(count - 1) // 2], about=True)
    if part.endswith("-half"):
        first, last = (0, count // 2) if part == "first-half" else (count // 2, count)
    elif count == 12:
        first, last = {"start": (0, 3), "middle": (4, 8), "end": (9, 12)}[part]
    else:
        third = max(1, min(10, count // 3) if count >= 28 else count // 3)
        first, last = {
            "start": (0, third),
            "middle": (third, max(2 * third, third + 1)),
            "end": (2 * third, count),
        }[part]
    chosen = units[min(first, count - 1) : max(last, first + 1)] or units[-1:]
    return Period(chosen[0], chosen[-1])


def _units(period: Period) -> list[Point]:
    """The years of several years, the months of a year or several months, else the days."""
    start, end = period.start, period.end
    if start is None or end is None:
        return []
    if start.month is None and start.year is not None and end.year is not None and start.year != end.year:
        return [Point(year) for year in range(start.year, end.year + 1)]
    if start.month is None or (start.day is None and (not period.is_point or start.month >= SPRING)):
        return _months(start, end)
    if start.year is None or (first := start.first()) is None or (last := end.last()) is None:
        days = 31 if start.month is None else calendar.monthrange(2001, start.month)[1]
        return [replace(start, day=day) for day in range(1, days + 1)] if start.day is None else [start]
    span = [first + dt.timedelta(n) for n in range(min((last - first).days + 1, 400))]
    return [Point(day.year, day.month, day.day) for day in span]


def _months(start: Point, end: Point) -> list[Point]:
    year = start.year if start.year is not None else 2001
    first = dt.date(year, 1, 1) if start.month is None else replace(start, year=year).first()
    until = replace(end, year=end.year if end.year is not None else year).last()
    found: list[Point] = []
    while first and until and first <= until and len(found) < 120:
        found.append(Point(None if start.year is None else first.year, first.month))
        first = dt.date(*shifted_month(first.year, first.month, 1), 1)
    return found or [start]


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month so many months later (earlier, if negative)."""
    months = year * 12 + month - 1 + by
    return months // 12, months % 12 + 1


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _in_year(point: Point) -> tuple[int, int]:
    month = point.month or 1
    return ((month - SPRING) * 3 + 3 if month >= SPRING else month, point.day or 0)


def _known(day: dt.date | None) -> dt.date:
    return day or dt.date.min
