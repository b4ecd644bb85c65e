"""What the report of coverage knows of a language: `coverage.yaml`."""

from __future__ import annotations

from pydantic import Field

from dragoman.packs.knowledge import Knowledge


class CoverageWords(Knowledge):
    """Which of the words that facts are told by say nothing when they stand alone."""

    file = "coverage.yaml"
    light: tuple[str, ...] = Field(
        description="Verbs and nouns of other files that tell of a fact only with further words: no cues."
    )
