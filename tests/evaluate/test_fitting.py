from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.calibration import Judged, error
from dragoman.evaluate.fitting import applied, cross_validated, fit


def facts(kind: str, level: float, right: int, wrong: int) -> list[Judged]:
    return [Judged(kind, level, True)] * right + [Judged(kind, level, False)] * wrong


def test_many_facts_decide_and_few_do_not() -> None:
    many = facts("figure", 0.9, 600, 400)
    assert fit(many, many)["figure"][0.9] == 0.6
    few = facts("figure", 0.9, 0, 1)
    assert fit(few, [])["figure"][0.9] > 0.8


def test_what_was_right_at_first_reading_counts_as_much_as_what_is_right_now() -> None:
    assert 0.7 < fit(facts("figure", 0.9, 500, 0), facts("figure", 0.9, 250, 250))["figure"][0.9] < 0.8


def test_a_level_without_a_first_reading_goes_by_similar_ones() -> None:
    bad = facts("statement", 0.75, 10, 90)
    table = fit(facts("figure", 0.7, 1, 0) + facts("figure", 0.9, 1, 0), bad)
    assert table["figure"][0.7] < 0.3 < table["figure"][0.9]


LEVELS = st.sampled_from([0.55, 0.7, 0.75, 0.85, 0.9])
FACTS = st.lists(
    st.builds(Judged, st.sampled_from(["figure", "project"]), LEVELS, st.booleans()), max_size=60
)


@given(FACTS, FACTS)
def test_a_higher_level_is_never_worth_less(now: list[Judged], first: list[Judged]) -> None:
    for levels in fit(now, first).values():
        values = [levels[level] for level in sorted(levels)]
        assert values == sorted(values)
        assert all(0 <= value <= 1 for value in values)


@given(st.lists(FACTS, max_size=12))
def test_each_fact_is_judged_once_by_the_other_documents(documents: list[list[Judged]]) -> None:
    now, first = cross_validated(documents, documents)
    expected = sorted((one.type, one.right) for document in documents for one in document)
    assert sorted((one.type, one.right) for one in now) == expected
    assert sorted((one.type, one.right) for one in first) == expected


def test_a_table_brings_the_error_down() -> None:
    said = facts("figure", 0.9, 50, 50) + facts("figure", 0.7, 30, 70)
    assert error(said) > 0.35
    assert error(applied(fit(said, said), said)) < 0.05
    assert applied({}, said) == said
