from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.reconcile.accounting import made
from tests.reconcile.telling import thing, told

from dragoman.model.account import Account
from dragoman.model.entry import Told
from dragoman.model.finding import Finding
from dragoman.reconcile.selecting import Selection, as_of, parties, select, select_findings, times

RAILWAY, ROAD = thing("cku-railway"), thing("some-road")
REGION = ("central-asia", "KZ", "KG")


def side(*keys: str) -> tuple[frozenset[str], ...]:
    return (frozenset(keys),)


VISIT = told(
    "a",
    "meeting",
    "visit",
    kind="visit",
    status="held",
    date="2024-05-16",
    country="KZ",
    participants=("CN", "KG"),
)
SUMMIT = told(
    "b", "meeting", "summit", kind="summit", status="planned", date="2025", participants=("CN", "KZ", "KG")
)
UNDATED = told("b", "meeting", "talks", at=20, kind="bilateral", status="held", participants=("CN", "KZ"))
TREATY = told(
    "a", "agreement", "treaty", at=40, kind="treaty", parties=("CN", "KZ"), status="signed", date="2023-05-18"
)
TRADE = told(
    "a",
    "figure",
    "94",
    at=60,
    value=94e9,
    unit="USD",
    indicator="trade",
    area="CN",
    counterpart="KZ",
    period="2024",
)
EARLIER = told(
    "b",
    "figure",
    "31",
    at=60,
    value=31e9,
    unit="USD",
    indicator="trade",
    area="CN",
    counterpart="KZ",
    period="2013",
)
PROMISE = told(
    "b",
    "commitment",
    "build",
    at=80,
    actors=("CN",),
    beneficiary="KG",
    modality="pledge",
    sector="rail",
    deadline="2030",
)
BEGUN = told(
    "a",
    "project",
    "begun",
    at=100,
    project=RAILWAY,
    sector="rail",
    countries=("CN", "KG"),
    status="agreed",
    date="2022",
)
BUILT = told(
    "b",
    "project",
    "built",
    at=100,
    project=RAILWAY,
    sector="rail",
    countries=("CN", "KG"),
    status="operational",
    date="2024-12",
)
ALL = (VISIT, SUMMIT, UNDATED, TREATY, TRADE, EARLIER, PROMISE, BEGUN, BUILT)


def picked(**asked: Any) -> list[str]:
    """The words by which each account that fits is first told."""
    return sorted(one.told[0].words for one in select(made(*ALL), Selection(**asked)).accounts)


def test_nothing_asked_is_everything() -> None:
    held = made(*ALL)
    assert select(held, Selection()).accounts == tuple(held)


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ((side("CN"), side("KZ")), ["94", "summit", "talks", "treaty"]),
        ((side("KZ"), side("CN")), ["94", "summit", "talks", "treaty"]),
        ((side("CN"), side("KG")), ["begun", "build", "summit", "visit"]),
        ((side("KZ"), side("KG")), ["summit"]),
        ((side("CN"), (frozenset({"central-asia"}), frozenset({"KZ", "KG"}))), ["summit"]),
        ((side("CN"), side("UZ")), []),
    ],
    ids=[
        "two states",
        "the other way round",
        "who builds for whom",
        "a host is no party",
        "a whole region",
        "nobody",
    ],
)
def test_both_sides_take_part(between: Any, expected: list[str]) -> None:
    assert picked(between=between) == expected


def test_a_fact_that_concerns_it_is_enough() -> None:
    assert picked(about=lambda one: getattr(one.fact, "country", None) == "KZ") == ["visit"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"since": "2024", "until": "2024"}, ["94", "begun", "visit"]),
        ({"since": "2024-05-17", "until": "2024-11"}, ["94"]),
        ({"until": "2023-05"}, ["31", "begun", "treaty"]),
        ({"since": "2025"}, ["build", "summit"]),
        ({"since": "2031"}, []),
    ],
)
def test_what_happens_within_the_time_fits(asked: dict[str, Any], expected: list[str]) -> None:
    found = select(made(*ALL), Selection(**asked))
    words = {point.facts[0]: point for one in found.accounts for point in one.points}
    told_of = {one.id: one.words for one in ALL}
    assert (
        sorted(
            [told_of[one] for one in words] + [one.told[0].words for one in found.accounts if not one.points]
        )
        == expected
    )
    assert found.undated == 1, "the talks have no date"


