"""How a language tells of hopes, calls and demands, which are neither promises nor news.

In: `languages/<language>/wishes.yaml`. Out: words. Whose wish it is, is left to the statement that tells it.
"""

from __future__ import annotations

from pydantic import Field

from dragoman.packs.knowledge import Knowledge


class Wishes(Knowledge):
    """Words by which a reported statement is a wish."""

    file = "wishes.yaml"
    verbs: tuple[str, ...] = Field(description="Beginnings of verbs of wishing in the cue of a statement.")
    aims: tuple[str, ...] = Field(description="Beginnings of words by which an undated figure is an aim.")
    nouns: tuple[str, ...] = Field(description="Openings of what is said: the hope of, the wish that.")
