"""Folding: one code point for one, so that offsets stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.packs.folding import fold


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élysée", "ELYSEE"),
        ("Chine–Asie centrale", "chine-asie centrale"),
        ("Xi’an", "xi'an"),
        ("İstanbul", "istanbul"),
        ("Таджикистан", "ТАДЖИКИСТАН"),
        ("Ürümqi", "urumqi"),
    ],
)
def test_spellings_of_one_name_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)
