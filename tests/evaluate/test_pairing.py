from __future__ import annotations

from tests.evaluate.making import figure

from dragoman.evaluate.pairing import reckon
from dragoman.model.evaluation import Tally


def test_facts_pair_off_one_to_one_and_the_best_first() -> None:
    exact, vague = figure(1, indicator="gdp"), figure(1, indicator="trade")
    made = reckon([figure(1, indicator="gdp")], [vague, exact])
    assert [match.found for match in made.matches] == [exact]
    assert made.wrong == (vague,)
    assert made.tally == Tally(gold=1, found=2, hits=1, full_hits=1)


def test_a_fact_that_is_not_found_is_missed() -> None:
    made = reckon([figure(1), figure(2)], [figure(2)])
    assert made.missed == (figure(1),)


def test_what_is_optional_is_neither_missed_nor_wrong() -> None:
    optional = figure(1, optional=True)
    assert reckon([optional], []).tally == Tally()
    made = reckon([optional], [figure(1)])
    assert (made.tally, made.tolerated) == (Tally(), (figure(1),))


def test_a_required_fact_is_paired_before_an_optional_one() -> None:
    made = reckon([figure(1, optional=True), figure(1)], [figure(1)])
    assert made.tally == Tally(gold=1, found=1, hits=1, full_hits=1)


def test_what_is_forbidden_is_wrong_when_it_is_reported() -> None:
    never = figure(1, indicator="trade", forbidden=True)
    made = reckon([never], [figure(1, indicator="trade"), figure(1, indicator="gdp")])
    assert made.forbidden == (figure(1, indicator="trade"),)
    assert made.wrong == (figure(1, indicator="gdp"),)


def test_a_match_with_wrong_fields_is_a_hit_and_not_full() -> None:
    made = reckon([figure(1, period="2024")], [figure(1, period="2023")])
    assert made.tally == Tally(gold=1, found=1, hits=1, full_hits=0)
    assert made.matches[0].wrong == ("period",)
