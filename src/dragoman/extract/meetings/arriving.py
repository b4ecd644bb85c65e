"""Meetings for which somebody has arrived, and which have not begun: "est arrivé jeudi pour le 14e sommet".

In: a passage, a `Head`, and the meeting's own date. Out: whether it is still awaited as the text is written.
Who is "réuni", "venu" or "présent" is there, and the meeting is held: that is left to `telling.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.occasions import Occasion
from dragoman.model.span import Span

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FRESH = 3  # days after an arrival within which a text that tells of it was written


def came(lexicon: MeetingLexicon, passage: Passage, head: Head) -> bool:
    """Whether somebody has arrived somewhere for a meeting."""
    return bool(lexicon.arrived.search(passage.folded, *_lead(passage, head)))


def own_date(here: Circumstances, passage: Passage, head: Head) -> str | None:
    """The day that stands behind a meeting's noun; the one before it is that of the arrival."""
    start = passage.words[head.start].span.start
    end = passage.spans(passage.clause_at(head.start))[-1].end
    return here.when([Span(start, max(start, end))], start)


def awaited(here: Circumstances, passage: Passage, head: Head, date: str | None) -> bool:
    """Whether a meeting lies ahead of those who have arrived for it; `date` is its own."""
    lead, anchor = _lead(passage, head), here.reading.anchor
    if anchor is None:
        return not any(one.own_year for one in here.reading.dates if lead.contains(one.span))
    if date is not None and date[: len(anchor)] <= anchor[: len(date)]:
        return False
    arrival = here.when([lead], lead.end)
    return not (arrival and _DAY.fullmatch(arrival) and _DAY.fullmatch(anchor) and _stale(arrival, anchor))


def _lead(passage: Passage, head: Head) -> Span:
    """What stands before a meeting in its clause."""
    start = passage.words[head.first].span.start
    return Span(min(passage.spans(passage.clause_at(head.first))[0].start, start), start)


def _stale(arrival: str, anchor: str) -> bool:
    return (dt.date.fromisoformat(anchor) - dt.date.fromisoformat(arrival)).days > FRESH


def settled(occasions: list[Occasion]) -> list[Occasion]:
    """The mentions of meetings; one that was awaited and that the text tells of elsewhere was held."""
    return [
        replace(one, status="held") if one.awaited and _came_about(one, occasions) else one
        for one in occasions
    ]


def _came_about(one: Occasion, others: list[Occasion]) -> bool:
    return one.mechanism is not None and any(
        other.status == "held"
        and other.mechanism is not None
        and (other.mechanism.id or other.mechanism.label) == (one.mechanism.id or one.mechanism.label)
        and (other.ordinal or one.ordinal) == (one.ordinal or other.ordinal)
        for other in others
        if other is not one
    )
