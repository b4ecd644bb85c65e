"""Of which works a figure is that no registry names: "le coût de la cimenterie de Kyzyl-Kiya".

In: the figures and projects of a reading, and the places where it speaks of works. Out: the same figures;
cost, length, capacity and area have the one project whose name stands in their words, in full or as its
kind and place ("la fonderie d'Aktogaï" of the copper smelter there), of which their sentence speaks before
them, or about which it goes on. Names of the registry are found where figures are read, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.extract.figures.called import HeadReader, headed
from dragoman.extract.figures.resumed import Occurrence, ResumedReader
from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Entity
from dragoman.model.fact import Figure, Project
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues
from dragoman.packs.folding import fold

MEASURED = frozenset({"cost", "length", "capacity", "area"})
"""What is measured of works."""
_KIND_AND_PLACE = re.compile(
    r"(?P<kind>[^\W\d_A-Z]+) (?:[^\WA-Z]|[ '’])+? (?P<link>[^\W\d_]{1,3}[ '’])(?P<place>[A-ZÀ-Þ][\w-]+)"
)
_BEHIND = re.compile(r"(?: [^\W\d]+){0,3}, (?:l[ea] |l['’]|cet? |cette )?")
"""Between what opens a sentence and the works that it is of: "Longue de 355 kilomètres, la route …"."""
TELLING = 2
"""Words that a name of works has at least: a type alone ("l'usine") may be any."""


class WorksReader:
    """The words of one language by which a text tells of works, ready for matching."""

    def __init__(self, cues: FigureCues) -> None:
        self._resumed = ResumedReader(cues)
        self._heads = HeadReader(cues)
        self._extent = re.compile(rf"(?<!\w){either(map(fold, cues.resumed.extent))}(?!\w)")

    def of_works(
        self,
        reading: Reading,
        figures: Iterable[Figure],
        projects: Iterable[Project],
        places: Sequence[tuple[Span, Entity]] = (),
    ) -> Iterator[Figure]:
        """The figures, with the works that they are of.

        `places`: where the text speaks of works, by name or otherwise ("cette ligne", "elle"), in order.
        """
        every = [one.project for one in projects]
        named = [one for one in every if _tells(one)]
        told = {one.label for one in every if one.id or _tells(one)}
        places = [(span, works) for span, works in places if works.label in told]
        heads = self._heads.of(reading, places)
        where: list[Occurrence] | None = None
        for one in figures:
            if one.indicator not in MEASURED or not self._is_measured(reading, one):
                yield one
                continue
            spoken_of = places if one.indicator != "area" else ()  # "la zone" may be where they lie
            found = None if one.of else _named(reading, one, named) or _spoken_of(reading, one, spoken_of)
            found = found or (None if one.of else headed(reading, one, heads))
            if found is None and not _stands_there(reading, one):
                if where is None:
                    unregistered = [works for works in named if works.id is None]
                    where = self._resumed.occurrences(reading, unregistered, places)
                found = self._resumed.resumed(reading, where, one.spans[0].start) if where else None
                if found is None and one.of is None and len(told) == 1 and where:
                    found = self._resumed.of_the_only(reading, where, one.spans[0].start)
            yield replace(one, of=found) if found is not None else one

    def _is_measured(self, reading: Reading, figure: Figure) -> bool:
        """Whether a surface is how far works themselves extend, not what they water or what lies there."""
        sentence = reading.sentence_at(figure.spans[0].start) if figure.indicator == "area" else None
        if sentence is None:
            return figure.indicator != "area"
        return (
            self._extent.search(fold(reading.text[sentence.span.start : figure.spans[0].start])) is not None
        )


def _tells(works: Entity) -> bool:
    """Whether a name says more than a type."""
    return len(works.label.split()) >= TELLING


def _spoken_of(reading: Reading, figure: Figure, places: Iterable[tuple[Span, Entity]]) -> Entity | None:
    """The one thing that a figure's sentence speaks of before it, or that it opens the sentence for."""
    quantity = figure.spans[0]
    sentence = reading.sentence_at(quantity.start)
    if sentence is None:
        return None
    here = [(span, works) for span, works in places if sentence.span.contains(span)]
    ahead = {works.label: works for span, works in here if span.end <= quantity.start}
    if len(ahead) > 1 or not here:
        return None
    if ahead:
        return next(iter(ahead.values()))
    span, works = here[0]
    return works if _BEHIND.fullmatch(reading.text, quantity.end, span.start) else None


def _stands_there(reading: Reading, figure: Figure) -> bool:
    """Whether the works that a figure is of are named in its words before it."""
    end = figure.spans[0].start
    ahead = ((span.start, min(span.end, end)) for span in figure.evidence if span.start < end)
    return any(name.entity == figure.of for span in ahead for name in reading.names_in(span, "project"))


def _named(reading: Reading, figure: Figure, projects: Iterable[Entity]) -> Entity | None:
    """The one project whose name stands in a figure's words, up to the quantity."""
    end = figure.spans[0].start
    words = fold(" ".join(reading.text[span.start : min(span.end, end)] for span in figure.evidence))
    for names in (_whole, _short):
        found = {one.label: one for one in projects if (name := names(one.label)) and name.search(words)}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


@lru_cache(maxsize=4096)
def _whole(label: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(fold(label))}(?!\w)")


@lru_cache(maxsize=4096)
def _short(label: str) -> re.Pattern[str] | None:
    """Its kind and its place, where other words stand between them in its name."""
    found = _KIND_AND_PLACE.fullmatch(label)
    if found is None:
        return None
    kind, link, place = (re.escape(fold(found[part])) for part in ("kind", "link", "place"))
    return re.compile(rf"(?<!\w){kind} {link}{place}(?!\w)")
