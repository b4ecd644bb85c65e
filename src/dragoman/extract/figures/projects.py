"""Which project a figure is told of.

In: a `Scope` and the names of the reading. Out: the project that its sentence names, or the one that the text
named last and goes on about ("le projet", "la longueur de la voie"). A noun that does not fit the name of
that project ("le gazoduc" after a railway) takes nothing over.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.extract.figures.scope import Scope, within
from dragoman.extract.quantities.bearings import either
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading
from dragoman.packs.figures import FigureCues
from dragoman.packs.folding import fold

REACH = 1500
"""Code points before a figure in which "le projet" was named."""


class ProjectReader:
    """The words of one language by which a text goes on about a project, ready for matching."""

    def __init__(self, cues: FigureCues) -> None:
        self._things = [
            (tuple(thing.names), re.compile(rf"(?<!\w)(?i:{either(thing.nouns)})(?!\w)"))
            for thing in cues.things.values()
        ]

    def project(self, reading: Reading, scope: Scope) -> Party | None:
        """The project that the sentence names nearest before the quantity, or goes on about."""
        names = [name for name in within(reading.names, scope.sentence) if name.kind == "project"]
        if names:
            ahead = [name for name in names if name.span.end <= scope.start]
            return (ahead[-1] if ahead else names[0]).entity
        last = self._last(reading, scope)
        return last.entity if last and self._goes_on(reading.text, scope, last.entity) else None

    @staticmethod
    def _last(reading: Reading, scope: Scope) -> Name | None:
        """The project named last, unless the sentence that names it names another."""
        before = (max(0, scope.sentence.start - REACH), scope.sentence.start)
        names = [name for name in within(reading.names, before) if name.kind == "project"]
        if not names:
            return None
        sentence = reading.sentence_at(names[-1].span.start)
        beside = {_key(one.entity) for one in names if sentence and sentence.span.contains(one.span)}
        return names[-1] if len(beside) == 1 else None

    def _goes_on(self, text: str, scope: Scope, project: Party) -> bool:
        known = "\n".join(map(_folded, _labels(project)))
        for words, nouns in self._things:
            if (not words or any(word in known for word in words)) and nouns.search(
                text, scope.sentence.start, scope.tail.end
            ):
                return True
        return False


@lru_cache(maxsize=4096)
def _folded(label: str) -> str:
    """A label folded; a few projects come up again and again."""
    return fold(label)


def _labels(project: Party) -> tuple[str, ...]:
    return (project.label, *project.labels) if isinstance(project, Entity) else (project,)


def _key(project: Party) -> str:
    return project.label if isinstance(project, Entity) else project
