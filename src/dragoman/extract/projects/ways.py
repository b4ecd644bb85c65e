"""Ways that join states: which entry of the registry they are, and whether their ends tell them from others.

In: a reading, the words for a way and its ends ("la ligne | reliant la Chine à l'Ouzbékistan"). Out: mentions
and yes or no. Ways that join towns are told from others by these, and left to `describing.py`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from dragoman.extract.projects.recall import ProjectMention
from dragoman.extract.projects.things import Described, ThingPatterns
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Undertaking
from dragoman.packs.folding import fold
from dragoman.packs.framework import Framework
from dragoman.packs.projects import ProjectWords, ThingType

FAR = 250  # code points before a thing in which the states are named that it joins
NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
SEVERAL = 3
"""States that tell a way between them from all others."""


class WayReader:
    """Reads ways with one framework and language."""

    def __init__(self, words: ProjectWords, framework: Framework, things: ThingPatterns) -> None:
        self._framework = framework
        self._things = things
        self._continents = frozenset(fold(one) for one in words.continents)

    def between_states(
        self, reading: Reading, folded: str, noun: Span, kind: ThingType
    ) -> ProjectMention | None:
        """ "le chemin de fer qui reliera les trois pays": the one entry of those named before."""
        match = self._things.between_states.match(folded, noun.end)
        if match is None:
            return None
        before = [*reading.names_in((noun.start - FAR, noun.start), "country")]
        states = list(dict.fromkeys(str(one.entity) for one in reversed(before)))[: NUMBERS[match[1]]]
        entry = self._of_states(states, kind.sector)
        if entry is None:
            return None
        span = Span(noun.start, match.end())
        entity = self._framework.entity(entry).named(span.of(reading.text))
        return ProjectMention(span, entity, entry.sector, entry.countries)

    def registered(self, mention: ProjectMention) -> ProjectMention:
        """A way with ends, as the entry of its sector that is the only one of its states, if these are many:
        "une ligne reliant Kachgar au Kirghizistan et à l'Ouzbékistan".
        """
        if mention.project.id or len(mention.countries) < SEVERAL:
            return mention
        entry = self._of_states(mention.countries, mention.sector)
        if entry is None:
            return mention
        entity = self._framework.entity(entry).named(mention.project.label)
        return replace(mention, project=entity, countries=entry.countries)

    def _of_states(self, states: Collection[str], sector: str) -> Undertaking | None:
        """The only entry of a sector that has just these states."""
        entries = [
            entry
            for entry in self._framework.of_kind(Undertaking)
            if entry.sector == sector and len(states) > 1 and set(entry.countries) == set(states)
        ]
        return entries[0] if len(entries) == 1 else None

    def ends_few(self, kind: ThingType, noun: str, found: Described, built: bool) -> bool:
        """Whether a way has too few ends to be a project: one, or two that it only joins already.

        `built`: work on it is told of.
        """
        if kind.weight == "place" or kind.sector not in ("rail", "road", "logistics"):
            return False
        joined = kind.weight == "route" and kind.sector != "logistics" and not built
        ends = len(re.split(r"[-–—]", "-".join(found.names)))
        return self._things.joins(kind, fold(noun)) and ends < (3 if joined else 2)

    def told_apart(self, reading: Reading, named: Span, found: Described, new: bool) -> bool:
        """Whether ends tell a route from others: not "une route entre la Chine et l'Europe".

        `new`: it is spoken of as a new one, of which there may be many between two states.
        """
        if reading.text[named.start : named.end].lstrip()[:1].isupper():  # "Chine-Europe" is a name
            return True
        wide = any(reading.names_in(named, "region")) or any(
            fold(one) in self._continents for one in found.names
        )
        states = len(list(reading.names_in(named, "country")))
        return not wide and (not new or states < 2)
