from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.reconcile.holding import Doc, held, said

from dragoman.reconcile.findings.rates import rate_findings


def grown(document: str, percent: float, indicator: str = "trade", base: str = "2024", **sides: str) -> Doc:
    whose: dict[str, Any] = {"area": "CN", "counterpart": "TJ", "period": "2025"} | sides
    text = Doc(document).say(f"Il a atteint 4,62 milliards, soit une hausse de {percent:g} % depuis {base}.")
    text.amount("4,62 milliards", 4.62e9, "USD", indicator, **whose)
    return text.amount(f"{percent:g} %", percent, "percent", "growth", base_period=base, **whose)


def test_two_growths_of_one_amount_disagree() -> None:
    other_way = grown("b", 20, area="TJ", counterpart="CN")
    (found,) = rate_findings(held(grown("a", 31), other_way))
    assert found.kind == "conflict" and "31 % (a)" in found.explanation and "20 % (b)" in found.explanation


@pytest.mark.parametrize(
    "other",
    [
        grown("b", 31.2),  # as it is printed
        grown("b", 20, "exports"),  # of another flow
        grown("b", 20, base="2023"),  # since another year
        grown("b", 20, counterpart="UZ"),  # with another state
        grown("b", 20, period="2024"),  # of another year
    ],
)
def test_growths_of_other_amounts_do_not(other: Doc) -> None:
    assert said(rate_findings, held(grown("a", 31), other)) == []


def test_what_a_copy_or_one_text_gives_otherwise_is_no_conflict() -> None:
    assert said(rate_findings, held(grown("a", 31), grown("b", 20), copies={"a": "a", "b": "a"})) == []
    twice = grown("a", 31)
    twice.told += [replace(one, document="a") for one in grown("b", 20).told]
    assert said(rate_findings, held(twice)) == []


def visited(document: str, percent: float, area: str = "UZ", year: str = "2025") -> Doc:
    text = Doc(document).say(
        f"On compte 10,2 millions de touristes, dont 310 000 Chinois, soit {percent:g} %."
    )
    text.amount("10,2 millions", 10.2e6, "tourist", "count", period=year, area=area)
    text.amount("310 000 Chinois", 310_000.0, "person", "count", period=year, area=area)
    return text.amount(f"{percent:g} %", percent, "percent", "share", period=year, area=area)


def test_two_shares_of_one_whole_disagree() -> None:
    (found,) = rate_findings(held(visited("a", 7), visited("b", 3), visited("c", 3)))
    assert [side.value for side in found.sides] == [3, 7] and len(found.sides[0].facts) == 2


@pytest.mark.parametrize(
    "other", [visited("b", 3, area="KZ"), visited("b", 3, year="2024"), visited("b", 7.3)]
)
def test_shares_of_other_wholes_do_not(other: Doc) -> None:
    assert said(rate_findings, held(visited("a", 7), other)) == []


def ran(document: str, percent: float, name: str = "Chang'an", trains: str = "2 619") -> Doc:
    text = Doc(document).say(f"En 2025, le service {name} compte {trains} trains, {percent:g} % de plus.")
    text.amount(f"{trains} trains", float(trains.replace(" ", "")), "train", "count", period="2025")
    return text.amount(f"{percent:g} %", percent, "percent", "growth", period="2025", base_period="2024")


def test_two_growths_of_what_is_nobody_s_disagree_where_a_name_is_the_same() -> None:
    (found,) = rate_findings(held(ran("a", 46.2), ran("b", 46.4)))
    assert [side.value for side in found.sides] == [46.2, 46.4]
    for other in (ran("b", 46.4, "Yuxinou"), ran("b", 46.4, trains="2 719"), ran("b", 46.23)):
        assert said(rate_findings, held(ran("a", 46.2), other)) == []
    rough = ran("a", 46.2, trains="2 600"), ran("b", 46.4, trains="2 600")
    assert said(rate_findings, held(*rough)) == []


def ceded(document: str, percent: float, whole: str = "28 500") -> Doc:
    text = Doc(document).say(
        f"Le pays cède 1 000 kilomètres carrés, soit {percent:g} % des {whole} disputés."
    )
    text.amount("1 000 kilomètres carrés", 1000, "km2", "area")
    text.amount(f"{percent:g} %", percent, "percent", "share", area="TJ")
    return text.amount(whole, float(whole.replace(" ", "")), "km2", "area")


def test_two_shares_disagree_that_one_part_has_of_one_whole() -> None:
    (found,) = rate_findings(held(ceded("a", 3.5), ceded("b", 5.5)))
    assert [side.value for side in found.sides] == [3.5, 5.5]
    assert said(rate_findings, held(ceded("a", 3.5), ceded("b", 5.5, "18 200"))) == []
