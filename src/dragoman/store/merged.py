"""What a record has merged and what people have judged of it: the part of `Record` that keeps entries.

In: what merges, judgements, ids. Out: entries of facts, facts of entries, judgements. How facts are merged
and judged is left to `reconcile`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from dragoman.model.entry import Told
from dragoman.model.garbage import uncollected
from dragoman.model.judgement import Judgement
from dragoman.model.voice import Voice
from dragoman.store import accounts, former, judging, merging, telling, waiting, whole, writing
from dragoman.store.entry import Entry
from dragoman.store.ledger import Ledger
from dragoman.store.merging import Keep, Note, Take


@dataclass(frozen=True, slots=True)
class Trial:
    """What a document would come to: facts of all entries that it touches, with the entry of each.

    Of what very many documents tell, only the first are there (`merging.told_beside`).
    Facts on documents and dates are among `told`, without an entry; `dispatches` are those of all documents.
    """

    told: tuple[Told, ...]
    entry_of: dict[tuple[str, str], str]
    dispatches: dict[str, str]


class Merged(ABC):
    """The entries of a record."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A transaction that reads."""

    @abstractmethod
    def _writing(self, *, shown: bool = True) -> AbstractContextManager[Connection]:
        """A transaction that writes, as soon as it begins; `shown`: what pages show of the record."""

    def judge(self, judgement: Judgement) -> Judgement:
        """Keep a judgement; it comes back with its number and moment. The documents it is on are merged anew.

        Raises:
            RecordError: it takes back one that there is not, or the record cannot be written.
        """
        with self._writing() as connection:
            return judging.add(connection, judgement, datetime.now(UTC))

    def judgements(self) -> list[Judgement]:
        """All judgements that were ever made, in their order."""
        with self._reading() as connection:
            return judging.judgements(connection)

    def merge(
        self,
        take: Take,
        note: Note,
        most: int,
        keep: Keep | None = None,
    ) -> int:
        """Merge documents that were read or judged since they were merged, `most` in one transaction.

        `take` puts what a document tells on the shelf, `note` its text among the dispatches; `keep` brings up
        to date what hangs on them. Returns how many documents it was: fewer than `most` if none is left.
        """
        with self._writing() as connection, uncollected():
            return merging.merge(connection, take, note, most, keep)

    def is_worked_out_by(self, version: str) -> bool:
        """Whether accounts and findings were worked out by this version of the rules."""
        with self._reading() as connection:
            return accounts.worked_out_by(connection) == version

    def work_out_anew(self, version: str) -> None:
        """Forget entries, accounts and findings, so that they are worked out by this version of the rules.

        Once all documents are merged again, `lead_on` sees to the ids of entries that are no longer used.
        """
        with self._writing() as connection:
            accounts.clear(connection)
            former.set_aside(connection)
            waiting.wait_all(connection)
            accounts.note_worked_out(connection, version)

    def lead_on(self) -> None:
        """Let the ids of entries that other rules made lead to what became of them."""
        with self._writing() as connection:
            former.lead_on(connection)

    def unmerged(self) -> int:
        """How many documents were read or judged since they were merged."""
        with self._reading() as connection:
            return merging.count_unmerged(connection)

    def voices(self) -> Iterator[Voice]:
        """All facts that accounts rest on, each with its account, in no order."""
        with self._reading() as connection:
            yield from Ledger(connection).all()

    def said_of_accounts(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The type and the contract's object of every account, as it is kept."""
        with self._reading() as connection:
            yield from whole.every(connection)

    def said_of_findings(self) -> Iterator[dict[str, Any]]:
        """The contract's object of every finding, as it is kept; one that something is overdue, for ever."""
        with self._reading() as connection:
            yield from whole.every_finding(connection)

    def entry_of(self, document: str | None = None) -> dict[tuple[str, str], str]:
        """The entry of each merged fact, by document and id; of one document, if it is given."""
        with self._reading() as connection:
            return merging.entry_of(connection, document)

    def dispatches(self) -> dict[str, str]:
        """The dispatch of each document, named by the least of its copies."""
        with self._reading() as connection:
            return merging.dispatches(connection)

    def told_of(self, entries: Iterable[str]) -> list[Told]:
        """All facts of some entries, by document and place."""
        with self._reading() as connection:
            return merging.told_of(connection, entries)

    def trial(
        self,
        entry: Entry,
        take: Take,
        note: Note,
    ) -> Trial:
        """What a document would come to in the record, without keeping it: everything is taken back.

        Raises:
            RecordError: the record cannot be written, not even for a moment.
        """
        with self._writing(shown=False) as connection:
            found = _tried(connection, entry, take, note)
            connection.rollback()
        return found

    def current_entry(self, id: str) -> str:
        """Where an id leads: itself while it is used, else what became of it."""
        with self._reading() as connection:
            return merging.current_entry(connection, id)

    def former_entries(self, id: str) -> list[str]:
        """The ids that lead to this one since entries were merged or split, in order."""
        with self._reading() as connection:
            return merging.former_entries(connection, id)


def _tried(connection: Connection, entry: Entry, take: Take, note: Note) -> Trial:
    """What a document comes to once it is written and merged."""
    writing.write(connection, [entry], datetime.now(UTC))
    merging.merge(connection, take, note, 1, only=entry.source.id)
    told = merging.told_beside(connection, entry.source.id)
    documents = sorted({one.document for one in told} | {entry.source.id})
    said = telling.told(connection, ("document", "date"), documents=documents)
    placed = [merging.entry_of(connection, one) for one in documents]
    return Trial(
        (*told, *said),
        {key: id for some in placed for key, id in some.items()},
        merging.dispatches_of(connection, documents),
    )
