"""The entries that a picture is made of: as many as it asks for, those with the most sources.

In: what is asked of the record. Out: how many there are, and the cards of those that are shown, by id.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.model.catalogue import Asked, Card, Count
from dragoman.store import Record

WITHIN = 0.1
"""Seconds that a picture counts for."""


def counted(record: Record, asked: Asked) -> tuple[Count, dict[str, Card]]:
    """How many entries there are, and those with the most sources of them, as many as are asked for."""
    page = record.cards(replace(asked, order="-sources"))
    cards = {one.id: one for one in page.items}
    if page.next is None:
        return Count(len(cards), True), cards
    return record.count(asked, within=WITHIN), cards
