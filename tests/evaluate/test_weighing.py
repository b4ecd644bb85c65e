"""What signs are worth is found from examples, the same every time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluate.weighing import Example, chance, cross_weighed, weigh


def example(right: bool, *signs: str) -> Example:
    return Example(frozenset(signs), right)


def test_a_sign_that_goes_with_yes_speaks_for_it_and_one_that_goes_with_no_against() -> None:
    found = weigh([example(True, "met")] * 20 + [example(False, "hoped")] * 20)
    assert found.signs["met"] > 1 > -1 > found.signs["hoped"]
    assert chance(found, frozenset({"met"})) > 0.8
    assert chance(found, frozenset({"hoped"})) < 0.2


def test_a_sign_that_goes_with_both_alike_counts_for_little() -> None:
    some = [example(True, "a", "both")] * 10 + [example(False, "b", "both")] * 10
    assert abs(weigh(some).signs["both"]) < 0.1


def test_a_sign_that_is_hardly_ever_seen_is_left_out() -> None:
    assert "once" not in weigh([example(True, "once"), *[example(False, "often")] * 9]).signs


def test_no_examples_give_no_weights() -> None:
    assert weigh([]).signs == {}


def test_an_example_gets_its_probability_from_other_documents() -> None:
    alone = [example(True, "here")] * 5
    others = [[example(False, "there")] * 3 for _ in range(9)]
    chances = cross_weighed([alone, *others])
    assert all(one < 0.3 for one in chances[0])  # nothing elsewhere says that "here" is right


@given(st.lists(st.tuples(st.booleans(), st.sets(st.sampled_from("abcdef"))), max_size=40))
def test_weights_depend_on_nothing_but_the_examples(drawn: list[tuple[bool, set[str]]]) -> None:
    some = [Example(frozenset(signs), right) for right, signs in drawn]
    first = weigh(some)
    assert first == weigh(some)
    assert all(0 <= chance(first, one.signs) <= 1 for one in some)
