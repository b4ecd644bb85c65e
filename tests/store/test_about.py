from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.making import XI

from dragoman.model.entity import Entity
from dragoman.model.fact import Meeting, Mention, Statement
from dragoman.model.span import Span
from dragoman.store.about import folded, keys_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Xi Jinping", " xi jinping "),
        ("Chine–Asie centrale", " chine asie centrale "),
        ("Xi'an", " xi an "),
        ("Tokaïev", " tokaiev "),
        ("Tokai\u0308ev", " tokaiev "),
        ("Œuvre", " oeuvre "),
        ("习近平", " 习近平 "),
        ("…", "  "),
    ],
)
def test_names_fold(name: str, expected: str) -> None:
    assert folded(name) == expected


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)


def test_a_registered_entity_is_found_by_its_id_and_all_names() -> None:
    keys = keys_of(Mention(evidence=(Span(0, 2),), kind="person", entity=XI))
    assert keys == {"xi-jinping": {" xi jinping ", " 习近平 "}}


def test_an_entity_without_id_is_found_by_its_folded_label() -> None:
    who = Entity(None, "Guo Jiakun", ("M. Guo",))
    fact = Statement(evidence=(Span(0, 2),), speaker=who, mode="direct", content=Span(0, 2))
    assert keys_of(fact) == {" guo jiakun ": {" guo jiakun ", " m guo "}}


def test_every_party_of_a_meeting_is_a_key_and_its_kind_is_none() -> None:
    fact = Meeting(
        evidence=(Span(0, 2),), kind="summit", country="CN", participants=("CN", "KZ"), people=(XI,)
    )
    assert sorted(keys_of(fact)) == ["CN", "KZ", "xi-jinping"]
