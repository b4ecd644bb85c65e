from __future__ import annotations

from datetime import date

import pytest
from tests.reconcile.holding import Doc, held, said
from tests.reconcile.telling import thing

from dragoman.reconcile.findings.overdue import overdue_findings

CENTRE = "ouvrir un centre culturel à Bichkek"


def promise(deadline: str | None) -> Doc:
    text = Doc("a", "2023-06-12").say(f"La Chine s'engage à {CENTRE}.")
    return text.tells("commitment", CENTRE, actors=("CN",), modality="pledge", deadline=deadline)


@pytest.mark.parametrize(
    ("deadline", "as_of", "overdue"),
    [
        ("2024", date(2024, 12, 31), False),
        ("2024", date(2025, 1, 1), True),
        ("2024-06-30", date(2024, 7, 1), True),
        ("../2024", date(2025, 1, 1), True),
        ("XXXX-06-30", date(2025, 1, 1), False),
        (None, date(2030, 1, 1), False),
    ],
)
def test_a_promise_is_overdue_on_the_day_after_its_last(
    deadline: str | None, as_of: date, overdue: bool
) -> None:
    found = list(overdue_findings(held(promise(deadline), as_of=as_of)))
    assert [one.as_of for one in found] == ([as_of.isoformat()] if overdue else [])


def meeting(document: str, status: str, day: str | None, **fields: object) -> Doc:
    text = Doc(document, "2025-07-15").say("Ils se réunissent.")
    return text.tells(
        "meeting",
        "réunissent",
        **{"kind": "forum", "participants": ("CN", "UZ"), **fields},
        status=status,
        date=day,
    )


def test_a_meeting_to_come_is_overdue_where_nothing_reports_it() -> None:
    (found,) = overdue_findings(held(meeting("a", "planned", "2025-09-12")))
    assert "forum of CN, UZ: due 2025-09-12" in found.explanation


def test_what_is_only_likely_to_have_been_announced_is_not_overdue() -> None:
    assert not list(overdue_findings(held(meeting("a", "planned", "2025-09-12", confidence=0.73))))


@pytest.mark.parametrize(
    ("report", "overdue"),
    [
        (meeting("b", "held", "2025-09-12"), False),
        (meeting("b", "held", "2025-09", place=thing("samarkand")), False),
        (meeting("b", "held", "2025-09-12", participants=("CN", "KZ")), True),
        (meeting("b", "held", "2025-11-12"), True),
        (meeting("b", "held", "2025-09-12", kind="call"), True),
    ],
)
def test_what_may_be_its_report_keeps_it_from_being_overdue(report: Doc, overdue: bool) -> None:
    found = said(
        overdue_findings, held(meeting("a", "planned", "2025-09-12", place=thing("samarkand")), report)
    )
    assert bool(found) is overdue


def test_who_was_to_meet_there_may_have_met_in_larger_company() -> None:
    planned = meeting("a", "planned", "2025-04", kind="bilateral", place=thing("almaty"))
    held_ = meeting(
        "b", "held", "2025-04-26", kind="ministerial", place=thing("almaty"), participants=("CN", "KZ", "UZ")
    )
    assert said(overdue_findings, held(planned, held_)) == []


def test_a_summit_of_another_number_is_no_report() -> None:
    summit = {"kind": "summit", "mechanism": thing("sco-summit"), "participants": None}
    planned = meeting("a", "planned", "2025-06", ordinal=2, **summit)
    assert said(overdue_findings, held(planned, meeting("b", "held", "2025-06-17", ordinal=1, **summit)))
    assert not said(overdue_findings, held(planned, meeting("b", "held", "2025-06-17", ordinal=2, **summit)))


@pytest.mark.parametrize("status", ["held", "cancelled", "proposed"])
def test_what_was_held_called_off_or_only_proposed_is_not_overdue(status: str) -> None:
    assert said(overdue_findings, held(meeting("a", status, "2025-09-12"))) == []


def test_a_meeting_whose_report_could_not_be_told_from_others_raises_no_alarm() -> None:
    fields = {"kind": "other", "participants": None, "mechanism": thing(None, "réunion élargie")}
    assert said(overdue_findings, held(meeting("a", "planned", "2025-09-12", **fields))) == []
    fields["place"] = thing("samarkand")
    assert len(said(overdue_findings, held(meeting("a", "planned", "2025-09-12", **fields)))) == 1


@pytest.mark.parametrize(("report", "left"), [("UZ", 0), ("KG", 0), ("KZ", 3)])
def test_a_journey_is_reported_where_one_leg_of_it_is(report: str, left: int) -> None:
    words = "en Ouzbékistan, au Tadjikistan et au Kirghizstan"
    text = Doc("a", "2025-03-03").say(f"Il effectuera du 4 au 19 mars une tournée {words}.")
    for state, word in (("UZ", "Ouzbékistan"), ("TJ", "Tadjikistan"), ("KG", "Kirghizstan")):
        text.tells("meeting", word, kind="visit", status="planned", date="2025-03-04/2025-03-19",
                   country=state, participants=("RU", state))  # fmt: skip
    held_ = meeting("b", "held", "2025-03-18", kind="bilateral", participants=("RU", report))
    assert len(list(overdue_findings(held(text, held_)))) == left
