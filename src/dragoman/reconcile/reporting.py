"""When something was that a text tells of as done, without a date: in the days before the text came out.

In: a fact and the day of its document. Out: those days, as EDTF; of a visit that is to come the days after.
It is a guess that helps to find what the text means, and no date: nothing is kept apart by it, and no entry
gets it for a value.
"""

from __future__ import annotations

from datetime import timedelta

from dragoman.model.entry import Told
from dragoman.model.fact import Agreement, Meeting
from dragoman.model.period import Period

FORTNIGHT = timedelta(days=13)
"""How long after a meeting or a signature a text reports it without its day, and before a visit announces it.
"""
DONE = frozenset({"held", "signed", "adopted"})
"""Statuses of what is over when it is told."""


def reported(told: Told) -> str | None:
    """The days in which an undated meeting or signature lies, if its document came out on a known day."""
    fact = told.fact
    if not isinstance(fact, Meeting | Agreement) or fact.date is not None:
        return None
    to_come = isinstance(fact, Meeting) and fact.kind == "visit" and fact.status == "planned"
    day = Period.of(told.published)
    if not (to_come or fact.status in DONE) or day is None or not day.year or day.days != 1:
        return None
    first, last = (day.first, day.first + FORTNIGHT) if to_come else (day.first - FORTNIGHT, day.first)
    return f"{first.isoformat()}/{last.isoformat()}"


def when(told: Told) -> str | None:
    """The date of a meeting or an agreement, else the days in which it was reported."""
    return getattr(told.fact, "date", None) or reported(told)
