from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evaluate.making import fact, figure

from dragoman.evaluate.calibration import Judged, bins, calibrated, error
from dragoman.evaluate.comparison import compare
from dragoman.evaluate.evaluation import evaluate
from dragoman.evaluate.gold import Document, load_facts, load_gold
from dragoman.evaluate.intervals import intervals
from dragoman.model.errors import ReportError
from dragoman.model.evaluation import Evaluation, Tally

TEXT = "Le commerce a atteint 94 milliards."
DOCUMENTS = [
    Document("a", (figure(1), figure(2, forbidden=True), fact("document", language="fr")), "dispatch", "s"),
    Document("b", (figure(3), fact("project", project="ligne D")), None, "s"),
]
FOUND = {"a": [figure(1), figure(2), fact("mention")], "b": [figure(3, indicator="gdp")], "c": [figure(9)]}


def evaluated() -> Evaluation:
    return evaluate(DOCUMENTS, FOUND, {"a": TEXT})


def test_types_are_counted_and_pooled_without_the_documents_own_facts() -> None:
    made = evaluated()
    rows = {row.name: row for row in made.types}
    assert rows["figure"].tally == Tally(gold=2, found=3, hits=2, full_hits=2)
    assert rows["document"].tally == Tally(gold=1, found=0, hits=0, full_hits=0)
    assert made.pooled.tally == Tally(gold=3, found=3, hits=2, full_hits=2)
    assert made.mean.measures["recall"] == pytest.approx((1 + 0) / 2)


def test_figures_are_told_by_style_and_set() -> None:
    made = evaluated()
    assert [row.name for row in made.styles] == ["dispatch", "no style"]
    assert [(row.name, row.tally) for row in made.sets] == [("s", made.pooled.tally)]


def test_what_was_missed_wrong_and_forbidden_is_listed_with_its_words() -> None:
    made = evaluated()
    (forbidden,) = made.listed("forbidden")
    assert (forbidden.document, forbidden.words, forbidden.what) == ("a", "Le commerc", "value 2, unit USD")
    assert [item.type for item in made.listed("missed")] == ["document", "project"]


def test_evidence_outside_the_text_is_no_evidence() -> None:
    found = {"a": [figure(1, evidence=[[0, 99]]), figure(1, evidence=[]), fact("document", evidence=[])]}
    assert evaluate(DOCUMENTS, found, {"a": TEXT}).ungrounded == 2
    assert evaluate(DOCUMENTS, found, {}).ungrounded == 1


def test_an_evaluation_is_the_same_every_time() -> None:
    assert json.dumps(evaluated().to_json()) == json.dumps(evaluated().to_json())


# --- intervals ------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=2, max_size=8))
def test_an_interval_lies_between_the_worst_and_the_best_document(counts: list[tuple[int, int]]) -> None:
    tallies = [Tally(gold=hits + missed, found=hits, hits=hits) for hits, missed in counts]
    for low, high in intervals(tallies, samples=60).values():
        assert 0 <= low <= high <= 1


def test_there_is_no_interval_of_a_single_document() -> None:
    assert intervals([Tally(1, 1, 1, 1)]) == {}


def test_an_interval_holds_the_measure_and_is_narrow_where_documents_agree() -> None:
    tallies = [Tally(10, 10, 9, 9)] * 10
    assert list(intervals(tallies)["precision"]) == pytest.approx([0.9, 0.9])
    mixed = intervals([Tally(10, 10, 10, 10), Tally(10, 10, 5, 5)] * 5)["precision"]
    assert mixed[0] < 0.75 < mixed[1]


# --- calibration ----------------------------------------------------------------------------------------


def test_the_error_is_the_weighted_distance_of_confidence_from_what_is_right() -> None:
    facts = [Judged("figure", 0.9, True)] * 9 + [Judged("figure", 0.9, False)]
    assert error(facts) == pytest.approx(0)
    sure = [Judged("figure", 0.95, True), Judged("figure", 0.95, False)]
    assert error(sure) == pytest.approx(0.45)
    assert error([*sure, Judged("figure", 0.15, False), Judged("figure", 0.15, False)]) == pytest.approx(0.3)
    assert error([]) == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=30))
def test_every_fact_is_in_one_bin_that_holds_its_confidence(said: list[tuple[float, bool]]) -> None:
    facts = [Judged("figure", sure, right) for sure, right in said]
    found = bins(facts)
    assert sum(one.facts for one in found) == len(facts)
    assert all(one.low - 1e-6 <= one.confidence <= one.high + 1e-6 for one in found)


def test_confidence_is_judged_by_type_too() -> None:
    made = calibrated([Judged("figure", 1.0, True), Judged("project", 0.5, True)])
    assert made.by_type == {"figure": 0.0, "project": 0.5}


# --- gold and comparison --------------------------------------------------------------------------------


def test_gold_is_loaded_with_its_style(tmp_path: Path) -> None:
    gold = tmp_path / "third" / "gold"
    gold.mkdir(parents=True)
    (gold / "a.json").write_text(json.dumps({"document": "a", "facts": []}))
    (gold / "b.json").write_text(json.dumps({"document": "b", "facts": [], "style": "interview"}))
    (gold / "notes.json").write_text("{}")
    (gold.parent / "styles.yaml").write_text("a: dispatch\nb: dispatch\n")
    found = load_gold([gold])
    assert [(one.id, one.style, one.set) for one in found] == [
        ("a", "dispatch", "third"),
        ("b", "interview", "third"),
    ]
    with pytest.raises(ReportError, match="'a' stands in 'third', too"):
        load_gold([gold, gold])


@pytest.mark.parametrize("content", ["[1, 2", "[]", '{"facts": 1}', '{"document": "a", "facts": [{}]}'])
def test_a_file_that_is_no_gold_is_refused_by_name(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.json").write_text(content)
    with pytest.raises(ReportError):
        load_gold([tmp_path])


def test_facts_without_a_document_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text('{"document": "a", "type": "figure"}\n\n{"type": "figure"}\n')
    with pytest.raises(ReportError, match=r"facts\.jsonl:3"):
        load_facts(path)


def test_a_comparison_tells_what_is_better_and_what_is_worse() -> None:
    before = evaluated().to_json()
    after = evaluate(DOCUMENTS, {"b": [figure(3), fact("project", project="ligne D")]}, {"a": TEXT}).to_json()
    made = compare(before, after)
    changes = {(one.name, one.measure): (one.before, one.after) for one in made.changes}
    assert changes["project", "recall"] == (0, 1)
    assert ("figure", "precision") in changes
    assert [(item.outcome, item.type) for item in made.worse] == [("missed", "figure")]
    assert ("missed", "project") in {(item.outcome, item.type) for item in made.better}
    assert compare(before, before).changes == ()
    with pytest.raises(ReportError, match="not what"):
        compare({"types": {}}, after)


def test_an_incomplete_fact_that_is_incomplete_in_the_same_way_is_no_change() -> None:
    gold = [Document("a", (figure(1, indicator="gdp"), figure(2)), None, "s")]
    before = evaluate(gold, {"a": [figure(1, indicator="trade")]}, {}).to_json()
    after = evaluate(gold, {"a": [figure(1, indicator="loan"), figure(2)]}, {}).to_json()
    made = compare(before, after)
    assert made.worse == ()
    assert [item.what for item in made.better] == ["value 2, unit USD"]
