"""Keeps with something of which sectors accounts are told in one sentence, so that lists need not look it up.

In: a connection in a transaction; which sentences and sectors changed in it. Out: rows of `account_sectors`.
What comes is put; who may have lost a sector is looked at anew, once everything else is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from dragoman.store.accounts_schema import accounts
from dragoman.store.catalogue.tables import account_sectors, account_sentences
from dragoman.store.chunking import among, answers, chunks

_SECTORS = select(accounts.c.id, accounts.c.sector).where(among(accounts.c.id))
_MINE, _THEIRS = account_sentences.alias("mine"), account_sentences.alias("theirs")


class Sectors:
    """What is noted of one transaction until it is written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._said: set[str] = set()
        self._anew: set[str] = set()

    def come(self, sentences: Iterable[str]) -> None:
        """Note sentences in which accounts are told now that were not."""
        self._said |= set(sentences)

    def go(self, told: Iterable[tuple[str, str]]) -> None:
        """Note in which sentences accounts are told no more: whoever is told there may lose their sectors."""
        told = set(told)
        self._anew |= {account for account, _ in told}
        table = account_sentences.c
        self._anew |= self._found(table.account, table.sentence, {one for _, one in told})

    def change(self, now: Mapping[str, str | None]) -> None:
        """Note of which sector accounts are as soon as they are put; None: of none, or gone."""
        before = {row.id: row.sector for row in answers(self._connection, _SECTORS, now)}
        sentences = account_sentences.c
        new = {id for id, sector in now.items() if sector is not None and sector != before.get(id)}
        self._said |= self._found(sentences.sentence, sentences.account, new)
        gone = {id for id, sector in before.items() if sector is not None and sector != now[id]}
        said = self._found(sentences.sentence, sentences.account, gone)
        self._anew |= gone | self._found(sentences.account, sentences.sentence, said)

    def write(self) -> None:
        """Write the sectors of all that was noted."""
        for some in chunks(sorted(self._anew)):
            self._connection.execute(delete(account_sectors).where(account_sectors.c.account.in_(some)))
            self._put(_MINE.c.account.in_(some))
        for some in chunks(sorted(self._said)):
            self._put(_MINE.c.sentence.in_(some))
        self._anew.clear()
        self._said.clear()

    def _put(self, these: ColumnElement[bool]) -> None:
        told = (
            select(accounts.c.sector, _MINE.c.account)
            .distinct()
            .join_from(_MINE, _THEIRS, _THEIRS.c.sentence == _MINE.c.sentence)
            .join(accounts, accounts.c.id == _THEIRS.c.account)
            .where(these, accounts.c.sector.is_not(None))
        )
        dialect = sqlite if self._connection.dialect.name == "sqlite" else postgresql
        put = dialect.insert(account_sectors).from_select(["sector", "account"], told)
        self._connection.execute(put.on_conflict_do_nothing())

    def _found(self, wanted: ColumnElement[Any], by: ColumnElement[Any], values: Collection[str]) -> set[str]:
        return {
            str(row[0])
            for some in chunks(sorted(values))
            for row in self._connection.execute(select(wanted).where(by.in_(some)).distinct())
        }
