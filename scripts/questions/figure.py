"""Examples of figures that no rule need have found: numbers with a unit that they may have.

One is right where a figure of the gold stands at the same place with that value and unit.
"""

from __future__ import annotations

from collections.abc import Sequence

from scripts.questions.facts import examples_of, is_forbidden

from dragoman.evaluate.cores import Data
from dragoman.evaluate.extents import meet
from dragoman.evaluate.weighing import Example


def examples() -> list[list[Example]]:
    """Of each document the numbers that may tell a quantity, and whether they do."""
    return examples_of("figure", _verdict)


def _verdict(said: Data, fits: Sequence[Data]) -> bool | None:
    here = [one for one in fits if one.get("spans") and meet(one["spans"], said["spans"])]
    if any(one.get("optional") for one in here):
        return None
    return bool(here) and not is_forbidden(here)
