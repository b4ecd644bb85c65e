from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.reconcile.holding import ASIA, Doc, held
from tests.reconcile.in_memory import entries
from tests.reconcile.telling import thing, told

from dragoman.model.account import Account, Point
from dragoman.model.entry import Told
from dragoman.reconcile.accounts.history import history, latest
from dragoman.reconcile.accounts.inferring import with_dates, with_points
from dragoman.reconcile.accounts.making import PROJECT_LIFE, accounts

TRACK = thing("dostyk-moiynty-second-track")
SUMMIT = thing("china-central-asia-summit")


def made(*facts: Told) -> list[Account]:
    return accounts(entries(facts), {})


def stage(document: str, status: str, published: str | None = None, day: str | None = None) -> Told:
    fact = told(document, "project", project=TRACK, countries=("KZ",), status=status, date=day)
    return replace(fact, published=published)


def test_a_thing_has_its_statuses_in_the_order_of_time() -> None:
    facts = [
        stage("c", "operational", "2025-10-20", "2025-09-30"),
        stage("a", "planned", "2022-01-01"),
        stage("b", "under-construction", "2024-07-01"),
    ]
    assert [one.status for one in history(facts, PROJECT_LIFE, {})] == [
        "planned", "under-construction", "operational",
    ]  # fmt: skip


def test_without_days_statuses_stand_as_in_the_life_of_such_a_thing() -> None:
    facts = [stage("a", "operational"), stage("b", "agreed", "2030-01-01"), stage("c", "mentioned")]
    assert [one.status for one in history(facts, PROJECT_LIFE, {})] == ["agreed", "operational"]


def test_what_is_only_mentioned_has_that_for_a_status() -> None:
    assert latest((), [stage("a", "mentioned")]) == {"status": "mentioned", "date": None}


def test_the_last_status_is_the_project_s() -> None:
    (account,) = made(
        stage("a", "planned", "2022-01-01"), stage("b", "operational", "2025-10-01", "2025-09-30")
    )
    assert (account.values["status"], account.values["date"]) == ("operational", "2025-09-30")


def test_a_meeting_that_was_planned_has_the_date_on_which_it_was_held() -> None:
    one: dict[str, Any] = {"kind": "summit", "mechanism": SUMMIT, "ordinal": 2}
    (account,) = made(
        told("a", "meeting", **one, status="planned", date="2025-06-16/2025-06-18"),
        told("b", "meeting", **one, status="planned", date="2025-06-16/2025-06-18"),
        told("c", "meeting", **one, status="held", date="2025-06-17"),
    )
    assert (account.values["status"], account.values["date"]) == ("held", "2025-06-17")
    assert [said.value for said in account.fields["date"]] == ["2025-06-17", "2025-06-16/2025-06-18"]
    assert account.sources == 3


def test_a_person_has_every_office_that_is_told() -> None:
    wang = thing("wang-yi", "Wang Yi")
    found = made(
        told("a", "position", person=wang, role="foreign-minister", role_text="ministre", of="CN"),
        told(
            "b", "position", person=wang, role="foreign-minister", role_text="chef de la diplomatie", of="CN"
        ),
        told("b", "position", person=wang, role="other", role_text="directeur", of=thing("cpc")),
    )
    (person,) = (one for one in found if one.type == "person")
    assert [one["role"] for one in person.values["offices"]] == ["foreign-minister", "other"]


def series() -> Account:
    text = Doc("a").say("En 2023, 89,4 milliards ; depuis, 94,8 milliards.")
    text.amount("89,4 milliards", 89.4e9, "USD", period="2023", area="CN", counterpart=ASIA)
    text.amount("94,8 milliards", 94.8e9, "USD", area=ASIA, counterpart="CN")
    (account,) = held(text).accounts
    return account


def test_a_series_has_a_point_a_value_and_those_without_a_period_last() -> None:
    assert [(one.period, one.value) for one in series().points] == [("2023", 89.4e9), (None, 94.8e9)]


def test_a_period_that_is_settled_elsewhere_is_named_as_such() -> None:
    account = series()
    (settled,) = with_dates([account], {account.points[1].facts[0]: ("2022", "f-1")})
    assert [(one.period, one.inferred) for one in settled.points] == [
        ("2022", {"period": "dating f-1"}), ("2023", {}),
    ]  # fmt: skip


def test_a_period_that_a_text_gives_is_not_changed() -> None:
    account = series()
    assert with_dates([account], {account.points[0].facts[0]: ("1999", "f-1")}) == [account]


def test_points_that_are_worked_out_stand_in_their_place() -> None:
    account = series()
    derived = Point("2013", 43e9, "USD", "approximate", (), derived="growth of 116 % to 2024")
    (more,) = with_points([account], {account.id: [derived]})
    assert [one.period for one in more.points] == ["2013", "2023", None]


def test_a_meeting_without_a_day_takes_the_one_that_is_settled() -> None:
    (account,) = made(told("a", "meeting", kind="summit", mechanism=SUMMIT, ordinal=1, status="held"))
    (settled,) = with_dates([account], {account.facts[0]: ("2023-05-19", "f-1")})
    assert settled.values["date"] == "2023-05-19" and settled.inferred == {"date": "dating f-1"}
