from __future__ import annotations

from pathlib import Path

import pytest
from tests.serve.conftest import Run

from dragoman.serve import accounts
from dragoman.store import Record

PASSWORD = "correct horse battery"


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "password.txt"
    path.write_text(PASSWORD + "\n", encoding="utf-8")
    return str(path)


def test_a_user_that_was_added_signs_in(run: Run, record: Path, secret: str) -> None:
    assert run("user", "add", "Ana", "--role", "reviewer", "--password-file", secret).exit_code == 0
    with Record.open(record) as opened:
        user = accounts.signed_in(opened, "ana", PASSWORD)
        assert user is not None and user.role == "reviewer"
        assert accounts.signed_in(opened, "ana", PASSWORD + "\n") is None
        assert [one.act for one in opened.acts()] == ["user-added"]
    listed = run("user", "list").stdout
    assert listed.split()[:2] == ["ana", "reviewer"] and "argon2" not in listed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ana", "--role", "king"), "no role"),
        (("a b",), "cannot be a name"),
        (("a" * 65,), "cannot be a name"),
    ],
)
def test_what_cannot_be_a_user_is_refused(
    run: Run, secret: str, arguments: tuple[str, ...], said: str
) -> None:
    assert said in str(run("user", "add", *arguments, "--password-file", secret).exception)


def test_a_password_that_is_too_short_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "short").write_text("short")
    result = run("user", "add", "ana", "--password-file", str(tmp_path / "short"))
    assert "10 to" in str(result.exception)


def test_roles_and_passwords_change_and_users_go(run: Run, record: Path, secret: str, tmp_path: Path) -> None:
    run("user", "add", "ana", "--password-file", secret)
    (tmp_path / "other").write_text("another long one")
    assert run("user", "role", "ana", "admin").exit_code == 0
    assert run("user", "password", "ana", "--password-file", str(tmp_path / "other")).exit_code == 0
    with Record.open(record) as opened:
        assert accounts.signed_in(opened, "ana", PASSWORD) is None
        user = accounts.signed_in(opened, "ana", "another long one")
        assert user is not None and user.role == "admin"
    assert run("user", "remove", "ana").exit_code == 0
    assert run("user", "list").stdout == ""
    assert "no user" in str(run("user", "remove", "ana").exception)


def test_a_token_is_printed_once_and_can_be_revoked(run: Run, record: Path, secret: str) -> None:
    run("user", "add", "ana", "--role", "reviewer", "--password-file", secret)
    token = run("user", "token", "add", "ana", "--label", "nightly", "--role", "reviewer").stdout.strip()
    assert token.startswith("drg_")
    with Record.open(record) as opened:
        assert opened.token_holder(accounts.digest(token)) == ("ana", "reviewer")
        (held,) = opened.tokens()
    listed = run("user", "token", "list").stdout
    assert held.id in listed and "nightly" in listed and token not in listed
    assert run("user", "token", "revoke", held.id).exit_code == 0
    with Record.open(record) as opened:
        assert opened.token_holder(accounts.digest(token)) is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--host", "0.0.0.0", "--open-review"), "only on this computer"),
        (("--limit", "often"), "is no limit"),
    ],
)
def test_a_server_is_not_started_with_what_is_unsafe_or_wrong(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    result = run("serve", *arguments)
    assert result.exit_code == 2 and said in result.output
