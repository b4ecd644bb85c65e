from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.reconcile.telling import thing, told

from dragoman.model.entry import Told
from dragoman.reconcile import names
from dragoman.reconcile.accounts.choosing import chosen, chosen_date, first_of, gathered, sources


def meeting(document: str, **fields: Any) -> Told:
    return told(document, "meeting", **{"kind": "summit", **fields})


def test_the_value_that_most_sources_give_is_chosen() -> None:
    said = [meeting("a", country="KZ"), meeting("b", country="CN"), meeting("c", country="KZ")]
    assert chosen(said, "country", {}).value == "KZ"


def test_copies_are_one_source() -> None:
    said = [meeting("a", country="KZ"), meeting("b", country="CN"), meeting("c", country="CN")]
    assert sources(said, {"b": "b", "c": "b"}) == {"a", "b"}
    assert chosen(said, "country", {"b": "b", "c": "b"}).value == "CN"  # of equals the first in the alphabet
    said.append(meeting("d", country="KZ"))
    assert chosen(said, "country", {"b": "b", "c": "b"}).value == "KZ"


def test_of_equals_the_one_that_names_more_is_chosen() -> None:
    said = [meeting("a", participants=("CN", "KZ")), meeting("b", participants=("CN", "KG", "KZ"))]
    assert chosen(said, "participants", {}).value == ("CN", "KG", "KZ")


def test_a_finer_date_is_chosen_of_those_that_nobody_contradicts() -> None:
    said = [meeting("a", date="2023-05"), meeting("b", date="2023-05-19"), meeting("c", date="XXXX-05-19")]
    assert chosen_date(said, "date", {}).value == "2023-05-19"


def test_a_date_that_more_sources_contradict_comes_behind() -> None:
    said = [
        meeting("a", date="2023-05-20"),
        meeting("b", date="2023-05-19"),
        meeting("c", date="2023-05-18/2023-05-19"),
    ]
    choice = chosen_date(said, "date", {})
    assert choice.value == "2023-05-19" and choice.said[-1].value == "2023-05-20"


def test_nothing_said_is_nothing_chosen() -> None:
    assert chosen([meeting("a")], "date", {}).value is None


def test_what_came_of_it_goes_before_what_most_sources_planned() -> None:
    said = [meeting("a", status="planned"), meeting("b", status="planned"), meeting("c", status="held")]
    assert first_of(("held", "planned"), said, "status", {}).value == "held"


def test_everyone_whom_any_source_names_is_gathered() -> None:
    said = [meeting("a", people=(thing("xi"),)), meeting("b", people=(thing("tokayev"), thing("xi")))]
    assert [names.key(one) for one in gathered(said, "people")] == ["tokayev", "xi"]


def test_labels_of_one_thing_are_joined() -> None:
    said = [meeting("a", place=thing("astana", "Astana")), meeting("b", place=thing("astana", "Noursoultan"))]
    place = chosen(said, "place", {}).value
    assert {place.label, *place.labels} == {"Astana", "Noursoultan"}


VALUES = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(["2023", "2023-05", "2023-05-19", "2024"]))
)


@given(VALUES, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_read_chooses_nothing(
    given: list[tuple[str, str]], chance: random.Random
) -> None:
    said = [meeting(document, date=day) for document, day in given]
    shuffled = said[:]
    chance.shuffle(shuffled)
    for choose in (chosen, chosen_date):
        assert choose(said, "date", {}).value == choose(shuffled, "date", {}).value
