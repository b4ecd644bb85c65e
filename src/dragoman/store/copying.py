"""Copies a record into another database, whichever either is.

In: an open record, the place of the other. Out: a whole record there, with an index of search of its own; or
one that says, when it is opened, that the copy was not finished. Rows go over in batches; at the end each
table of the copy is read again, and its number of rows and their digest compared with what was sent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Integer, Row, Table, func, insert, select, text

from dragoman.model.errors import RecordError
from dragoman.store import accounts_schema, changing, people_schema, schema, search_schema
from dragoman.store.any_text import AnyText, escaped
from dragoman.store.engine import connect, explained, locate, note_statistics
from dragoman.store.migrate import BEGUN, begun, finish, revision_of
from dragoman.store.record import PATIENCE, Record
from dragoman.store.searching import index

AT_ONCE = 2000
"""Rows that are read and written at a time."""
OF_ITS_OWN = (
    changing.state,
    search_schema.searched,
    search_schema.search_words,
    search_schema.search_entries,
)
"""Tables that each record has of its own: the number of its state, and what is worked out from the others."""
HELD = (schema.documents, schema.quarantine, schema.judgements, people_schema.users, accounts_schema.accounts)
"""Tables of which none has a row in a record that holds nothing."""

Progress = Callable[[int, int], None]
"""Is told how many rows of how many are done."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What a table holds: its rows, and a sum of their hashes, which does not depend on their order."""

    rows: int = 0
    digest: int = 0

    def with_rows(self, rows: Iterable[tuple[Any, ...]]) -> Sum:
        """The sum with more rows."""
        many, digest = self.rows, self.digest
        for row in rows:
            many += 1
            raw = hashlib.blake2b(repr(row).encode("utf-8", "surrogatepass"), digest_size=16).digest()
            digest += int.from_bytes(raw, "big")
        return Sum(many, digest % (1 << 128))


def copy(
    source: Record,
    place: str,
    *,
    force: bool = False,
    on_progress: Progress = lambda *_: None,
    on_index: Callable[[int], None] = lambda _: None,
) -> dict[str, int]:
    """Copy a record to a place; how many rows each table has.

    Args:
        force: replace what the other record holds.
        on_progress: is told how many rows of how many are copied and compared; each counts twice.
        on_index: is told how many documents are in the index of the copy.

    Raises:
        RecordError: the place holds a record, is another program's, or cannot be written; the copy is not
            what was sent.
    """
    with closing(_opened(place)) as target:
        if _same(source, target):
            raise RecordError(f"{target.place}: a record cannot be copied onto itself")
        _begin(target, force)
        sent = _send(source, target, on_progress)
        _compare(target, sent, on_progress)
        target.index(on_index)
        with target._writing() as connection:
            note_statistics(connection)
            finish(connection)
    return {name: one.rows for name, one in sent.items()}


def tables() -> list[Table]:
    """All tables that are copied, those that others refer to first."""
    return [table for table in schema.METADATA.sorted_tables if table not in OF_ITS_OWN]


def _opened(place: str) -> Record:
    """The other record, with its tables; one that an earlier copy left unfinished is as good as none."""
    url = locate(place)
    with explained(url):
        unfinished = Record(url, connect(url, create=True, patience=PATIENCE))
        with unfinished._reading() as connection:
            found = revision_of(connection)
        if found == BEGUN:
            return unfinished
        unfinished.close()
    return Record.open(place)


def _same(one: Record, other: Record) -> bool:
    if one._url.get_backend_name() == other._url.get_backend_name() == "sqlite":
        from pathlib import Path

        return Path(one.place).resolve() == Path(other.place).resolve()
    return one._url == other._url


def _begin(target: Record, force: bool) -> None:
    """Empty the other record and mark it as one that is not finished."""
    with target._writing() as connection:
        if revision_of(connection) != BEGUN and not force and _holds_something(connection):
            raise RecordError(f"{target.place}: there is a record already; --force replaces it")
        begun(connection)
        for table in reversed(tables()):
            connection.execute(table.delete())
        index.clear(connection)


def _holds_something(connection: Connection) -> bool:
    return any(connection.execute(select(table).limit(1)).first() is not None for table in HELD)


def _send(source: Record, target: Record, on_progress: Progress) -> dict[str, Sum]:
    sent: dict[str, Sum] = {}
    with source._reading() as reading:
        total = 2 * sum(_count(reading, table) for table in tables())
        done = 0
        for table in tables():
            sent[table.name] = Sum()
            for rows in _batches(reading, table):
                with target._writing() as writing:
                    _write(writing, table, rows)
                sent[table.name] = sent[table.name].with_rows(rows)
                done += len(rows)
                on_progress(done, total)
    with target._writing() as writing:
        _go_on_counting(writing)
    return sent


def _compare(target: Record, sent: dict[str, Sum], on_progress: Progress) -> None:
    """Read the copy once more.

    Raises:
        RecordError: a table is not what was sent.
    """
    done = sum(one.rows for one in sent.values())
    total = 2 * done
    with target._reading() as connection:
        for table in tables():
            found = Sum()
            for rows in _batches(connection, table):
                found = found.with_rows(rows)
                done += len(rows)
                on_progress(min(done, total), total)
            if found != sent[table.name]:
                raise RecordError(
                    f"{target.place}: the copy of {table.name} is not what was sent "
                    f"({found.rows} rows of {sent[table.name].rows}); copy again"
                )


def _count(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _batches(connection: Connection, table: Table) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table, as values that are the same for every database."""
    # By number, where there is one: a judgement stands behind the one that it takes back.
    order = [column for column in table.primary_key if isinstance(column.type, Integer)]
    asked = select(table).order_by(*order).execution_options(yield_per=AT_ONCE)
    for some in connection.execute(asked).partitions():
        yield [_plain(row) for row in some]


def _plain(row: Row[Any]) -> tuple[Any, ...]:
    return tuple(
        (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
        if isinstance(value, datetime)
        else value
        for value in row
    )


def _write(connection: Connection, table: Table, rows: list[tuple[Any, ...]]) -> None:
    if connection.dialect.name != "postgresql":
        keys = [column.name for column in table.columns]
        connection.execute(insert(table), [dict(zip(keys, row, strict=True)) for row in rows])
        return
    escape = [isinstance(column.type, AnyText) for column in table.columns]
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    with (
        closing(connection.connection.cursor()) as cursor,
        cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as lines,
    ):
        for row in rows:
            lines.write_row(
                [
                    escaped(value) if text and value is not None else value
                    for value, text in zip(row, escape, strict=True)
                ]
            )


def _go_on_counting(connection: Connection) -> None:
    """Let PostgreSQL number new rows from behind those that came with their numbers."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables():
        for column in table.primary_key:
            if isinstance(column.type, Integer):
                next_number = f'SELECT coalesce(max("{column.name}"), 0) + 1 FROM "{table.name}"'
                counter = f"pg_get_serial_sequence('{table.name}', '{column.name}')"
                connection.execute(
                    text(
                        f"SELECT setval(counter, ({next_number}), false) "
                        f"FROM {counter} AS counter WHERE counter IS NOT NULL"
                    )
                )
