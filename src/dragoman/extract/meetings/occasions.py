"""A meeting as one passage tells it, before the mentions of the same meeting are joined.

In: what the passage says. Out: `Occasion`. How mentions are found is left to `named.py` and `encounters.py`,
joining them to `merging.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Entity, Party
from dragoman.model.span import Span

STATUS = {
    "asserted": "held",
    "announced": "planned",
    "proposed": "proposed",
    "cancelled": "cancelled",
    "postponed": "postponed",
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """One mention of a meeting. `noun` is the head noun, `definite` whether it may point back to another.

    `aside`: it is only recalled ("la cinquième réunion, tenue en 2021"). `bare`: it says nothing of its own
    ("la réunion"), and stands only where it points back. `following`: "prochain". `own`:
    "au cours de son séjour". `past`: "sa précédente visite". `another`: "ont aussi assisté à une cérémonie".
    `pointing`: "cet entretien", "elle s'est tenue". `awaited`: those who are to attend have arrived.
    `of_others`: its noun says who meets ("la réunion des dirigeants de la Chine et des pays baltes").
    """

    span: Span
    kind: str
    noun: str
    status: str
    mechanism: Entity | None = None
    ordinal: int | None = None
    date: str | None = None
    place: Entity | None = None
    near: bool = False
    country: str | None = None
    participants: tuple[Party, ...] = ()
    people: tuple[Entity, ...] = ()
    chair: Party | None = None
    organisers: tuple[Party, ...] = ()
    theme: str | None = None
    format: str | None = None
    definite: bool = False
    following: bool = False
    bare: bool = False
    heading: bool = False
    aside: bool = False
    own: bool = False
    past: bool = False
    another: bool = False
    pointing: bool = False
    awaited: bool = False
    of_others: bool = False
    confidence: float = 0.8


def impersonal(passage: Passage, i: int) -> bool:
    """Whether word `i` looks like a plural behind "il": "il convient" is no form of "convier"."""
    return i > 0 and passage.words[i - 1].fold == "il" and passage.words[i].fold.endswith("ent")


_OFFICES = frozenset(("présider", "coprésider"))
"""Verbs of which a form is an office, too."""


def is_noun(passage: Passage, i: int, verb: Predicate) -> bool:
    """Whether what could be a present tense at word `i` is a noun for the parse: "une rencontre"."""
    if impersonal(passage, i):
        return True
    present = verb.voice == "active" and verb.tense == verb.verb.tense == "present"
    if present and not passage.parsed and verb.verb.lemma in _OFFICES:
        return passage.words[i].fold.endswith("president")  # "le vice-président", not "ils président"
    return passage.parsed and present and not passage.words[i].finite
