from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.reconcile.holding import Doc, held

from dragoman.evaluate.clustering import b_cubed
from dragoman.evaluate.drafts import Mark, read_drafts, unmark
from dragoman.evaluate.events import HALVES, Events, Expected, half, load_events
from dragoman.evaluate.expecting import tallies
from dragoman.evaluate.merged import ALL, measured, placed
from dragoman.model.errors import ReportError
from dragoman.model.finding import Finding

DRAFT = """
## one | 2024-01-02 | Kabar | Un titre
[[m.a|Ils se sont vus]] à Astana.

Puis [[m.b c.c|rien [[p.d|du tout]]]].

## two | | |
Sans marque.
"""


def test_a_draft_is_a_text_and_what_is_marked_in_it() -> None:
    one, two = read_drafts(DRAFT)
    assert one.text == "Ils se sont vus à Astana.\n\nPuis rien du tout."
    assert (one.published, one.publisher, one.title) == ("2024-01-02", "Kabar", "Un titre")
    assert {(mark.key, mark.words) for mark in one.marks} == {
        ("m.a", "Ils se sont vus"), ("p.d", "du tout"), ("m.b", "rien du tout"), ("c.c", "rien du tout"),
    }  # fmt: skip
    assert all(one.text[mark.start : mark.end] == mark.words for mark in one.marks)
    assert (two.published, two.publisher, two.title, two.marks) == (None, None, None, ())


@pytest.mark.parametrize("text", ["[[a|ouvert", "fermé]]", "[[a|un]] deux]]"])
def test_a_mark_that_does_not_close_is_an_error(text: str) -> None:
    with pytest.raises(ReportError, match="name"):
        unmark(text, "name")


def test_a_heading_has_four_parts() -> None:
    with pytest.raises(ReportError, match="published"):
        list(read_drafts("## one | 2024\nText."))


@pytest.mark.parametrize(
    ("pairs", "precision", "recall"),
    [
        ([], 1.0, 1.0),
        ([("e", "1"), ("e", "1")], 1.0, 1.0),
        ([("e", "1"), ("f", "1")], 1.0, 0.5),
        ([("e", "1"), ("e", "2")], 0.5, 1.0),
        # The example of Bagga and Baldwin (1998), figure 1: five and two right, five alone, put together.
        ([("a", 1)] * 5 + [("b", 2)] * 2 + [("b", 3)] * 5, 16 / 21, 1.0),
        ([("a", 1)] * 5 + [("a", 3)] * 5 + [("b", 2)] * 2, 7 / 12, 1.0),
    ],
)
def test_b_cubed(pairs: list[tuple[object, object]], precision: float, recall: float) -> None:
    found = b_cubed(pairs)
    assert found.precision == pytest.approx(precision)
    assert found.recall == pytest.approx(recall)
    assert found.facts == len(pairs)


PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)))


@given(PAIRS)
def test_precision_is_recall_the_other_way_round(pairs: list[tuple[int, int]]) -> None:
    there, back = b_cubed(pairs), b_cubed((event, entry) for entry, event in pairs)
    assert there.precision == pytest.approx(back.recall) and there.recall == pytest.approx(back.precision)
    assert 0 < there.precision <= 1 and 0 < there.recall <= 1


def test_half_of_the_keys_are_held_out() -> None:
    numbers = [half(f"m.{number}") for number in range(400)]
    assert 150 < numbers.count(HALVES[0]) < 250


def write(folder: Path, **said: object) -> Path:
    draft = next(iter(read_drafts(DRAFT)))
    marks = {"one": [{"key": m.key, "start": m.start, "end": m.end, "words": m.words} for m in draft.marks]}
    (folder / "marks.json").write_text(json.dumps(marks))
    whole = {"as_of": "2026-01-01", "events": {"m.a": "a"}, "findings": [], "single": [], **said}
    (folder / "events.yaml").write_text(yaml.safe_dump(whole))
    return folder


def test_events_are_read_with_what_is_expected_of_them(tmp_path: Path) -> None:
    said = {
        "findings": [{"kind": "conflict", "marks": ["m.a"]}],
        "single": [{"marks": ["c.c"], "optional": True}],
    }
    events = load_events(write(tmp_path, **said))
    assert [(one.kind, one.marks, one.optional) for one in events.findings] == [
        ("conflict", ("m.a",), False), ("single-source", ("c.c",), True),
    ]  # fmt: skip


