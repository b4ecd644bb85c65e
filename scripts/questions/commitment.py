"""Is this the party that undertakes it, where the words name none?"""

from __future__ import annotations

from scripts.questions.facts import examples_of

from dragoman.evaluate.weighing import Example


def examples() -> list[list[Example]]:
    """Of each document the parties that may be meant, and whether the gold says so."""
    return examples_of("commitment")
