"""Does somebody say this, and is it this one who says it?"""

from __future__ import annotations

from scripts.questions.facts import examples_of

from dragoman.evaluate.weighing import Example


def examples() -> list[list[Example]]:
    """Of each document what may be said by whom, and whether the gold says so."""
    return examples_of("statement")
