"""A fact that may hold: what the text hints at, with what speaks for and against it."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Possible:
    """A fact as it would be reported, and the signs by which it is judged (`packs/weights.py`)."""

    fact: Fact
    signs: frozenset[str]
