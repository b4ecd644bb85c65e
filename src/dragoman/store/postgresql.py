"""What is special about PostgreSQL: its driver, one writer at a time, its errors in words for users.

In: a URL, connections, errors. Out: an engine, the beginning of transactions, reasons. Passwords stay out of
all that is said. This is the one place that speaks PostgreSQL's own language, search and copying apart.
"""

from __future__ import annotations

import re

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from dragoman.model.errors import RecordError

WRITING = 0x44524147
"""The advisory lock that whoever writes holds ("DRAG"): one at a time, as in SQLite."""
OWN_TABLES = frozenset({"alembic_version", "documents", "versions", "facts"})
"""Tables by which a record is known."""
DRIVER = "postgresql+psycopg"
_SHORT = ("postgresql", "postgres")
SECRETS = ("password", "passfile", "sslpassword", "sslkey")
"""Parameters of an address that are shown to nobody."""


def with_driver(url: URL) -> URL:
    """The same address with the driver that Dragoman uses, where none is named."""
    return url.set(drivername=DRIVER) if url.drivername in _SHORT else url


def shown(url: URL) -> str:
    """An address without any password."""
    hidden = {name: "***" if name in SECRETS else value for name, value in url.query.items()}
    return url.set(query=hidden).render_as_string(hide_password=True)


def masked(place: str) -> str:
    """An address that could not be read, without what may be a password."""
    return re.sub(r"(//[^:/@]*:).*@", r"\1***@", place)


def engine(url: URL, patience: float) -> Engine:
    """An engine for a database; `patience`: seconds to wait for a connection or a lock."""
    opened = create_engine(
        url,
        pool_pre_ping=True,  # a server that was started anew is no error
        connect_args={
            "connect_timeout": max(2, int(patience)),
            "application_name": "dragoman",
            "client_encoding": "utf8",
            # A plan for any question at all is a bad one for most: each is planned by what it asks.
            "options": "-c timezone=UTC -c plan_cache_mode=force_custom_plan",
        },
    )
    event.listen(opened, "begin", lambda connection: _begin(connection, patience))
    return opened


def check_ours(connection: Connection, place: str) -> None:
    """Refuse a database that belongs to another program, or cannot hold every character.

    Raises:
        RecordError: it does; the message says what to do.
    """
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        raise RecordError(
            f"{place}: the database is encoded in {encoding}, a record needs UTF8: "
            "createdb --encoding=UTF8 --template=template0 NAME"
        )
    tables = set(inspect(connection).get_table_names())
    if tables and not tables >= OWN_TABLES:
        raise RecordError(f"{place}: a database of another program, not a record of Dragoman")


def is_nul(error: DBAPIError) -> bool:
    """Whether what was asked for has a NUL character, for which PostgreSQL has no place in a name."""
    return "cannot contain NUL" in str(error.orig)


def _begin(connection: Connection, patience: float) -> None:
    """One writer at a time, who sees what the one before wrote; readers see one state, and write nothing."""
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {max(1, int(patience * 1000))}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITING})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


_REASONS = {
    # https://www.postgresql.org/docs/15/errcodes-appendix.html
    "55P03": "the record is locked by another program; try again when it is done",
    "40P01": "the record is locked by another program; try again when it is done",
    "3D000": "there is no such database; make one: createdb --encoding=UTF8 NAME",
    "28P01": "the server refuses the user name or password",
    "28000": "the server lets this user not in from here",
    "42501": "this user may not do that here; its owner can GRANT the right",
    "25006": "the record may not be written (the database is read-only)",
    "53100": "the server's disk is full; what was written before is safe",
    "53200": "the server is out of memory; what was written before is safe",
    "53300": "the server has too many connections; try again later",
    "54000": "a name too long for the database",
    "57014": "the server took too long and gave up",
    "57P": "the server is being stopped or started; what was written before is safe",
    "08": "the connection to the server is lost; what was written before is safe",
    "XX00": "the record is damaged; restore a copy, or read the documents into a new one",
}
_UNCONNECTED = (
    # What a server says before anybody is let in comes as words alone.
    (r'database "[^"]*" does not exist', "3D000"),
    (r"password authentication failed|no password supplied", "28P01"),
    (
        r'pg_hba\.conf|role "[^"]*" (does not exist|is not permitted)',
        "28000",
    ),
    (r"permission denied for database", "42501"),
    (r"too many (clients|connections)|remaining connection slots", "53300"),
    (r"the database system is (starting up|shutting down)", "57P"),
    (r"server closed the connection|terminating connection|connection is closed", "08"),
)
_UNANSWERED = (
    r"Connection refused|could not translate host|resolve host|timeout expired|No route|No such file"
)
UNANSWERED = "no database server answers there; is it running, and are host and port right?"


def reason(error: DBAPIError) -> str | None:
    """Why something failed, in words; None where it is not known."""
    code = getattr(error.orig, "sqlstate", None) or ""
    for known, said in _REASONS.items():
        if code.startswith(known):
            return said
    words = str(error.orig)
    for pattern, known in _UNCONNECTED:
        if re.search(pattern, words):
            return _REASONS[known]
    return UNANSWERED if re.search(_UNANSWERED, words) else None
