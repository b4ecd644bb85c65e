from __future__ import annotations

from datetime import date

import pytest
from tests.publish.pictures.drawing import FRAME, read, titles

from dragoman.publish.pictures.figures import (
    CONVERTED,
    DERIVED,
    NARROW,
    WIDE,
    Panel,
    Value,
    compact,
    conflicts,
    figures_svg,
)


def value(year: int, amount: float, how: str = "told", **more: object) -> Value:
    said = f"{year}: {amount:g}"
    fields = {"period": str(year), "how": how, "check": "", "inferred": False, "weight": 1} | more
    return Value(date(year, 1, 1), date(year, 12, 31), value=amount, said=said, href=f"/d#{year}", **fields)  # type: ignore[arg-type]


DOLLARS = Panel(
    "US dollars",
    (value(2022, 31e9, DERIVED, check="fit"), value(2023, 41e9, check="conflict"), value(2023, 31.5e9, check="conflict"), value(2024, 44e9, check="misfit")),
    ((1, 2),),
)  # fmt: skip
YUAN = Panel("yuan", (value(2023, 290e9, CONVERTED, inferred=True),))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_each_value_leads_to_its_source_and_both_of_a_contradiction_are_shown(width: float) -> None:
    root = read(figures_svg(FRAME, [DOLLARS, YUAN], width, "en"))
    assert sorted(titles(root, "value")) == sorted(one.said for one in (*DOLLARS.values, *YUAN.values))
    assert [one.get("class") for one in root.iter("path")].count("against") == 1
    assert {"/d#2022", "/d#2023", "/d#2024"} == {one.get("href") for one in root.iter("a")}


def test_what_checks_found_stands_beside_the_value_as_a_sign() -> None:
    root = read(figures_svg(FRAME, [DOLLARS], WIDE, "en"))
    drawn = [str(one.text) for one in root.iter("text") if "check" in (one.get("class") or "")]
    legend = ["≠", "!", "✓"]
    assert sorted(drawn) == sorted([*legend, "≠", "≠", "!", "✓"])


def test_told_worked_out_and_converted_look_different() -> None:
    root = read(figures_svg(FRAME, [DOLLARS, YUAN], WIDE, "en"))
    looks = [one.get("class") for one in root.iter("a")]
    assert (
        looks.count("value is-told"),
        looks.count("value is-derived"),
        looks.count("value is-converted"),
    ) == (3, 1, 1)
    assert "ring" in [one.get("class") for one in root.iter("circle")]


def test_only_full_years_that_follow_one_another_are_joined() -> None:
    held = Panel("km", (value(2013, 1), value(2021, 2), value(2022, 3), value(2023, 9, DERIVED)))
    root = read(figures_svg(FRAME, [held], WIDE, "en"))
    assert [one.get("class") for one in root.iter("path")].count("joined") == 1


def test_a_period_that_is_no_year_has_a_bar_as_long() -> None:
    half = Value(date(2024, 1, 1), date(2024, 6, 30), "2024-01/2024-06", 3.0, "half", "/d")
    root = read(figures_svg(FRAME, [Panel("km", (half, value(2024, 5)))], WIDE, "fr"))
    assert [one.get("class") for one in root.iter("path")].count("while") == 1


@pytest.mark.parametrize("values", [(0.0,), (-5.0, 5.0), (1e15, 2.0), (0.001,)])
def test_any_value_has_its_place(values: tuple[float, ...]) -> None:
    held = Panel("USD", tuple(value(2000 + place, one) for place, one in enumerate(values)))
    read(figures_svg(FRAME, [held], WIDE, "en"))


def test_values_without_a_year_stand_apart_and_may_contradict_one_another_too() -> None:
    bare = [Value(None, None, "", amount, f"{amount:g}", "/d", check="conflict") for amount in (4.7e9, 8e9)]
    for values in (bare, [*bare, value(2024, 5e9)]):
        root = read(figures_svg(FRAME, [Panel("USD", tuple(values), ((0, 1),))], NARROW, "en"))
        assert len(titles(root, "value")) == len(values)
        assert [one.get("class") for one in root.iter("path")].count("against") == 1
        assert "no year told" in [one.text for one in root.iter("text")]


def test_contradicting_values_of_one_period_are_bracketed_with_their_neighbours() -> None:
    values = [value(2023, 3), value(2023, 1), value(2023, 2), value(2024, 9)]
    assert conflicts(values, [frozenset({0, 1, 2, 3})]) == ((1, 2), (2, 0))


def test_numbers_are_shortened_in_the_language() -> None:
    assert compact(43_800_000_000, "en") == "43.8B"
    assert compact(-2_500_000, "fr").replace("\u00a0", " ").replace("\u202f", " ") == "−2,5 M"
