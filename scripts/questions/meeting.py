"""Examples of "meeting": does a word that hints at a meeting stand where one is told?

An example is every meeting that the pipeline thinks of. It is right if the gold has it, and finds it in the
same passage. One that agrees with a meeting of another passage says nothing: in a text on one visit nearly
every guess is of that visit's day and place.
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.questions.facts import examples_of, is_forbidden

from dragoman.evaluate.cores import Data
from dragoman.evaluate.extents import meet
from dragoman.evaluate.weighing import Example


def examples() -> list[list[Example]]:
    """Of each document the meetings that it hints at, and whether it tells of them there."""
    return examples_of("meeting", _verdict)


def _verdict(said: Data, fits: Sequence[Data]) -> bool | None:
    if not fits or is_forbidden(fits):
        return False
    here = [one for one in fits if meet(one["evidence"], said["evidence"])]
    return True if any(not one.get("optional") for one in here) else None
