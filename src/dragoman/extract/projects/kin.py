"""What a head alone means in a text: "le parc de Janatas" beside "le parc éolien de Chelek" is a wind farm.

In: a text and the nouns for types in it. Out: by head, the type that its fuller nouns in the text tell, where
they tell one alone. Which thing is meant is left to `describing.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.projects import ThingType

_NAMED = re.compile(r"s? (?:de |d'|du |des )?(?=[A-ZÀ-Þ])")
_VAGUE = frozenset(("other", "electricity"))


class Kin:
    """The types of the heads of one text."""

    def __init__(self, nouns: Iterable[tuple[Span, ThingType, str]]) -> None:
        told: dict[str, dict[str, ThingType]] = {}
        for _, kind, spelt in nouns:
            head, _, rest = fold(spelt).partition(" ")
            if rest and kind.sector != "other":
                told.setdefault(head, {}).setdefault(kind.sector, kind)
        self._types = {head: next(iter(found.values())) for head, found in told.items() if len(found) == 1}

    def type_of(self, text: str, noun: Span, kind: ThingType, spelt: str) -> ThingType:
        """The type of a noun: that of its kin where it is a head alone before a name."""
        if kind.sector not in _VAGUE or " " in spelt or not _NAMED.match(text, noun.start + len(spelt)):
            return kind
        return self._types.get(fold(spelt), kind)
