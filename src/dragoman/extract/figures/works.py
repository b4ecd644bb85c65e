"""Of which works a figure is that no registry names: "le coût de la cimenterie de Kyzyl-Kiya".

In: the figures and projects of a reading. Out: the same figures; cost, length and capacity have the one
project whose name stands in their words. Projects of the registry are found where figures are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.model.entity import Entity
from dragoman.model.fact import Figure, Project
from dragoman.model.reading import Reading
from dragoman.packs.folding import fold

MEASURED = frozenset({"cost", "length", "capacity"})
"""What is measured of works."""
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
    found = {
        one.label: one
        for one in projects
        if re.search(rf"(?<!\w){re.escape(fold(one.label))}(?!\w)", words) is not None
    }
    return next(iter(found.values())) if len(found) == 1 else None
