"""An account of each entry: which value each of its fields has, by the rules of its type.

In: entries, and which documents are copies. Out: accounts, in the order of the entries; people, each with
all the offices that are told of them; series of figures, with a point a value and period.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from dragoman.model.account import Account, Point, Said, plain
from dragoman.model.entry import Entry, Told
from dragoman.model.fact import Figure, Position
from dragoman.reconcile import names
from dragoman.reconcile.accounts.choosing import (
    Choice,
    Chooser,
    Copies,
    chosen,
    chosen_date,
    first_of,
    gathered,
    sources,
)
from dragoman.reconcile.accounts.history import history, latest

MEETING_STATUSES = ("held", "cancelled", "postponed", "planned", "proposed")
"""What came of a meeting counts more than what was planned."""
AGREEMENT_LIFE = (
    "proposed",
    "planned",
    "signed",
    "adopted",
    "published",
    "ratified",
    "in-force",
    "terminated",
)
PROJECT_LIFE = (
    "mentioned",
    "proposed",
    "planned",
    "agreed",
    "surveying",
    "financed",
    "under-construction",
    "advancing",
    "completed",
    "operational",
    "suspended",
    "cancelled",
)

Fields = Mapping[str, Chooser]
MEETING: Fields = MappingProxyType(
    {
        "kind": chosen,
        "mechanism": chosen,
        "ordinal": chosen,
        "date": chosen_date,
        "place": chosen,
        "country": chosen,
        "participants": chosen,
        "chair": chosen,
        "theme": chosen,
        "format": chosen,
        "part_of": chosen,
    }
)
AGREEMENT: Fields = MappingProxyType({"kind": chosen, "title": chosen, "parties": chosen, "subject": chosen})
PROJECT: Fields = MappingProxyType({"project": chosen, "sector": chosen, "countries": chosen})
COMMITMENT: Fields = MappingProxyType(
    {
        "actors": chosen,
        "modality": chosen,
        "sector": chosen,
        "beneficiary": chosen,
        "deadline": chosen_date,
    }
)


def accounts(entries: Iterable[Entry], copies: Copies) -> list[Account]:
    """The accounts of all entries of the types that the record lists, in order; people last."""
    held = list(entries)
    made = [_MAKERS[entry.type](entry, copies) for entry in held if entry.type in _MAKERS]
    return [*made, *people(held, copies)]


def _meeting(entry: Entry, copies: Copies) -> Account:
    status = first_of(MEETING_STATUSES, entry.told, "status", copies)
    # What was planned does not contradict what was done: tellings of the same status go first.
    same = [one for one in entry.told if getattr(one.fact, "status", None) == status.value]
    rest = [one for one in entry.told if one not in same]
    choices = {name: _after(choose, same, rest, name, copies) for name, choose in MEETING.items()}
    choices |= {"status": status}
    values: dict[str, Any] = {name: choice.value for name, choice in choices.items()}
    values |= {name: gathered(entry.told, name) for name in ("people", "organisers")}
    values["participants"] = values["participants"] or None
    return _account(entry, copies, values, choices)


def _after(choose: Chooser, first: Sequence[Told], rest: Sequence[Told], name: str, copies: Copies) -> Choice:
    """What the first tellings say, then what only the rest says."""
    ahead, behind = choose(first, name, copies), choose(rest, name, copies)
    said = list(ahead.said)
    for one in behind.said:
        place = next(
            (i for i, other in enumerate(said) if names.signed(other.value) == names.signed(one.value)), None
        )
        if place is None:
            said.append(one)
        else:
            said[place] = Said(said[place].value, (*said[place].facts, *one.facts))
    return Choice(tuple(said))


def _agreement(entry: Entry, copies: Copies) -> Account:
    return _staged(entry, copies, AGREEMENT, AGREEMENT_LIFE)


def _project(entry: Entry, copies: Copies) -> Account:
    return _staged(entry, copies, PROJECT, PROJECT_LIFE)


def _staged(entry: Entry, copies: Copies, fields: Fields, life: Sequence[str]) -> Account:
    choices = {name: choose(entry.told, name, copies) for name, choose in fields.items()}
    stages = history(entry.told, life, copies)
    values = {name: choice.value for name, choice in choices.items()} | latest(stages, entry.told)
    choices |= {
        "date": chosen_date(entry.told, "date", copies),
        "status": chosen(entry.told, "status", copies),
    }
    return _account(entry, copies, values, choices, history=stages)


def _commitment(entry: Entry, copies: Copies) -> Account:
    choices = {name: choose(entry.told, name, copies) for name, choose in COMMITMENT.items()}
    values = {name: choice.value for name, choice in choices.items()}
    words = sorted({one.words for one in entry.told}, key=lambda said: (-len(said), said))
    values |= {"action": words[0] if words else None, "state": "open"}
    return _account(entry, copies, values, choices)


def _series(entry: Entry, copies: Copies) -> Account:
    figures = [one.fact for one in entry.told if isinstance(one.fact, Figure)]
    sides = sorted({_sides(fact) for fact in figures}, key=str)
    sample = next(fact for fact in figures if _sides(fact) == sides[0])
    values = {name: getattr(sample, name) for name in ("indicator", "area", "counterpart", "of")}
    return _account(entry, copies, values, {}, type="series", points=_points(entry.told))


def _sides(fact: Figure) -> tuple[str, ...]:
    return tuple("" if one is None else names.key(one) for one in (fact.area, fact.counterpart, fact.of))


def _points(told: Sequence[Told]) -> tuple[Point, ...]:
    """A point a value that is given for a period; what is told without one comes last."""
    by_value: dict[tuple[Any, ...], list[Told]] = {}
    for one in told:
        if isinstance(one.fact, Figure):
            fact = one.fact
            key = (fact.period, fact.base_period, fact.unit, fact.value, fact.qualifier)
            by_value.setdefault(key, []).append(one)
    found = [
        Point(
            period=period,
            value=value,
            unit=unit,
            qualifier=qualifier,
            facts=tuple(dict.fromkeys(one.id for one in tellers)),
            base_period=base,
        )
        for (period, base, unit, value, qualifier), tellers in by_value.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.period or "~", one.unit, one.value, one.qualifier)))


def people(entries: Iterable[Entry], copies: Copies) -> list[Account]:
    """An account a person: who they are and the offices that are told of them, by whom."""
    by_person: dict[str, list[Told]] = {}
    for entry in entries:
        for one in entry.told:
            if isinstance(one.fact, Position):
                by_person.setdefault(names.key(one.fact.person), []).append(one)
    return [_person(key, by_person[key], copies) for key in sorted(by_person)]


def person_id(key: str) -> str:
    """The id of the account of a person, by what the person is known by."""
    return "h-" + hashlib.sha256(f"person\0{key}".encode()).hexdigest()[:16]


def _person(key: str, told: Sequence[Told], copies: Copies) -> Account:
    ordered = tuple(sorted(told, key=lambda one: one.place))
    offices: dict[tuple[str, str], list[Told]] = {}
    for one in ordered:
        if isinstance(one.fact, Position):
            offices.setdefault((one.fact.role, names.key(one.fact.of)), []).append(one)
    ranked = sorted(offices.values(), key=lambda held: (-len(sources(held, copies)), held[0].place))
    values: dict[str, Any] = {
        "person": chosen(ordered, "person", copies).value,
        "offices": tuple(_office(held) for held in ranked),
    }
    return Account(
        id=person_id(key),
        type="person",
        values=values,
        fields={},
        told=ordered,
        sources=len(sources(ordered, copies)),
    )


def _office(held: Sequence[Told]) -> dict[str, Any]:
    """One office as it is told, with the facts that tell it."""
    fact = held[0].fact
    said = {name: plain(getattr(fact, name)) for name in ("role", "role_text", "of")}
    return said | {"facts": list(dict.fromkeys(one.id for one in held))}


def _account(
    entry: Entry,
    copies: Copies,
    values: Mapping[str, Any],
    choices: Mapping[str, Choice],
    *,
    type: str | None = None,
    **more: Any,
) -> Account:
    return Account(
        id=entry.id,
        type=type or entry.type,
        values=values,
        fields={name: choice.said for name, choice in choices.items() if choice.said},
        told=entry.told,
        sources=len(sources(entry.told, copies)),
        **more,
    )


_MAKERS: Mapping[str, Callable[[Entry, Copies], Account]] = MappingProxyType(
    {
        "meeting": _meeting,
        "agreement": _agreement,
        "project": _project,
        "commitment": _commitment,
        "figure": _series,
    }
)
