"""Offices that a text gives to somebody whom it has just named: "A parle. Le président kirghize…".

In: a reading whose references are resolved, its phrases of office. Out: the offices of those phrases that
stand alone, definite and of a state or known body, for one person whom the same paragraph names before.
Phrases beside a name are left to `held`; what a phrase stands for is settled by `references`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.model.entity import Entity, key
from dragoman.model.reading import Office, Reading
from dragoman.resolve.office_phrases import OfficePhrase
from dragoman.resolve.persons import PersonFinder

_KINDS = frozenset({"state", "portfolio", "sender", "counterpart", "organisation"})


def recalled_offices(
    reading: Reading, phrases: Iterable[OfficePhrase], finder: PersonFinder
) -> Iterator[Office]:
    """The offices of whoever the paragraph names before it speaks of "le président kirghize"."""
    known = {key(office.person) for office in reading.offices}
    for phrase in map(finder.settled, phrases):
        if phrase.plural or phrase.former or phrase.article != "le" or phrase.kind not in _KINDS:
            continue
        if phrase.kind == "counterpart" and phrase.role == "other":
            continue
        person = _meant(reading, phrase)
        of = phrase.of
        stated = isinstance(of, str) or (isinstance(of, Entity) and of.id is not None)
        if person is None or of is None or not stated or key(person) in known:
            continue
        role = finder.role_in(person, of) if phrase.role == "minister" else phrase.role
        if _named_before(reading, phrase, person):
            known.add(key(person))
            words = phrase.span.of(reading.text)
            yield Office(phrase.span, person, role or phrase.role, words, of)


def _meant(reading: Reading, phrase: OfficePhrase) -> Entity | None:
    """The one person for whom a phrase stands."""
    for reference in reading.references:
        if reference.span.contains(phrase.span) and len(reference.entities) == 1:
            person = reference.entities[0]
            return person if isinstance(person, Entity) else None
    return None


def _named_before(reading: Reading, phrase: OfficePhrase, person: Entity) -> bool:
    """Whether the paragraph of a phrase names a person before it."""
    block = next((one.span for one in reading.blocks if one.span.contains(phrase.span)), None)
    if block is None:
        return False
    return any(
        key(name.entity) == key(person)
        for name in reading.names_in((block.start, phrase.span.start), "person")
    )
