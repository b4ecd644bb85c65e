"""What a person types to correct a field, as the value that facts have: dates, numbers, codes, names.

In: a fact, a field and what was typed, codes or words of any language that reports are written in. Out: the
JSON of the field. That a correction is kept is left to `judging`.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from types import MappingProxyType
from typing import Any, Union, get_args, get_origin, get_type_hints

from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.errors import UnacceptedError
from dragoman.model.fact import SPAN_FIELDS, SPANS_FIELDS, Fact
from dragoman.model.period import Period
from dragoman.packs import terms
from dragoman.packs.framework import Framework, country_names
from dragoman.packs.undertakings import Modality
from dragoman.packs.vocabularies import InstrumentKind, ProjectStatus, Role, Sector
from dragoman.packs.wording import load_wording, wordings

UNCHANGING = SPAN_FIELDS | SPANS_FIELDS | {"confidence", "inferred"}
"""Fields that are not a matter of judgement: where a fact stands, and how sure the program was."""
DATES = frozenset({"date", "deadline", "period", "base_period", "published"})
COUNTRIES = frozenset({"country", "countries"})
"""Fields of codes of states alone."""
VALUES: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("meeting", "kind"): terms.MEETING_KINDS,
        ("meeting", "status"): terms.MEETING_STATUSES,
        ("meeting", "format"): terms.MEETING_FORMATS,
        ("agreement", "kind"): get_args(InstrumentKind),
        ("agreement", "status"): terms.AGREEMENT_STATUSES,
        ("project", "sector"): get_args(Sector),
        ("project", "status"): get_args(ProjectStatus),
        ("commitment", "sector"): terms.COMMITMENT_SECTORS,
        ("commitment", "modality"): get_args(Modality),
        ("position", "role"): get_args(Role),
        ("figure", "indicator"): terms.INDICATORS,
        ("figure", "qualifier"): terms.QUALIFIERS,
        ("statement", "mode"): terms.MODES,
        ("statement", "polarity"): terms.POLARITIES,
    }
)
"""The fields that have one of some values, by the type of fact."""


def change(told: Told, field: str, said: str, framework: Framework) -> Any:
    """What a person typed for a field, as its JSON: a date, a number, a code, a name or a list of names.

    A name is looked up in the registry; `-` empties a field.

    Raises:
        UnacceptedError: the type has no such field, or the value is none that it can have.
    """
    known = [one.name for one in fields(told.fact) if one.name not in UNCHANGING]
    if field not in known:
        raise UnacceptedError("field", field, known)
    if said == "-":
        return None
    if field in DATES and Period.of(said) is None:
        raise UnacceptedError(field, said, ("2024-05-17", "2024-05", "2024", "2024-01/2024-06"))
    if accepted := VALUES.get((told.fact.type, field)):
        return _value(field, said, accepted)
    kinds = _kinds(type(told.fact), field)
    if bool in kinds:
        return _one_of(field, said, {"true": True, "false": False})
    if int in kinds or float in kinds:
        try:
            return int(said) if int in kinds else float(said)
        except ValueError as error:
            raise UnacceptedError(field, said, ("12", "12.5")) from error
    if tuple in kinds:
        parts = [one.strip() for one in said.split(",") if one.strip()]
        return [_party(field, one, Entity in kinds, framework) for one in parts]
    return _party(field, said, Entity in kinds, framework)


def _kinds(fact: type[Fact], field: str) -> set[Any]:
    """The types that a field can have, those within a union or a tuple, too."""
    found: set[Any] = set()
    wanted = [get_type_hints(fact)[field]]
    while wanted:
        hint = wanted.pop()
        if get_origin(hint) in (Union, types.UnionType):
            wanted += get_args(hint)
        elif get_origin(hint) is tuple:
            found.add(tuple)
            wanted += [one for one in get_args(hint) if one is not Ellipsis]
        else:
            found.add(hint)
    return found


def _value(field: str, said: str, accepted: Sequence[str]) -> str:
    """One of some values, by itself or by its word in a language."""
    typed = said.strip().casefold()
    words = {word: value for value in accepted for word in _words(value)}
    found = typed if typed in accepted else words.get(typed, typed.replace(" ", "-"))
    if found not in accepted:
        raise UnacceptedError(field, said, accepted)
    return found


@cache
def _words(value: str) -> tuple[str, ...]:
    """What a status, sector or kind is called in each language."""
    found = []
    for language in wordings():
        known = load_wording(language).terms
        nouns = (known.meetings.get(value), known.agreements.get(value))
        names = (known.status_names.get(value), known.sectors.get(value), known.indicators.get(value))
        found += [*(one.text for one in nouns if one), *(one for one in names if one)]
    return tuple(one.casefold() for one in found)


def _one_of(field: str, said: str, accepted: Mapping[str, Any]) -> Any:
    if said.casefold() not in accepted:
        raise UnacceptedError(field, said, tuple(accepted))
    return accepted[said.casefold()]


def _party(field: str, said: str, named: bool, framework: Framework) -> Any:
    """A state as its code; the registry's entry of a name or id; else the name alone."""
    if named or field in COUNTRIES:
        if said in framework.countries or said in {one.id for one in framework.card.regions}:
            return said
        if len(said) == len("CN") and said.isupper():
            return said
        if code := _country(said, framework):
            return code
    if field in COUNTRIES:
        code, state = next(iter(framework.countries.items()))
        raise UnacceptedError(field, said, (code, state.best_name()))
    if not named:
        return said
    folded = said.casefold()
    for entry in framework.entries.values():
        if entry.id == said or folded in {name.casefold() for name in entry.every_name()}:
            return framework.entity(entry).to_json()
    return Entity(None, said).to_json()


def _country(said: str, framework: Framework) -> str | None:
    """The code of a state by one of its names."""
    folded = said.casefold()
    for code, entry in framework.countries.items():
        if folded in {name.casefold() for name in entry.every_name()}:
            return code
    known = country_names(tuple(wordings()))
    return next((code for code, names in known.items() if folded in {one.casefold() for one in names}), None)
