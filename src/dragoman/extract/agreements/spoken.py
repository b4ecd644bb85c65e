"""Agreements of which somebody speaks that the text tells anyway: "nous avons signé un accord avec X".

In: what a document tells of agreements, and its statements. Out: the same without those that only a quotation
tells again: one of the same kind, status and parties stands outside of quotations.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.model.entity import key
from dragoman.model.fact import Agreement, Statement

BOTH = 2
Found = tuple[Agreement, bool, bool]


def without_quoted(found: Sequence[Found], said: Sequence[Statement]) -> list[Found]:
    """What is told, each agreement with whether it points back and whether a heading tells it."""
    quoted = [one.content for one in said if one.mode != "indirect"]
    spoken = [any(span.start <= one.evidence[0].start < span.end for span in quoted) for one, *_ in found]
    outside = [one for (one, *_), quote in zip(found, spoken, strict=True) if not quote]
    return [
        every
        for every, quote in zip(found, spoken, strict=True)
        if not (quote and any(_again(every[0], other) for other in outside))
    ]


def _again(one: Agreement, other: Agreement) -> bool:
    """Whether a quotation may speak of an agreement: nothing tells another, and both parties are the same."""
    if (one.kind, one.status) != (other.kind, other.status) or one.status is None:
        return False
    if one.date and other.date and one.date != other.date:
        return False
    parties = {key(party) for party in one.parties or ()}
    return len(parties) >= BOTH and parties == {key(party) for party in other.parties or ()}


__all__ = ["without_quoted"]
