"""The entries that a picture is made of: all where they are few, else those with the most sources.

In: what is asked of the record. Out: how many there are, and their cards by id. To order a few among very
many by their sources would look at most of the record: a few are fetched by their dates instead.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.model.catalogue import Asked, Card, Count
from dragoman.store import Record

WITHIN = 0.2
"""Seconds that a picture counts for."""


def counted(record: Record, asked: Asked) -> tuple[Count, dict[str, Card]]:
    """How many entries there are, and those with the most sources of them, as many as are asked for."""
    total = record.count(asked, within=WITHIN)
    few = total.complete and total.many <= asked.limit
    cards = record.cards(replace(asked, order="date" if few else "-sources")).items
    return total, {one.id: one for one in cards}
