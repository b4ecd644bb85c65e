"""Who belongs to a mechanism on the day of its meeting: the SCO of 2013 had six members, that of 2026 ten.

In: a `Meeting` and the framework. Out: the same; where its participants are those that the registry gives the
mechanism, and some joined later than others, those of its date, named as inferred, or none where its year is
not known. Participants that the text names are left as they are.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.model.entity import key
from dragoman.model.fact import Meeting
from dragoman.packs.entries import Mechanism
from dragoman.packs.framework import Framework

REASON = "the members of the mechanism on the date of the meeting"


def of_its_day(meeting: Meeting, framework: Framework) -> Meeting:
    """A meeting with the members that its mechanism had when it took place."""
    entry = framework.entries.get((meeting.mechanism.id if meeting.mechanism else None) or "")
    if not isinstance(entry, Mechanism) or not entry.joined or not meeting.participants:
        return meeting
    if {key(one) for one in meeting.participants} != set(entry.participants):
        return meeting
    then = set(entry.participants_on(meeting.date))
    known = tuple(one for one in meeting.participants if key(one) in then)
    return replace(meeting, participants=known or None, inferred={"participants": REASON} if known else {})
