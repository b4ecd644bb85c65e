"""Weekdays of a dispatch whose dateline has a day, but no year.

In: a text without a day of its own, and the dates in it. Out: the same dates; those that count from the day
of the dispatch have their day, with an unknown year: "ACHGABAT, 13 juillet (Agence) -- … reçu mardi …".
The weekday of its first paragraph is taken for the dateline's, as agencies tell of the day; what depends on
the year stays open.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.dates.reader import find_dates
from dragoman.model.reading import DateExpression
from dragoman.packs.dates import DateWords

HEAD = 800  # code points of a text in which its dateline stands
_DAY = re.compile(r"XXXX-(\d\d-\d\d)")
_BEFORE = re.compile(r"(?:^|\n)[ \t]*[A-ZÀ-Ý][\w'’-]*(?: [\w'’-]+){0,3}(?:, | \()(?:le )?$")
_AGENCY = re.compile(r"\.? ?(?:(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/) ?[.–—-]|--|[–—] )")
_YEARS = [year for year in range(2009, 2024) if year % 4]  # of any weekday, without a leap day
_KNOWN = re.compile(r"\d{4}(-\d\d-\d\d)")


def dated_by_dispatch(
    text: str, words: DateWords, dates: Sequence[DateExpression]
) -> tuple[DateExpression, ...]:
    """The dates of a text, with the days that its dateline settles."""
    line = next((one for one in dates if one.span.start < HEAD and _is_dateline(text, one)), None)
    day = _DAY.fullmatch(line.value or "") if line else None
    if line is None or day is None:
        return tuple(dates)
    end = text.find("\n", line.span.end)
    lead = text[line.span.end : end if end > 0 else len(text)]
    worlds = [find_dates(text, words, f"{year}-{day[1]}") for year in _fitting(lead, words, day[1])]
    if len(worlds) < 2 or any([one.span for one in world] != [one.span for one in dates] for world in worlds):
        return tuple(dates)
    return tuple(_settled(one, [world[i].value for world in worlds]) for i, one in enumerate(dates))


def _is_dateline(text: str, one: DateExpression) -> bool:
    before = text[max(0, one.span.start - 60) : one.span.start]
    return bool(_BEFORE.search(before)) and bool(_AGENCY.match(text, one.span.end))


def _fitting(lead: str, words: DateWords, day: str) -> Iterator[int]:
    """Two years in which the first relative day of a paragraph is that of the dateline."""
    fitting = 0
    for year in _YEARS:
        found = find_dates(lead, words, f"{year}-{day}")
        first = next((one.value for one in found if one.relative and one.value), None)
        if first == f"{year}-{day}":
            fitting += 1
            yield year
        if fitting == 2:
            return


def _settled(one: DateExpression, values: Sequence[str | None]) -> DateExpression:
    """An open date with its day, if that is the same in every year."""
    if one.value is not None or not one.relative:
        return one
    days = {_KNOWN.sub(r"XXXX\1", value) for value in values if value and _is_day(value)}
    return replace(one, value=days.pop()) if len(days) == 1 and all(values) else one


def _is_day(value: str) -> bool:
    try:
        return bool(dt.date.fromisoformat(value))
    except ValueError:
        return False
