"""Users, sessions and tokens of a record, and the log of who did what: the part of `Record` that keeps them.

In: names, hashes, moments. Out: users and acts. What a password or token is, and what a role may do, is left
to who asks: here are only their hashes.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from dragoman.model.errors import RecordError
from dragoman.model.person import Act, Role, Token, User, lesser
from dragoman.store.people_schema import audit, sessions, tokens, users

ID = 12
"""Characters of a token's digest that name it."""


class People(ABC):
    """The people of a record."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A transaction that reads."""

    @abstractmethod
    def _writing(self, *, shown: bool = True) -> AbstractContextManager[Connection]:
        """A transaction that writes, as soon as it begins; `shown`: what pages show of the record."""

    def add_user(self, name: str, role: Role, password: str) -> None:
        """Keep a new user; `password` is a hash.

        Raises:
            RecordError: there is a user of that name.
        """
        with self._writing(shown=False) as connection:
            if _user(connection, name) is not None:
                raise RecordError(f"there is a user {name!r} already")
            connection.execute(
                insert(users).values(name=name, role=role, password=password, added_at=datetime.now(UTC))
            )

    def users(self) -> list[User]:
        """All users, by name."""
        with self._reading() as connection:
            return [_as_user(row) for row in connection.execute(select(users).order_by(users.c.name))]

    def user(self, name: str) -> User | None:
        """A user by name."""
        with self._reading() as connection:
            return _user(connection, name)

    def has_users(self) -> bool:
        """Whether there is any user."""
        with self._reading() as connection:
            return connection.execute(select(users.c.name).limit(1)).first() is not None

    def remove_user(self, name: str) -> None:
        """Forget a user with all sessions and tokens; what they did stays in the log.

        Raises:
            RecordError: there is no such user.
        """
        with self._writing(shown=False) as connection:
            _known(connection, name)
            for table in (sessions, tokens):
                connection.execute(delete(table).where(table.c.user == name))
            connection.execute(delete(users).where(users.c.name == name))

    def set_password(self, name: str, password: str) -> None:
        """Change the hash of a user's password, and end all sessions of theirs.

        Raises:
            RecordError: there is no such user.
        """
        with self._writing(shown=False) as connection:
            _known(connection, name)
            connection.execute(update(users).where(users.c.name == name).values(password=password))
            connection.execute(delete(sessions).where(sessions.c.user == name))

    def set_role(self, name: str, role: Role) -> None:
        """Change what a user may do, from their next request on.

        Raises:
            RecordError: there is no such user.
        """
        with self._writing(shown=False) as connection:
            _known(connection, name)
            connection.execute(update(users).where(users.c.name == name).values(role=role))

    def begin_session(self, digest: str, user: str, lasts: timedelta) -> None:
        """Keep a session of a user by the digest of its secret; sessions that are over are forgotten."""
        now = datetime.now(UTC)
        with self._writing(shown=False) as connection:
            connection.execute(delete(sessions).where(sessions.c.until <= now))
            connection.execute(insert(sessions).values(digest=digest, user=user, until=now + lasts))

    def session(self, digest: str) -> User | None:
        """Whose session this is; None where there is none, or it is over."""
        with self._reading() as connection:
            return _owner(connection, digest)

    def end_session(self, digest: str) -> None:
        """Forget a session."""
        with self._writing(shown=False) as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest))

    def add_token(self, digest: str, user: str, label: str, role: Role) -> Token:
        """Keep a token of a user by its digest.

        Raises:
            RecordError: there is no such user.
        """
        made = datetime.now(UTC)
        with self._writing(shown=False) as connection:
            _known(connection, user)
            row = {"digest": digest, "user": user, "label": label, "role": role, "made_at": made}
            connection.execute(insert(tokens).values(**row))
        return Token(digest[:ID], user, label, role, made)

    def tokens(self, user: str | None = None) -> list[Token]:
        """The tokens that hold, of one user or of all, by user and age."""
        statement = select(tokens).order_by(tokens.c.user, tokens.c.made_at, tokens.c.digest)
        if user is not None:
            statement = statement.where(tokens.c.user == user)
        with self._reading() as connection:
            return [
                Token(row.digest[:ID], row.user, row.label, row.role, _aware(row.made_at))
                for row in connection.execute(statement)
            ]

    def token_holder(self, digest: str) -> tuple[str, Role] | None:
        """The user of a token and the role that it gives: never more than the user's own."""
        statement = (
            select(users.c.name, users.c.role, tokens.c.role.label("given"))
            .join_from(tokens, users, users.c.name == tokens.c.user)
            .where(tokens.c.digest == digest)
        )
        with self._reading() as connection:
            row = connection.execute(statement).first()
        return None if row is None else (row.name, lesser(row.role, row.given))

    def revoke_token(self, id: str) -> Token:
        """Let a token hold no longer.

        Raises:
            RecordError: there is none with this id.
        """
        found = next((one for one in self.tokens() if one.id == id), None)
        if found is None:
            raise RecordError(f"there is no token {id!r}")
        with self._writing(shown=False) as connection:
            connection.execute(delete(tokens).where(tokens.c.digest.startswith(id, autoescape=True)))
        return found

    def note_act(self, who: str | None, act: str, on: Mapping[str, Any]) -> None:
        """Write down that somebody did something; `on` holds no secrets, for admins read it."""
        with self._writing(shown=False) as connection:
            last = connection.execute(select(func.max(audit.c.number))).scalar() or 0
            row = {"number": last + 1, "done_at": datetime.now(UTC), "who": who, "act": act}
            said = json.dumps(dict(on), ensure_ascii=False, sort_keys=True)
            connection.execute(insert(audit).values({**row, "on": said}))

    def acts(self, before: int | None = None, limit: int = 50) -> list[Act]:
        """What was done, the latest first; `before` is the number of an act."""
        statement = select(audit).order_by(audit.c.number.desc()).limit(limit)
        if before is not None:
            statement = statement.where(audit.c.number < before)
        with self._reading() as connection:
            return [
                Act(row.number, _aware(row.done_at), row.who, row.act, json.loads(row._mapping["on"]))
                for row in connection.execute(statement)
            ]


def _user(connection: Connection, name: str) -> User | None:
    row = connection.execute(select(users).where(users.c.name == name)).first()
    return None if row is None else _as_user(row)


def _known(connection: Connection, name: str) -> None:
    if _user(connection, name) is None:
        raise RecordError(f"there is no user {name!r}")


def _owner(connection: Connection, digest: str) -> User | None:
    row = connection.execute(
        select(users, sessions.c.until)
        .join_from(sessions, users, users.c.name == sessions.c.user)
        .where(sessions.c.digest == digest)
    ).first()
    return None if row is None or _aware(row.until) <= datetime.now(UTC) else _as_user(row)


def _as_user(row: Row[Any]) -> User:
    return User(row.name, row.role, row.password, _aware(row.added_at))


def _aware(moment: datetime) -> datetime:
    """SQLite keeps no time zone; what is written is UTC."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
