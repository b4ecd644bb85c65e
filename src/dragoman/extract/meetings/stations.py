"""One who is received by several, one after another; and welcomes, which are no talks.

In: a passage and a verb of receiving in the passive. Out: a `Station` for each host, with the words that tell
of it, whose day and place are its own: "reçu lundi à X par A, puis mardi à Y par B". What else a clause tells
is left to `encounters.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.circumstances.sides import Side
from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.model.entity import Entity
from dragoman.model.span import Span

BY = " par "
"""Before a host."""


@dataclass(frozen=True, slots=True)
class Station:
    """A host, and the words that tell of him alone (None: the whole clause)."""

    host: Side
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Stations:
    """Finds the hosts of the guests of one document."""

    lexicon: MeetingLexicon
    here: Circumstances

    def of(self, passage: Passage, verb: Predicate) -> tuple[Station, ...]:
        """Every station of a guest, if there are two or more."""
        if verb.voice not in ("passive", "attributive"):
            return ()
        whole = Span(passage.words[verb.last - 1].span.end, self._end(passage, verb))
        cuts = [one.start() for one in self.lexicon.station.finditer(passage.folded, *whole)]
        found: list[Station] = []
        for start, end in pairwise([whole.start, *cuts, whole.end]):
            by = passage.folded.find(BY, start, end)
            hosts = self.here.people([Span(by, end)]) if by >= 0 else []
            host = hosts[0].party if hosts else None
            state = self.here.state_of(host) if host is not None else None
            if state is None or not isinstance(host, Entity):
                return ()
            found.append(Station(Side((host,), (state,)), Span(start, end)))
        return tuple(found) if len(found) > 1 else ()

    def guest(self, passage: Passage, verb: Predicate) -> Side:
        """The guest behind his hosts: "Reçu par A, puis par B, le ministre chinois X a dit"."""
        start = self._end(passage, verb)
        finite = next(
            (one.span.start for one in passage.words if one.finite and one.span.start > start), None
        )
        people = self.here.people([Span(start, finite)]) if finite else []
        person = people[0].party if len(people) == 1 else None
        state = self.here.state_of(person) if person else None
        return Side((person,), (state,)) if state and isinstance(person, Entity) else Side()

    def _end(self, passage: Passage, verb: Predicate) -> int:
        """Where the hosts end: before the guest, if the participle opens the sentence."""
        verbs = (one.span.start for one in passage.words[verb.last :] if one.finite)
        comma = passage.folded.rfind(
            ", ", passage.words[verb.last - 1].span.end, next(verbs, passage.span.end)
        )
        return comma if verb.voice == "attributive" and comma > 0 else passage.span.end

    def welcomed(self, passage: Passage, verb: Predicate) -> bool:
        """Whether somebody is only welcomed: "À l'aéroport, M. Xi a été accueilli par …"."""
        spans = passage.spans(passage.clause_at(verb.first))
        return any(self.lexicon.welcome.search(passage.folded, *span) for span in spans)
