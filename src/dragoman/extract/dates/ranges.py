"""Dates that belong together: the two ends of a range, and lists whose last date alone has the year.

In: meanings and places of single expressions. Out: the meaning of the whole. Which words join them is
known to `context.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.extract.dates.grammar import Phrase
from dragoman.extract.dates.meaning import Meaning
from dragoman.extract.dates.period import Period

NO_END = ("unsettled", "ago", "ahead", "stretch", "day-list")  # kinds that are no end of a range


@dataclass(frozen=True, slots=True)
class Found:
    """A place, what it means, and how its surroundings change that."""

    start: int
    end: int
    meaning: Meaning
    deadline: bool = False
    coming: bool = False
    about: bool = False
    gone: bool = False


def joined(left: Phrase, right: Phrase, earlier: Meaning, later: Meaning) -> Meaning | None:
    """The meaning of a range, whose last day, month or year it includes.

    None if it would end before it begins. An end that cannot be known is open.
    """
    relative = earlier.relative or later.relative
    own_year = earlier.own_year or later.own_year
    side = later.side if earlier.side is None else earlier.side
    if earlier.period is None and later.period is None:
        return Meaning(None, relative)
    if earlier.period is None or later.period is None:
        start = earlier.period.start if earlier.period else None
        end = later.period.end if later.period else None
        return Meaning(Period(start, end), relative, own_year, side)
    second = later.period
    if two_weekdays(left, right):
        second = _not_before(second, earlier.period)
    whole = with_common_year(earlier.period, second)
    return Meaning(whole, relative, own_year, side) if whole.exists else None


def two_weekdays(left: Phrase, right: Phrase) -> bool:
    """Whether both are a weekday without "dernier" or "prochain"."""
    return left.form.kind == right.form.kind == "weekday" and "side" not in {*left.values, *right.values}


def _not_before(later: Period, earlier: Period) -> Period:
    day, first = later.first(), earlier.first()
    while day and first and day < first:
        day += dt.timedelta(7)
    return Period.days(day, day) if day else later


def with_common_year(earlier: Period, later: Period) -> Period:
    """From the start of one period to the end of another; where one lacks its year it takes the other's."""
    start, end = earlier.start, later.end
    if start is None or end is None or (start.year is None) == (end.year is None):
        return Period(start, end)
    if end.year is None:
        return Period(start, end).in_year(start.year or 0)
    wraps = Period(replace(start, year=end.year), replace(end, year=None)).in_year(end.year).end
    return Period(replace(start, year=end.year - (wraps is not None and wraps.year != end.year)), end)


def follow_one_another(days: list[int]) -> bool:
    """Whether days of a month are consecutive."""
    return all(later == earlier + 1 for earlier, later in pairwise(days))


def days_meet(earlier: Period | None, later: Period | None) -> bool:
    """Whether the second of two days is the one after the first."""
    if (
        earlier is None
        or later is None
        or not (earlier.start and earlier.start.day and later.end and later.end.day)
    ):
        return False
    whole = with_common_year(earlier, later).in_year(2001)
    first, last = whole.first(), whole.last()
    return bool(first and last and (last - first).days == 1)


def years_from_lists(
    text: str, found: list[Found], links: re.Pattern[str], conjunctions: re.Pattern[str]
) -> list[Found]:
    """A date without a year that is listed with one takes its year: "en mai et juin 2024".

    A list ends with a conjunction: a comma alone says nothing ("le 17 octobre, May 19, 2023").
    """
    result = list(found)
    listed = False
    for i in range(len(result) - 2, -1, -1):
        left, right = result[i], result[i + 1]
        gap = text[left.end : right.start]
        listed = bool(conjunctions.fullmatch(gap) or (listed and links.fullmatch(gap)))
        one, other = left.meaning.period, right.meaning.period
        if not listed or one is None or other is None or one.has_year or not right.meaning.own_year:
            continue
        if left.meaning.relative or _level(one) != _level(other) or not one.is_point:
            continue
        year = with_common_year(one, other).points[0].year
        if year is not None:
            result[i] = replace(left, meaning=replace(left.meaning, period=one.in_year(year), own_year=True))
    return result


def _level(period: Period) -> tuple[bool, bool]:
    point = period.points[0]
    return point.month is not None, point.day is not None
