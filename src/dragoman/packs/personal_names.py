"""Which given names are a woman's, and how family names end: `personal_names.yaml`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dragoman.packs.knowledge import Knowledge

Gender = Literal["f", "m"]


class PersonalNames(Knowledge):
    """What the words of a name tell of its bearer, as texts of the language spell them."""

    file = "personal_names.yaml"
    given: dict[Gender, tuple[str, ...]] = Field(
        description="Given names that one gender alone bears; case and accents do not matter."
    )
    families: dict[Gender, tuple[str, ...]] = Field(
        description="By gender, how the last word of a full name ends whose bearer has it: -ova, -ov, kyzy."
    )
    her_articles: tuple[str, ...] = Field(description="Words right before an office that a woman holds: la.")
    her_offices: tuple[str, ...] = Field(
        description="How the first word of an office ends that a woman holds: -trice."
    )
