"""What tests of search share: two records that are written and asked alike, and documents for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.document import Source
from dragoman.model.fact import DocumentFact, Fact
from dragoman.model.search import Found, Hit, Hits
from dragoman.store import Entry, Record


def document(
    id: str,
    text: str,
    *,
    title: str | None = None,
    language: str | None = "fr",
    published: str | None = None,
    publisher: str | None = None,
    facts: Sequence[Fact] = (),
    pipeline: str = "p1",
    boilerplate: Sequence[tuple[int, int]] = (),
) -> Entry:
    """A document as it is written."""
    source = Source(id, text, title=title, published=published, publisher=publisher)
    own = DocumentFact(language=language, boilerplate=tuple(boilerplate))  # type: ignore[arg-type]
    return Entry.of(source, [own, *facts], pipeline)


@dataclass
class Both:
    """A record in each database; every answer of one must be that of the other."""

    records: tuple[Record, Record]

    def add(self, *documents: Entry) -> None:
        """Write documents into both."""
        for record in self.records:
            record.add(documents)

    def search(self, query: str, **asked: object) -> Hits:
        """What both find."""
        one, other = (record.search(query, **asked) for record in self.records)  # type: ignore[arg-type]
        assert one == other, f"{query!r} is answered in two ways"
        return one

    def counts(self, query: str, **asked: object) -> Found:
        """What both count."""
        one, other = (record.search_counts(query, **asked) for record in self.records)  # type: ignore[arg-type]
        assert one == other, f"{query!r} is counted in two ways"
        return one

    def ids(self, query: str, **asked: object) -> list[str]:
        """The ids of what both find."""
        return [hit.id for hit in self.search(query, limit=200, **asked).items]


def marked(hit: Hit) -> list[str]:
    """The words that are marked in a hit."""
    return [span.of(hit.words) for span in hit.marks]
