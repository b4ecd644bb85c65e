"""Branches that a letter names: "la ligne D", with or without the pipeline that it belongs to.

In: a reading, its framework and the mentions so far. Out: the mentions of branches, each with the words for
its pipeline where they follow ("la ligne D du gazoduc …"). A letter that two entries share says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.things import ThingPatterns
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Undertaking
from dragoman.packs.framework import Framework

_NAMED = re.compile(r"\b(?:ligne|line) ([A-Z])\b", re.I)
_BRANCH = re.compile(r"\b(?:[Ll]igne|[Ll]ine|[Bb]ranche|[Cc]onduite) [«\"]? ?([A-Z])(?![\w'’-])(?: ?[»\"])?")
_OF = re.compile(r" (?:\([^)]{1,20}\) )?(?:du |des |de la |de l'|d'|of the )?")


class Branches:
    """Finds branches with one framework; `things` tell of what sector a noun is."""

    def __init__(self, framework: Framework, things: ThingPatterns) -> None:
        self._framework = framework
        self._things = things
        self._entries: dict[str, list[Undertaking]] = {}
        for entry in framework.of_kind(Undertaking):
            letters = {match[1].upper() for name in entry.every_name() for match in _NAMED.finditer(name)}
            for letter in letters:
                self._entries.setdefault(letter, []).append(entry)

    def mentions(
        self, reading: Reading, folded: str, named: Sequence[ProjectMention]
    ) -> Iterator[tuple[ProjectMention, ProjectMention | None]]:
        """Each branch, and the mention of its pipeline that its words take in.

        The text has to speak of a thing of the same sector, else "ligne B" may be one of an underground.
        """
        sectors: set[str] = set()
        for match in _BRANCH.finditer(reading.text):
            if any(one.span.overlaps(match.span()) for one in named):
                continue
            after = _OF.match(reading.text, match.end())
            whole = next((one for one in named if after and one.span.start == after.end()), None)
            if not sectors:
                sectors = {one.sector for one in named}
                sectors |= {kind.sector for _, kind, _ in self._things.nouns(folded) if kind.weight == "work"}
            entries = [
                entry
                for entry in self._entries.get(match[1], ())
                if (whole.sector == entry.sector if whole else entry.sector in sectors)
            ]
            if len(entries) != 1:
                continue
            span = Span(match.start(), whole.span.end if whole else match.end())
            entity = self._framework.entity(entries[0]).named(span.of(reading.text))
            yield ProjectMention(span, entity, entries[0].sector, entries[0].countries), whole
