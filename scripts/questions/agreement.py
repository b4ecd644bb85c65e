"""Examples of agreements that may hold, judged by the gold.

An instrument of which no status is told, though the gold has one, is no example either way: that it is named
once more is right, and tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.questions.facts import examples_of, is_forbidden

from dragoman.evaluate.cores import Data
from dragoman.evaluate.weighing import Example


def examples() -> list[list[Example]]:
    """Of each document the possible agreements, and whether they hold."""
    return examples_of("agreement", _verdict)


def _verdict(said: Data, fits: Sequence[Data]) -> bool | None:
    if not fits or is_forbidden(fits):
        return False
    asked = [one for one in fits if not one.get("optional")]
    return True if any(said.get("status") or not one.get("status") for one in asked) else None
