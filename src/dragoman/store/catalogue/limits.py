"""Counting that takes no longer than allowed: the database itself gives up when the time is over.

SQLite asks a function every few thousand steps whether to go on; PostgreSQL has a time limit a statement,
set for one savepoint so that the transaction outlives it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeAlias

from sqlalchemy import Connection, Executable, Row, text
from sqlalchemy.exc import DBAPIError

Ask: TypeAlias = Callable[[Executable], Sequence[Row[Any]]]
"""Asks a question within the time that is left."""
STEPS = 40_000
"""Steps of SQLite's machine between two looks at the clock: about a millisecond; others must wait for it."""
_CANCELLED = "57014"
"""PostgreSQL's code for a statement that was cancelled (query_canceled)."""


class TimeIsUp(Exception):  # noqa: N818 - no error: what was counted so far is shown
    """A question took longer than allowed."""


@contextmanager
def limited(connection: Connection, seconds: float) -> Iterator[Ask]:
    """What asks questions that together may take so long.

    Raises:
        TimeIsUp: they took longer; the transaction goes on.
    """
    deadline = time.monotonic() + seconds
    if connection.dialect.name == "sqlite":
        with _limited_sqlite(connection, deadline) as ask:
            yield ask
    else:
        with _limited_elsewhere(connection, deadline) as ask:
            yield ask


@contextmanager
def _limited_sqlite(connection: Connection, deadline: float) -> Iterator[Ask]:
    def ask(question: Executable) -> Sequence[Row[Any]]:
        _left(deadline)
        return connection.execute(question).all()

    raw: Any = connection.connection.driver_connection
    raw.set_progress_handler(lambda: int(time.monotonic() > deadline), STEPS)
    try:
        yield ask
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise TimeIsUp from error
        raise
    finally:
        raw.set_progress_handler(None, 0)


@contextmanager
def _limited_elsewhere(connection: Connection, deadline: float) -> Iterator[Ask]:
    def ask(question: Executable) -> Sequence[Row[Any]]:
        milliseconds = max(1, int(_left(deadline) * 1000))
        connection.execute(text(f"SET LOCAL statement_timeout = {milliseconds}"))
        return connection.execute(question).all()

    savepoint = connection.begin_nested()
    try:
        yield ask
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", "") == _CANCELLED:
            raise TimeIsUp from error
        raise
    finally:
        savepoint.rollback()  # in any case: the limit goes with it, and nothing was written


def _left(deadline: float) -> float:
    if (left := deadline - time.monotonic()) <= 0:
        raise TimeIsUp
    return left
