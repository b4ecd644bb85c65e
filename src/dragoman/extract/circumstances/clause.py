"""When, where and by whom: what a clause says around what it tells.

In: a reading, its folded text and a `CircumstanceLexicon`. Out: `Circumstances`, which the extractors ask
about spans of the text. Whether the clause tells of an event at all is left to them.
"""

from __future__ import annotations

from dragoman.extract.circumstances.member import Member
from dragoman.extract.circumstances.when_and_where import Spot, WhenAndWhere
from dragoman.extract.circumstances.words import CircumstanceLexicon
from dragoman.model.entity import key


class Circumstances(WhenAndWhere):
    """What the reading of one document says of when, where and who."""


__all__ = ["CircumstanceLexicon", "Circumstances", "Member", "Spot", "key"]
