"""What a search finds: hits with the words they are found by, a page at a time, and how many there are.

Places are spans of code points, never marked-up text: whoever shows a hit marks it. How hits are found and in
which order they come is told in `store.searching`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from dragoman.model.catalogue import Count
from dragoman.model.span import Span

KINDS = ("entry", "document", "fact")
"""What can be found, in the order in which it is shown: entries, documents, what documents state."""

FACETS = ("kind", "year", "publisher", "language")
"""By what hits are counted."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    `id` is an entry's, a document's or a fact's; `type` is that of the entry or fact, else "document".
    `words` is a passage in which the words that were asked for stand at `marks`; of a document or fact it
    begins at `start` of the document's text. `title_marks` are places in the title. `published` is EDTF.
    `sources` counts what tells of an entry, `document` is None for one.
    """

    kind: str
    id: str
    type: str
    document: str | None
    title: str | None
    words: str
    marks: tuple[Span, ...]
    title_marks: tuple[Span, ...] = ()
    start: int = 0
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    sources: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The hit as an object; what does not apply is null."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return said | {name: [list(span) for span in said[name]] for name in ("marks", "title_marks")}


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of hits. `query` is what was asked as it was understood; `next` the cursor of the next page."""

    query: str
    items: tuple[Hit, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """How much there is to find: all together, and by value of each of `FACETS`, the most frequent first.

    Where `count.complete` is false the time was up: there is at least so much; where `complete` is, all
    facets that were asked for were counted.
    """

    count: Count
    facets: Mapping[str, Mapping[str, int]]
    complete: bool
