"""The entries that a picture is made of: all where they are few, else those with the most sources.

In: what is asked of the record. Out: how many there are, and their cards by id. To order a few of some days
by their sources would look at most of the record: of a short time they are fetched by their dates first.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.model.catalogue import MOST, Asked, Card, Count
from dragoman.model.period import Period
from dragoman.store import Record

WITHIN = 0.1
"""Seconds that a picture counts for."""
SHORT = 400
"""Days of which there may be few entries."""


def counted(record: Record, asked: Asked) -> tuple[Count, dict[str, Card]]:
    """How many entries there are, and those with the most sources of them, as many as are asked for."""
    if _is_short(asked):
        # Of all types at once: so a database goes along the days, and not through each type.
        page = record.cards(replace(asked, types=(), order="date", limit=MOST))
        found = {one.id: one for one in page.items if one.type in asked.types}
        if page.next is None and len(found) <= asked.limit:
            return Count(len(found), True), found
    cards = record.cards(replace(asked, order="-sources")).items
    return record.count(asked, within=WITHIN), {one.id: one for one in cards}


def _is_short(asked: Asked) -> bool:
    """Whether it is asked for little time."""
    since, until = Period.of(asked.since), Period.of(asked.until)
    return since is not None and until is not None and (until.last - since.first).days <= SHORT
