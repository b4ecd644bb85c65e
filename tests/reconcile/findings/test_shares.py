from __future__ import annotations

import pytest
from tests.reconcile.holding import ASIA, Doc, held, said
from tests.reconcile.telling import thing

from dragoman.reconcile.findings.shares import share_findings


def shared(percent: float, whole: str = "94,8", qualifier: str = "exact") -> Doc:
    text = Doc("a").say(f"Sur {whole} milliards, 43,8 milliards avec le Kazakhstan, soit {percent:g} %.")
    value = float(whole.replace(",", ".")) * 1e9
    text.amount(f"{whole} milliards", value, "USD", period="2024", area="CN", counterpart=ASIA)
    text.amount("43,8 milliards", 43.8e9, "USD", period="2024", area="CN", counterpart="KZ")
    return text.amount(f"{percent:g} %", percent, "percent", "share", qualifier=qualifier)


@pytest.mark.parametrize(("percent", "holds"), [(46, True), (46.2, True), (45, False), (54, False)])
def test_a_share_is_checked_against_its_part_and_its_whole(percent: float, holds: bool) -> None:
    (found,) = share_findings(held(shared(percent)))
    assert found.holds is holds and found.expected == pytest.approx(46.2, abs=0.01)


def test_more_than_a_share_is_not_checked() -> None:
    assert said(share_findings, held(shared(40, qualifier="at-least"))) == []


def test_a_share_without_its_whole_in_the_sentence_is_not_checked() -> None:
    text = Doc("a").say("Il fait 43,8 milliards, soit 46 %.")
    text.amount("43,8 milliards", 43.8e9, "USD", period="2024", area="CN", counterpart="KZ")
    text.amount("46 %", 46.0, "percent", "share")
    assert said(share_findings, held(text)) == []


def test_with_three_amounts_nobody_knows_which_is_meant() -> None:
    text = shared(46)
    text.amount("Kazakhstan", 13.7e9, "USD", period="2024", area="CN", counterpart="UZ")
    assert said(share_findings, held(text)) == []


def owed(percent: float, indicator: str, order: str = "Sur 3,2 milliards, 0,9 milliard") -> Doc:
    text = Doc("a").say(f"{order}, soit {percent:g} %.")
    text.amount("3,2 milliards", 3.2e9, "USD", "debt", period="2024-12", area="TJ")
    text.amount("0,9 milliard", 0.9e9, "USD", "debt", period="2024-12", area="TJ")
    return text.amount(f"{percent:g} %", percent, "percent", indicator)


@pytest.mark.parametrize(
    ("percent", "indicator", "found"),
    [(28, "share", [True]), (41, "share", [False]), (28, "other", [True]), (41, "other", [])],
)
def test_behind_its_whole_and_part_a_share_needs_no_other_sides(
    percent: float, indicator: str, found: list[bool]
) -> None:
    assert [one.holds for one in share_findings(held(owed(percent, indicator)))] == found


def test_a_part_before_its_whole_needs_other_sides() -> None:
    assert said(share_findings, held(owed(41, "share", "Elle passe de 0,9 milliard à 3,2 milliards"))) == []


@pytest.mark.parametrize(("percent", "holds"), [(28, [True]), (41, [False])])
def test_a_whole_right_behind_the_share_needs_no_other_sides(percent: float, holds: list[bool]) -> None:
    text = Doc("a").say(f"Il doit 0,9 milliard, soit {percent} % des 3,2 milliards.")
    text.amount("3,2 milliards", 3.2e9, "USD", "debt", period="2024-12", area="TJ")
    text.amount("0,9 milliard", 0.9e9, "USD", "debt", period="2024-12", area="TJ")
    text.amount(f"{percent} %", float(percent), "percent", "share")
    assert [one.holds for one in share_findings(held(text))] == holds


def test_a_whole_farther_behind_the_share_is_another_matter() -> None:
    text = Doc("a").say("Il doit 0,9 milliard, soit 41 % ; le fonds en compte trop, 3,2 milliards.")
    text.amount("3,2 milliards", 3.2e9, "USD", "debt", period="2024-12", area="TJ")
    text.amount("0,9 milliard", 0.9e9, "USD", "debt", period="2024-12", area="TJ")
    text.amount("41 %", 41.0, "percent", "share")
    assert said(share_findings, held(text)) == []


def visited(percent: float, sentence: str = "Il a accueilli {} touristes, dont {}, soit {}.") -> Doc:
    said = "10,2 millions de", "310 000 Chinois", f"{percent:g} %"
    text = Doc("a").say(sentence.format(*said))
    text.amount(said[0], 10.2e6, "tourist", "count", period="2025", area="UZ")
    text.amount(said[1], 310_000.0, "person", "count", period="2025", area="UZ")
    return text.amount(said[2], percent, "percent", "share", period="2025", area="UZ")


@pytest.mark.parametrize(("percent", "holds"), [(3, True), (7, False)])
def test_those_of_one_state_are_a_part_of_all_who_are_counted(percent: float, holds: bool) -> None:
    assert [one.holds for one in share_findings(held(visited(percent)))] == [holds]


