"""Of which works a figure is that no registry names: "le coût de la cimenterie de Kyzyl-Kiya".

In: the figures and projects of a reading. Out: the same figures; cost, length and capacity have the one
project whose name stands in their words, in full or as its kind and place ("la fonderie d'Aktogaï" of the
copper smelter there). Projects of the registry are found where figures are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from dragoman.model.entity import Entity
from dragoman.model.fact import Figure, Project
from dragoman.model.reading import Reading
from dragoman.packs.folding import fold

MEASURED = frozenset({"cost", "length", "capacity"})
"""What is measured of works."""
_KIND_AND_PLACE = re.compile(
    r"(?P<kind>[^\W\d_A-Z]+) (?:[^\WA-Z]|[ '’])+? (?P<link>[^\W\d_]{1,3}[ '’])(?P<place>[A-ZÀ-Þ][\w-]+)"
)
TELLING = 2
"""Words that a name of works has at least: a type alone ("l'usine") may be any."""


def of_works(reading: Reading, figures: Iterable[Figure], projects: Iterable[Project]) -> Iterator[Figure]:
    """The figures, with the works that they are of."""
    named = [one.project for one in projects if len(one.project.label.split()) >= TELLING]
    for one in figures:
        found = _named(reading, one, named) if one.of is None and one.indicator in MEASURED else None
        yield replace(one, of=found) if found is not None else one


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
