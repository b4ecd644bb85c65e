"""What tells a document on cooperation between states from any other: `gate.yaml` of a language."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from dragoman.packs.folding import fold
from dragoman.packs.knowledge import Knowledge


class GateCues(Knowledge):
    """Words for and against, and how much it takes.

    Words are matched as whole words, ignoring case and accents; each counts once however often it stands.
    """

    file = "gate.yaml"
    bonds: tuple[str, ...] = Field(description="What only happens between states: each weighs 1 in favour.")
    official: tuple[str, ...] = Field(
        description="What governments do at home, too: each weighs a half, less where there is no bond."
    )
    joint: tuple[str, ...] = Field(
        description="Bonds that speak of a second state, so that one named state is enough beside them."
    )
    elsewhere: tuple[str, ...] = Field(
        description="Words of sport, cooking, travel, arts, crime: each weighs 2 against."
    )
    dealings: tuple[str, ...] = Field(
        description="Words that tell of dealings where two sides stand in the same sentence; "
        "`*` at the end for any ending."
    )
    otherwise: tuple[str, ...] = Field(
        description="Words because of which a sentence that names two sides tells of no dealings of theirs; "
        "`*` at the end for any ending."
    )
    advice: tuple[str, ...] = Field(
        description="Words that address a reader: a sentence with one counts as one with a word of "
        "`otherwise` unless it asks or tells of dealings."
    )
    share: int = Field(
        description="Of how many sentences one must tell of dealings between two sides, at least.", ge=1
    )
    least: int = Field(description="The least weight of a text on cooperation.", ge=1)
    least_alone: int = Field(
        description="The least weight where only one state is named, besides regions and organisations.", ge=1
    )
    least_untold: int = Field(
        description="The least weight where no sentence tells of dealings between two sides.", ge=1
    )
    parties: int = Field(
        description="How many states, regions or international organisations must be named.", ge=1
    )

    @cached_property
    def cooperation(self) -> tuple[str, ...]:
        """All words that speak for, each once."""
        return tuple(dict.fromkeys((*self.bonds, *self.joint, *self.official)))

    def weight(self, cooperation: set[str], elsewhere: set[str]) -> float:
        """What the words of a text weigh; next to nothing where no bond is among those of cooperation."""
        said = {fold(word) for word in cooperation}
        bonds = said & self._bonds
        rest = len(said - bonds) / 2
        return len(bonds) + (rest if bonds else rest - self.least) - 2 * len(elsewhere)

    def names_another(self, cooperation: set[str]) -> bool:
        """Whether a word speaks of a second state."""
        return any(fold(word) in self._joint for word in cooperation)

    @cached_property
    def _bonds(self) -> frozenset[str]:
        return frozenset(fold(word) for word in (*self.bonds, *self.joint))

    @cached_property
    def _joint(self) -> frozenset[str]:
        return frozenset(fold(word) for word in self.joint)
