"""How a language says that a text was taken from an agency: translated, abridged, or written with it.

In: `languages/<language>/credits.yaml`. Out: words. The agencies' names are those of `boilerplate.yaml`.
"""

from __future__ import annotations

from pydantic import Field

from dragoman.packs.knowledge import Knowledge


class Credits(Knowledge):
    """Words by which a text names the agency that it comes from."""

    file = "credits.yaml"
    phrases: tuple[str, ...] = Field(description="Words right before the name of the agency.")
    kinds: tuple[str, ...] = Field(description="Words between those and the name: the agency, the site of.")
    behind: tuple[str, ...] = Field(description="Words behind an agency in brackets: taken from it.")
