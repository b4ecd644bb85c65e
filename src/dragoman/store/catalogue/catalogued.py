"""What a record is asked by pages and by the API: the part of `Record` that lists, counts and pages.

In: an `Asked`. Out: pages with cursors, facets, cards. None of it looks at the whole record.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection

from dragoman.model.catalogue import LIMIT, Asked, Card, Count, DocumentCard, Facets, Listed, Page
from dragoman.store import changing
from dragoman.store.catalogue import accounts, counting, documents, findings, tying
from dragoman.store.catalogue import facts as fact_lists
from dragoman.store.catalogue.asking import checked
from dragoman.store.catalogue.remembering import Remembered
from dragoman.store.stored import StoredFact

WITHIN = 0.2
"""Seconds that counting may take unless more is allowed."""


class Catalogued(ABC):
    """The lists of a record."""

    def __init__(self) -> None:
        self._remembered = Remembered()

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A transaction that reads."""

    def state(self) -> int:
        """A number that every commit that changes what is shown advances: answers hold as long as it."""
        with self._reading() as connection:
            return changing.number(connection)

    def cards(self, asked: Asked) -> Page[Card]:
        """The accounts that are asked for, a page of them.

        Raises:
            AskedError: a cursor, date, order or limit that is none.
        """
        with self._reading() as connection:
            return accounts.card_page(connection, checked(asked))

    def card(self, id: str, as_of: date | None = None) -> Card | None:
        """The account of an id, or of what became of it; None where there is none."""
        with self._reading() as connection:
            return accounts.card(connection, id, as_of or _today())

    def cards_by_id(self, ids: Collection[str], as_of: date | None = None) -> dict[str, Card]:
        """The accounts of these ids, of those that are in use, as lists show them."""
        with self._reading() as connection:
            return accounts.cards_by_id(connection, ids, as_of or _today())

    def found(self, asked: Asked) -> Page[dict[str, Any]]:
        """The findings that are asked for, a page of them: the contract's objects, each with `found_at`.

        Raises:
            AskedError: a cursor, date, order or limit that is none.
        """
        with self._reading() as connection:
            return findings.finding_page(connection, checked(asked))

    def finding(self, id: str, as_of: date | None = None) -> dict[str, Any] | None:
        """The finding of an id; None where there is none."""
        with self._reading() as connection:
            return findings.finding(connection, id, as_of or _today())

    def findings_about(self, account: str, as_of: date | None = None) -> list[dict[str, Any]]:
        """The findings on an account that hold on a day, the latest first."""
        with self._reading() as connection:
            return findings.findings_about(connection, account, as_of or _today())

    def facts_page(self, asked: Asked) -> Page[StoredFact]:
        """The facts that are asked for, a page of them, each checked against its text.

        Raises:
            AskedError: a cursor, date, order or limit that is none.
            GroundingError: a fact's words are not where it says.
        """
        with self._reading() as connection:
            return fact_lists.fact_page(connection, checked(asked))

    def fact(self, id: str) -> StoredFact | None:
        """The fact of an id in the current version of a document; None where there is none."""
        with self._reading() as connection:
            return next(iter(fact_lists.facts_by_id(connection, [id]).values()), None)

    def facts_by_id(self, ids: Collection[str]) -> dict[str, StoredFact]:
        """The facts of these ids, of those that stand in current versions."""
        with self._reading() as connection:
            return fact_lists.facts_by_id(connection, ids)

    def documents_of(self, facts: Collection[str]) -> dict[str, str]:
        """The documents in whose current versions these facts stand, of those that there are."""
        with self._reading() as connection:
            return fact_lists.documents_of(connection, facts)

    def document_cards(self, asked: Asked) -> Page[DocumentCard]:
        """The documents that are asked for, a page of them.

        Raises:
            AskedError: a cursor, date, order, sign or limit that is none.
        """
        with self._reading() as connection:
            return documents.document_page(connection, checked(asked))

    def documents_by_id(self, ids: Collection[str]) -> dict[str, DocumentCard]:
        """The cards of these documents, of those that the record has."""
        with self._reading() as connection:
            return documents.documents_by_id(connection, ids)

    def count(self, asked: Asked, listed: Listed = "accounts", within: float = WITHIN) -> Count:
        """How many there are of what is asked for, as far as can be counted in so many seconds.

        Raises:
            AskedError: a date or sign that is none.
        """
        question = _timeless(checked(asked))
        with self._reading() as connection:
            return counting.count(connection, question, listed, within, self._remembered)

    def facets(
        self, asked: Asked, fields: Sequence[str], listed: Listed = "accounts", within: float = WITHIN
    ) -> Facets:
        """How often each value of some fields occurs among what is asked for, as far as time allows.

        Fields of accounts: type, kind, status, sector, year, party (keys); of documents: language,
        publisher, year, sign; of facts: type, sector, status, year; of findings: kind, holds, year.

        Raises:
            AskedError: a date, sign or field that is none.
        """
        question = _timeless(checked(asked))
        with self._reading() as connection:
            return counting.facets(connection, question, fields, listed, within, self._remembered)

    def tied(self, keys: Collection[str], within: float = WITHIN) -> tying.Tied:
        """How many accounts of each type stand under each key, by key and type.

        Keys with the fewest are counted first; those of which there was no time have none.
        """
        with self._reading() as connection:
            return tying.tied(connection, keys, within, self._remembered)

    def named(self, keys: Collection[str]) -> frozenset[str]:
        """Those of the keys that a document names: a fact of its current version is told under them."""
        with self._reading() as connection:
            return tying.named(connection, keys)


def _timeless(asked: Asked) -> Asked:
    """The question without what a count does not depend on, and with the day that it does."""
    return replace(asked, order="date", after=None, limit=LIMIT, as_of=asked.as_of or _today())


def _today() -> date:
    return datetime.now(UTC).date()
