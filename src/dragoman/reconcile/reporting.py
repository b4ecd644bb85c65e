"""When something was that a text tells of as done, without a date: in the days before the text came out.

In: a fact and the day of its document. Out: those days, as EDTF. It is a guess that helps to find what the
text means, and no date: nothing is kept apart by it, and no entry gets it for a value.
"""

from __future__ import annotations

from datetime import timedelta

from dragoman.model.entry import Told
from dragoman.model.fact import Agreement, Meeting
from dragoman.model.period import Period

WEEK = timedelta(days=6)
"""How long after a meeting or a signature a text reports it without its day."""
DONE = frozenset({"held", "signed", "adopted"})
"""Statuses of what is over when it is told."""


def reported(told: Told) -> str | None:
    """The days in which an undated meeting or signature lies, if its document came out on a known day."""
    fact = told.fact
    if not isinstance(fact, Meeting | Agreement) or fact.date is not None or fact.status not in DONE:
        return None
    day = Period.of(told.published)
    if day is None or not day.year or day.days != 1:
        return None
    return f"{(day.first - WEEK).isoformat()}/{day.first.isoformat()}"


def when(told: Told) -> str | None:
    """The date of a meeting or an agreement, else the days in which it was reported."""
    return getattr(told.fact, "date", None) or reported(told)
