"""Who visits: the persons, or the states for which somebody without a name goes.

In: a passage, the words of a visit's noun or verb, and the document's circumstances. Out: `Side`s. Where the
journey goes is left to `destinations.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.circumstances.sides import Side, Sides
from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.destinations import REACH
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.model.entity import Entity, Party
from dragoman.model.span import Span

BACK = 400  # code points before "l'a conduit" in which whom it means is named
_OF = re.compile(r"(?:^| )(?:de |du |d'|de la |de l'|d'une |d'un )(?:m\. |mm\. |mme )?$")
_OTHER = re.compile(r"[;:.]| (?:ont|qui|que) | (?:celles?|celui|ceux) d[eu']")


@dataclass(frozen=True, slots=True)
class Visitors:
    """Finds the visitors of the journeys that one passage tells of."""

    passage: Passage
    here: Circumstances

    def possessor(self, head: Head) -> Side | None:
        """Whose visit it is: "la visite à Tachkent du Premier ministre chinois Li Keqiang"."""
        end = self.passage.words[head.end - 1].span.end
        window = Span(end, min(end + REACH, self.passage.span.end))
        people = self.here.people([window])
        reading, folded = self.here.reading, self.passage.folded
        if people:
            first = people[0]
            starts = [one.span.start for one in reading.offices if one.span.contains(first.span)]
            lead = folded[end : min([first.span.start, *starts])]
            if _OF.search(lead) and not _OTHER.search(lead):
                state = self.here.state_of(first.party)
                person = (first.party,) if isinstance(first.party, Entity) else ()
                return Side(person, (state,) if state else ())
        for member in self.here.delegates([window]):
            lead = folded[end : member.span.start]
            spoken_for = re.search(r"(?:^| )(?:de |du |d'|de la |de l'|d'une )", lead)
            if (
                spoken_for
                and len(lead) < 60
                and not _OTHER.search(lead)
                and " a " not in self.passage.text[end:][:8]
            ):
                return Side((), (member.party,), (member.party,))
        return None

    def first(self, side: Side) -> Side:
        """The first person of a side alone: "En visite à Tachkent, M. Wang a rencontré …"."""
        state = self.here.state_of(side.people[0]) if side.people else None
        return Side(side.people[:1], (state,)) if state else side

    def abroad(self, visitor: Side, country: str) -> tuple[list[Entity], list[Party]]:
        """The persons for whom a country is another than their own, and the states that they stand for."""
        states = [self.here.state_of(person) for person in visitor.people]
        pairs = zip(visitor.people, states, strict=True)
        guests = [person for person, state in pairs if state and state != country]
        known = [state for state in states if state] or visitor.officials or visitor.parties
        return guests, [state for state in known if state != country]

    def guest(self, k: int, voice: str, stop: int) -> Side:
        """Whom the verb of an invitation at word `k` invites, before the journey at offset `stop`."""
        if voice == "passive":
            return Sides(self.passage, self.here).before(k)
        window = Span(self.passage.words[k].span.end, stop)
        people = [one.party for one in self.here.people([window]) if isinstance(one.party, Entity)]
        states = [state for person in people if (state := self.here.state_of(person))]
        if "homologue" in window.of(self.passage.folded) and people:
            host = Sides(self.passage, self.here).before(k).people
            if host and self.here.role_of(host[0]) != self.here.role_of(people[0]):
                return Side((), tuple(states))
        if not people:
            states = [one.party for one in self.here.delegates([window]) if isinstance(one.party, str)]
            return Side((), tuple(states), tuple(states))
        return Side(tuple(people), tuple(states))

    def taken(self, verb: Predicate, side: Side, lexicon: MeetingLexicon) -> Side:
        """ "la tournée de M. Wang l'a conduit en Ouzbékistan": whom a journey takes somewhere."""
        words = self.passage.words
        start = words[verb.first].span.start
        clitic = any(word.fold in ("l'", "les") for word in words[verb.first : verb.last])
        if not clitic or not lexicon.journey.search(self.passage.folded, self.passage.span.start, start):
            return Side()
        if side.people:
            return self.first(side)
        if side.officials:
            return side
        people = self.here.people([(max(0, start - BACK), start)])
        person = people[-1].party if people else None
        state = self.here.state_of(person) if person else None
        return Side((person,) if isinstance(person, Entity) else (), (state,) if state else ())
