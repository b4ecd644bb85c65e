"""What stands around a phrase of office: the names of a reading by the offset at which they begin.

In: a reading. Out: tables of names by kind, whether a country's name begins a company's, and what
stands behind the names of bodies and governments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Name, Reading

LOCAL = re.compile(r"(?:regional|provincial|local|municipal|populaire)\b[^,.;:()\n]{0,80}")
"""A government that is no state's, with the words behind that say of what it is, in folded text."""
_STATE_BEHIND = re.compile(r"(?:\([A-ZÀ-Þ]{2,8}\) )?(?:de la |de l'|du |de |d')")


def is_company(text: str, preposition: str, name: Name) -> bool:
    """Whether a country begins the name of a company: "de Kazakhstan Temir Joly", "de China Railway"."""
    words = name.span.of(text)
    foreign = words == "China" or (preposition == "de " and words.endswith("stan"))
    return foreign and text[name.span.end + 1 : name.span.end + 2].isupper()


class Places:
    """What stands where in a reading: the first offset of each name, by kind."""

    def __init__(self, reading: Reading) -> None:
        self.adjectives = {name.span.start: name for name in reading.adjectives}
        self.countries = starts(reading.names, "country", "region")
        self.organisations = starts(reading.names, "organisation", "mechanism")
        self.places = starts(reading.names, "place")
        self.people = starts(reading.names, "person")
        self._bodies = tuple(self.organisations.values())

    def body_at(self, at: int) -> Name | None:
        """The organisation inside whose name a place lies, behind its beginning."""
        return next((one for one in self._bodies if one.span.start < at < one.span.end), None)

    def organisation_ending(self, end: int) -> Name | None:
        """The organisation whose name ends at a place."""
        return next((one for one in self._bodies if one.span.end == end), None)

    def named(self, at: int) -> bool:
        """Whether some name begins at a place."""
        tables = (self.adjectives, self.countries, self.organisations, self.places, self.people)
        return any(at in table for table in tables)


def starts(names: Iterable[Name], *kinds: str) -> dict[int, Name]:
    """The names of some kinds by their first offset."""
    return {name.span.start: name for name in names if name.kind in kinds}


def state_behind(text: str, places: Places, at: int) -> Name | None:
    """The state said behind an organisation and its acronym: "l'Assemblée nationale (AN) | de Chine"."""
    link = _STATE_BEHIND.match(text, at)
    return places.countries.get(link.end()) if link else None


def of_local(text: str, places: Places, local: re.Match[str]) -> tuple[int, Party, str]:
    """The place whose government is "populaire", "régional": its own words where none is known."""
    for at in range(local.end() - 1, local.start(), -1):
        if (place := places.places.get(at)) is not None:
            return place.span.end, place.entity, "other"
    end = local.start() + len(local[0].split(maxsplit=1)[0])
    return end, Entity(None, "gouvernement " + text[local.start() : end]), "other"
