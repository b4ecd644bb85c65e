from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.names import Name, any_same, folded, same_name, shared

XI: Name = {"id": "xi-jinping", "label": "Xi Jinping", "labels": ["Xi Jinping", "习近平"]}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Déclaration d'Astana", "declaration astana"),
        ("XI’AN", "xian"),
        ("l’accord-cadre", "accord cadre"),
        ("İstanbul", "istanbul"),
    ],
)
def test_case_accents_and_punctuation_do_not_count(text: str, plain: str) -> None:
    assert folded(text) == plain


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        ("Kirghizistan", "Kirghizstan", False),
        ("la Banque de Chine", "Banque Chine", False),
        (XI, "习近平", False),
        (XI, "xi-jinping", False),
        ("Xi", XI, True),
        ("Ministère de l'Énergie du Kazakhstan", "ministère de l'énergie", True),
    ],
)
def test_names_that_are_the_same(one: Name, other: Name, part: bool) -> None:
    assert same_name(one, other, part=part)
    assert same_name(other, one, part=part)


@pytest.mark.parametrize(
    ("one", "other", "part"),
    [
        ("Xi", XI, False),
        ("ligne A", "ligne B", True),
        ("le ministère", "ministère de l'Énergie", True),
        ("accord de 2019", "accord de 2020", True),
        ("Uzbekistan", "Tadjikistan", True),
        ("de la", "de la", True),
        (None, "Xi", True),
    ],
)
def test_names_that_are_not_the_same(one: Name, other: Name, part: bool) -> None:
    assert not same_name(one, other, part=part)
    assert not same_name(other, one, part=part)


def test_each_name_of_a_list_is_counted_once() -> None:
    assert shared(["CN", "KZ"], ["KZ", "CN"]) == 1
    assert shared(["CN", "CN"], ["CN"]) == pytest.approx(1 / 2)
    assert shared(["CN", "KZ"], ["KZ", "UZ"]) == pytest.approx(1 / 3)
    assert shared(None, []) == 1
    assert any_same(["KZ"], ["CN", "KZ"])
    assert not any_same(["KZ"], None)


@given(st.lists(st.sampled_from(["CN", "KZ", "KG", "Xi"])), st.lists(st.sampled_from(["CN", "KZ", "Xi"])))
def test_what_two_lists_share_does_not_depend_on_which_is_first(some: list[Name], others: list[Name]) -> None:
    assert 0 <= shared(some, others) == shared(others, some) <= 1
