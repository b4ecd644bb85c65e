"""Fetches what a record tells, for reports on several documents: facts with where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.model.document import Source
    from dragoman.model.entry import Told
    from dragoman.store import Record, StoredFact


def told_of(
    record: Record, types: Collection[str] = (), about: Collection[str] | None = None
) -> Iterator[Told]:
    """The facts of a record with their documents' titles, addresses, publishers and dates.

    Args:
        record: an open record.
        types: only facts of these types, if any are given.
        about: only facts found under one of these keys.

    Raises:
        GroundingError: a fact's words are not where it says.
    """
    document, source = "", None
    for stored in record.facts(types=types, about=about):
        if source is None or stored.document != document:
            document, source = stored.document, record.versions(stored.document)[-1].source
        yield _told(stored, source)


def _told(stored: StoredFact, source: Source) -> Told:
    from dragoman.model.entry import Told
    from dragoman.serve.cli.phrase import words

    return Told(
        fact=stored.fact,
        id=stored.id,
        document=stored.document,
        quotation=stored.quotation,
        title=source.title,
        url=source.url,
        publisher=source.publisher,
        published=source.published,
        words=words(stored),
    )
