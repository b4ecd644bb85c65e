from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import insert
from tests.store.catalogue.paged import all_of

from dragoman.model.catalogue import Asked
from dragoman.store import Record, accounts_schema
from dragoman.store.catalogue import accounts
from dragoman.store.catalogue.shortening import FACTS, FIRST, LONG, VALUES, brief


def test_what_is_short_is_shown_whole_and_what_is_long_is_cut() -> None:
    facts = [f"f-{number:016}" for number in range(LONG)]
    said: dict[str, Any] = {
        "id": "p-1",
        "status": "operational",
        "facts": facts,
        "history": [
            {"status": "planned", "date": str(year), "facts": facts[:9]} for year in range(2000, 2100)
        ],
        "fields": {"sector": [{"value": str(number), "facts": facts[:9]} for number in range(9)]},
    }
    assert brief(json.dumps({"id": "p-1", "facts": facts[:5]})) is None
    cut = json.loads(brief(json.dumps(said)) or "")
    assert (cut["id"], cut["status"], cut["facts"]) == ("p-1", "operational", facts[:FIRST])
    assert [one["date"] for one in cut["history"]] == [str(year) for year in range(2100 - FIRST, 2100)]
    assert [len(one["facts"]) for one in cut["fields"]["sector"]] == [FACTS] * VALUES


def test_lists_have_the_last_points_of_series_and_a_card_has_all(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "POINTS", 3)
    said = {"id": "s-1", "type": "series", "title": "trade", "name": "trade", "sources": 1, "documents": 1}
    periods = ["2019", "2021", "2020", None, "2022"]
    with record._writing() as connection:
        from datetime import UTC, datetime

        row = said | {"added": datetime(2024, 1, 1, tzinfo=UTC), "json": '{"id": "s-1", "points": []}'}
        connection.execute(insert(accounts_schema.accounts), row)
        connection.execute(
            insert(accounts_schema.points),
            [
                {
                    "account": "s-1", "id": f"{number}", "source": "a", "period": period or "~", "unit": "USD",
                    "value": number, "qualifier": "exact", "json": json.dumps(point(period, number)),
                }
                for number, period in enumerate(periods)
            ],
        )  # fmt: skip
    (listed,) = all_of(record.cards, Asked())
    assert [one["period"] for one in listed.said["points"]] == ["2020", "2021", "2022"]
    card = record.card("s-1")
    assert card is not None
    assert [one["period"] for one in card.said["points"]] == ["2019", "2020", "2021", "2022", None]


def point(period: str | None, value: int) -> dict[str, Any]:
    return {"period": period, "value": value, "unit": "USD", "qualifier": "exact", "facts": []}
