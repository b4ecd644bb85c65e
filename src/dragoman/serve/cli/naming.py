"""Names of states, regions and places in English, for tables and graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.packs.framework import Framework
    from dragoman.publish.phrasing.names import Namer


def namer(framework: Framework) -> Namer:
    """Says names in English; those that the registry does not have as the texts call them."""
    from dragoman.packs.wording import load_wording
    from dragoman.publish.phrasing.names import Namer

    return Namer(load_wording("en"), [framework], native=False)