def test_a_day_without_a_year_is_no_date() -> None:
    yearless = told("a", "meeting", kind="visit", status="held", date="XXXX-05-16", participants=("CN", "KZ"))
    found = select(made(yearless), Selection(since="2000"))
    assert (found.accounts, found.undated) == ((), 1)


def test_only_what_was_read_since() -> None:
    assert picked(added=frozenset({"b"})) == ["94", "begun", "build", "summit", "talks"]
    assert picked(added=frozenset()) == []


def test_a_sector_is_its_projects_and_commitments_and_what_is_told_in_one_sentence_with_them() -> None:
    beside = told("c", "agreement", "deal", kind="contract", parties=("CN",), status="signed")
    rail = told("c", "project", "rail", at=9, project=ROAD, sector="road", status="agreed")
    sentence = [replace(one, context="they signed a deal on the road") for one in (beside, rail)]
    found = select(made(*ALL, *sentence), Selection(sectors=frozenset({"road"})))
    assert sorted(one.told[0].words for one in found.accounts) == ["deal", "rail"]
    assert picked(sectors=frozenset({"rail"})) == ["begun", "build"]


def on(day: str, *facts: Told) -> list[Account]:
    return [one for account in made(*facts) if (one := as_of(account, date.fromisoformat(day)))]


def test_a_project_is_as_far_as_it_was_on_the_day() -> None:
    [railway] = on("2023-01-01", BEGUN, BUILT)
    assert (railway.values["status"], [one.status for one in railway.history]) == ("agreed", ["agreed"])
    assert on("2024-12-31", BEGUN, BUILT)[0].values["status"] == "operational"
    assert on("2021-12-31", BEGUN, BUILT) == []


def test_a_status_without_a_day_counts_from_its_text_on() -> None:
    undated = told("c", "project", project=ROAD, sector="road", status="suspended")
    told_then = replace(undated, published="2024-03-01")
    assert on("2024-02-29", told_then) == []
    assert len(on("2024-03-01", told_then)) == len(on("2000-01-01", undated)) == 1


def test_a_meeting_held_later_is_not_there_yet_one_that_was_planned_is() -> None:
    assert [one.told[0].words for one in on("2024-01-01", VISIT, SUMMIT)] == ["summit"]


def test_later_values_of_a_series_are_left_out() -> None:
    [series] = on("2020-06-01", TRADE, EARLIER)
    assert [one.value for one in series.points] == [31e9]


def test_a_promise_that_was_kept_later_was_open_or_overdue_on_the_day() -> None:
    from dragoman.model.account import Stage

    [account] = made(PROMISE)
    kept = replace(account, history=(Stage("made", "2020", account.facts), Stage("kept", "2025", ())))
    kept = replace(kept, values={**account.values, "state": "kept", "deadline": "2022"})
    assert [
        found.values["state"]
        for day in ("2021-06-01", "2024-01-01", "2026-01-01")
        if (found := as_of(kept, date.fromisoformat(day)))
    ] == ["open", "overdue", "kept"]


def test_findings_fit_by_their_facts_and_by_what_they_are_about() -> None:
    held = made(*ALL)
    by_words = {one.told[0].words: one for one in held}
    trade, treaty = by_words["94"], by_words["treaty"]
    old = Finding("arithmetic", (trade.id,), (EARLIER.id,), "old", holds=True)
    new = Finding("single-source", (trade.id,), (TRADE.id,), "new")
    signed = Finding("status", (treaty.id,), (TREATY.id,), "signed")
    pack = Finding("conflict", (), (), "of the pack alone")
    every = [old, new, signed, pack]

    def found(**asked: Any) -> list[str]:
        return [one.explanation for one in select_findings(every, held, Selection(**asked))]

    assert found() == ["old", "new", "signed", "of the pack alone"]
    assert found(since="2024") == ["new"]
    assert found(until="2023") == ["old", "signed"]
    assert found(between=(side("CN"), side("KZ"))) == ["old", "new", "signed"]
    assert found(added=frozenset({"b"})) == ["old"]
    assert found(about=lambda one: one.fact.type == "agreement") == ["signed"]


def test_parties_and_times_are_what_an_account_says() -> None:
    by_words = {one.told[0].words: one for one in made(*ALL)}
    assert parties(by_words["build"]) == {"CN", "KG"}
    assert times(by_words["begun"]) == ("2024-12", "2022")
    assert times(by_words["94"]) == ("2013", "2024")
