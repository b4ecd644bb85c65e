from __future__ import annotations

import pytest
from tests.reconcile.holding import ASIA, Doc, held, said

from dragoman.reconcile.findings.parts import part_findings

STATES = {"KZ": 43.8, "KG": 22.7, "UZ": 13.7, "TM": 10.6, "TJ": 3.8}


def customs(total: float, without: str = "", **changed: float) -> Doc:
    text = Doc("a").say(f"Le commerce a atteint {total:g} milliards.")
    text.amount(f"{total:g} milliards", total * 1e9, "USD", period="2024", area="CN", counterpart=ASIA)
    for state, value in {**STATES, **changed}.items():
        if state != without:
            text.say(f"Avec {state}, {value:g} milliards.")
            text.amount(
                f"{value:g} milliards", value * 1e9, "USD", period="2024", area="CN", counterpart=state
            )
    return text


@pytest.mark.parametrize(("total", "holds"), [(94.8, True), (94.6, True), (97.8, False), (80.0, False)])
def test_the_states_of_a_region_make_its_total(total: float, holds: bool) -> None:
    (found,) = part_findings(held(customs(total)))
    assert found.holds is holds and found.expected == pytest.approx(94.6e9)


def test_a_state_that_is_missing_leaves_open_whether_they_make_it() -> None:
    assert said(part_findings, held(customs(94.8, without="KZ"))) == []


def test_even_without_one_they_may_not_exceed_it() -> None:
    (found,) = part_findings(held(customs(94.8, without="TJ", KZ=60.0)))
    assert found.holds is False and "not counted" in found.explanation


def test_a_part_that_another_source_counts_otherwise_breaks_no_sum() -> None:
    other = Doc("b").say("Avec KZ, 31,5 milliards.")
    other.amount("31,5 milliards", 31.5e9, "USD", period="2024", area="CN", counterpart="KZ")
    (found,) = part_findings(held(other, customs(94.8)))
    assert found.holds is True


def test_a_total_of_another_text_is_set_against_the_parts_of_one() -> None:
    other = Doc("b").say("Avec KZ, 31,5 milliards.")
    other.amount("31,5 milliards", 31.5e9, "USD", period="2024", area="CN", counterpart="KZ")
    whole = Doc("c").say("En tout, 94,8 milliards.")
    whole.amount("94,8 milliards", 94.8e9, "USD", period="2024", area="CN", counterpart=ASIA)
    parts = customs(94.8)
    parts.told = parts.told[1:]
    (found,) = part_findings(held(other, parts, whole))
    assert found.holds is True and found.expected == pytest.approx(94.6e9)


def test_exports_and_imports_make_trade() -> None:
    text = Doc("a").say("Au total 286,42 milliards, dont 188,18 milliards vendus et 98,24 milliards achetés.")
    for words, value, indicator in (
        ("286,42 milliards", 286.42e9, "trade"),
        ("188,18 milliards", 188.18e9, "exports"),
        ("98,24 milliards", 98.24e9, "imports"),
    ):
        text.amount(words, value, "CNY", indicator, period="2025-01/2025-05", area="CN", counterpart=ASIA)
    assert [one.holds for one in part_findings(held(text))] == [True]


def test_what_one_exports_is_what_the_other_imports() -> None:
    text = Doc("a").say("Au total 30 milliards, dont 18 milliards vendus et 5 milliards achetés.")
    text.amount("30 milliards", 30e9, "USD", period="2024", area="KZ", counterpart="CN")
    text.amount("18 milliards", 18e9, "USD", "imports", period="2024", area="CN", counterpart="KZ")
    text.amount("5 milliards", 5e9, "USD", "imports", period="2024", area="KZ", counterpart="CN")
    (found,) = part_findings(held(text))
    assert found.holds is False and "less than" in found.explanation


def test_halves_of_a_year_make_it() -> None:
    text = Doc("a").say("D'abord 40 milliards, puis 50 milliards : 90 milliards.")
    for words, value, period in (
        ("40 milliards", 40e9, "2024-01/2024-06"),
        ("50 milliards", 50e9, "2024-07/2024-12"),
        ("90 milliards", 90e9, "2024"),
    ):
        text.amount(words, value, "USD", period=period, area="CN", counterpart="KZ")
    assert [one.holds for one in part_findings(held(text))] == [True]


def test_parts_of_another_year_are_no_parts() -> None:
    text = Doc("a").say("Au total 30 milliards en 2024, dont 18 milliards en 2023 et 5 milliards en 2022.")
    text.amount("30 milliards", 30e9, "USD", period="2024", area="KZ", counterpart="CN")
    text.amount("18 milliards", 18e9, "USD", "exports", period="2023", area="KZ", counterpart="CN")
    text.amount("5 milliards", 5e9, "USD", "imports", period="2022", area="KZ", counterpart="CN")
    assert said(part_findings, held(text)) == []


def flow(document: str, value: float, period: str, publisher: str | None = None) -> Doc:
    text = Doc(document, publisher=publisher).say(f"Les ventes ont atteint {value:g} milliards.")
    sides = {"area": "UZ", "counterpart": "CN"}
    return text.amount(f"{value:g} milliards", value * 1e9, "USD", "exports", period=period, **sides)


@pytest.mark.parametrize(("value", "many"), [(0.9, 1), (1.2, 0), (1.6, 0)])
def test_nine_months_have_no_less_than_the_first_six(value: float, many: int) -> None:
    texts = flow("a", 1.2, "2025-01/2025-06", "Kun.uz"), flow("b", value, "2025-01/2025-09", "Gazeta.uz")
    assert [one.holds for one in part_findings(held(*texts))] == [False] * many


@pytest.mark.parametrize("publisher", ["Xinhua", None])
def test_others_may_count_otherwise(publisher: str | None) -> None:
    texts = flow("a", 1.2, "2025-01/2025-06", publisher), flow("b", 0.9, "2025-01/2025-09", "Gazeta.uz")
    assert said(part_findings, held(*texts)) == []


def ways(total: str | None) -> Doc:
    text = Doc("a").say(f"Au total {total}, dont 2,5 milliards vendus et 11,2 milliards achetés.")
    sides = {"period": "2023", "area": "UZ", "counterpart": "CN"}
    if total:
        text.amount(total, 13.7e9, "USD", **sides)
    text.amount("2,5 milliards", 2.5e9, "USD", "exports", **sides)
    return text.amount("11,2 milliards", 11.2e9, "USD", "imports", **sides)


@pytest.mark.parametrize(("own", "holds"), [("13,7 milliards", [True]), (None, [False])])
def test_parts_that_have_their_own_total_are_not_set_against_another(
    own: str | None, holds: list[bool]
) -> None:
    customs = Doc("b").say("Selon les douanes, 14,03 milliards.")
    customs.amount("14,03 milliards", 14.03e9, "USD", period="2023", area="CN", counterpart="UZ")
    assert [one.holds for one in part_findings(held(ways(own), customs))] == holds
