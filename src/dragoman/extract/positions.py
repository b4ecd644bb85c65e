"""Positions: who holds which office, one fact a person, office and organisation, with all its places.

In: a reading whose offices are resolved, and the weights of what may be one. Out: `Position` facts. A former
office is none. What an office without words for it may be of is left to `hinted_positions.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.hinted_positions import possible_positions
from dragoman.extract.likely import level
from dragoman.model.entity import Entity, key
from dragoman.model.fact import Position
from dragoman.model.possible import Possible
from dragoman.model.reading import Office, Reading
from dragoman.model.span import Span
from dragoman.packs.weights import Weights


class PositionReader:
    """Finds positions; of those that may be there the likely ones."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights

    def positions(self, reading: Reading) -> Iterator[Position]:
        """The offices that a text gives to persons, those first of which it says of what they are."""
        sure = list(told_positions(reading))
        yield from sure
        known = {(key(one.person), key(one.of)) for one in sure}
        open_ = {one.span for one in reading.bare_offices if one.of is None}
        best: dict[tuple[Span, ...], tuple[float, Position]] = {}
        for possible in possible_positions(reading, open_):
            one, chance = possible.fact, self._weights.probability(possible.signs)
            if not isinstance(one, Position) or chance < self._weights.least:
                continue
            if (key(one.person), key(one.of)) not in known and chance > best.get(one.evidence, (0.0,))[0]:
                best[one.evidence] = chance, replace(one, confidence=level(chance))
        yield from (one for _, one in best.values())

    def possible(self, reading: Reading) -> Iterator[Possible]:
        """Every position that an office may be, whether or not the text says of what it is."""
        return possible_positions(reading, {one.span for one in reading.bare_offices})


def told_positions(reading: Reading) -> Iterator[Position]:
    """The offices that a text says to be of something, in the order in which it names them first."""
    told: dict[tuple[str, str, str], list[Office]] = {}
    for office in reading.offices:
        if not office.former:
            told.setdefault((key(office.person), office.role, key(office.of)), []).append(office)
    for offices in told.values():
        first = offices[0]
        known = isinstance(first.person, Entity) and first.person.id is not None
        reasons = [office.inferred for office in offices]
        yield Position(
            evidence=tuple(span for office in offices for span in _places(reading, office)),
            person=first.person,
            role=first.role,
            role_text=first.role_text,
            of=first.of,
            confidence=0.95 if known else 0.85,
            inferred={} if None in reasons else {"of": str(reasons[0])},
        )


def _places(reading: Reading, office: Office) -> tuple[Span, ...]:
    """Where an office is told: of one that stands apart from its holder's name, that name too."""
    same = [
        name for name in reading.names if name.kind == "person" and key(name.entity) == key(office.person)
    ]
    before = [name.span for name in same if name.span.start < office.span.end]
    if not before or any(office.span.contains(span) for span in before):
        return (office.span,)
    return (before[-1], office.span)
