"""A date or year that opens a sentence is the one by which the dates in that sentence are meant.

In: the expressions of a text. Out: the same, those without a year settled by the opening date where
they lie close to it: "Le 19 juin 2024, ils ont ratifié l'accord conclu le 6 juin". What is to come is left to
the document's day.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.extract.dates.meaning import NEAR, UNKNOWN, Anchor, distance, settled
from dragoman.extract.dates.ranges import Found

SENTENCE_ENDS = re.compile(r"[.!?…:;]\s|\n")
LEAD = 40  # code points before a date in which "deux mois plus tard" ends
OPENING = 500  # code points of a text in which its first day stands
WEEK = 7  # days behind it within which others are of its year
AROUND = range(-NEAR, NEAR + 1)
BEGINS = re.compile(r"(?:^|[.!?…]\s|\n)[\s«»\"–—-]*$")


def framed(
    text: str,
    found: list[Found],
    openers: re.Pattern[str],
    following: re.Pattern[str],
    later: re.Pattern[str],
    same: re.Pattern[str],
) -> list[Found]:
    """The expressions, in order.

    `openers` matches the words that may stand before an opening date, `following` those behind, and `later`
    those before a date by which it is the next such one after the date told before: "en février 2021 … le 9
    mars suivant", "le 15 mars 2023 … Deux mois plus tard, le 20 mai". What `same` matches behind is of its
    year: "le 31 octobre de la même année".
    """
    result: list[Found] = []
    frame, end = Anchor(), 0
    for one in found:
        if frame.year and SENTENCE_ENDS.search(text, end, one.start):
            frame = Anchor()
        counted = following.match(text, one.end) or later.search(text, max(0, one.start - LEAD), one.start)
        if counted and one.meaning.open_year:
            one = _next_after(one, result)
        elif same.match(text, one.end) and (year := _year_told(result)):
            one = _of_year(one, year)
        elif frame.day:
            one = _settled(one, frame)
        elif (
            frame.year and one.meaning.open_year and not (one.meaning.relative or one.coming or one.deadline)
        ):
            one = _in_year(one, frame.year)  # "En 2022, le commerce a reculé en mars"
        elif _opens(text, one, openers):
            frame, end = _frame(one), one.end
        result.append(one)
    return result


def beside_the_first(found: list[Found]) -> list[Found]:
    """The expressions of a text without a day of its own: days of the week after the first one, in its year.

    The first must open the text with its year, and no later day be told with its own: "arrivé le 7 juin 2017
    … Le 8 juin, ils se sont entretenus".
    """
    own = [one for one in found if one.meaning.own_year]
    days = [day for one in own if (day := _frame(one).day)]
    if not days or own[0].start > OPENING or own[0].deadline or (frame := _frame(own[0])).day != max(days):
        return found
    first = own[0]
    return [_settled(one, frame, range(WEEK + 1)) if one.start > first.end else one for one in found]


def _frame(one: Found) -> Anchor:
    return Anchor.of(one.meaning.period.edtf() if one.meaning.period else None)


def _opens(text: str, one: Found, openers: re.Pattern[str]) -> bool:
    period = one.meaning.period
    if not one.meaning.own_year or period is None or not period.is_point or one.deadline:
        return False
    before = openers.sub("", text[max(0, one.start - 40) : one.start])
    return bool(BEGINS.search(before)) and (one.start <= 40 or len(before) > 0)


def _year_told(told: list[Found]) -> int | None:
    """The year of the date told last, if it has one."""
    said = [period.end.year for one in told if (period := one.meaning.period) and period.end]
    return said[-1] if said else None


def _next_after(one: Found, told: list[Found]) -> Found:
    said = [before.meaning.period for before in told if before.meaning.period]
    before = said[-1] if said else None
    if before is None or not before.has_year or not before.is_point:
        return replace(one, meaning=UNKNOWN)
    return replace(one, meaning=settled(one.meaning, Anchor.of(before.edtf()), coming=True))


def _of_year(one: Found, year: int) -> Found:
    """The same in another year than the document's: "septembre de cette année-là"."""
    period = one.meaning.period
    if period is None or not period.is_point or period.start is None or period.start.month is None:
        return one
    point = replace(period.start, year=year)
    return replace(one, meaning=replace(one.meaning, period=replace(period, start=point, end=point)))


def _in_year(one: Found, year: int) -> Found:
    period = one.meaning.period
    return replace(one, meaning=replace(one.meaning, period=period.in_year(year))) if period else one


def _settled(one: Found, frame: Anchor, reach: range = AROUND) -> Found:
    day = frame.day
    if not one.meaning.open_year or one.meaning.relative or one.coming or one.deadline or day is None:
        return one
    meant = settled(one.meaning, frame)
    if meant.period is None or not meant.period.has_year:
        return one
    away = distance(meant.period, day)
    return replace(one, meaning=meant) if away is not None and away in reach else one
