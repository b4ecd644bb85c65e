"""Expressions that count from the document's day: lundi, hier, l'an dernier, il y a deux ans.

In: a phrase's slots and the anchor. Out: meanings; without enough of an anchor they have no period.

A bare weekday is the latest one up to the anchor, as news reports use it; "ce vendredi" is that of the
anchor's week; "dernier" and "prochain" are strictly before and after; one to come (the caller sets the slot
`coming`) is the next from the anchor on. A count of days is exact, of many
weeks about; of months and years only the month or year is named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dragoman.extract.dates.meaning import FUTURE, UNKNOWN, Anchor, Meaning, Slots, number
from dragoman.extract.dates.period import Period, Point, shifted_month

MONTHS = {"month": 1, "quarter": 3, "half": 6}
YEARS = {"year": 1, "decade": 10, "century": 100}


def moved(day: dt.date, by: int, unit: str) -> Period | None:
    """So many units from a day: a day, or the month or year."""
    try:
        if unit in ("day", "week", "weekend"):
            there = day + dt.timedelta(by if unit == "day" else 7 * by)
            return Period.of(there.year, there.month, there.day, about=unit != "day" and abs(by) > 4)
        if unit in MONTHS:
            return Period.of(*shifted_month(day.year, day.month, by * MONTHS[unit]))
        return Period.of(_checked_year(day.year + by * YEARS[unit]), about=unit != "year")
    except (ValueError, OverflowError):
        return None


def _checked_year(year: int) -> int:
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return year


def weekday(slots: Slots, anchor: Anchor, offset: int | None) -> Meaning | None:
    """A weekday: the latest up to the anchor, that of its week (`offset`), the last or the next."""
    if anchor.day is None:
        return UNKNOWN
    day, side = anchor.day, number(slots, "side")
    back = (day.isoweekday() - int(slots["weekday"])) % 7
    if slots.get("coming"):
        day += dt.timedelta(-back % 7)
    elif side == 1:
        day += dt.timedelta(7 - back)
    elif side == -1:
        day -= dt.timedelta(back or 7)
    elif offset is not None:
        day += dt.timedelta(int(slots["weekday"]) - day.isoweekday())
    else:
        day -= dt.timedelta(back)
    return Meaning(Period.days(day, day), relative=True)


def weekday_day(slots: Slots, anchor: Anchor, _: int | None) -> Meaning | None:
    """ "mardi 25": the nearest such day within half a year, if any."""
    if anchor.day is None:
        return UNKNOWN
    for distance in range(FUTURE):
        for day in (anchor.day - dt.timedelta(distance), anchor.day + dt.timedelta(distance)):
            if day.day == slots["plain_day"] and day.isoweekday() == slots["weekday"]:
                return Meaning(Period.days(day, day), relative=True)
    return UNKNOWN


def day_word(slots: Slots, anchor: Anchor, _: int | None) -> Meaning | None:
    """ "hier", "demain", "aujourd'hui"."""
    if anchor.day is None:
        return UNKNOWN
    by = number(slots, "day_word") if "day_word" in slots else 0
    return Meaning(moved(anchor.day, by or 0, "day"), relative=True)


def this_last_or_next(slots: Slots, anchor: Anchor, offset: int | None) -> Meaning | None:
    """This, the next or the last week, month, quarter, year …"""
    unit = str(next(slots[name] for name in ("unit", "one_unit", "this_unit", "next_unit") if name in slots))
    by = number(slots, "side") if offset is None else offset
    return Meaning(_unit_period(unit, by or 0, anchor), relative=True)


def _unit_period(unit: str, by: int, anchor: Anchor) -> Period | None:
    if unit in YEARS and anchor.year is not None:
        length = YEARS[unit]
        first = anchor.year // length * length + by * length
        return Period(Point(first), Point(first + length - 1)) if 1 <= first <= 9900 else None
    if unit in MONTHS and anchor.year is not None and anchor.month is not None:
        length = MONTHS[unit]
        first_month = (anchor.month - 1) // length * length + 1
        start = shifted_month(anchor.year, first_month, by * length)
        return Period(Point(*start), Point(*shifted_month(*start, length - 1)))
    if anchor.day is None or unit not in ("day", "week", "weekend"):
        return None
    if unit == "day":
        return moved(anchor.day, by, "day")
    monday = anchor.day + dt.timedelta(7 * by - anchor.day.weekday())
    return Period.days(monday + dt.timedelta(5 if unit == "weekend" else 0), monday + dt.timedelta(6))


def counted(direction: int) -> Callable[[Slots, Anchor, int | None], Meaning | None]:
    """So many units ago, or from now."""

    def read(slots: Slots, anchor: Anchor, _: int | None) -> Meaning | None:
        """The day, month or year that lies so far from the anchor."""
        unit, by = str(slots["unit"]), int(slots["number"]) * direction
        if unit in YEARS:
            day = dt.date(anchor.year, 7, 1) if anchor.year else None
        else:
            day = anchor.about_day if unit in MONTHS else anchor.day
        return Meaning(moved(day, by, unit) if day else None, relative=True)

    return read


def stretch(slots: Slots, anchor: Anchor, _: int | None) -> Meaning | None:
    """The last or next so many units, counted from the anchor."""
    unit, count = str(slots.get("unit", "decade")), number(slots, "number") or 1
    side = int(slots["side"])
    if slots.get("number") == 1:
        return None  # "une année passée à négocier"
    now = dt.date(anchor.year, 7, 1) if unit in YEARS and anchor.year else None
    if unit not in YEARS:
        now = anchor.about_day if unit in MONTHS else anchor.day
    far = moved(now, side * count, unit) if now else None
    if now is None or far is None:
        return UNKNOWN
    if unit in YEARS:
        near = Point(now.year)
    elif unit in MONTHS:
        near = Point(now.year, now.month)
    else:
        near = Period.days(now + dt.timedelta(side), now).points[0]
    ends = (far.points[0], near) if side < 0 else (near, far.points[0])
    return Meaning(Period(*ends), relative=True)
