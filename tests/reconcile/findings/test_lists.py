from __future__ import annotations

import pytest
from tests.reconcile.holding import Doc, held, said

from dragoman.reconcile.findings.lists import list_findings


def listed(total: str, *parts: str, unit: str = "km", behind: bool = True) -> Doc:
    names = [total, *parts] if behind else [*parts, total]
    text = Doc("a").say("La ligne : " + ", puis ".join(f"{one} km" for one in names) + ".")
    for one in names:
        text.amount(f"{one} km", float(one.replace(",", ".")), unit, "length")
    return text


def test_a_list_that_makes_the_total_before_it_is_found() -> None:
    (found,) = list_findings(held(listed("966", "205", "391", "215", "155")))
    assert found.holds and found.expected == 966 and "205 km, 391 km, 215 km, 155 km" in found.explanation


def test_a_list_may_stand_before_its_total() -> None:
    assert len(said(list_findings, held(listed("966", "205", "391", "215", "155", behind=False)))) == 1


def test_two_amounts_are_enough_in_one_sentence() -> None:
    assert len(said(list_findings, held(listed("8,65", "5,23", "3,42")))) == 1


def test_that_a_list_does_not_make_a_total_is_no_finding() -> None:
    assert said(list_findings, held(listed("966", "205", "391", "215"))) == []


def test_two_amounts_of_other_sentences_prove_nothing() -> None:
    text = Doc("a").say("Au total 100 km.").amount("100 km", 100.0, "km", "length")
    text.say("Puis 60 km.").amount("60 km", 60.0, "km", "length")
    text.say("Enfin 40 km.").amount("40 km", 40.0, "km", "length")
    assert said(list_findings, held(text)) == []


def test_coarse_figures_that_could_make_nearly_anything_prove_nothing() -> None:
    assert said(list_findings, held(listed("4", "1", "2"))) == []


def test_figures_of_another_unit_are_no_parts() -> None:
    text = listed("966", "205", "391", "215")
    text.say("Il coûte 155 dollars.").amount("155 dollars", 155.0, "USD", "cost")
    assert said(list_findings, held(text)) == []


def financed(*parts: str, sign: str = ":", more: str = "") -> list[bool | None]:
    text = Doc("a").say(f"Le coût atteint 310 km {sign} {', '.join(f'{one} km' for one in parts)}{more}.")
    for one in ("310", *parts):
        text.amount(f"{one} km", float(one), "km", "length")
    return [one.holds for one in list_findings(held(text))]


def test_what_a_sum_is_made_of_behind_a_colon_has_to_make_it() -> None:
    assert financed("180", "70", "60") == [True]
    assert financed("180", "70", "40") == [False]


def test_a_list_that_may_not_be_the_whole_misses_nothing() -> None:
    assert financed("180", "70", "40", sign="dont") == []  # no colon
    assert financed("180", "70") == []  # too few
    assert financed("180", "100", "70", "60") == []  # a part's part
    assert financed("180", "70", "40", more=" et 20 de dons") == []  # an amount that was not read
    assert financed("20", "30", "40") == []  # by far too little


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("Elle a prêté 8,1 milliards : 4 milliards en 2009 et 4,1 milliards en 2011.", [True]),
        ("Elle a prêté 8,1 milliards, 4 milliards en 2009 et 4,1 milliards en 2011.", []),
    ],
)
def test_coarse_amounts_behind_a_colon_make_their_sum_to_the_last_digit(
    sentence: str, holds: list[bool]
) -> None:
    text = Doc("a").say(sentence)
    for words, value in (("8,1 milliards", 8.1e9), ("4 milliards", 4e9), ("4,1 milliards", 4.1e9)):
        text.amount(words, value, "USD", "loan", counterpart="CN")
    assert [one.holds for one in list_findings(held(text))] == holds


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        (
            "Elle prête 10 milliards au pays, dont 6 milliards par la banque et 4 milliards par le fonds.",
            [True],
        ),
        ("Elle prête 10 milliards au pays, dont 6 milliards en 2009 et 4 milliards en 2011.", []),
    ],
)
def test_a_sentence_that_splits_a_coarse_sum_to_the_last_digit_makes_it(
    sentence: str, holds: list[bool]
) -> None:
    text = Doc("a").say(sentence)
    for words, value in (("10 milliards", 10e9), ("6 milliards", 6e9), ("4 milliards", 4e9)):
        text.amount(words, value, "USD", "loan", counterpart="CN")
    assert [one.holds for one in list_findings(held(text))] == holds


@pytest.mark.parametrize(("link", "count"), [(":", 1), (",", 0)])
def test_shares_that_a_colon_announces_make_their_sum(link: str, count: int) -> None:
    text = Doc("a").say(f"Ils prennent 49 % du port sec {link} 25 % pour l'un et 24 % pour l'autre.")
    for words, value in (("49 %", 49.0), ("25 %", 25.0), ("24 %", 24.0)):
        text.amount(words, value, "percent", "share")
    assert len(list(list_findings(held(text)))) == count


@pytest.mark.parametrize(
    ("own", "indicator", "count"),
    [("1 milliard de capitaux", "investment", 1), ("1 milliard de ventes", "exports", 0)],
)
def test_what_something_costs_is_split_into_what_is_lent_and_put_in(
    own: str, indicator: str, count: int
) -> None:
    text = Doc("a").say(f"La route coûte 4 milliards, à savoir {own} et 3 milliards de prêts.")
    text.amount("4 milliards", 4e9, "USD", "cost").amount("1 milliard", 1e9, "USD", indicator)
    text.amount("3 milliards", 3e9, "USD", "loan")
    assert [one.holds for one in list_findings(held(text))] == [True] * count


def test_parts_of_what_there_is_each_year_may_be_told_without_it() -> None:
    text = Doc("a").say(
        "Elle fait 9 millions de tonnes par an : 4 millions de tonnes ici, 5 millions de tonnes là."
    )
    text.amount("9 millions de tonnes par an", 9e6, "t/a", "capacity")
    for words, value in (("4 millions de tonnes", 4e6), ("5 millions de tonnes", 5e6)):
        text.amount(words, value, "t", "capacity")
    assert [one.holds for one in list_findings(held(text))] == [True]
