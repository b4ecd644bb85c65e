"""A party or person that a clause names, and which organisations are parties themselves.

In: nothing. Out: `Member`, and `is_party` for the registry's organisations. Who is named where is left to
`taking_part.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.entity import Party
from dragoman.model.span import Span
from dragoman.packs.entries import Organisation


@dataclass(frozen=True, slots=True)
class Member:
    """A party or person that a clause names, where it names it."""

    span: Span
    party: Party


def is_party(body: object) -> bool:
    """Whether an entry is an organisation or bank of several states, which meets others as a state does."""
    if not isinstance(body, Organisation) or body.country is not None:
        return False
    return body.class_ in ("international", "bank")
