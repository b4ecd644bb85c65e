"""The record: documents with their versions, the facts of each, and what could not be read.

In: entries to write, questions. Out: facts in an order that is the same every time (document, place, type,
id), each checked against its text as it comes. Finding the facts is left to the pipeline.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.engine import URL

from dragoman.model.document import Unreadable
from dragoman.model.entry import Told
from dragoman.model.errors import RecordError
from dragoman.store import changing, query, schema, telling, writing
from dragoman.store.catalogue.catalogued import Catalogued
from dragoman.store.engine import (
    check_integrity,
    check_ours,
    connect,
    explained,
    locate,
    note_statistics,
    shown,
)
from dragoman.store.entry import Entry, shortened
from dragoman.store.merged import Merged
from dragoman.store.migrate import bring_up, revision_of
from dragoman.store.people import People
from dragoman.store.query import Quarantined, Version
from dragoman.store.searching.searchable import Searchable
from dragoman.store.stored import StoredFact
from dragoman.store.writing import Outcome, State

PATIENCE = 30.0
"""Seconds to wait for another program's lock before giving up."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds: documents, facts by type (of current versions), documents in quarantine."""

    documents: int
    facts: dict[str, int]
    quarantined: int


class Record(Merged, Catalogued, Searchable, People):
    """An open record. Use it as a context manager, or `close` it."""

    def __init__(self, url: URL, engine: Engine) -> None:
        """Use `Record.open`."""
        Catalogued.__init__(self)
        self._url = url
        self._engine = engine

    @classmethod
    def open(cls, place: str | Path, *, create: bool = True, patience: float = PATIENCE) -> Record:
        """Open the record at a path or URL, brought up to the tables of this version.

        Args:
            place: a path, `sqlite:///…` or another database's URL.
            create: make the record if there is none.
            patience: seconds to wait for a lock that another program holds.

        Raises:
            RecordError: there is none, it is not a record, is newer than this version, locked or damaged.
        """
        url = locate(place)
        with explained(url), _permitted(url):
            record = cls(url, connect(url, create=create, patience=patience))
            with ExitStack() as on_failure:
                on_failure.callback(record.close)
                record._bring_up(create)
                on_failure.pop_all()
        return record

    @property
    def place(self) -> str:
        """Where the record is, without a password."""
        return shown(self._url)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, batch: Sequence[Entry]) -> list[Outcome]:
        """Write documents with their facts in one transaction: all of them whole, or none.

        Returns what became of each: it may have been written by somebody else meanwhile.

        Raises:
            RecordError: locked, full, read-only.
        """
        with self._writing() as connection:
            outcomes = writing.write(connection, batch, datetime.now(UTC))
            writing.release(connection, [(entry.source.id, entry.source.origin) for entry in batch])
        return outcomes

    def set_aside(self, unreadable: Sequence[Unreadable]) -> None:
        """Put documents into the quarantine with their reasons; what the record has of them stays."""
        with self._writing() as connection:
            for one in unreadable:
                id, origin = shortened(one.id), shortened(one.origin)
                key = (schema.quarantine.c.document == id) & (schema.quarantine.c.origin == origin)
                connection.execute(schema.quarantine.delete().where(key))
                row = insert(schema.quarantine).values(
                    document=id, origin=origin, reason=one.reason, since=datetime.now(UTC)
                )
                connection.execute(row)

    def release(self, sources: Sequence[tuple[str, str | None]]) -> None:
        """Take documents (id and origin) out of the quarantine that turned out to be read already."""
        with self._reading() as connection:
            held = writing.held(connection, sources)
        if held:
            with self._writing() as connection:
                writing.release(connection, sources)

    def known(self, ids: Iterable[str]) -> dict[str, State]:
        """Of each document that the record has: the digest of its text and the pipeline it was read by."""
        with self._reading() as connection:
            return writing.states(connection, ids)

    def languages(self, ids: Iterable[str]) -> dict[str, str | None]:
        """The languages (ISO 639-1; None: in none that could be told) of those documents that it has."""
        with self._reading() as connection:
            return query.languages(connection, ids)

    def facts(
        self,
        *,
        types: Collection[str] = (),
        about: Collection[str] | None = None,
        document: str | None = None,
    ) -> Iterator[StoredFact]:
        """The facts of current versions, streamed by document, place, type and id.

        Args:
            types: only facts of these types, if any are given.
            about: only facts found under one of these keys (see `keys`).
            document: only this document's.

        Raises:
            GroundingError: a fact's words are not where it says.
        """
        with self._reading() as connection:
            yield from query.facts(connection, types, about, None if document is None else [document])

    def told(
        self,
        *,
        types: Collection[str] = (),
        about: Collection[str] | None = None,
        document: str | None = None,
    ) -> Iterator[Told]:
        """The same facts, each with what is known of the document that tells it.

        Publisher and day of publication are those that the text or its metadata gives, as read.

        Raises:
            GroundingError: a fact's words are not where it says.
        """
        with self._reading() as connection:
            yield from telling.told(connection, types, about, None if document is None else [document])

    def facts_of(self, version: Version) -> list[StoredFact]:
        """The facts of one version, current or not, in the same order, checked against its text."""
        with self._reading() as connection:
            return query.facts_of(connection, version)

    def keys(self, name: str) -> list[str]:
        """The keys of everything that has these words in one of its names, ignoring case and accents."""
        with self._reading() as connection:
            return query.keys(connection, name)

    def document_of(self, fact: str) -> str | None:
        """The document in whose current version a fact stands, by the fact's id; None if there is none."""
        with self._reading() as connection:
            return query.document_of(connection, fact)

    def versions(self, document: str) -> list[Version]:
        """The versions of a document, the first one first; none where the record does not have it."""
        with self._reading() as connection:
            return query.versions(connection, document)

    def documents(self, part: str = "") -> Iterator[str]:
        """The ids of all documents, or of those that have this in them, in order."""
        with self._reading() as connection:
            yield from query.documents(connection, part)

    def quarantine(self) -> list[Quarantined]:
        """What could not be read, and why, by document and origin."""
        with self._reading() as connection:
            return query.quarantined(connection)

    def read_since(self, moment: datetime) -> frozenset[str]:
        """The documents whose current version was read at that moment (with its time zone) or later."""
        with self._reading() as connection:
            return query.read_since(connection, moment)

    def counts(self) -> Counts:
        """How much the record holds."""
        with self._reading() as connection:
            documents = connection.execute(select(func.count()).select_from(schema.documents)).scalar_one()
            held = connection.execute(select(func.count()).select_from(schema.quarantine)).scalar_one()
            return Counts(documents, query.fact_counts(connection), held)

    def integrity(self) -> str:
        """What the database says of its own integrity: "ok", or what is damaged."""
        with self._reading() as connection:
            return check_integrity(connection)

    def check_writable(self) -> None:
        """Try whether the record can be written, without writing anything.

        Raises:
            RecordError: it is read-only, locked or full.
        """
        with self._writing(shown=False):
            pass

    def tidy(self) -> None:
        """Let the database note what helps it to answer fast; after much was written."""
        with self._writing() as connection:
            note_statistics(connection)

    def _bring_up(self, create: bool) -> None:
        with self._reading() as connection:
            check_ours(connection, self.place)
            found = revision_of(connection)
        if found == schema.REVISION:
            return
        if found is None and not create:
            raise RecordError(f"{self.place}: no record here; `dragoman read PATH` makes one")
        with self._writing() as connection:
            bring_up(connection, revision_of(connection))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self._url), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self, *, shown: bool = True) -> Iterator[Connection]:
        with explained(self._url), self._engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection
                if shown:
                    changing.advance(connection)


@contextmanager
def _permitted(url: URL) -> Iterator[None]:
    try:
        yield
    except OSError as error:  # where the system refuses before the database is asked
        reason = error.strerror or str(error)
        raise RecordError(f"{url.database}: the record cannot be opened: {reason}") from error
