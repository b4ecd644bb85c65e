"""Ceremonies: of one work that was begun or opened on one day, whoever is said to have come."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.reconcile.in_memory import entries
from tests.reconcile.telling import thing, told

from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.reconcile.works import with_works

MINE, TUNNEL = thing("gold-mine"), thing("tunnel")
GUEST = thing("guest")


def opening(document: str, work: Entity = MINE, status: str = "operational", **fields: Any) -> list[Told]:
    """What a sentence tells of a ceremony and of the work for which it is held."""
    given = {"kind": "ceremony", "status": "held", "date": "2015-07-29"}
    return [
        told(document, "meeting", words="une cérémonie", **{**given, **fields}),
        told(document, "project", words="une mine", project=work, countries=("KG",), status=status),
    ]


def ceremonies(*facts: list[Told]) -> int:
    every = [one for some in facts for one in some]
    return sum(entry.type == "meeting" for entry in entries(every))


def test_a_ceremony_is_known_by_the_work_that_it_opens() -> None:
    known = opening("a", participants=("KG", "CN"), people=(GUEST,))
    assert ceremonies(known, opening("b")) == 1
    assert ceremonies(known, opening("b", participants=("KG",), people=(thing("host"),))) == 1
    assert ceremonies(known, opening("b", status="completed")) == 1


def test_another_work_another_day_or_another_step_is_another_ceremony() -> None:
    known = opening("a", participants=("KG", "CN"))
    assert ceremonies(known, opening("b", TUNNEL)) == 2
    assert ceremonies(known, opening("b", date="2015-07-31")) == 2
    assert ceremonies(known, opening("b", status="under-construction")) == 2
    assert ceremonies(known, opening("b", participants=("TJ", "CN"))) == 2


def test_a_work_is_known_by_its_name_however_spelt() -> None:
    plants = [thing(None, f"centrale solaire d'{name}") for name in ("Ak-Tourpak", "Ak-Turpak")]
    assert ceremonies(*(opening(str(number), one) for number, one in enumerate(plants))) == 1
    assert ceremonies(*(opening(name, thing(None, "centrale solaire")) for name in "ab")) == 2


def test_works_of_another_sentence_are_not_those_of_the_ceremony() -> None:
    ceremony, work = opening("a")
    apart = replace(work, fact=told("a", "project", at=90, project=MINE, status="operational").fact)
    assert [one.works for one in with_works([ceremony, apart])] == [frozenset(), frozenset()]
    assert not next(with_works([ceremony, *opening("a", status="agreed")[1:]])).works