def test_a_key_that_is_marked_nowhere_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"m\.x"):
        load_events(write(tmp_path, events={"m.x": "x"}))
    with pytest.raises(ReportError, match="marks"):
        load_events(tmp_path / "nowhere")


def talks(document: str, day: str, words: str = "se sont vus") -> Doc:
    text = Doc(document).say("Ils se sont vus, puis revus.")
    return text.tells("meeting", words, kind="bilateral", participants=("CN", "KZ"), status="held", date=day)


def known(**marks: list[tuple[str, int, int]]) -> Events:
    return Events(
        {document: tuple(Mark(*one, words="") for one in some) for document, some in marks.items()},
        {},
        (),
        "2026-01-01",
    )


def test_a_fact_is_of_the_event_whose_words_it_rests_on() -> None:
    on = held(talks("a", "2024-01-01"), talks("b", "2024-01-01"), talks("c", "2024-05-01"))
    events = known(a=[("m.a", 0, 15)], b=[("m.a", 4, 9), ("p.x", 0, 40)], c=[("m.b", 0, 15)])
    facts = placed(on.accounts, events)
    assert [one.event for one in facts] == ["m.a", "m.a", "m.b"]
    assert len({one.entry for one in facts}) == 2
    figures = measured(facts)
    assert sum(figures[which][ALL].facts for which in HALVES) == 3
    assert all(figures[which][ALL].precision == figures[which][ALL].recall == 1 for which in HALVES)


def test_a_fact_that_holds_the_words_of_two_events_whole_is_of_neither() -> None:
    on = held(talks("a", "2024-01-01", words="se sont vus, puis revus"))
    assert placed(on.accounts, known(a=[("m.a", 4, 9), ("m.b", 20, 24)])) == []
    assert [one.event for one in placed(on.accounts, known(a=[("m.a", 4, 15), ("m.b", 24, 60)]))] == ["m.a"]


def counted(
    expected: Expected, finding: Finding, on: Doc, *marks: tuple[str, int, int]
) -> tuple[int, int, int, int]:
    events = Events(
        {on.id: tuple(Mark(*one, words=on.text[one[1] : one[2]]) for one in marks)},
        {},
        (expected,),
        "2026-01-01",
    )
    told = {one.id: one for one in on.told}
    found = tallies([finding] if finding.facts else [], told, events)
    some = [found[which][expected.kind] for which in HALVES]
    return (
        sum(len(one.right) for one in some),
        sum(len(one.wrong) for one in some),
        sum(len(one.found) for one in some),
        sum(len(one.missed) + len(one.beyond) for one in some),
    )


def cost() -> Doc:
    return Doc("a").say("Il coûte 4,7 milliards.").amount("4,7 milliards", 4.7e9, "USD", "cost")


HERE = ("c.cost", 9, 22)


@pytest.mark.parametrize(
    ("expected", "counts"),
    [
        (Expected("single-source", ("c.cost",)), (1, 0, 1, 0)),
        (Expected("single-source", ("c.cost",), optional=True), (0, 0, 0, 0)),
        (Expected("single-source", ("c.cost",), forbidden=True), (0, 1, 0, 0)),
        (Expected("single-source", ("c.cost",), documents=("b",)), (0, 1, 0, 1)),
        (Expected("single-source", ("c.cost",), words=("milliards",)), (1, 0, 1, 0)),
        (Expected("single-source", ("c.cost",), words=("millions",)), (0, 1, 0, 1)),
        (Expected("single-source", ("c.cost",), status=("operational",)), (0, 1, 0, 1)),
    ],
)
def test_a_finding_is_right_if_it_is_expected(expected: Expected, counts: tuple[int, ...]) -> None:
    text = cost()
    finding = Finding("single-source", ("s-1",), (text.told[0].id,), "")
    assert counted(expected, finding, text, HERE) == counts


def test_a_finding_has_to_hold_where_it_should() -> None:
    text = cost()
    for holds, counts in ((True, (1, 0, 1, 0)), (False, (0, 1, 0, 1))):
        finding = Finding("arithmetic", ("s-1",), (text.told[0].id,), "", holds=holds)
        assert counted(Expected("arithmetic", ("c.cost",), holds=True), finding, text, HERE) == counts


def test_one_source_for_a_statistic_is_no_fault() -> None:
    text = cost()
    finding = Finding("single-source", ("s-1",), (text.told[0].id,), "")
    expected = Expected("single-source", ("c.cost",))
    assert counted(expected, finding, text, ("f.trade", 9, 22), ("c.cost", 0, 3)) == (0, 0, 0, 1)
