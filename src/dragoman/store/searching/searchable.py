"""What a record is searched by: the part of `Record` that answers searches and keeps the index filled.

In: queries. Out: hits, counts. The order of hits is that of `keys`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from dragoman.model.errors import AskedError
from dragoman.model.search import FACETS, Found, Hits
from dragoman.store.searching import counting, filling, finding
from dragoman.store.searching.keys import HEAVIEST, day_of, last_day_of

AT_ONCE = 100
"""Documents that are put into the index in one transaction."""
LIMIT = 20
"""Hits of a page unless more are asked for."""
WITHIN = 0.5
"""Seconds that counting may take unless another time is given."""


class Searchable(ABC):
    """The searches of a record."""

    @abstractmethod
    def _reading(self) -> AbstractContextManager[Connection]:
        """A transaction that reads."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[Connection]:
        """A transaction that writes, as soon as it begins."""

    def search(
        self,
        query: str,
        *,
        kinds: Sequence[str] = (),
        after: str | None = None,
        limit: int = LIMIT,
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        language: str | None = None,
    ) -> Hits:
        """A page of what is found: all words, "phrases", beginnings*, -not these; nothing typed is an error.

        Args:
            kinds: of `model.search.KINDS`; all if none is given.
            after: the cursor that the page before gave.
            limit: hits of a page, 200 at most.
            since, until: days of publication (EDTF), both included. These and the next two leave out entries.
            publisher, language: those of the document.

        Raises:
            AskedError: a kind, date or cursor is none.
        """
        days, narrowed = _days(since, until), _narrowed(publisher, language)
        with self._reading() as connection:
            return finding.search(connection, query, kinds, after, limit, days, narrowed)

    def search_counts(
        self,
        query: str,
        *,
        kinds: Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
        publisher: str | None = None,
        language: str | None = None,
        within: float = WITHIN,
        facets: Sequence[str] = FACETS,
    ) -> Found:
        """How much a search finds, by kind, year, publisher and language; `within` so many seconds.

        Raises:
            AskedError: a kind or date is none.
        """
        days, narrowed = _days(since, until), _narrowed(publisher, language)
        with self._reading() as connection:
            return counting.count(connection, query, kinds, days, narrowed, within, facets)

    def unsearched(self) -> int:
        """How many documents the index does not have as they are: those of records of earlier versions."""
        with self._reading() as connection:
            return filling.count_unfilled(connection)

    def index(self, on_progress: Callable[[int], None] = lambda _: None) -> int:
        """Put all of them into the index; how many it was. `on_progress` is told how many are done.

        Raises:
            RecordError: the record cannot be written; what was done before stays.
        """
        done = 0
        with self._writing() as connection:
            filling.clear_other(connection)
        for fill in (filling.catch_up, filling.catch_up_entries):
            last: str | None = ""
            while last is not None:
                with self._writing() as connection:
                    filled = fill(connection, AT_ONCE, last)
                last = filled[-1] if len(filled) == AT_ONCE else None
                done += len(filled)
                if filled:
                    on_progress(done)
        return done


def _days(since: str | None, until: str | None) -> tuple[int, int] | None:
    if not since and not until:
        return None
    first = day_of(since) if since else 1
    last = last_day_of(until) if until else HEAVIEST
    for said, day in ((since, first), (until, last)):
        if not day:
            raise AskedError(f"{said!r} is no date; write 2024, 2024-05 or 2024-05-16")
    return first, last


def _narrowed(publisher: str | None, language: str | None) -> dict[str, str]:
    wanted = {"publisher": publisher, "language": language}
    return {name: value for name, value in wanted.items() if value}