def test_whoever_is_counted_beside_them_is_no_part() -> None:
    assert said(share_findings, held(visited(7, "{1} et {2}, {0} touristes."))) == []


@pytest.mark.parametrize(
    ("percent", "before", "holds"), [(29, "La dette", [True]), (41, "La dette", []), (29, "Au reste", [])]
)
def test_a_whole_of_the_sentence_before_is_one_if_the_share_fits(
    percent: float, before: str, holds: list[bool]
) -> None:
    text = Doc("a").say(f"{before} s'élevait à 3,1 milliards.")
    indicator = "debt" if before == "La dette" else "investment"
    text.amount("3,1 milliards", 3.1e9, "USD", indicator, period="2025-07", area="TJ")
    text.say(f"La dette envers la banque était de 903 millions, soit {percent:g} % du total.")
    text.amount("903 millions", 903e6, "USD", "debt", counterpart="CN")
    text.amount(f"{percent:g} %", percent, "percent", "share")
    assert [one.holds for one in share_findings(held(text))] == holds


@pytest.mark.parametrize(("percent", "holds"), [(36.9, [True]), (41, [])])
def test_a_whole_of_the_sentence_behind_is_one_if_the_share_fits(percent: float, holds: list[bool]) -> None:
    text = Doc("a").say(f"La dette envers la Chine s'élevait à 1,71 milliard, soit {percent:g} % du total.")
    text.amount("1,71 milliard", 1.71e9, "USD", "debt", area="KG", counterpart="CN")
    text.amount(f"{percent:g} %", percent, "percent", "share")
    text.say("La dette extérieure était de 4,63 milliards.")
    text.amount("4,63 milliards", 4.63e9, "USD", "debt", area="KG")
    assert [one.holds for one in share_findings(held(text))] == holds


@pytest.mark.parametrize(
    ("said", "share", "holds"),
    [
        ("de cette somme", 85.0, [False]),
        ("de cette somme", 95.0, [True]),
        ("de la dette du pays", 85.0, []),  # of something else
    ],
)
def test_a_share_may_be_of_the_sum_that_the_sentence_before_told(
    said: str, share: float, holds: list[bool]
) -> None:
    text = Doc("a").say("La route a coûté 295,9 millions.").amount("295,9 millions", 295.9e6, "USD", "cost")
    text.say(f"Le prêt, de 281,1 millions, représente {share:g} % {said}.")
    text.amount("281,1 millions", 281.1e6, "USD", "loan", counterpart="CN")
    text.amount(f"{share:g} %", share, "percent", "share")
    assert [one.holds for one in share_findings(held(text))] == holds


def used(sentence: str, part: str = "production", unit: str = "t/a", of: object = None) -> Doc:
    """A text of a cement works that made 120 000 tonnes, and can make 160 000."""
    text = Doc("a").say(sentence)
    text.amount("120 000 tonnes", 120e3, "t", part, period="2024")
    text.amount("75 %", 75.0, "percent", "share", period="2024")
    return text.amount("160 000 tonnes par an", 160e3, unit, "capacity", of=of)


WORKS = thing("cement-works")


@pytest.mark.parametrize(
    ("text", "many"),
    [
        (
            used(
                "Elle a produit 120 000 tonnes, soit 75 % de sa capacité, qui est de 160 000 tonnes par an."
            ),
            1,
        ),
        (used("On y a fait 120 000 tonnes, ou 75 % de la capacité (160 000 tonnes par an).", of=WORKS), 1),
        (used("Sont passées 120 000 tonnes, 75 % des capacités de 160 000 tonnes par an.", "volume"), 1),
        (
            used("Elle a fait 120 000 tonnes, 75 % pour l'étranger, et peut en faire 160 000 tonnes par an."),
            0,
        ),
        (used("Elle a fait 120 000 tonnes, 75 % de sa capacité, de 160 000 tonnes par an.", unit="t/mo"), 0),
        (used("Ses 160 000 tonnes par an : 120 000 tonnes l'an dernier, soit 75 % de sa capacité."), 0),
    ],
)
def test_what_works_made_is_a_share_of_what_they_can_make(text: Doc, many: int) -> None:
    found = list(share_findings(held(text)))
    assert len(found) == many and all(one.holds for one in found)


@pytest.mark.parametrize(("percent", "holds"), [(85, True), (58, False)])
def test_a_loan_is_a_share_of_the_cost_that_stands_behind(percent: int, holds: bool) -> None:
    text = Doc("a").say(
        f"La banque prête 255 millions, soit {percent} % du coût de l'usine, de 300 millions."
    )
    text.amount("255 millions", 255e6, "USD", "loan", counterpart="CN")
    text.amount(f"{percent} %", float(percent), "percent", "share")
    text.amount("300 millions", 300e6, "USD", "cost", of=WORKS)
    (found,) = share_findings(held(text))
    assert found.holds is holds
