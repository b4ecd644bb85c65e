from __future__ import annotations

from tests.reconcile.accounting import made
from tests.reconcile.telling import thing, told

from dragoman.reconcile.timeline import events


def test_meetings_statuses_and_deadlines_come_in_the_order_of_time() -> None:
    railway = thing("cku-railway")
    found, undated = events(
        made(
            told("a", "project", project=railway, sector="rail", status="operational", date="2026-01-02"),
            told("b", "project", project=railway, sector="rail", status="agreed", date="2022"),
            told(
                "a",
                "meeting",
                at=9,
                kind="visit",
                status="held",
                date="2022-09-14",
                participants=("CN", "KZ"),
            ),
            told("a", "meeting", at=19, kind="forum", status="held"),
            told(
                "a",
                "agreement",
                at=29,
                kind="treaty",
                parties=("CN", "KZ"),
                status="signed",
                date="XXXX-05-18",
            ),
            told("a", "commitment", at=39, actors=("CN",), modality="pledge", deadline="../2030"),
        )
    )
    assert [(one.date, one.account.type, one.status) for one in found] == [
        ("2022", "project", "agreed"),
        ("2022-09-14", "meeting", "held"),
        ("2026-01-02", "project", "operational"),
        ("../2030", "commitment", "due"),
    ]
    assert undated == 2
    assert found[0].to_json()["facts"] == list(found[0].facts) != []
