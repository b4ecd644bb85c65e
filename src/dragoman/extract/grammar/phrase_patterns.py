"""Patterns for phrases of a pack in folded text.

In: phrases in which `*` at a word's end stands for the rest of it, and alone for one word. Out: patterns.
"""

from __future__ import annotations

import re

from dragoman.packs.alternation import alternation
from dragoman.packs.folding import fold


def either(phrases: tuple[str, ...]) -> str:
    """A pattern for any of some phrases, the longest first."""
    return alternation(pattern_of(one) for one in sorted(phrases, key=lambda one: (-len(one), one)))


def pattern_of(phrase: str) -> str:
    """A pattern for one phrase."""
    return re.escape(fold(phrase)).replace(r"\ \*\ ", r"\ \S+\ ").replace(r"\*", r"[^\W\d_]*")
