"""How a language says which part of a thing is meant, or which of several that are alike.

In: `languages/<language>/phases.yaml`. Out: words.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from dragoman.packs.knowledge import Knowledge


class Phases(Knowledge):
    """Words by which "la deuxième tranche de la centrale" is not the plant, nor its first stage."""

    file = "phases.yaml"
    nouns: tuple[str, ...] = Field(description="What a thing is built in, one after the other.")
    ordinals: Mapping[int, tuple[str, ...]] = Field(
        description="By number, the words that stand before these."
    )
    numerals: Mapping[int, tuple[str, ...]] = Field(description="By number, those that stand behind them.")
    links: tuple[str, ...] = Field(description="What joins them to the name of the thing.")
