from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.reconcile.in_memory import MemoryShelf
from tests.reconcile.telling import thing, told

from dragoman.model.entry import Told
from dragoman.model.fact import Meeting
from dragoman.model.judgement import Anchor, Judgement, Verdict
from dragoman.reconcile.judging import judged, orphans, standing
from dragoman.reconcile.merging import merge

SUMMIT = thing("china-central-asia-summit")
CALL: dict[str, Any] = {"kind": "call", "participants": ("CN", "KZ"), "date": "2024-05-17"}


def decision(
    verdict: Verdict, *facts: Told, number: int = 1, undoes: int | None = None, **changes: Any
) -> Judgement:
    anchors = tuple(Anchor.of(one) for one in facts)
    return Judgement(verdict, "Ana", "because", anchors, changes, undoes, number)


def test_a_rejected_fact_counts_no_more() -> None:
    one = told("a", "meeting", "ils se sont parlé", **CALL)
    assert judged([one], [decision("reject", one)]) == []


def test_of_two_contrary_judgements_the_later_holds() -> None:
    one = told("a", "meeting", "ils se sont parlé", **CALL)
    both = [decision("reject", one), decision("accept", one, number=2)]
    assert judged([one], both) == [one]


def test_a_corrected_fact_keeps_its_id_and_words() -> None:
    one = told("a", "meeting", "ils se sont parlé", **CALL)
    (found,) = judged([one], [decision("correct", one, date="2024-05-18")])
    assert isinstance(found.fact, Meeting)
    assert (found.id, found.quotation, found.fact.date) == (one.id, one.quotation, "2024-05-18")


def test_a_judgement_that_was_taken_back_holds_no_more_until_that_is_taken_back() -> None:
    one = told("a", "meeting", "ils se sont parlé", **CALL)
    made = [decision("reject", one), decision("undo", number=2, undoes=1)]
    assert standing(made) == []
    again = [*made, decision("undo", number=3, undoes=2)]
    assert [judgement.number for judgement in standing(again)] == [1]


def test_a_judgement_outlives_a_reading_that_finds_another_core() -> None:
    one = told("a", "meeting", "ils se sont parlé", **CALL)
    anew = told("a", "meeting", "ils se sont parlé", at=7, **{**CALL, "date": "2024-05"})
    assert judged([anew], [decision("reject", one)]) == []


def test_of_two_facts_of_one_quotation_the_one_with_the_same_core_is_judged() -> None:
    one = told("a", "meeting", "ils se sont parlé", **CALL)
    other = told("a", "meeting", "ils se sont parlé", **{**CALL, "kind": "bilateral"})
    assert judged([one, other], [decision("reject", other)]) == [one]


def test_a_judgement_whose_words_are_gone_is_an_orphan() -> None:
    one = told("a", "meeting", "ils se sont parlé", **CALL)
    other = told("a", "meeting", "le sommet est fini", **CALL)
    (found,) = orphans([other], [decision("reject", one)])
    assert found[1] == Anchor.of(one)
    assert orphans([one], [decision("reject", one)]) == []


def entry_of(*facts: Told) -> list[str]:
    shelf = MemoryShelf()
    for document in sorted({one.document for one in facts}):
        merge({document: [one for one in facts if one.document == document]}, shelf)
    return [shelf.entry_of[one.document, one.id] for one in facts]


def test_facts_that_people_have_merged_are_of_one_entry_whatever_they_say() -> None:
    one = told("a", "meeting", "le premier", kind="summit", mechanism=SUMMIT, ordinal=1)
    other = told("b", "meeting", "le deuxième", kind="summit", mechanism=SUMMIT, ordinal=2)
    merged = judged([one, other], [decision("merge", one, other)])
    assert len(set(entry_of(one, other))) == 2
    assert len(set(entry_of(*merged))) == 1


def test_facts_that_people_have_split_are_of_two_entries_and_a_third_joins_one() -> None:
    first, second, third = (
        told(document, "meeting", "le sommet", kind="summit", mechanism=SUMMIT, ordinal=1)
        for document in "abc"
    )
    split = Judgement("split", "Ana", "two", (Anchor.of(first, 0), Anchor.of(second, 1)), number=1)
    held = judged([first, second, third], [split])
    found = entry_of(*held)
    assert found[0] != found[1]
    assert found[2] in found[:2]


def test_facts_of_one_registry_entry_can_be_split() -> None:
    line = thing("cku", "CKU")
    first, second = (told(document, "project", "la ligne", project=line) for document in "ab")
    split = Judgement("split", "Ana", "two", (Anchor.of(first, 0), Anchor.of(second, 1)), number=1)
    assert len(set(entry_of(*judged([first, second], [split])))) == 2


def test_a_merge_does_not_undo_what_is_said_of_a_third() -> None:
    one, other, third = (told(document, "meeting", f"appel {document}", **CALL) for document in "abc")
    third = replace(third, fact=replace(third.fact, date="2024-06-17"))  # type: ignore[call-arg]
    merged = judged([one, other, third], [decision("merge", one, other)])
    found = entry_of(*merged)
    assert found[0] == found[1] != found[2]
