from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from dragoman.model.errors import RecordError
from dragoman.store import Record

DAY = timedelta(days=1)


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    with Record.open(place) as opened:
        opened.add_user("Мария", "reviewer", "hash")
        yield opened


def test_a_user_is_kept_with_role_and_hash(record: Record) -> None:
    assert record.has_users()
    assert [(one.name, one.role, one.password) for one in record.users()] == [("Мария", "reviewer", "hash")]
    assert record.user("Мария") == record.users()[0]
    assert record.user("nobody") is None


def test_a_name_is_given_once(record: Record) -> None:
    with pytest.raises(RecordError, match="already"):
        record.add_user("Мария", "admin", "other")


def test_a_session_is_its_users_until_it_ends(record: Record) -> None:
    record.begin_session("a", "Мария", DAY)
    assert record.session("a") == record.user("Мария")
    record.end_session("a")
    assert record.session("a") is None


def test_a_session_that_is_over_is_nobodys(record: Record) -> None:
    record.begin_session("a", "Мария", -DAY)
    assert record.session("a") is None


def test_a_new_password_ends_all_sessions(record: Record) -> None:
    record.begin_session("a", "Мария", DAY)
    record.set_password("Мария", "new")
    assert record.session("a") is None
    assert record.users()[0].password == "new"


def test_a_role_changes_at_once(record: Record) -> None:
    record.begin_session("a", "Мария", DAY)
    record.set_role("Мария", "reader")
    session = record.session("a")
    assert session is not None and session.role == "reader"


def test_a_token_gives_no_more_than_its_user_may(record: Record) -> None:
    record.add_token("t1", "Мария", "script", "reader")
    record.add_token("t2", "Мария", "script", "admin")
    assert record.token_holder("t1") == ("Мария", "reader")
    assert record.token_holder("t2") == ("Мария", "reviewer")
    assert record.token_holder("t3") is None


def test_a_revoked_token_is_nobodys(record: Record) -> None:
    token = record.add_token("0123456789abcdef", "Мария", "script", "reader")
    assert record.tokens() == [token]
    assert record.revoke_token(token.id) == token
    assert record.token_holder("0123456789abcdef") is None
    with pytest.raises(RecordError, match="no token"):
        record.revoke_token("%")


def test_who_is_removed_has_neither_sessions_nor_tokens(record: Record) -> None:
    record.begin_session("a", "Мария", DAY)
    record.add_token("t", "Мария", "script", "reader")
    record.remove_user("Мария")
    assert record.session("a") is None and record.token_holder("t") is None
    assert not record.has_users()
    with pytest.raises(RecordError, match="no user"):
        record.remove_user("Мария")


def test_what_was_done_is_told_from_the_latest_on(record: Record) -> None:
    for number in range(3):
        record.note_act("Мария", "signed-in", {"number": number})
    assert [one.number for one in record.acts(limit=2)] == [3, 2]
    assert [one.on for one in record.acts(before=2)] == [{"number": 0}]
