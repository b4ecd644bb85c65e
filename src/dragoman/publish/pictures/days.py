"""An axis of days: where a day lies, and which ticks a stretch of time needs.

In: the first and last day and the pixels between. Out: x, and ticks with their words. A tick is a decade, a
few years, a year, a quarter, a month, a week or a day, whatever leaves its words room.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

STEPS = (
    ("day", 1.0),
    ("week", 7.0),
    ("month", 30.44),
    ("quarter", 91.3),
    ("year", 365.25),
    ("2 years", 730.5),
    ("5 years", 1826.25),
    ("10 years", 3652.5),
    ("50 years", 18262.5),
)
"""Steps between ticks, and about how many days they are."""
_YEARS = {"year": 1, "2 years": 2, "5 years": 5, "10 years": 10, "50 years": 50}


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is marked; `said` stands beside it, `heavy` where a larger unit begins."""

    day: date
    said: str
    heavy: bool


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, both included, over the pixels from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    @property
    def many(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def x(self, day: date) -> float:
        """Where a day begins."""
        return self.left + (day - self.first).days / self.many * (self.right - self.left)

    def middle(self, first: date, last: date) -> float:
        """The middle of some days, of those that are on the axis."""
        return (self.x(max(first, self.first)) + self.x(min(last, self.last) + timedelta(days=1))) / 2

    def ticks(self, locale: str, room: float) -> list[Tick]:
        """The ticks, at least so many pixels apart."""
        pixels = (self.right - self.left) / self.many
        step = next((name for name, days in STEPS if days * pixels >= room), STEPS[-1][0])
        return [
            Tick(day, _said(day, step, locale), _is_heavy(day, step))
            for day in self._begins(step)
            if day <= self.last
        ]

    def _begins(self, step: str) -> Iterator[date]:
        if step in ("day", "week"):
            day = self.first
            while step == "week" and day.weekday() != 0:
                day += timedelta(days=1)
            while day <= self.last:
                yield day
                day += timedelta(days=7 if step == "week" else 1)
            return
        every = {"month": 1, "quarter": 3}.get(step, 12)
        years = _YEARS.get(step, 1)
        year, month = self.first.year, self.first.month
        while year <= self.last.year:
            day = date(year, month, 1)
            if (month - 1) % every == 0 and year % years == 0 and self.first <= day:
                yield day
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _said(day: date, step: str, locale: str) -> str:
    if step in _YEARS:
        return str(day.year)
    if step in ("day", "week"):
        pattern = "d MMM" if day.day < 8 or step == "week" else "d"
        return str(format_date(day, pattern, locale=locale))
    return str(day.year) if day.month == 1 else str(format_date(day, "MMM", locale=locale))


def _is_heavy(day: date, step: str) -> bool:
    if step in _YEARS:
        return step == "year" and day.year % 5 == 0
    return day.month == 1 and day.day < 8 if step in ("month", "quarter") else day.day < 8
