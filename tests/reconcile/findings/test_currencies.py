from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.holding import ASIA, Doc, held, said

from dragoman.reconcile.findings.currencies import currency_findings

TRADE: dict[str, Any] = {"area": "CN", "counterpart": ASIA}


def doubled(yuan: float, yuans: str, dollar: float, dollars: str, period: str | None = "2024") -> Doc:
    text = Doc("a", "2025-06-15").say(f"Le commerce a atteint {yuans}, soit {dollars}, cette année-là.")
    text.amount(yuans, yuan, "CNY", period=period, **TRADE)
    return text.amount(dollars, dollar, "USD", period=period, **TRADE)


@pytest.mark.parametrize(
    ("dollar", "dollars", "holds"),
    [
        (94e9, "94 milliards de dollars", True),
        (94.8e9, "94,8 milliards de dollars", True),
        (104e9, "104 milliards de dollars", False),
        (85e9, "85 milliards de dollars", False),
    ],
)
def test_a_sum_in_two_currencies_fits_the_average_rate_of_its_year(
    dollar: float, dollars: str, holds: bool
) -> None:
    found = list(currency_findings(held(doubled(674.15e9, "674,15 milliards de yuans", dollar, dollars))))
    assert [one.holds for one in found] == [holds]
    assert "674,15 milliards de yuans" in found[0].explanation and dollars in found[0].explanation


def test_a_rate_of_today_does_not_fit_a_sum_of_2013() -> None:
    text = doubled(312.04e9, "312,04 milliards de yuans", 43.48e9, "43,48 milliards de dollars", "2013")
    assert [one.holds for one in currency_findings(held(text))] == [False]


def test_two_sums_far_from_one_another_are_two_sums() -> None:
    text = doubled(674.15e9, "674,15 milliards de yuans", 20e9, "20 milliards de dollars")
    assert said(currency_findings, held(text)) == []


def test_a_sum_without_a_period_may_be_of_the_year_before_its_text() -> None:
    text = Doc("a", "2020-06-01").say("Le projet coûte 45 millions de soms, soit 645 000 dollars.")
    text.amount("45 millions de soms", 45e6, "KGS", "investment")
    text.amount("645 000 dollars", 645e3, "USD", "investment")
    assert [one.holds for one in currency_findings(held(text))] == [True]


def test_different_texts_are_compared_on_the_trade_of_a_year() -> None:
    yuan = Doc("a").say("Il a atteint 674,15 milliards de yuans.")
    yuan.amount("674,15 milliards de yuans", 674.15e9, "CNY", period="2024", **TRADE)
    dollar = Doc("b").say("Il a atteint 94,8 milliards de dollars.")
    dollar.amount("94,8 milliards de dollars", 94.8e9, "USD", period="2024", **TRADE)
    again = Doc("c").say("Il a atteint 94,8 milliards de dollars.")
    again.amount("94,8 milliards de dollars", 94.8e9, "USD", period="2024", **TRADE)
    assert [one.holds for one in currency_findings(held(yuan, dollar, again))] == [True]


@pytest.mark.parametrize("indicator", ["loan", "cost", "investment"])
def test_different_texts_may_mean_different_loans(indicator: str) -> None:
    yuan = Doc("a").say("Elle prête 700 millions de yuans.")
    yuan.amount("700 millions de yuans", 7e8, "CNY", indicator, period="2024", **TRADE)
    dollar = Doc("b").say("Elle prête 90 millions de dollars.")
    dollar.amount("90 millions de dollars", 9e7, "USD", indicator, period="2024", **TRADE)
    assert said(currency_findings, held(yuan, dollar)) == []


def test_a_currency_without_a_rate_is_not_compared() -> None:
    text = Doc("a").say("Soit 3 milliards de francs ou 5 milliards de dollars en 2024.")
    text.amount("3 milliards de francs", 3e9, "XPF", period="2024", **TRADE)
    text.amount("5 milliards de dollars", 5e9, "USD", period="2024", **TRADE)
    assert said(currency_findings, held(text)) == []


def untold(yuans: str, dollars: str, dollar: float, between: str) -> Doc:
    text = Doc("a", "2024-11-05").say(f"La banque leur avance {yuans}{between}{dollars}.")
    text.amount(yuans, 1.4e9, "CNY", "other", counterpart="UZ")
    return text.amount(dollars, dollar, "USD", "other", counterpart="UZ")


@pytest.mark.parametrize(
    ("dollar", "between", "holds"),
    [(197e6, ", soit environ ", [True]), (150e6, " (", [False]), (150e6, " et ", [])],
)
def test_what_a_sum_is_of_need_not_be_known_where_an_aside_gives_it_again(
    dollar: float, between: str, holds: list[bool]
) -> None:
    text = untold("1,4 milliard de yuans", f"{dollar / 1e6:g} millions de dollars", dollar, between)
    assert [one.holds for one in currency_findings(held(text))] == holds


def given(between: str) -> Doc:
    text = Doc("a", "2018-06-08").say(
        f"Elle accorde un don de 450 millions de yuans (68 millions de dollars){between}350 millions de yuans."
    )
    sides = {"area": "CN", "counterpart": "KG"}
    text.amount("450 millions de yuans", 450e6, "CNY", "grant", **sides)
    text.amount("68 millions de dollars", 68e6, "USD", "grant", **sides)
    return text.amount("350 millions de yuans", 350e6, "CNY", "grant", **sides)


def test_a_sum_in_brackets_is_of_the_sum_before_them() -> None:
    assert [one.got for one in currency_findings(held(given(") : ")))] == [6.6176]


@pytest.mark.parametrize(("words", "count"), [("{} ({}), dit-on", 1), ("{}, {} pour l'autre", 0)])
def test_what_is_only_the_least_is_exchanged_as_it_is_printed(words: str, count: int) -> None:
    yuans, dollars = "610 milliards de yuans", "83,9 milliards de dollars"
    text = Doc("a", "2024-07-02").say(f"Ils dépassent {words.format(yuans, dollars)}.")
    text.amount(yuans, 610e9, "CNY", "other", qualifier="at-least")
    text.amount(dollars, 83.9e9, "USD", "other")
    assert [one.holds for one in currency_findings(held(text))] == [True] * count


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("3 milliards de yuans (4,6 milliards de dollars)", 0),  # another sum
        ("3 milliards de yuans (4,4 millions de dollars)", 0),  # nothing like it
        ("3 milliards de yuans (42 millions de dollars)", 1),
        ("3 milliards de yuans, 42 millions de dollars", 0),
    ],
)
def test_a_sum_in_brackets_that_is_a_nought_off_does_not_fit(words: str, count: int) -> None:
    yuans, dollars = words.rstrip(")").replace(" (", ", ").split(", ")
    value = float(dollars.split()[0].replace(",", ".")) * (1e9 if "milliards" in dollars else 1e6)
    text = Doc("a", "2024-07-02").say(f"Le crédit est de {words} pour trois ans.")
    text.amount(yuans, 3e9, "CNY", "loan", area="KZ", counterpart="CN")
    text.amount(dollars, value, "USD", "loan", area="KZ", counterpart="CN")
    assert [one.holds for one in currency_findings(held(text))] == [False] * count
