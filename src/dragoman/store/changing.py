"""The number of a record's state: every transaction that changes what is shown advances it.

In: a connection in a transaction. Out: the number that holds in it. Whoever writes comes one after the other,
so that no two states have one number; what is asked after a commit, from whichever process, has another one.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Connection, Integer, Table, select, update

from dragoman.store.schema import METADATA

state = Table(
    "state",
    METADATA,
    Column("row", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
)
"""One row."""


def number(connection: Connection) -> int:
    """The number of the state that this transaction sees."""
    return int(connection.execute(select(state.c.number)).scalar_one())


def advance(connection: Connection) -> None:
    """Let what this transaction leaves behind be another state."""
    connection.execute(update(state).values(number=state.c.number + 1))
