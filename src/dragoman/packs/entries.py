"""The entries of a framework's registry: what one may say of a country, mechanism, person or project.

In: the lists of `frameworks/<name>/<kind>.yaml`. Out: checked, frozen entries. Their closed lists of
values are left to `vocabularies.py`, how names are matched to the analysis, what an entry is for to the
stages that use it.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from dragoman.packs.knowledge import Knowledge
from dragoman.packs.vocabularies import InstrumentKind, ProjectStatus, Role, Sector

Language = Literal["fr", "en", "ru", "zh"]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1)]
_DAY = r"[0-9X.]{2,4}(-[0-9X]{2}){0,2}[~?]?"
Edtf = Annotated[str, StringConstraints(pattern=rf"^{_DAY}(/{_DAY})?$")]

_PLAIN = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")  # what is plain of an EDTF date


class Opened(Knowledge):
    """An address that an entry rests on, and the day on which it was opened."""

    url: Annotated[str, StringConstraints(pattern=r"^https?://")]
    opened: datetime.date


class Condition(Knowledge):
    """When an ambiguous name counts: only where the document has one of these words."""

    any_of: tuple[Text, ...]


class Entry(Knowledge):
    """What every entry has: a stable id, its names by language, and the addresses that it rests on."""

    names_a: ClassVar[str]
    id: Slug
    names: dict[Language, tuple[Text, ...]] = Field(default_factory=dict)
    acronyms: tuple[Text, ...] = ()
    when: Condition | None = None
    background: Text | None = None
    sources: tuple[Opened, ...] = ()

    def best_name(self, language: Language = "en") -> str:
        """The first name in a language, or in English, or in any."""
        for names in (self.names.get(language), self.names.get("en"), *self.names.values(), self.acronyms):
            if names:
                return names[0]
        return self.id

    def every_name(self) -> tuple[str, ...]:
        """All names in all languages, acronyms last."""
        names = [name for names in self.names.values() for name in names]
        return tuple(dict.fromkeys([*names, *self.acronyms]))


class Country(Entry):
    """A state: aliases on top of CLDR's names, adjectives, inhabitants, capitals for governments."""

    names_a = "country"
    kind: Literal["country"] = "country"
    code: Code
    adjectives: dict[Language, tuple[Text, ...]] = Field(default_factory=dict)
    inhabitants: dict[Language, tuple[Text, ...]] = Field(default_factory=dict)
    metonyms: dict[Language, tuple[Text, ...]] = Field(default_factory=dict)
    capital: Slug | None = None


class KnownMeeting(Knowledge):
    """A meeting of a mechanism that is known from history: background, never evidence."""

    ordinal: int | None = None
    date: Edtf | None = None
    place: Slug | None = None
    country: Code | None = None
    format: Literal["in-person", "online", "hybrid"] | None = None
    source: Text | None = None


class Mechanism(Entry):
    """A format in which states meet again and again."""

    names_a = "mechanism"
    kind: Literal["mechanism"] = "mechanism"
    level: Literal[
        "head-of-state",
        "head-of-government",
        "foreign-minister",
        "minister",
        "deputy-minister",
        "official",
        "other",
    ] = "other"
    meeting_kind: Literal["summit", "ministerial", "forum", "bilateral", "other"] = "other"
    participants: tuple[Code | Slug, ...] = Field(default=(), description="Codes, and ids of organisations.")
    joined: dict[Code | Slug, Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]] = Field(
        default_factory=dict,
        description="The day from which on those take part who were not in from the first.",
    )
    rotation: Text | None = None
    meetings: tuple[KnownMeeting, ...] = ()

    def participants_on(self, date: str | None) -> tuple[str, ...]:
        """Who takes part on an EDTF date; nobody is known where its year is not, or says too little."""
        if not self.joined:
            return self.participants
        day = _PLAIN.match((date or "").split("/")[-1])
        if day is None or any(one.startswith(day[0]) and one != day[0] for one in self.joined.values()):
            return ()
        return tuple(one for one in self.participants if self.joined.get(one, "") <= day[0])


class Initiative(Entry):
    """A programme of policy that a state proclaims."""

    names_a = "initiative"
    kind: Literal["initiative"] = "initiative"
    launched: Edtf | None = None
    proposer: Text | None = None


class Organisation(Entry):
    """An international organisation, ministry, agency, company, bank, medium, university."""

    names_a = "organisation"
    kind: Literal["organisation"] = "organisation"
    class_: Literal[
        "international",
        "ministry",
        "agency",
        "company",
        "bank",
        "media",
        "university",
        "government",
        "regional",
        "other",
    ] = Field(default="other", alias="class")
    country: Code | None = None
    members: tuple[Code, ...] = ()
    state_media: bool = False


class Tenure(Knowledge):
    """An office that somebody held: role, of what, from and to (EDTF; null where it goes on)."""

    role: Role
    of: Text
    from_: Edtf | None = Field(default=None, alias="from")
    to: Edtf | None = None
    source: Text | None = None


class Person(Entry):
    """Somebody who holds or held offices."""

    names_a = "person"
    kind: Literal["person"] = "person"
    family: Text | None = None
    gender: Literal["f", "m"] | None = None
    offices: tuple[Tenure, ...] = ()


class Step(Knowledge):
    """A dated step of a project's history: background, never evidence."""

    date: Edtf
    status: ProjectStatus
    source: Text | None = None
    note: Text | None = None


class Undertaking(Entry):
    """A project: something that is built, run or carried on."""

    names_a = "project"
    kind: Literal["project"] = "project"
    sector: Sector = "other"
    countries: tuple[Code, ...] = ()
    places: tuple[Slug, ...] = ()
    history: tuple[Step, ...] = ()


class Instrument(Entry):
    """A treaty, declaration, exemption or other text that states agree on."""

    names_a = "instrument"
    kind: InstrumentKind = "other"
    parties: tuple[Code | Slug, ...] = Field(default=(), description="Codes, and ids of organisations.")
    signed: Edtf | None = None
    in_force: Edtf | None = None
    opens_relations: bool = Field(
        default=False, description="Whether it opened diplomatic relations: anniversaries count from it."
    )


class Renaming(Knowledge):
    """A name that a place had until a day."""

    name: Text
    until: Edtf
    since: Edtf | None = None


class Place(Entry):
    """A place with its GeoNames id and coordinates (WGS 84, degrees)."""

    names_a = "place"
    kind: Literal["place"] = "place"
    geonames: int | None = None
    country: Code | None = None
    lat: float | None = None
    lon: float | None = None
    class_: Text = Field(default="city", alias="class")
    seat: Slug | None = None
    renamed: tuple[Renaming, ...] = ()
    venues: tuple[Text, ...] = Field(default=(), description="halls of a town where states meet")


class Region(Knowledge):
    """A region of several states; its id is the slug that facts carry."""

    id: Slug
    members: tuple[Code, ...]
    names: dict[Language, tuple[Text, ...]]
    adjectives: dict[Language, tuple[Text, ...]] = Field(default_factory=dict)


class FrameworkCard(Knowledge):
    """`pack.yaml`: what a framework is called, its regions and members."""

    file = "pack.yaml"
    name: Slug
    title: dict[Language, Text]
    regions: tuple[Region, ...] = ()
    members: tuple[Code, ...]
    default_language: Language = "fr"
    relations: dict[Language, tuple[Text, ...]] = Field(
        default_factory=dict, description="Names of the relations whose anniversaries count."
    )
