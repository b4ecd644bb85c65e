"""For which state the words around a quantity are said: whose "nos exportations" are.

In: a reading and the statements found in it. Out: a country code a place, or None. Only a person counts whose
office the text tells, or who is known to have spoken for one state alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.figures.stand_ins import StandIns
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Statement
from dragoman.model.reading import Reading


class Spokesmen:
    """Answers for one reading."""

    def __init__(self, reading: Reading, statements: Sequence[Statement], stand_ins: StandIns) -> None:
        self._reading = reading
        self._statements = tuple(one for one in statements if one.mode in ("direct", "mixed"))
        self._offices = stand_ins.offices

    def state(self, place: int) -> str | None:
        """The state for which whoever says the words at `place` speaks; the innermost report counts."""
        around = [one for one in self._statements if one.content.contains((place, place + 1))]
        if not around:
            return None
        speaker = min(around, key=lambda one: one.content.end - one.content.start).speaker
        if isinstance(speaker, str):
            return speaker if speaker.isupper() else None
        return self._of(speaker) if isinstance(speaker, Entity) else None

    def _of(self, person: Entity) -> str | None:
        told = {
            office.of
            for office in self._reading.offices
            if not office.former and _same(office.person, person) and isinstance(office.of, str)
        }
        if len(told) == 1:
            return told.pop()
        return self._offices.get(person.id or "") if not told else None


def _same(one: Party, other: Entity) -> bool:
    if isinstance(one, str):
        return False
    return one.id == other.id if one.id and other.id else one.label == other.label
