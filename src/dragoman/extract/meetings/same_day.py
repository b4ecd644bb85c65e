"""The day of talks that a dispatch tells along with the visit on which they were held.

In: the meetings of a document and the day it was published. Out: the same meetings; one without a day of its
own takes that of a visit of the same guest to the same host if that is the day of the dispatch, which cannot
report what came later. A visit of another day leaves the day of the talks open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.model.entity import key
from dragoman.model.fact import Meeting

TALKS = frozenset({"bilateral", "ceremony"})


def on_the_day_of_the_visit(meetings: Iterable[Meeting], anchor: str | None) -> Iterator[Meeting]:
    """The meetings, with the dispatch's day for talks on a visit that began on it."""
    every = list(meetings)
    visits = [one for one in every if one.kind == "visit" and one.status == "held" and one.date == anchor]
    for one in every:
        open_ = one.kind in TALKS and one.status == "held" and one.date is None and anchor is not None
        visit = next((visit for visit in visits if _is_on(one, visit)), None) if open_ else None
        yield replace(one, date=visit.date, country=one.country or visit.country) if visit else one


def _is_on(talks: Meeting, visit: Meeting) -> bool:
    """Whether the guest and both states of some talks are those of a visit, and nothing says elsewhere."""
    guests = {key(person) for person in visit.people}
    states = {key(party) for party in talks.participants or ()}
    elsewhere = talks.country is not None and talks.country != visit.country
    same = states == {key(party) for party in visit.participants or ()}
    after = min(talks.evidence).start >= min(visit.evidence).start
    return same and after and not elsewhere and bool(guests & {key(person) for person in talks.people})
