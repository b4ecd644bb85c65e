"""Weekdays to come: "accueille jeudi le sommet", told before Thursday, and where people will go, is not past.

In: what is told of a meeting, its date as the weekday before the dispatch would have it, and the dates of the
document. Out: the same, or the coming days and that they are to come. A weekday with "dernier" or a number,
and what was told in the past tense, stays as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from dragoman.model.reading import Reading
from dragoman.model.span import Span

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEKDAY = re.compile(
    r"(?!(?:avant-)?hier|aujourd|demain)(?:d[eu] )?[^\W\d_]+(?: (?:à|au) [^\W\d_]+)?", re.IGNORECASE
)
WEEK = 7


def in_the_coming_week(
    date: str | None, reading: Reading, scope: Sequence[Span], truth: str, tense: str
) -> tuple[str | None, str]:
    """Date and truth of a meeting told in the present, or as to come, for a bare weekday just past."""
    days = date.split("/") if date else []
    anchor = reading.anchor or ""
    if not days or not _DAY.fullmatch(anchor) or not all(_DAY.fullmatch(day) for day in days):
        return date, truth
    planned = truth == "announced"
    if not planned and (truth != "asserted" or tense not in ("present", "infinitive")):
        return date, truth
    if days[0] > anchor:
        return date, "announced"
    now = dt.date.fromisoformat(anchor)
    told = [
        one
        for one in reading.dates
        if one.value in {date, *days} and any(Span(*s).contains(one.span) for s in scope)
    ]
    bare = bool(told) and all(one.relative and _WEEKDAY.fullmatch(one.span.of(reading.text)) for one in told)
    if not bare or not all(0 < (now - dt.date.fromisoformat(day)).days < WEEK for day in days):
        return date, truth
    later = [(dt.date.fromisoformat(day) + dt.timedelta(WEEK)).isoformat() for day in days]
    return "/".join(later), "announced"
