from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.reconcile.in_memory import entries
from tests.reconcile.telling import told

from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.run.words import phases

PLANT = Entity("dushanbe-chp-2", "Dushanbe CHP-2", ("centrale Douchanbé-2", "centrale thermique Douchanbé-2"))
TRACK = Entity("second-track", "Second track", ("deuxième voie Dostyk-Moïynty",))
FAMILY = Entity(
    "nuclear",
    "NPP",
    ("centrale nucléaire du pays", "première centrale nucléaire", "deuxième centrale nucléaire"),
)


def project(words: str, thing: Entity = PLANT, document: str = "a", **fields: Any) -> Told:
    return next(iter(phases().parted([told(document, "project", words, project=thing, **fields)])))


@pytest.mark.parametrize(
    ("words", "thing", "part"),
    [
        ("La deuxième tranche de la centrale thermique Douchanbé-2", PLANT, "2"),
        ("la première pierre de la seconde tranche de la centrale Douchanbé-2", PLANT, "2"),
        ("la phase II de la centrale Douchanbé-2", PLANT, "2"),
        ("la 1re phase de la centrale Douchanbé-2", PLANT, "1"),
        ("La deuxième centrale nucléaire du pays", FAMILY, "other 2"),
        ("la première centrale nucléaire du pays", FAMILY, ""),
        ("La centrale thermique Douchanbé-2", PLANT, ""),
        ("la deuxième voie Dostyk-Moïynty", TRACK, ""),  # its name
        ("la première pierre de la centrale Douchanbé-2", PLANT, ""),
        ("la deuxième fois que la centrale Douchanbé-2", PLANT, ""),
        ("la phase finale de la centrale Douchanbé-2", PLANT, ""),
    ],
)
def test_words_say_which_part_of_a_thing_is_meant(words: str, thing: Entity, part: str) -> None:
    assert project(words, thing).part == part


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("La deuxième tranche de la centrale Douchanbé-2 est en service.", "2"),
        ("Ici, la tranche de la centrale Douchanbé-2 est en service.", ""),
        ("Elle est en service pour la deuxième fois.", ""),
    ],
)
def test_the_number_may_stand_before_the_words_of_the_fact(sentence: str, part: str) -> None:
    fact = told("a", "project", "tranche de la centrale Douchanbé-2 est en service", project=PLANT)
    assert next(iter(phases().parted([replace(fact, context=sentence)]))).part == part


FIRST = project("La première tranche de la centrale Douchanbé-2", document="a")
SECOND = project("La deuxième tranche de la centrale Douchanbé-2", document="b")
WHOLE = project("La centrale Douchanbé-2", document="c")
ANOTHER = replace(WHOLE, id="f-another", document="d", part="other 2")


@pytest.mark.parametrize(
    ("facts", "many"),
    [
        ([FIRST, SECOND], 2),
        ([FIRST, replace(FIRST, id="f-again", document="e")], 1),
        ([SECOND, WHOLE], 1),  # it can be of no other part
        ([FIRST, SECOND, WHOLE], 3),
        ([WHOLE, ANOTHER], 2),
        ([SECOND, ANOTHER], 2),
    ],
)
def test_two_phases_are_two_things(facts: list[Told], many: int) -> None:
    assert len(entries(facts)) == many


def test_an_entry_of_the_whole_keeps_its_id_when_a_phase_is_told_of() -> None:
    (alone,) = entries([WHOLE])
    (both,) = entries([WHOLE, SECOND])
    assert alone.id == both.id
