"""The mention that the words for a thing make: of an entry of the registry, or of a thing that none knows.

In: the words' place, their type, the names in them. Out: a `ProjectMention`. Which words they are is left to
`describing.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.projects.flights import FlightReader
from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.spellings import Said, SpellingIndex
from dragoman.extract.projects.things import Described
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Place, Undertaking
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.projects import ProjectWords, ThingType
from dragoman.packs.vocabularies import Sector

COMPLEMENT = re.compile(r"[a-zà-ÿ -]*? (?:de |d'|des )(?:la |l')?[a-zà-ÿ]{3,}")  # "complexe de production"
FURTHER = re.compile(r"\b(?:une?|la|le) (second\w*|deuxieme|troisieme|quatrieme|autre) $")
STATES = 2  # whose adjectives make a thing known without a place


class MentionMaker:
    """Makes mentions with one framework and language."""

    def __init__(self, words: ProjectWords, framework: Framework) -> None:
        self._framework = framework
        self._spellings = SpellingIndex(words, framework)
        self._flights = FlightReader(words.flown)
        self._told = [
            (re.compile(rf"\b{fold(word)}"), sector) for word, sector in words.adjective_sectors.items()
        ]

    def entry(self, reading: Reading, names: list[str], kind: ThingType, thing: str) -> Undertaking | None:
        """The entry of a type whose names are spelt like these; `thing`: the words before them."""

        def said() -> Said:
            return reading.once(("said", id(self)), lambda: self._spellings.said(reading))

        return self._spellings.entry(names, kind, thing, said)

    def akin(self, thing: str, entry: Undertaking) -> bool:
        """Whether a thing's words may begin a name of an entry."""
        return self._spellings.akin(thing, entry)

    def mention(
        self,
        reading: Reading,
        span: Span,
        kind: ThingType,
        names: list[str],
        labels: tuple[str, ...],
        route: bool = False,
        thing: str = "",
    ) -> ProjectMention:
        """The mention of a thing: that of the registry where its names are spelt alike, or a new one.

        `thing`: the words before its names ("usine de verre").
        """
        entry = self.entry(reading, names, kind, thing) or (
            self.entry(reading, names[:1], kind, thing) if not route else None
        )
        if entry is not None:
            return ProjectMention(
                span,
                self._framework.entity(entry).named(labels[0]),
                entry.sector,
                entry.countries,
                kind.weight,
                place_like=kind.serves and not route,
                serves=kind.serves,
                match="ends" if route else "kind" if len(thing.split()) > 1 else "place",
            )
        return ProjectMention(
            span,
            Entity(None, labels[0], labels),
            "air" if route and self._flights.flies(reading, span) else self.sector(kind, labels[0]),
            tuple(dict.fromkeys(self.countries(reading, span))),
            kind.weight,
            place_like=kind.weight == "place",
            serves=kind.serves,
        )

    def joint(
        self, reading: Reading, span: Span, kind: ThingType, found: Described | None
    ) -> ProjectMention | None:
        """What two states have together, with what it is for: "le centre sino-kirghiz de médecine".

        `found`: a place behind its words, which names it better.
        """
        told = [one for one in reading.adjectives if span.contains(one.span)]
        states = tuple(dict.fromkeys(str(one.entity) for one in told))
        words = span.of(reading.text)
        if found or len(states) != STATES:
            return None
        what = (
            (span.start, told[0].span.start),
            (told[-1].span.end, span.end),
        )  # on either side of "sino-kirghiz"
        if not any(COMPLEMENT.match(reading.text, *one) for one in what):
            return None
        project = Entity(None, words, (words,))
        return ProjectMention(span, project, self.sector(kind, words), states, kind.weight, quiet=True)

    def sector(self, kind: ThingType, words: str) -> Sector:
        """The sector of a type, or that which an adjective tells where the type tells none."""
        if kind.sector != "other":
            return kind.sector
        folded = fold(words)
        return next((sector for told, sector in self._told if told.search(folded)), kind.sector)

    def countries(self, reading: Reading, span: Span) -> Iterator[str]:
        """The states of the names in some words, with repetitions."""
        wide = Span(max(0, span.start - 2), span.end + 2)
        for name in (
            *reading.names_in(wide, "country", "place"),
            *(a for a in reading.adjectives if wide.contains(a.span)),
        ):
            if name.kind == "country" and isinstance(name.entity, str):
                yield name.entity
            entry = self._framework.entries.get(getattr(name.entity, "id", None) or "")
            if isinstance(entry, Place) and entry.country:
                yield entry.country


def is_country(reading: Reading, span: Span) -> bool:
    """Whether some words are mostly the name of a state or region."""
    found = list(reading.names_in(span, "country", "region"))
    return bool(found) and sum(one.span.end - one.span.start for one in found) >= 0.5 * (
        span.end - span.start
    )


def further(mention: ProjectMention, before: str, labels: tuple[str, ...]) -> ProjectMention:
    """The mention, of the thing of the registry only if that is the second or third by its name, too."""
    order = FURTHER.search(before)
    if order is None or any(order[1] in fold(one) for one in mention.project.labels):
        return mention
    return replace(mention, project=Entity(None, labels[0], labels))
