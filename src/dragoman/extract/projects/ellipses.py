"""Things whose noun the text leaves out: "celle d'Almaty", "celui d'Oskemen, ouvert en 2023".

In: a reading and the mentions so far. Out: mentions of the same type as the one before, at another place. The
pronoun has to agree with the noun before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dragoman.extract.projects.recall import ProjectMention, gender_of
from dragoman.extract.projects.things import NAME
from dragoman.model.reading import Reading
from dragoman.model.span import Span

_THAT = re.compile(
    rf"\b([Cc]el(?:ui|le)) (?:de |du |d'|à |au |en |située? (?:à |au |en ))(?:la |le |l')?({NAME})"
)
_NOUN = re.compile(r"[\w'-]+(?: (?:de |à |d')?[a-zà-ÿ-]+){0,3}")
_NEAR = 400  # code points over which the noun is still in mind

Maker = Callable[[Reading, str, Span, Span], ProjectMention | None]


class Ellipses:
    """Finds such things; `make` gives the mention of a noun, its words and its place."""

    def __init__(self, make: Maker) -> None:
        self._make = make

    def mentions(self, reading: Reading, named: Sequence[ProjectMention]) -> Iterator[ProjectMention]:
        """The things at other places, in the order of the text."""
        for match in _THAT.finditer(reading.text):
            before = [one for one in named if one.span.end <= match.start()]
            if not before or match.start() - before[-1].span.end > _NEAR:
                continue
            gender = "Fem" if match[1].lower() == "celle" else "Masc"
            if gender_of(reading, before[-1].span) not in (gender, ""):
                continue
            words = _NOUN.match(before[-1].span.of(reading.text))
            parts = words[0].split() if words else []
            for length in range(len(parts), 0, -1):
                span, place = Span(*match.span()), Span(*match.span(2))
                if mention := self._make(reading, " ".join(parts[:length]), span, place):
                    yield mention
                    break
