from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.extents import dates_clash, overlap, overlap_of_all, same_date

PLACES = st.tuples(st.integers(0, 40), st.integers(1, 20)).map(lambda at: [at[0], at[0] + at[1]])


@given(PLACES, PLACES)
def test_the_overlap_of_two_places_is_that_of_their_characters(one: list[int], other: list[int]) -> None:
    first, second = set(range(*one)), set(range(*other))
    assert overlap(one, other) == pytest.approx(len(first & second) / len(first | second))
    assert overlap_of_all([one], [other]) == pytest.approx(overlap(one, other))
    assert overlap(one, None) == 0


def test_two_texts_without_boilerplate_have_the_same() -> None:
    assert overlap_of_all([], None) == 1
    assert overlap_of_all([[0, 4]], None) == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2023", "2023~", True),
        ("../2035", "2035", True),
        ("2023", "2024", False),
        (None, None, True),
        (None, "2023", False),
    ],
)
def test_about_and_by_do_not_count(one: str | None, other: str | None, same: bool) -> None:
    assert same_date(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("2023", "2023-05-19", False),
        ("XXXX-10-17", "2023-10-17", False),
        ("2023-05-18/2023-05-19", "2023-05-19", False),
        ("2023-05-01/2023-05-30", "2023-05-19", False),
        ("2023-05-19", "2023-05-01/2023-05-30", False),
        ("2023-05-19", "2023-06", True),
        ("2022/2023", "2024-01", True),
        (None, "2024", False),
    ],
)
def test_dates_clash_where_neither_can_be_the_other(one: str | None, other: str | None, clash: bool) -> None:
    assert dates_clash(one, other) is clash
