"""What is known of the document's day, and what a phrase of time can mean before its year is settled.

In: an EDTF anchor; periods whose year the words may not give. Out: :class:`Anchor`, :class:`Meaning`, and the
meaning with its year, where the anchor gives one.

A date without its year takes the anchor's year if it lies at most nine months before the anchor or six
months after it, else a neighbouring year if the date then lies within three months of the anchor (in
January "le 10 décembre" is last year's); else its year stays unknown. A deadline, and the day on which
something "will" happen, is the next such date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dragoman.extract.dates.grammar import Value
from dragoman.extract.dates.period import Period

PAST, FUTURE, NEAR = 274, 183, 92  # days
ANCHOR = re.compile(r"(1\d{3}|2[0-8]\d\d)(?:-(0[1-9]|1[0-2]))?(?:-(0[1-9]|[12]\d|3[01]))?(?:T.*|[~?%])?$")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The document's day, or as much of it as is known; all None without one."""

    year: int | None = None
    month: int | None = None
    day: dt.date | None = None

    @classmethod
    def of(cls, edtf: str | None) -> Anchor:
        """The anchor that an EDTF day, month or year gives; none for anything else."""
        match = ANCHOR.match(edtf or "")
        if match is None:
            return cls()
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            return cls(year, month, dt.date(year, month, day) if year and month and day else None)
        except ValueError:
            return cls()

    @property
    def about_day(self) -> dt.date | None:
        """The day, or the middle of the month."""
        return self.day or (dt.date(self.year, self.month, 15) if self.year and self.month else None)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A period, or None where it cannot be known.

    `relative`: it depends on the anchor. `own_year`: the year stands in the words. `side`: "dernier" (-1)
    or "prochain" (1) says on which side of the anchor the missing year is to be sought; 0 in its own year.
    """

    period: Period | None
    relative: bool = False
    own_year: bool = False
    side: int | None = None

    @property
    def open_year(self) -> bool:
        """Whether its year is still to be found, and no word says on which side of the anchor."""
        return self.period is not None and not self.period.has_year and self.side is None


Slots = Mapping[str, Value]
UNKNOWN = Meaning(None, relative=True)


def settled(found: Meaning, anchor: Anchor, coming: bool = False, gone: bool = False) -> Meaning:
    """The same with the year that "dernier", "prochain" or the anchor's nearness gives, if they give one.

    `coming`: the text speaks of what is to come, so that it is the next such date from the anchor's day on;
    `gone`: of what is over, so that it is none that begins after it.
    """
    period = found.period
    if period is None or period.has_year:
        return found
    day = anchor.about_day
    if found.side == 0 and anchor.year:
        return replace(found, period=period.in_year(anchor.year))
    if day is None:
        return found
    years = [period.in_year(year) for year in (day.year - 1, day.year, day.year + 1)]
    if found.side:
        return replace(found, period=_beside(years, day, found.side))
    if coming:
        return replace(found, period=next((p for p in years if (last := p.last()) and last >= day), period))
    if gone:
        years = [p for p in years if (first := p.first()) and first <= day]
        away = distance(years[-1], day) if years else None
        return replace(found, period=years[-1]) if away is not None and away >= -PAST else found
    before, same, after = years
    away = distance(same, day)
    if away is not None and -PAST <= away <= FUTURE:
        return replace(found, period=same)
    for other in (before, after):
        away = distance(other, day)
        if away is not None and abs(away) <= NEAR:
            return replace(found, period=other)
    return found


def _beside(years: list[Period], day: dt.date, side: int) -> Period | None:
    for period in reversed(years) if side < 0 else years:
        first, last = period.first(), period.last()
        if first and last and (last < day if side < 0 else first > day):
            return period
    return None


def distance(period: Period, day: dt.date) -> int | None:
    """Days from a day to the nearest day of a period; negative where the period is past."""
    first, last = period.first(), period.last()
    if first is None or last is None:
        return None
    return (first - day).days if first > day else min(0, (last - day).days)


def number(slots: Slots, name: str) -> int | None:
    value = slots.get(name)
    return value if isinstance(value, int) else None
