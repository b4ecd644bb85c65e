"""Counting that takes no longer than allowed: the database itself gives up when the time is over.

SQLite asks a function every few thousand steps whether to go on; PostgreSQL has a time limit a statement,
set for one savepoint so that the transaction outlives it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

STEPS = 4000
"""Steps of SQLite's machine between two looks at the clock: about a tenth of a millisecond."""
_CANCELLED = "57014"
"""PostgreSQL's code for a statement that was cancelled (query_canceled)."""


class TimeIsUp(Exception):  # noqa: N818 - no error: what was counted so far is shown
    """A question took longer than allowed."""


@contextmanager
def limited(connection: Connection, seconds: float) -> Iterator[None]:
    """Let the questions asked inside take so long together.

    Raises:
        TimeIsUp: they took longer; the transaction goes on.
    """
    if seconds <= 0:
        raise TimeIsUp
    if connection.dialect.name == "sqlite":
        with _limited_sqlite(connection, seconds):
            yield
    else:
        with _limited_elsewhere(connection, seconds):
            yield


@contextmanager
def _limited_sqlite(connection: Connection, seconds: float) -> Iterator[None]:
    deadline = time.monotonic() + seconds
    raw = connection.connection.driver_connection
    if raw is None:
        yield
        return
    raw.set_progress_handler(lambda: int(time.monotonic() > deadline), STEPS)
    try:
        yield
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise TimeIsUp from error
        raise
    finally:
        raw.set_progress_handler(None, 0)


@contextmanager
def _limited_elsewhere(connection: Connection, seconds: float) -> Iterator[None]:
    savepoint = connection.begin_nested()
    try:
        milliseconds = max(1, int(seconds * 1000))
        connection.execute(text(f"SET LOCAL statement_timeout = {milliseconds}"))
        yield
    except DBAPIError as error:
        savepoint.rollback()
        if getattr(error.orig, "sqlstate", "") == _CANCELLED:
            raise TimeIsUp from error
        raise
    except BaseException:
        savepoint.rollback()
        raise
    # Rolled back as well: what was set goes with it, and nothing was written.
    savepoint.rollback()
