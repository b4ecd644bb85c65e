"""Says a date of the contract (EDTF): `19 mai 2023`, `du 18 au 19 mai`, `d'ici à 2035`, `around June 2024`.

In: EDTF and the words of a language. Out: the bare date for lists and brackets, or an adverbial. A year that
is not known is said not to be. What cannot be read is shown as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.packs.wording import Wording
from dragoman.publish.phrasing.filling import fill
from dragoman.publish.phrasing.names import of_bare
from dragoman.publish.phrasing.numbers import ordinal

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?P<about>[~?%]?)"
)
MOST_KNOWN = 8192
"""Dates that are kept as they are said."""
_HALVES = {("01", "06"): 1, ("07", "12"): 2}


@dataclass(frozen=True, slots=True)
class _Date:
    """The parts of one date, as they stand in it; missing ones are empty."""

    year: str
    month: str
    day: str
    about: bool

    @classmethod
    def of(cls, edtf: str) -> _Date | None:
        match = _DATE.fullmatch(edtf)
        if match is None or (match["month"] and not _is_month(match["month"])):
            return None
        return cls(match["year"], match["month"] or "", match["day"] or "", bool(match["about"]))


class TimeWords:
    """Says dates in one language."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._times = wording.times
        self._known: dict[tuple[str, int], str] = {}  # the same few dates are said again and again

    def bare(self, edtf: str | None) -> str:
        """A date for a list or brackets; empty where there is none."""
        return self._said(edtf, 0)

    def at(self, edtf: str | None) -> str:
        """A date as an adverbial: "le 19 mai 2023", "en 2024"; empty where there is none."""
        return self._said(edtf, 1)

    def _said(self, edtf: str | None, how: int) -> str:
        if not edtf:
            return ""
        if (edtf, how) not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            begin, slash, end = edtf.partition("/")
            said = self._range(begin, end, how) if slash else self._one(_Date.of(begin), how)
            self._known[edtf, how] = said or edtf
        return self._known[edtf, how]

    def _range(self, begin: str, end: str, how: int) -> str:
        first, last = _Date.of(begin), _Date.of(end)
        if begin == ".." and last:
            return fill(
                (self._times.by_day if last.day else self._times.by)[how], {"date": self._one(last, 0)}
            )
        if end == ".." and first:
            pattern = self._times.since_day if first.day else self._times.since
            return fill(pattern[how], {"date": self._one(first, 0)})
        if first is None or last is None:
            return ""
        if first == last:
            return self._one(first, how)
        return self._between(first, last, how)

    def _between(self, first: _Date, last: _Date, how: int) -> str:
        times, same_year = self._times, first.year == last.year and not (first.about or last.about)
        half = _HALVES.get((first.month, last.month))
        if same_year and half and not first.day and not last.day and first.year.isdigit():
            return fill(times.halves[half][how], {"year": first.year})
        if first.day and last.day:
            words = {"first": self._one(first, 0), "last": self._one(last, 0)}
            if same_year:
                # The year, and the month if it is the same, is said once.
                words["first"] = self._day(first) if first.month == last.month else self._day_of_month(first)
            return fill(times.between_days[how], words)
        words = {"first": self._one(first, 0), "last": self._one(last, 0)}
        if same_year and _is_named(first) and _is_named(last):
            words["first"] = self._month(first)
        words["first_of"] = of_bare(words["first"], self._wording.grammar)
        return fill(times.between[how], words)

    def _one(self, date: _Date | None, how: int) -> str:
        if date is None:
            return ""
        if date.about:
            pattern = self._times.about_day if date.day else self._times.about
            return fill(pattern[how], {"date": self._exact(date, 0)})
        return self._exact(date, how)

    def _exact(self, date: _Date, how: int) -> str:
        times, known = self._times, date.year.isdigit()
        words: dict[str, str | None] = {"year": date.year}
        if date.month and int(date.month) in times.seasons:
            # A season whose year is not known is shown as it is.
            return fill(times.seasons[int(date.month)][how], words) if known else ""
        if date.month:
            words |= {"month": self._month(date), "day": self._day(date) if date.day else None}
            if date.day:
                return fill((times.day if known else times.day_of_year)[how], words)
            return fill((times.month if known else times.month_of_year)[how], words)
        if date.year.endswith("XX"):
            if date.year == "XXXX":
                return ""
            words["ordinal"] = ordinal(int(date.year[:2]) + 1, self._wording)
            return fill(times.century[how], words)
        words["year"] = date.year.replace("X", "0")
        return fill((times.year if known else times.decade)[how], words)

    def _month(self, date: _Date) -> str:
        return self._times.months[int(date.month) - 1]

    def _day(self, date: _Date) -> str:
        day = int(date.day)
        return self._times.first_day.replace("{day}", "1") if day == 1 else str(day)

    def _day_of_month(self, date: _Date) -> str:
        return f"{self._day(date)} {self._month(date)}"


def _is_month(month: str) -> bool:
    return 1 <= int(month) <= 12 or 21 <= int(month) <= 24


def _is_named(date: _Date) -> bool:
    return bool(date.month) and int(date.month) <= 12 and not date.day
