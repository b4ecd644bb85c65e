from __future__ import annotations

from typing import Any

import pytest
from tests.reconcile.holding import ASIA, Doc, held, said

from dragoman.model.entity import Entity
from dragoman.reconcile.findings.growth import growth_findings, implied

TRADE: dict[str, Any] = {"area": "CN", "counterpart": ASIA}


def grown(percent: float = 116.0, period: str = "2024") -> Doc:
    text = Doc("a").say(f"Il a atteint 674,15 milliards de yuans, en hausse de {percent:g} % depuis 2013.")
    text.amount("674,15 milliards de yuans", 674.15e9, "CNY", period=period, **TRADE)
    return text.amount(
        f"{percent:g} %", percent, "percent", "growth", period=period, base_period="2013", **TRADE
    )


def base(value: float, words: str, period: str = "2013", unit: str = "CNY") -> Doc:
    text = Doc("b").say(f"Il s'élevait à {words}.")
    return text.amount(words, value, unit, period=period, **TRADE)


def test_a_growth_implies_the_amount_it_began_from() -> None:
    (found,) = implied(held(grown()))
    assert found.point.period == "2013" and found.point.value == 312.1e9 and found.point.unit == "CNY"
    (finding,) = growth_findings(held(grown()))
    assert finding.holds and finding.expected == 312.1e9 and finding.got is None


@pytest.mark.parametrize(
    ("value", "words", "holds"),
    [
        (312.04e9, "312,04 milliards de yuans", True),
        (312e9, "312 milliards de yuans", True),
        (330e9, "330 milliards de yuans", False),
        (299.9e9, "299,9 milliards de yuans", False),
    ],
)
def test_a_growth_is_checked_against_the_base_that_a_source_gives(
    value: float, words: str, holds: bool
) -> None:
    (found,) = growth_findings(held(grown(), base(value, words)))
    assert found.holds is holds and words in found.explanation


@pytest.mark.parametrize(
    "other",
    [
        base(300e9, "300 milliards de yuans", period="2014"),
        base(50e9, "50 milliards de dollars", unit="USD"),
    ],
)
def test_another_year_or_currency_is_no_base(other: Doc) -> None:
    assert [one.got for one in growth_findings(held(grown(), other))] == [None]


def test_a_base_far_off_is_of_something_else() -> None:
    assert said(growth_findings, held(grown(), base(900e9, "900 milliards de yuans"))) == []


def test_a_growth_without_an_amount_in_its_sentence_implies_nothing() -> None:
    text = Doc("a").say("Il a augmenté de 116 %.")
    text.amount("116 %", 116.0, "percent", "growth", period="2024", base_period="2013", **TRADE)
    text.say("Il a atteint 674,15 milliards de yuans.")
    text.amount("674,15 milliards de yuans", 674.15e9, "CNY", period="2024", **TRADE)
    assert said(growth_findings, held(text)) == []


def test_a_difference_is_taken_off() -> None:
    text = Doc("a").say("Il a atteint 94,8 milliards de dollars, 5,4 milliards de dollars de plus.")
    text.amount("94,8 milliards de dollars", 94.8e9, "USD", period="2024", **TRADE)
    text.amount(
        "5,4 milliards de dollars", 5.4e9, "USD", "growth", period="2024", base_period="2023", **TRADE
    )
    (found,) = growth_findings(held(text))
    assert found.expected == pytest.approx(89.4e9)


def passed(percent: float = 40.0, base: str = "par Koulma", amount: float = 900_000.0) -> Doc:
    text = Doc("a").say(
        f"En 2025, 1,3 million de tonnes sont passées par Koulma, soit {percent:g} % de plus."
    )
    text.amount("1,3 million de tonnes", 1.3e6, "t", "volume", period="2025")
    text.amount(f"{percent:g} %", percent, "percent", "growth", period="2025", base_period="2024")
    words = f"{amount / 1e6:g} million de tonnes"
    return text.say(f"L'année d'avant, il en était passé {words} {base}.").amount(
        words, amount, "t", "volume"
    )


