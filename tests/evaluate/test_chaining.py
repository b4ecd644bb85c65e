"""What neighbours say of one another is found from rows of examples, the same every time."""

import math
from itertools import pairwise, product

from dragoman.evaluate.chaining import Chained, Row, chain, chances, cross_chained
from dragoman.evaluate.weighing import Example, weigh


def row(*answers: bool, sign: str = "line", joint: str = "near") -> Row:
    return Row([Example(frozenset([sign]), one) for one in answers], [[joint]] * (len(answers) - 1))


def test_neighbours_that_mostly_share_their_answer_speak_for_one_another() -> None:
    rows = [row(True, True, True), row(False, False, False), row(True, True, False)] * 10
    found = chain(rows)
    after, before, both = found.joints["near"]
    assert both > after + before
    surer = Row([Example(frozenset(["line", "sure"]), True), *row(False).examples], [["near"]])
    weighed = Chained(found.bias, {**found.signs, "sure": 5.0}, found.joints)
    assert chances(weighed, [surer])[0][1] > chances(weighed, [row(False)])[0][0]


def test_neighbours_that_say_nothing_of_one_another_are_weighed_one_by_one() -> None:
    rows = [row(*answers) for answers in product([True, False], repeat=3)] * 4
    assert all(abs(value) < 0.1 for value in chain(rows).joints["near"])


def test_examples_by_themselves_weigh_what_they_weigh_without_a_chain() -> None:
    some = [Example(frozenset(["met"]), True)] * 6 + [Example(frozenset(["met"]), False)] * 3
    some += [Example(frozenset(["hoped"]), False)] * 8
    found, alone = chain([Row([one], []) for one in some]), weigh(some)
    assert abs(found.bias - alone.bias) < 0.05
    assert all(abs(found.signs[sign] - alone.signs[sign]) < 0.05 for sign in alone.signs)
    assert found.joints == {}


def test_chances_are_those_of_all_ways_to_answer_together() -> None:
    weights = Chained(-0.5, {"line": 0.2}, {"near": (0.3, -0.7, 1.1)})
    ways = {}
    for answers in product([False, True], repeat=3):
        score = sum(answers) * -0.3
        for pair in pairwise(answers):
            score += {(False, True): 0.3, (True, False): -0.7, (True, True): 1.1}.get(pair, 0.0)
        ways[answers] = math.exp(score)
    total = sum(ways.values())
    found = chances(weights, [row(True), row(True, True, True)])[1]
    expected = [sum(way for answers, way in ways.items() if answers[at]) / total for at in range(3)]
    assert all(abs(one - other) < 1e-9 for one, other in zip(found, expected, strict=True))


def test_no_rows_give_no_weights() -> None:
    assert chain([]) == Chained(0.0, {}, {})


def test_what_is_fitted_depends_on_nothing_but_the_rows() -> None:
    rows = [row(True, False), row(True, True), row(False)] * 5
    assert chain(rows) == chain(rows)


def test_documents_are_judged_by_what_others_show() -> None:
    documents = [[row(True, True)]] * 4 + [[row(False, sign="other"), row(False)]]
    found = cross_chained(documents)
    assert [len(some) for some in found] == [2, 2, 2, 2, 2]
    assert all(0 <= one <= 1 for some in found for one in some)
