from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reconcile.findings.printed import Interval, interval, loosely


def bounds(low: str | None, high: str | None) -> Interval:
    return Interval(None if low is None else Decimal(low), None if high is None else Decimal(high))


@pytest.mark.parametrize(
    ("value", "words", "qualifier", "low", "high"),
    [
        (94e9, "94 milliards de dollars", "exact", "93.5e9", "94.5e9"),
        (674150000000.0, "674,15 milliards de yuans", "exact", "674.145e9", "674.155e9"),
        (116.0, "116 %", "exact", "115.5", "116.5"),
        (1.5e9, "1,5 milliard", "exact", "1.45e9", "1.55e9"),
        (2500.0, "2.500 km", "exact", "2499.5", "2500.5"),
        (1234.5, "1 234,5 t", "exact", "1234.45", "1234.55"),
        (14e9, "14 milliards", "at-least", "13.5e9", None),
        (14e9, "14 milliards", "at-most", None, "14.5e9"),
        (2e9, "deux milliards", "exact", "1.95e9", "2.05e9"),
    ],
)
def test_a_figure_lies_between_the_bounds_that_its_last_digit_leaves(
    value: float, words: str, qualifier: str, low: str | None, high: str | None
) -> None:
    assert interval(value, words, qualifier) == bounds(low, high)


def test_what_may_be_rounded_may_lie_further_out() -> None:
    assert loosely(150e6, "150 millions") == bounds("145e6", "155e6")
    assert interval(150e6, "150 millions") == bounds("149.5e6", "150.5e6")


def test_about_is_a_twentieth_more() -> None:
    wide, narrow = loosely(100e9, "100 milliards", "approximate"), loosely(100e9, "100 milliards")
    assert wide.low is not None and narrow.low is not None and wide.low < narrow.low


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (bounds("1", "2"), bounds("2", "3"), True),
        (bounds("1", "2"), bounds("2.1", "3"), False),
        (bounds(None, "2"), bounds("1", None), True),
        (bounds(None, "2"), bounds("3", None), False),
    ],
)
def test_intervals_meet_where_a_value_lies_in_both(one: Interval, other: Interval, meet: bool) -> None:
    assert one.meets(other) is meet and other.meets(one) is meet


NUMBERS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal("9999.99"), places=2)
SCALES = st.sampled_from([("", 1), ("millions", 10**6), ("milliards", 10**9)])


@given(NUMBERS, SCALES)
def test_the_value_lies_within_its_own_bounds(number: Decimal, scale: tuple[str, int]) -> None:
    word, factor = scale
    printed = f"{number:.2f}".replace(".", ",") + f" {word}"
    found = interval(float(number * factor), printed).bounded
    assert found is not None
    low, high = found
    exact = Decimal(repr(float(number * factor)))
    assert low <= exact <= high
    assert high - low == Decimal("0.01") * factor


@given(NUMBERS, st.sampled_from(["exact", "approximate", "at-least", "at-most"]))
def test_what_may_be_rounded_lies_no_narrower(number: Decimal, qualifier: str) -> None:
    words = f"{number:.2f}".replace(".", ",")
    tight, loose = interval(float(number), words, qualifier), loosely(float(number), words, qualifier)
    assert tight.meets(loose)
    for side in ("low", "high"):
        inner, outer = getattr(tight, side), getattr(loose, side)
        assert (inner is None) == (outer is None)
        if inner is not None:
            assert outer <= inner if side == "low" else outer >= inner


@given(st.text(max_size=30), st.floats(min_value=0.001, max_value=1e15, allow_nan=False))
def test_whatever_is_printed_has_bounds(words: str, value: float) -> None:
    found = interval(value, words).bounded
    assert found is not None and found[0] <= found[1]


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_meeting_is_mutual_and_outlasts_widening(a: Decimal, b: Decimal, c: Decimal, d: Decimal) -> None:
    one, other = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    assert one.meets(other) == other.meets(one)
    if one.meets(other):
        assert one.widened(Decimal("0.02")).meets(other)
