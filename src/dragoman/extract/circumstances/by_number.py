"""Whom a text means by a number: "les deux pays", "les six États".

In: a reading. Out: the states that it names, alone, by their region or mechanism, and together.
"""

from __future__ import annotations

from dragoman.extract.circumstances.words import Told
from dragoman.model.entity import Entity, Party
from dragoman.packs.entries import Undertaking


class ByNumber(Told):
    """Answers which states a text names; what is worked out of the whole text is worked out once."""

    def named_by_number(self, number: int) -> tuple[Party, ...]:
        """The states that "les deux pays", "les six pays" are; none where the text names others."""
        members = self.lexicon.framework.card.members
        if number == 2:
            return self.pair
        if number == len(members) and set(members) <= self.told:
            return members
        known = (states for states in self.lexicon.regions.values() if set(states) <= self.told)
        return next((one for one in (*known, *self.together) if len(one) == number), ())

    @property
    def told(self) -> frozenset[Party]:
        """Every state that the text names, by itself or by its region or mechanism."""
        return self.reading.once("states told", self._told)

    @property
    def together(self) -> tuple[tuple[Party, ...], ...]:
        """All states that the text names, and those of the one project that it names, if it is of several."""
        return self.reading.once("states told together", self._together)

    @property
    def pair(self) -> tuple[Party, ...]:
        """The two states that the text is about, if there are just two, or two stand out."""
        return self.reading.once("outstanding pair", lambda: self.reading.two_states(outstanding=True))

    def members(self, party: Party) -> tuple[Party, ...]:
        """The states of a region; any other party is its own."""
        return self.lexicon.regions.get(party, (party,)) if isinstance(party, str) else (party,)

    def _told(self) -> frozenset[Party]:
        found: set[Party] = set()
        for name in (*self.reading.names, *self.reading.adjectives):
            if isinstance(name.entity, str):
                found.update(self.members(name.entity))
            id = name.entity.id if isinstance(name.entity, Entity) else None
            found.update(getattr(self.lexicon.framework.entries.get(id or ""), "participants", ()))
        return frozenset(found)

    def _together(self) -> tuple[tuple[Party, ...], ...]:
        every = sorted((*self.reading.names, *self.reading.adjectives), key=lambda one: one.span)
        ids = dict.fromkeys(one.entity.id for one in every if isinstance(one.entity, Entity))
        entries = [entry for id in ids if (entry := self.lexicon.framework.entries.get(id or "")) is not None]
        built = {tuple(one.countries) for one in entries if isinstance(one, Undertaking)}
        states = tuple(dict.fromkeys(one.entity for one in every if one.kind == "country"))
        return (states, *built) if len(built) == 1 else (states,)
