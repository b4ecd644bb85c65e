"""The offices that a text gives to persons: each phrase of office beside a name, with role and of what.

In: a reading, phrases beside names, who the names are. Out: `Office`s in order. What the text leaves to its
reader is taken from the registry, or from the states and towns around.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Office, Reading
from dragoman.model.span import Span
from dragoman.resolve.homes import Homes
from dragoman.resolve.office_phrases import LIGHT, OfficePhrase
from dragoman.resolve.persons import Attached, PersonFinder

REGISTRY = "the office that the registry knows the person to hold"
AROUND = "the state or town that the words around speak of"

NEAR = 160
"""Code points between a president and "son ministre"."""
_OWN = re.compile(r"\b(?:[Ss]on|[Ss]a)(?: (?:nouveau|nouvelle))? $")
_OF = re.compile(r" (?:de la |de l'|du |de cet(?:te)? |de ce )[a-zà-ÿ]")
_OF_STATE = re.compile(r" (?:de la |de l'|du |des |de |d')(?=[A-ZÀ-Þ])")
_ABROAD = re.compile(r" (?:au|aux|en) [A-ZÀ-Þ]")
_REPUBLIC = re.compile(r"\b(?:[Rr][ée]publique|[ÉEé]tat)$")
_SERVED = frozenset({"head-of-state", "head-of-government"})
_AT_HOME = frozenset(
    {
        "minister",
        "deputy-minister",
        "foreign-minister",
        "head-of-government",
        "deputy-head-of-government",
        "other",
    }
)
"""Roles of which a text on one state leaves the state out; a president may be anything's."""


def offices(
    reading: Reading,
    attached: Iterable[Attached],
    entities: dict[Span, Entity],
    finder: PersonFinder,
    homes: Homes,
) -> Iterator[Office]:
    """The offices that the text gives to persons, in order."""
    attached = list(attached)
    weighty = {one.person for one in attached if one.phrase.kind not in LIGHT}
    phrases = [one.phrase.span for one in attached]
    last: Office | None = None
    told: list[str] = []  # the states whose ministers were named, in order
    for one in sorted(attached, key=lambda one: one.phrase.span):
        if one.phrase.kind in LIGHT and one.person in weighty:
            continue
        person = entities[one.person]
        told_as = one.phrase
        role = _role(one.phrase, reading, finder.role_in(person, one.phrase.of))
        if _posted(reading, one.phrase) or _of_a_town(one.phrase):
            one = replace(one, phrase=replace(one.phrase, of=None))
        whose = finder.possessors.antecedent(reading, one.phrase)
        of = whose or finder.office_of(person, one.phrase)
        why = REGISTRY if of is not None and one.phrase.of is None else None
        role = "head-of-organisation" if role == "head-of-state" and whose else role
        if of is None and (of := finder.possessors.of(reading, one.phrase)):
            why = AROUND
            role = "head-of-organisation" if role == "head-of-state" and isinstance(of, Entity) else role
        if of is None and (of := _behind_name(reading, one)):
            why = None
        if of is None and last is not None and _serves(reading, one.phrase, last):
            of, why = last.of, AROUND
        if of is None and (of := _around(reading, one, person, phrases, told, homes)):
            why = AROUND
        if isinstance(of, str) and one.phrase.kind == "portfolio":
            told.append(of)
        if of is None and _of_a_town(told_as):
            of = told_as.of
        if of is not None and role is not None:
            place, holder = one.phrase.span, one.person
            span = Span(min(place.start, holder.start), max(place.end, holder.end))
            last = Office(span, person, role, place.of(reading.text), of, one.phrase.former, why)
            yield last


def _behind_name(reading: Reading, one: Attached) -> str | None:
    """The state behind its president's name: "le président Lazarus Chakwera du Malawi"."""
    link = _OF_STATE.match(reading.text, one.person.end)
    if (
        link is None
        or one.phrase.kind not in ("state", "portfolio")
        or one.phrase.span.end > one.person.start
    ):
        return None
    named = (name for name in reading.names_in((link.end(), link.end() + 60), "country"))
    state = next((name.entity for name in named if name.span.start == link.end()), None)
    return state if isinstance(state, str) else None