def test_of_what_is_nobody_s_the_base_is_told_by_the_same_text_under_the_same_name() -> None:
    (found,) = growth_findings(held(passed()))
    assert found.holds and found.got == 900_000


@pytest.mark.parametrize("text", [passed(base="par Dostyk"), passed(amount=600_000.0), passed(percent=80.0)])
def test_of_what_is_nobody_s_another_amount_is_no_base_and_none_is_missed(text: Doc) -> None:
    assert said(growth_findings, held(text)) == []


def taken_up(words: str, **sides: Any) -> Doc:
    text = Doc("a").say("Le commerce a atteint 22,7 milliards de dollars.")
    text.amount("22,7 milliards de dollars", 22.7e9, "USD", period="2024", **TRADE)
    text.say(words)
    return text.amount(
        "14,6 %", 14.6, "percent", "growth", period="2024", base_period="2013", **(sides or TRADE)
    )


def test_a_growth_may_take_up_the_amount_of_the_sentence_before() -> None:
    (found,) = implied(held(taken_up("C'est 14,6 % de plus qu'en 2013.")))
    assert found.point.value == 19.81e9
    assert not list(implied(held(taken_up("Les exportations ont augmenté de 14,6 %."))))
    assert not list(implied(held(taken_up("C'est 14,6 % de plus qu'en 2013.", area="CN", counterpart="UZ"))))


def test_a_growth_is_of_what_a_thing_carried_between_the_same_two() -> None:
    pipe = Entity("pipe", "l'oléoduc")
    text = Doc("a").say("En 2013, l'oléoduc a transporté 7,73 millions de tonnes, en hausse de 26 %.")
    text.amount("7,73 millions de tonnes", 7.73e6, "t", "volume", period="2013", of=pipe, **TRADE)
    text.amount("26 %", 26, "percent", "growth", period="2013", base_period="2012", **TRADE)
    assert [one.level.fact.of for one in implied(held(text))] == [pipe]


@pytest.mark.parametrize(("was", "holds"), [(1791, True), (1891, False)])
def test_what_nobody_is_named_for_is_checked_against_the_base_in_its_sentence(was: int, holds: bool) -> None:
    text = Doc("a").say(f"En 2023, 2 619 trains ont circulé, soit 46,2 % de plus qu'en 2022 ({was} trains).")
    text.amount("2 619 trains", 2619, "train", "count", period="2023")
    text.amount("46,2 %", 46.2, "percent", "growth", period="2023", base_period="2022")
    text.amount(f"{was} trains", was, "train", "count", period="2022")
    assert [one.holds for one in growth_findings(held(text))] == [holds]


def test_a_base_of_who_counts_otherwise_is_no_base() -> None:
    other = Doc("b").say("Il est passé de 290 milliards de yuans à 610 milliards de yuans.")
    other.amount("290 milliards de yuans", 290e9, "CNY", period="2013", **TRADE)
    assert [one.holds for one in growth_findings(held(grown(), other))] == [False]
    other.amount("610 milliards de yuans", 610e9, "CNY", period="2024", **TRADE)
    assert [one.got for one in growth_findings(held(grown(), other))] == []


@pytest.mark.parametrize(("list_of_parts", "many"), [(", dont ", 1), (", quand il y eut ", 0)])
def test_the_rise_is_that_of_the_amount_whose_parts_the_sentence_before_gives(
    list_of_parts: str, many: int
) -> None:
    text = Doc("a").say(f"Le commerce fait 7,6 milliards{list_of_parts}2,5 milliards d'exportations.")
    text.amount("7,6 milliards", 7.6e9, "USD", period="2019", **TRADE)
    text.amount("2,5 milliards", 2.5e9, "USD", "exports", period="2019", **TRADE)
    text.say("La hausse est de 18,8 % par rapport à 2018.")
    text.amount("18,8 %", 18.8, "percent", "growth", period="2019", base_period="2018", **TRADE)
    assert len(list(implied(held(text)))) == many
