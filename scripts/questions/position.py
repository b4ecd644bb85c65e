"""Is this what the office is of, where the words behind it are taken away or say nothing of it?"""

from __future__ import annotations

from scripts.questions.facts import examples_of

from dragoman.evaluate.weighing import Example


def examples() -> list[list[Example]]:
    """Of each document what each office may be of, and whether the gold says so."""
    return examples_of("position")
