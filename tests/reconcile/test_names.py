"""Passages that say the same find each other, by the keys that they have and seek."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.names import as_spelt, folded, passage_keys, passage_seeks, say_the_same

WORDS = [f"{first}{second}zzzz" for first in "abcdefgh" for second in "abcdefgh"]


@given(st.sets(st.sampled_from(WORDS), min_size=3, max_size=40), st.data())
def test_passages_that_say_the_same_seek_each_other(said: set[str], data: st.DataObject) -> None:
    left = data.draw(st.sets(st.sampled_from(sorted(said)), max_size=len(said) * 2 // 5))
    more = data.draw(st.sets(st.sampled_from(WORDS), max_size=2))
    one, other = " ".join(sorted(said)), " ".join(sorted((said - left) | more))
    if say_the_same(one, other):
        assert set(passage_keys(one)) & set(passage_seeks(other))
        assert set(passage_keys(other)) & set(passage_seeks(one))


def test_a_passage_is_not_compared_with_all_that_share_two_words() -> None:
    one, other = (" ".join(f"{letter}aaaaa" for letter in word) for word in ("cdefghij", "abefklmn"))
    assert set(passage_keys(one)).isdisjoint(passage_seeks(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ak-Tourpak", "Ak-Turpak"),
        ("Djalal-Abad", "Jalal-Abad"),
        ("Chahriston", "Shahriston"),
        ("Tchirtchik", "Chirchik"),
        ("Qaïraqqoum", "Kayrakkum"),
        ("Jezkazgan", "Zhezkazgan"),
    ],
)
def test_a_name_in_french_letters_is_the_one_in_english_letters(one: str, other: str) -> None:
    assert as_spelt(folded(one)) == as_spelt(folded(other))


def test_another_name_is_another() -> None:
    names = ("Naryn", "Nourek", "Talas", "Taraz", "Karakol", "Karakoul", "Khodjent", "Khorog")
    assert len({as_spelt(folded(name)) for name in names}) == len(names)
