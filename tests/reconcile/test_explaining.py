from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.reconcile.in_memory import entries
from tests.reconcile.telling import thing, told

from dragoman.reconcile.explaining import JUDGED, RULE_OF, SAME, alike, compared, groups, reasons
from dragoman.reconcile.rule import Likeness

RAILWAY: dict[str, Any] = {"project": thing("cku-railway"), "sector": "rail"}
VISIT: dict[str, Any] = {"kind": "visit", "participants": ("CN", "KZ"), "people": (thing("xi"),)}


def test_facts_of_one_name_are_one_by_it() -> None:
    [entry] = entries(
        [
            told("a", "project", **RAILWAY, status="agreed"),
            told("b", "project", **RAILWAY, status="operational"),
        ]
    )
    [group] = groups(entry)
    assert group.rule == RULE_OF[Likeness.IDENTITY]
    assert (group.agree, group.differ) == (("project", "sector"), ("status",))


def test_what_is_told_otherwise_has_the_rule_that_joins_it() -> None:
    one = told("a", "agreement", kind="treaty", parties=("CN", "KZ"), status="signed", date="2024-07-04")
    other = told("b", "agreement", kind="treaty", parties=("CN", "KZ"), status="in-force", date="2025-05-01")
    [entry] = entries([one, other])
    [reason] = reasons(entry)
    assert reason.rule == RULE_OF[reason.likeness]
    assert (reason.agree, reason.differ) == (("kind", "parties"), ("status", "date"))


def test_facts_that_are_told_alike_stand_together_and_need_no_reason() -> None:
    one, other = (told(document, "project", **RAILWAY, status="agreed") for document in "ab")
    [entry] = entries([other, one])
    assert list(reasons(entry)) == []
    assert alike(entry) == ((one, other),)
    told_alike = told("b", "meeting", kind="forum", status="held", date="2024-07-03")
    [group] = groups(entries([told_alike, replace(told_alike, document="c")])[0])
    assert (group.rule, group.differ) == (SAME, ())


def test_every_fact_is_in_one_group() -> None:
    facts = [
        told("a", "meeting", **VISIT, status="held", date="2024-07-03"),
        told("b", "meeting", **VISIT, status="held", date="2024-07"),
        told("c", "meeting", **VISIT, status="held", date="2024-07-03"),
    ]
    for entry in entries(facts):
        assert sorted(one.id for group in alike(entry) for one in group) == sorted(
            one.id for one in entry.told
        )
        assert len(list(reasons(entry))) <= len(alike(entry)) - 1


def test_what_people_have_put_together_says_so() -> None:
    one = replace(
        told("a", "agreement", kind="treaty", parties=("CN", "KZ"), status="signed"), bonds=frozenset({"j1"})
    )
    other = replace(
        told("b", "agreement", kind="contract", parties=("UZ", "CN"), status="signed"),
        bonds=frozenset({"j1"}),
    )
    [entry] = entries([one, other])
    [reason] = reasons(entry)
    assert reason.rule == JUDGED
    assert reason.differ == ("kind", "parties")


def test_dates_agree_as_finely_as_the_coarser_says_and_untold_fields_are_left_out() -> None:
    one = told("a", "meeting", **VISIT, date="2024-07-03", status="held")
    other = told("b", "meeting", **VISIT, date="2024-07", place=thing("astana"))
    assert compared(one.fact, other.fact) == (("kind", "date", "participants", "people"), ())
