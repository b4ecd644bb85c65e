from __future__ import annotations

from datetime import date

from tests.reconcile.accounting import made
from tests.reconcile.telling import thing, told

from dragoman.model.account import Account
from dragoman.model.recalled import account_from_json
from dragoman.packs.framework import load_framework
from dragoman.reconcile.corridors import ways
from dragoman.reconcile.timeline import events


def accounts() -> tuple[Account, ...]:
    railway = thing("china-kyrgyzstan-uzbekistan-railway")
    return tuple(
        made(
            told(
                "a",
                "project",
                project=railway,
                sector="rail",
                status="agreed",
                date="2024-06",
                countries=("CN", "KG"),
            ),
            told(
                "b", "project", project=railway, sector="rail", status="under-construction", date="2024-12-27"
            ),
            told("a", "figure", at=9, indicator="length", value=523, unit="km", of=railway, period="2024"),
        )
    )


def test_an_account_says_the_same_once_it_is_read_back() -> None:
    for one in accounts():
        again = account_from_json(one.type, one.to_json())
        said = again.to_json() | {"facts": list(one.facts), "documents": list(one.documents)}
        assert said == one.to_json()


def test_what_is_asked_of_accounts_can_be_asked_of_those_read_back() -> None:
    held = accounts()
    again = [account_from_json(one.type, one.to_json()) for one in held]
    framework, day = load_framework("china-central-asia"), date(2026, 1, 1)
    shown = [(one.id, one.status, one.date, one.leads_to) for one in ways(framework, held, day)]
    assert [(one.id, one.status, one.date, one.leads_to) for one in ways(framework, again, day)] == shown
    dated = [(one.date, one.status) for one in events(held)[0]]
    assert [(one.date, one.status) for one in events(again)[0]] == dated and dated