def _posted(reading: Reading, phrase: OfficePhrase) -> bool:
    """Whether the state that a phrase names is only where a body's man sits, or where he comes from.

    "Son représentant au Tadjikistan" and "son directeur chinois" are those of the body.
    """
    return (
        _is_own(reading, phrase)
        and isinstance(phrase.of, str)
        and (phrase.kind == "organisation" or _ABROAD.search(phrase.span.of(reading.text)) is not None)
    )


def _of_a_town(phrase: OfficePhrase) -> bool:
    """Whether an office is of a town that its words do not name: "le maire de la ville"."""
    return phrase.kind == "place" and isinstance(phrase.of, Entity) and phrase.of.label == "ville"


def _is_own(reading: Reading, phrase: OfficePhrase) -> bool:
    return _OWN.search(reading.text, max(0, phrase.span.start - 20), phrase.span.start) is not None


def _serves(reading: Reading, phrase: OfficePhrase, last: Office) -> bool:
    """Whether "son ministre" serves the head of state or government who was named before."""
    near = reading.text[last.span.end : phrase.span.start]
    own = phrase.kind in ("portfolio", "state") and _OWN.search(near) is not None
    return own and len(near) < NEAR and isinstance(last.of, str) and last.role in _SERVED


def _around(
    reading: Reading, one: Attached, person: Entity, phrases: list[Span], told: list[str], homes: Homes
) -> Party | None:
    """What an office is of by the states and towns that its text speaks of."""
    phrase = one.phrase
    if phrase.kind == "place":
        sentence = reading.sentence_at(phrase.span.start)
        span = Span(sentence.span.start, phrase.span.start) if sentence else phrase.span
        towns = [name.entity for name in reading.names_in(span, "place")]
        if not towns and (block := next((one for one in reading.blocks if one.span.contains(span)), None)):
            above = Span(block.span.start, span.start)
            towns = list(dict.fromkeys(name.entity for name in reading.names_in(above, "place")))
            towns = towns if len(towns) == 1 else []
        return towns[-1] if towns else None
    if phrase.kind == "state" and phrase.role == "other":
        of_body = _OF.match(reading.text, phrase.span.end) is not None
        if of_body or _is_own(reading, phrase):
            return None  # "sa vice-présidente", "vice-président de l'établissement": hardly a state's
    if phrase.kind in ("state", "portfolio") and (phrase.role in _AT_HOME or _of_republic(reading, phrase)):
        if len(phrase.span.of(reading.text).split()) == 1 and told:
            return told[-1]  # "la vice-ministre" is that of the ministry spoken of before
        own = _of_republic(reading, phrase)
        return homes.state(reading, phrase.span, person, [*phrases, one.person], own)
    return None


def _of_republic(reading: Reading, phrase: OfficePhrase) -> bool:
    """Whether a president is said to be a state's, not which: "le président de la République, X"."""
    return phrase.role == "head-of-state" and _REPUBLIC.search(phrase.span.of(reading.text)) is not None


def _role(phrase: OfficePhrase, reading: Reading, known: str | None) -> str | None:
    """The role of a phrase; `known` is the one that the registry gives its holder in that state, if any."""
    if phrase.kind == "counterpart" and phrase.role == "other":  # of nobody to whom the text gives an office
        return known
    if phrase.role == "head-of-organisation" and isinstance(phrase.of, str) and known in _SERVED:
        of_body = _OF.match(reading.text, phrase.span.end) is not None  # "coprésident turkmène du comité"
        return phrase.role if of_body else known  # "le chef de l'Ouzbékistan": a state is led by no director
    without_portfolio = phrase.role == "minister" and len(phrase.span.of(reading.text).split()) <= 2
    return "foreign-minister" if without_portfolio and known == "foreign-minister" else phrase.role
