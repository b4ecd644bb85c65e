"""Words that stand for a state: its capital, its side, its authorities, and "les deux pays".

In: a reading with its names. Out: references to country codes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dragoman.model.reading import Reading, Reference
from dragoman.model.span import Span
from dragoman.packs.alternation import any_of
from dragoman.packs.entries import Country
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.roles import Roles

_LOCATIVE = re.compile(
    r"(?:\b(?:a|de|vers|depuis|pour|pres de|dans|par|entre|jusqu'a|via|et|contre) |\bd'|\bl')$"
)


_JOINED = re.compile(
    r" ?,? (?:et|ou|ainsi que|comme) |, "
)  # "Astana et Pékin ont": as the first, so the second


class StateWords:
    """Finds the words that stand for states in one language."""

    def __init__(self, roles: Roles, framework: Framework) -> None:
        sides, both = any_of(roles.sides), any_of(roles.both)
        self._sides = re.compile(rf"\b(?:la |le |les |l')(?:{sides}) (?:(?:de la |du |de l'|d'|de |des ))?")
        self._both = re.compile(rf"\b(?:{both})\b")
        self._capitals = {
            fold(name): country.code
            for country in framework.of_kind(Country)
            for names in country.metonyms.values()
            for name in names
        }

    def references(self, reading: Reading, folded: str) -> Iterator[Reference]:
        """Every word or phrase that stands for a state or two."""
        standing: Span | None = None  # the last capital that stands for its state
        for name in reading.names:
            code = self._capitals.get(fold(name.span.of(reading.text))) if name.kind == "place" else None
            before = folded[max(0, name.span.start - 10) : name.span.start]
            joined = standing is not None and _JOINED.fullmatch(folded, standing.end, name.span.start)
            if code and (joined or not _LOCATIVE.search(before)):
                standing = name.span
                yield Reference(name.span, (code,))
        every = [name for name in (*reading.adjectives, *reading.names) if name.kind == "country"]
        states = {name.span.start: name for name in every}
        named = [name.span for name in reading.names if name.kind == "organisation"]
        for match in self._sides.finditer(folded):
            if any(span.overlaps(match.span()) for span in named):
                continue
            if state := states.get(match.end()):
                yield Reference(Span(match.start(), state.span.end), (state.entity,))
        counted = Counter(name.entity for name in every if isinstance(name.entity, str)).most_common(3)
        if len(counted) == 2 or (len(counted) == 3 and counted[1][1] > 2 * counted[2][1]):
            for match in self._both.finditer(folded):
                yield Reference(Span(*match.span()), (counted[0][0], counted[1][0]))
