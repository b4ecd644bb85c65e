"""One person's talks with several, one after another: a meeting each.

In: an `Occasion` as its clause tells it, who meets (`host`) and whom (`guests`), and the words of the clause.
Out: the occasion itself, or one for each state whose people were met, unless they met together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.circumstances.sides import Side
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.occasions import Occasion
from dragoman.model.entity import Entity, Party, key
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Series:
    """Tells meetings in a row from one with several parties."""

    lexicon: MeetingLexicon
    here: Circumstances

    def of(self, one: Occasion, host: Side, guests: Side, words: str) -> Iterator[Occasion]:
        """The meetings that a clause with these folded words tells."""
        apart = bool(self.lexicon.separately.search(words)) or self._one_by_one(one.span, words)
        states = self._states(host, guests, apart=apart)
        home = [state for person in host.people if (state := self.here.state_of(person))]
        if len(states) == 1 and len(set(map(key, home))) == 1 and self._in_turn(states, words):
            ((state, people),) = states.values()
            for person, span in zip(people, self._parts(one.span), strict=False):
                yield replace(one, span=span, people=(*host.people, person), participants=(home[0], state))
            return
        if len(states) < 2 or len(home) != 1 or self.lexicon.together.search(words):
            yield one
            return
        for state, people in states.values():
            yield replace(
                one,
                kind="call" if one.kind == "call" else "bilateral",
                people=(*host.people, *people),
                participants=(home[0], state),
            )

    def _one_by_one(self, span: Span, words: str) -> bool:
        """ "ses homologues kazakh et ouzbek", each named; those "des cinq pays" are met together."""
        named = not (
            self.here.lexicon.all_of.search(words) or any(self.here.reading.names_in(span, "region"))
        )
        return named and bool(self.lexicon.peers.search(words))

    def _in_turn(self, states: dict[str, tuple[Party, list[Entity]]], words: str) -> bool:
        """ "avec le président A, puis avec le Premier ministre B": a "puis" for each after the first."""
        people = [person for _, met in states.values() for person in met]
        return len(people) > 1 and len(self.lexicon.station.findall(words)) == len(people) - 1

    def _parts(self, whole: Span) -> list[Span]:
        """The words of each meeting: from one "puis" to the next."""
        cuts = [match.start() for match in self.lexicon.station.finditer(self.here.folded, *whole)]
        return [Span(start, end) for start, end in pairwise([whole.start, *cuts, whole.end])]

    def _states(self, host: Side, guests: Side, *, apart: bool) -> dict[str, tuple[Party, list[Entity]]]:
        """The states of those who are met, each with its people; of nobody only if `apart`."""
        found: dict[str, tuple[Party, list[Entity]]] = {}
        met = [person for person in guests.people if key(person) not in map(key, host.people)]
        for person in met:
            state = self.here.state_of(person)
            if state is None:
                return {}
            found.setdefault(key(state), (state, []))[1].append(person)
        if not met and apart:
            found = {key(party): (party, []) for party in guests.parties}
        for person in host.people:
            found.pop(key(self.here.state_of(person) or ""), None)
        return found
