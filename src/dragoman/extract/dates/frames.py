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
BEGINS = re.compile(r"(?:^|[.!?…]\s|\n)[\s«»\"–—-]*$")


def framed(
    text: str, found: list[Found], openers: re.Pattern[str], following: re.Pattern[str]
) -> list[Found]:
    """The expressions, in order.

    `openers` matches the words that may stand before an opening date, `following` those by which a date is
    the next such one after the date told before: "en février 2021 … le 9 mars suivant".
    """
    result: list[Found] = []
    frame, end = Anchor(), 0
    for one in found:
        if frame.year and SENTENCE_ENDS.search(text, end, one.start):
            frame = Anchor()
        if following.match(text, one.end) and one.meaning.open_year:
            one = _next_after(one, result)
        elif frame.day:
            one = _settled(one, frame)
        elif (
            frame.year and one.meaning.open_year and not (one.meaning.relative or one.coming or one.deadline)
        ):
            one = _in_year(one, frame.year)  # "En 2022, le commerce a reculé en mars"
        elif _opens(text, one, openers):
            frame, end = Anchor.of(one.meaning.period.edtf() if one.meaning.period else None), one.end
        result.append(one)
    return result


def _opens(text: str, one: Found, openers: re.Pattern[str]) -> bool:
    period = one.meaning.period
    if not one.meaning.own_year or period is None or not period.is_point or one.deadline:
        return False
    before = openers.sub("", text[max(0, one.start - 40) : one.start])
    return bool(BEGINS.search(before)) and (one.start <= 40 or len(before) > 0)


def _next_after(one: Found, told: list[Found]) -> Found:
    before = told[-1].meaning.period if told else None
    if before is None or not before.has_year or not before.is_point:
        return replace(one, meaning=UNKNOWN)
    return replace(one, meaning=settled(one.meaning, Anchor.of(before.edtf()), coming=True))


def _in_year(one: Found, year: int) -> Found:
    period = one.meaning.period
    return replace(one, meaning=replace(one.meaning, period=period.in_year(year))) if period else one


def _settled(one: Found, frame: Anchor) -> Found:
    day = frame.day
    if not one.meaning.open_year or one.meaning.relative or one.coming or one.deadline or day is None:
        return one
    meant = settled(one.meaning, frame)
    if meant.period is None or not meant.period.has_year:
        return one
    away = distance(meant.period, day)
    return replace(one, meaning=meant) if away is not None and abs(away) <= NEAR else one
