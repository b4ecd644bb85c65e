"""What tells a document on cooperation between states from any other: `gate.yaml` of a language."""

from __future__ import annotations

from pydantic import Field

from dragoman.packs.knowledge import Knowledge


class GateCues(Knowledge):
    """Words for and against, and how many it takes.

    Words are matched as whole words, ignoring case and accents; each counts once however often it stands.
    """

    file = "gate.yaml"
    cooperation: tuple[str, ...] = Field(description="Words of diplomacy and cooperation: they speak for.")
    elsewhere: tuple[str, ...] = Field(
        description="Words of sport, cooking, travel, arts, crime: they speak against."
    )
    least: int = Field(
        description="How many more words of cooperation than words against there must be.", ge=1
    )
    parties: int = Field(
        description="How many states, regions or international organisations must be named.", ge=1
    )
