"""Positions: who holds which office, one fact a person, office and organisation, with all its places.

In: a reading whose offices are resolved. Out: `Position` facts. A former office is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Position
from dragoman.model.reading import Office, Reading
from dragoman.model.span import Span


def positions(reading: Reading) -> Iterator[Position]:
    """The offices that a text gives to persons, in the order in which it names them first."""
    told: dict[tuple[str, str, str], list[Office]] = {}
    for office in reading.offices:
        if not office.former:
            told.setdefault((_key(office.person), office.role, _key(office.of)), []).append(office)
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
        name for name in reading.names if name.kind == "person" and _key(name.entity) == _key(office.person)
    ]
    before = [name.span for name in same if name.span.start < office.span.end]
    if not before or any(office.span.contains(span) for span in before):
        return (office.span,)
    return (before[-1], office.span)


def _key(party: Party) -> str:
    return (party.id or party.label) if isinstance(party, Entity) else party
