"""The words of a language for the values of the contract: kinds, statuses, sectors, roles, indicators.

In: `wordings/<language>/terms.yaml`. Out: a `Terms`, in which no value is without its words and no words are
without a value.
"""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, model_validator

from dragoman.packs.knowledge import Knowledge
from dragoman.packs.undertakings import Modality
from dragoman.packs.vocabularies import InstrumentKind, ProjectStatus, Role, Sector

MEETING_KINDS = (
    *(
        "summit",
        "ministerial",
        "forum",
        "bilateral",
        "visit",
        "call",
        "ceremony",
        "press-conference",
        "other",
    ),
)
MEETING_STATUSES = ("held", "planned", "proposed", "cancelled", "postponed")
MEETING_FORMATS = ("in-person", "online", "hybrid")
AGREEMENT_STATUSES = (
    *("signed", "adopted", "in-force", "ratified", "published", "planned", "proposed", "terminated"),
)
INDICATORS = (
    *("trade", "exports", "imports", "fdi", "investment", "cost", "loan", "grant", "debt", "gdp", "length"),
    *("area", "capacity", "production", "volume", "count", "duration", "growth", "share", "price"),
    *("population", "other"),
)
QUALIFIERS = ("exact", "approximate", "at-least", "at-most", "record", "ordinal")
MODES = ("direct", "indirect", "mixed")
POLARITIES = ("asserted", "denied")
COMMITMENT_SECTORS = (
    *get_args(Sector),
    *("trade", "investment", "transport", "energy", "environment", "visa", "customs", "people", "diplomacy"),
    "general",
)
"""The values of the contract that no other module lists."""

Forms = tuple[str, ...]
"""One form for all, or two (singular, plural), or four (m, f, mp, fp)."""


class Noun(Knowledge):
    """A noun of a language, singular unless `form` says that it is a plural."""

    text: str = Field(description="The noun without article.")
    form: Literal["m", "f", "mp", "fp"] = Field(default="m", description="Its gender and number.")


class Office(Knowledge):
    """An office, in the form for a man (or for anybody) and for a woman."""

    m: str = Field(description="The office; of a man, or of somebody whose gender is not known.")
    f: str | None = Field(default=None, description="The office of a woman, where it differs.")
    of: str = Field(default="{of}", description="How it is joined to what it is an office of.")


class Terms(Knowledge):
    """The words for the values of the contract."""

    file = "terms.yaml"
    meetings: dict[str, Noun] = Field(description="Nouns for the kinds of meetings.")
    formats: dict[str, str] = Field(description="How a meeting was held: in person, online, both.")
    meeting_status: dict[str, Forms] = Field(
        description="Predicates of a meeting by its status, in one, two or four forms."
    )
    agreements: dict[str, Noun] = Field(description="Nouns for the kinds of instruments.")
    agreement_status: dict[str, Forms] = Field(
        description="Predicates of an instrument by its status, in one, two or four forms."
    )
    project_status: dict[str, Forms] = Field(
        description="Predicates of a project by its status, in one, two or four forms."
    )
    states: tuple[str, ...] = Field(
        description="The project statuses that last, whose date stands in brackets behind the predicate."
    )
    status_names: dict[str, str] = Field(description="Statuses of all kinds as a table's words.")
    modality: dict[str, Forms] = Field(
        description="Predicates of who undertakes something, singular and plural."
    )
    joints: dict[str, str] = Field(
        default_factory=dict,
        description="Prepositions between such a predicate and an infinitive, where the language has them.",
    )
    undertakings: dict[str, str] = Field(description="Headings for commitments by their modality.")
    sectors: dict[str, str] = Field(description="Names of sectors.")
    roles: dict[str, Office] = Field(description="Offices.")
    indicators: dict[str, str] = Field(description="What figures measure, as headings.")
    modes: dict[str, str] = Field(
        description="What stands before the words of a statement; `{who}` is the speaker."
    )
    denied: str = Field(description="What stands before what is denied; `{who}` is the speaker.")
    qualifiers: dict[str, str] = Field(description="How a number is qualified; `{n}` stands for it.")
    types: dict[str, Forms] = Field(description="What there is of each type of fact, singular and plural.")

    @model_validator(mode="after")
    def _complete(self) -> Terms:
        """Every value of the contract has its words."""
        needed: dict[str, tuple[str, ...]] = {
            "meetings": MEETING_KINDS,
            "formats": MEETING_FORMATS,
            "meeting_status": MEETING_STATUSES,
            "agreements": get_args(InstrumentKind),
            "agreement_status": AGREEMENT_STATUSES,
            "project_status": get_args(ProjectStatus),
            "status_names": tuple(
                dict.fromkeys((*MEETING_STATUSES, *AGREEMENT_STATUSES, *get_args(ProjectStatus)))
            ),
            "modality": get_args(Modality),
            "undertakings": get_args(Modality),
            "sectors": COMMITMENT_SECTORS,
            "roles": get_args(Role),
            "indicators": INDICATORS,
            "modes": MODES,
            "qualifiers": QUALIFIERS,
        }
        for key, values in needed.items():
            held = set(getattr(self, key))
            if missing := [value for value in values if value not in held]:
                raise ValueError(f"{key}: no words for {', '.join(missing)}")
            if surplus := sorted(held - set(values)):
                raise ValueError(f"{key}: no such value as {', '.join(surplus)}")
        return self
