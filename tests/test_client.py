from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.serve.web.conftest import Serve, samples, samples_read, serve  # noqa: F401

from dragoman.client import Client, ServerError


@pytest.fixture
def record(serve: Serve) -> Client:  # noqa: F811
    """A client of a served record that anybody may write to."""
    served: TestClient = serve(open_review=True)
    return Client("http://testserver", transport=served._transport)


def test_entries_and_facts_come_whole(record: Client) -> None:
    meetings = list(record.entries("meetings", between=("CN", "KZ")))
    assert meetings
    assert record.entry(meetings[0]["id"])["facts"] == meetings[0]["facts"]
    assert {one["type"] for one in record.facts("figure", "meeting")} == {"figure", "meeting"}


def test_lists_are_followed_to_their_end(record: Client) -> None:
    assert len(list(record.documents(limit=5))) == 12
    assert list(record.findings(limit=3))
    assert any(one["kind"] == "document" for one in record.search("coopération"))


def test_a_text_is_checked_kept_and_judged(record: Client) -> None:
    text = "Le président kazakh Kassym-Jomart Tokaïev a reçu Wang Yi le 3 février 2031 à Astana. La coopération avance."
    assert any(one["verdict"] == "nothing" for one in record.check(text))
    record.add("a", text, publisher="X")
    assert record.document("a")["text"] == text
    fact = next(one for one in record.facts("meeting") if one["document"] == "a")
    made = record.judge("reject", "a test", fact=fact["id"])
    assert record.judge("undo", "mistaken", number=made["number"])["undoes"] == made["number"]
    assert [one["verdict"] for one in record.judgements()] == ["undo", "reject"]


def test_what_a_server_refuses_is_an_error_with_its_reason(record: Client, tmp_path: Path) -> None:
    del tmp_path
    with pytest.raises(ServerError, match="404"):
        record.entry("m-none")
    with pytest.raises(ServerError, match="since"):
        list(record.facts(since="soon"))
