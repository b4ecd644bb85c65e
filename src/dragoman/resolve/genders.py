"""Men and women: what the text, the registry and a name itself tell of a person's gender.

In: a reading with its persons and offices. Out: for a person f, m, or None where nothing tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.model.entity import Entity, Party, key
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.personal_names import PersonalNames
from dragoman.packs.roles import Roles

_TITLE = 16  # code points in which a form of address stands before a name

Told = Callable[[Party], str | None]


class Genders:
    """Tells the gender of persons, with one language's names."""

    def __init__(self, names: PersonalNames, roles: Roles, registered: Told) -> None:
        """`registered`: what the registry says of a person."""
        self._given = {fold(word): gender for gender, words in names.given.items() for word in words}
        self._ends = [(gender, tuple(map(fold, ends))) for gender, ends in names.families.items()]
        self._civilities = {fold(word): gender for word, gender in roles.civilities.items()}
        self._registered = registered
        self._articles = tuple(f" {fold(word)} " for word in names.her_articles)
        self._offices = tuple(map(fold, names.her_offices))

    def of(self, reading: Reading) -> Told:
        """What is known in one reading: by the registry, the words around a name, and the name."""
        told = {key(person): gender for person, gender in self._told(reading)}

        def gender(person: Party) -> str | None:
            known = self._registered(person) or told.get(key(person))
            return known or (self.by_name(person.label) if isinstance(person, Entity) else None)

        return gender

    def told(self, reading: Reading) -> dict[str, frozenset[str]]:
        """The keys of the women and men among the persons that a reading names, by gender."""
        gender = self.of(reading)
        known = {key(one.entity): gender(one.entity) for one in reading.names if one.kind == "person"}
        return {one: frozenset(k for k, told in known.items() if told == one) for one in ("f", "m")}

    def by_name(self, label: str) -> str | None:
        """What a full name tells by its given name or the end of its last word."""
        words = fold(label).split()
        if len(words) < 2:
            return None
        for gender, ends in self._ends:
            if words[-1].endswith(ends):
                return gender
        return self._given.get(words[0])

    def _told(self, reading: Reading) -> Iterator[tuple[Party, str]]:
        """Persons with "Mme" before them, or an office in the feminine."""
        for name in reading.names:
            if name.kind == "person":
                start = max(0, name.span.start - _TITLE)
                before = fold(reading.text[start : name.span.start]).replace("'", " ").split()
                gender = self._civilities.get(before[-1]) if before else None
                if gender in ("f", "m"):
                    yield name.entity, gender
        for office in reading.offices:
            if self._of_a_woman(reading, office.span, office.role_text):
                yield office.person, "f"

    def _of_a_woman(self, reading: Reading, span: Span, role: str) -> bool:
        before = fold(f" {reading.text[max(0, span.start - _TITLE) : span.start]}")
        words = fold(role).split()
        return before.endswith(self._articles) or (words[:1] != [] and words[0].endswith(self._offices))
