"""Opens a database as a record: the engine, what is special about SQLite, and errors in words for users.

In: a path or a URL. Out: a SQLAlchemy engine whose `begin` takes the write lock at once where
`execution_options(writes=True)` asks for it. This is the one place that speaks SQLite's own language, search
apart; PostgreSQL's stands in `postgresql`.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from dragoman.model.errors import AskedError, RecordError
from dragoman.store import postgresql

APPLICATION_ID = 0x44524147
"""What marks a SQLite file as a record: "DRAG" (PRAGMA application_id)."""

CACHE_KB = 32_000
"""Memory that a connection keeps of a file: with SQLite's own 2 MB most of a large index is read again."""
LOG_PAGES = 4000
"""Pages of the log that are put into the file at once: a document changes some hundreds, many once more."""
STATEMENTS = 512
"""Statements that a connection keeps ready."""


def locate(place: str | Path) -> URL:
    """A path or a URL as a URL: `dragoman.db`, `sqlite:///dragoman.db`, `postgresql://…`.

    Raises:
        RecordError: the URL is none.
    """
    if isinstance(place, Path) or "://" not in place:
        return URL.create("sqlite", database=str(place))
    try:
        return postgresql.with_driver(make_url(place))
    except (ArgumentError, ValueError):
        # Not "from error": that one shows the password.
        raise RecordError(f"{postgresql.masked(place)!r} is neither a path nor a database's URL") from None


def connect(url: URL, *, create: bool, patience: float) -> Engine:
    """An engine for a record, which may have no tables yet; `patience`: seconds to wait for a lock.

    Raises:
        RecordError: the record does not exist and may not be created, or is no record.
    """
    if url.get_backend_name() != "sqlite":
        return _elsewhere(url, patience)
    path = _path(url, create)
    _check_ours(path, patience)
    if _is_archived(path):
        engine = _engine(path, "?mode=ro&immutable=1", patience)
    else:
        engine = _engine(path, "", patience)
        event.listen(engine, "connect", lambda connection, _: _prepare(connection, patience))
    event.listen(engine, "begin", _begin)
    return engine


def mark(connection: Connection, revision: str) -> None:
    """Mark a migrated database as a record of this revision (SQLite only, where it has a place for it)."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {int(revision)}")


def check_integrity(connection: Connection) -> str:
    """What the database says of its own integrity: "ok", or what is damaged. Other databases see to it."""
    if connection.dialect.name != "sqlite":
        return "ok"
    return "; ".join(str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check"))


def note_statistics(connection: Connection) -> None:
    """Let the database note how its tables are filled, so that it chooses the right index."""
    if connection.dialect.name == "sqlite":
        # A sample of each index is enough, and takes no longer on a large record.
        connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
    connection.exec_driver_sql("ANALYZE")


def shown(url: URL) -> str:
    """Where a record is, for people: a path, or an address without a password."""
    return str(url.database) if url.get_backend_name() == "sqlite" else postgresql.shown(url)


def check_ours(connection: Connection, place: str) -> None:
    """Refuse a database that is another program's; of SQLite's files that is seen before they are opened.

    Raises:
        RecordError: it is.
    """
    if connection.dialect.name == "postgresql":
        postgresql.check_ours(connection, place)


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Turn a database's error into a RecordError that names the record and what to do.

    Raises:
        AskedError: a name that is looked for has a character that no name has.
        RecordError: for every other error of the database.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        if isinstance(error, DBAPIError) and postgresql.is_nul(error):
            raise AskedError("nothing has a name with a NUL character") from error
        raise RecordError(f"{shown(url)}: {_reason(error)}") from error


_REASONS = {
    "SQLITE_BUSY": "the record is locked by another program; try again when it is done",
    "SQLITE_LOCKED": "the record is locked by another program; try again when it is done",
    "SQLITE_FULL": "the disk is full; what was written before is safe",
    "SQLITE_IOERR": "the disk does not answer as it should, or is full; what was written before is safe",
    "SQLITE_READONLY": "the record may not be written (read-only file or folder)",
    "SQLITE_CANTOPEN": "the record cannot be opened (no such folder, or no right to it)",
    "SQLITE_PERM": "no right to open the record",
    "SQLITE_NOTADB": "this is not a record of Dragoman (nor any SQLite database)",
    "SQLITE_CORRUPT": "the record is damaged; restore a copy, or read the documents into a new one",
    "SQLITE_TOOBIG": "a text too long for the database",
}


def _reason(error: DBAPIError | sqlite3.Error) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(cause, "sqlite_errorname", None) or ""
    for known, reason in _REASONS.items():
        if name == known or name.startswith(known + "_"):
            return reason
    told = postgresql.reason(error) if isinstance(error, DBAPIError) else None
    return told or str(cause).strip() or type(error).__name__


def _elsewhere(url: URL, patience: float) -> Engine:
    """An engine for a database on a server."""
    if url.get_backend_name() != "postgresql":
        raise RecordError(f"{shown(url)}: a record is kept in SQLite or PostgreSQL: no driver for another")
    try:
        return postgresql.engine(url, patience)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise RecordError(
            f"{shown(url)}: no driver for this database; install it: pip install 'dragoman[postgresql]'"
        ) from error


def _path(url: URL, create: bool) -> Path:
    if not url.database or url.database == ":memory:":
        raise RecordError("a record needs a file: give its path")
    path = Path(url.database)
    if path.is_dir():
        raise RecordError(f"{path}: a folder, not a record")
    if not path.exists() and not create:
        raise RecordError(f"{path}: no record here; `dragoman read PATH` makes one")
    if not path.parent.is_dir():
        raise RecordError(f"{path}: the folder {path.parent} does not exist")
    return path


def _check_ours(path: Path, patience: float) -> None:
    """Refuse a file that is no record, before anything is written to it."""
    if not path.exists() or path.stat().st_size == 0:
        return
    with path.open("rb") as file:
        header = file.read(72)
    # Offsets 0 and 68 of the file header: https://www.sqlite.org/fileformat2.html#the_database_header
    if header[:16] != b"SQLite format 3\0":
        raise RecordError(f"{path}: {_REASONS['SQLITE_NOTADB']}")
    if int.from_bytes(header[68:72], "big") == APPLICATION_ID:
        return
    # The mark may still be in the write-ahead log of a record that was just begun, or the file be empty.
    engine = _engine(path, "?mode=ro", patience)
    with explained(URL.create("sqlite", database=str(path))), engine.connect() as connection:
        mark_found = connection.exec_driver_sql("PRAGMA application_id").scalar()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
    engine.dispose()
    if tables and mark_found != APPLICATION_ID:
        raise RecordError(f"{path}: a database of another program, not a record of Dragoman")


def _is_archived(path: Path) -> bool:
    """Whether nothing can be written beside the file (a CD, a snapshot), so that it cannot change either."""
    log = path.with_name(path.name + "-wal")
    return path.exists() and not os.access(path.parent, os.W_OK) and not log.exists()


def _engine(path: Path, options: str, patience: float) -> Engine:
    def _open() -> sqlite3.Connection:
        # Transactions are begun by `_begin`, not guessed by the driver: isolation_level None.
        return sqlite3.connect(
            f"file:{quote(str(path.absolute()))}{options}",
            uri=True,
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=STATEMENTS,
        )

    return create_engine(URL.create("sqlite", database=str(path)), creator=_open)


def _prepare(connection: sqlite3.Connection, patience: float) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    deadline = time.monotonic() + patience
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            # While another program turns the log on, SQLite answers at once instead of waiting.
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
