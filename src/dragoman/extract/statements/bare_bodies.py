"""Institutions by their noun alone: "le ministère", "la banque", "la société" is the one named before.

In: a report whose speaker is such a noun, and those before it. Out: the institution whose name has the noun,
or, for nouns of companies, whichever institution spoke last.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dragoman.extract.statements.report import Report
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Reading
from dragoman.packs.cues import ReportingCues
from dragoman.packs.folding import fold

NEAR = 2000  # characters over which a noun still recalls an institution
_DEFINITE = re.compile(r"(?:le |la |l'|ce |cette )", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")


class BareBodies:
    """Finds the institutions of one reading that bare nouns stand for."""

    def __init__(self, reading: Reading, cues: ReportingCues) -> None:
        self._reading = reading
        self._names = [name.span.start for name in reading.names]
        self._nouns = {fold(word) for word in cues.speakers.bodies}
        self._companies = {fold(word) for word in cues.speakers.companies}

    def meant(self, report: Report, before: Sequence[Report]) -> tuple[Party, ...]:
        """The institution that is meant; empty where the speaker is no bare noun, or none is recalled."""
        subject = report.subject.of(self._reading.text) if report.subject else ""
        if len(report.parties) != 1 or not _DEFINITE.match(subject):
            return ()
        (party,) = report.parties
        word = fold(party.label) if isinstance(party, Entity) and party.id is None else ""
        if word not in self._nouns:
            return ()
        if report.subject and (body := self._reading.body_at(report.subject)):
            return (body,)
        if any(report.subject and one.span.overlaps(report.subject) for one in self._reading.bodies):
            return ()  # several are in play
        near = [one for one in before if report.where.start - one.where.end <= NEAR]
        spoke = [one.parties[0] for one in reversed(near) if len(one.parties) == 1]
        bodies = [one for one in spoke if isinstance(one, Entity) and self._is_body(one)]
        for one in (*bodies, *self._named_before(report.where.start)):
            if any(word in _WORD.findall(fold(label)) for label in (one.label, *one.labels)):
                return (one,)
        if word not in self._companies:
            return ()
        sentence = self._reading.sentence_at(report.where.start)
        here = self._reading.names_in(sentence.span, "organisation") if sentence else iter(())
        beside = {name.entity for name in here if isinstance(name.entity, Entity)}
        found = bodies[:1] or (list(beside) if len(beside) == 1 else [])
        return tuple(found)

    def _is_body(self, party: Entity) -> bool:
        named = any(name.kind == "organisation" and name.entity == party for name in self._reading.names)
        return named or fold(party.label).split()[0] in self._nouns

    def _named_before(self, place: int) -> Iterator[Entity]:
        """The organisations named before a place, the last first."""
        for i in range(bisect_left(self._names, place) - 1, -1, -1):
            name = self._reading.names[i]
            if place - name.span.end > NEAR:
                return
            if name.kind == "organisation" and isinstance(name.entity, Entity):
                yield name.entity
