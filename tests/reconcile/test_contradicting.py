from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.reconcile.telling import thing, told

from dragoman.reconcile.contradicting import confirms, contradiction, is_one_of_several

SUMMIT: dict[str, Any] = {"kind": "summit", "mechanism": thing("summit"), "ordinal": 2, "status": "held"}
TRADE: dict[str, Any] = {
    "unit": "USD",
    "indicator": "trade",
    "area": "CN",
    "counterpart": "TM",
    "period": "2024",
}
RAIL: dict[str, Any] = {"project": thing("railway"), "sector": "rail"}


@pytest.mark.parametrize(
    ("type", "one", "other", "field"),
    [
        ("meeting", {**SUMMIT, "date": "2025-06-18"}, {**SUMMIT, "date": "2025-06-17"}, "date"),
        ("meeting", {**SUMMIT, "place": thing("astana")}, {**SUMMIT, "place": thing("xian")}, "place"),
        ("meeting", SUMMIT, {**SUMMIT, "ordinal": 3}, "ordinal"),
        ("project", {**RAIL, "status": "operational", "date": "2016"}, {**RAIL, "status": "operational", "date": "2018"}, "date"),
        ("commitment", {"actors": ("CN",), "modality": "pledge", "deadline": "2030"}, {"actors": ("CN",), "modality": "pledge", "deadline": "2035"}, "deadline"),
    ],
)  # fmt: skip
def test_one_thing_has_one_value(type: str, one: dict[str, Any], other: dict[str, Any], field: str) -> None:
    assert contradiction(told("a", type, **one), told("b", type, **other)) == field


@pytest.mark.parametrize(
    ("type", "one", "other"),
    [
        ("meeting", {**SUMMIT, "date": "2025-06"}, {**SUMMIT, "date": "2025-06-17"}),
        ("meeting", {**SUMMIT, "date": "2025-06-18", "status": "planned"}, {**SUMMIT, "date": "2025-06-17"}),
        ("meeting", {**SUMMIT, "place": thing(None, "Astana")}, {**SUMMIT, "place": thing("astana")}),
        ("project", {**RAIL, "status": "agreed", "date": "2022"}, {**RAIL, "status": "agreed", "date": "2024"}),
        ("project", {**RAIL, "status": "agreed", "date": "2022"}, {**RAIL, "status": "operational", "date": "2024"}),
    ],
    ids=["a part of it", "plan and event", "a place without an id", "agreed again", "moved on"],
)  # fmt: skip
def test_what_can_both_be_true_is_no_contradiction(
    type: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert contradiction(told("a", type, **one), told("b", type, **other)) is None


def figure(value: float, words: str, **fields: Any) -> Any:
    return told("a", "figure", words, value=value, **{**TRADE, **fields})


@pytest.mark.parametrize(
    ("one", "other", "clash", "same"),
    [
        (figure(94.8e9, "94,8 milliards"), figure(94.82e9, "94,82 milliards"), False, True),
        (figure(25e9, "25 milliards"), figure(10.65e9, "10,65 milliards"), True, False),
        (figure(94.8e9, "94,8 milliards"), figure(95.5e9, "95,5 milliards"), True, False),
        (figure(94.8e9, "94,8 milliards"), figure(120e9, "120 milliards", period="2025"), False, False),
        (figure(94.8e9, "94,8 milliards"), figure(90e9, "90 milliards", qualifier="at-least"), False, False),
        (figure(94.8e9, "94,8 milliards", period=None), figure(12e9, "12 milliards", period=None), False, False),
        (figure(30, "30 %", unit="percent", indicator="share"), figure(20, "20 %", unit="percent", indicator="share"), False, False),
    ],
    ids=["fewer digits", "another value", "near, but not by the digits", "another year", "a bound", "no period", "shares may be of anything"],
)  # fmt: skip
def test_figures_are_compared_by_the_digits_that_are_printed(
    one: Any, other: Any, clash: bool, same: bool
) -> None:
    assert (contradiction(one, other) == "value") is clash
    assert confirms(other, one) is same


def test_who_tells_less_confirms_nothing_of_the_rest() -> None:
    full, less = told("a", "meeting", **SUMMIT, date="2025-06-17"), told("b", "meeting", **SUMMIT)
    assert confirms(full, less) and not confirms(less, full)
    begun = told("a", "project", **RAIL, status="under-construction")
    assert not confirms(told("b", "project", **RAIL, status="agreed"), begun)
    assert confirms(replace(begun, document="c"), begun)


def test_a_text_with_several_values_tells_of_parts() -> None:
    railway: dict[str, Any] = {"unit": "km", "indicator": "length", "of": thing("railway")}
    whole, stretch = (told("a", "figure", f"{km} km", at=km, value=km, **railway) for km in (523, 63))
    other, again = (
        told("b", "figure", "120 km", value=120, **railway),
        told("c", "figure", "523 km", value=523, **railway),
    )
    held = [whole, stretch, other, again]
    assert contradiction(whole, other) == "value"
    assert [is_one_of_several(one, held) for one in held] == [True, True, False, False]
