"""A document on its way: as it was read (`Source`), then cleaned (`Cleaned`)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from dragoman.model.span import OffsetMap, Span


@dataclass(frozen=True, slots=True)
class Source:
    """A document exactly as it was read, with what its file or page says of it.

    `published` is EDTF; `media_type` is an IANA media type. Every offset that is shown counts code points
    of `text`.
    """

    id: str
    text: str
    media_type: str = "text/plain"
    title: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    origin: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of text and metadata, in hexadecimal: what makes two readings the same version."""
        said = (self.text, self.title, self.url, self.published, self.publisher, self.author, self.language)
        joined = "\x1f".join("\0" if one is None else one for one in said)
        return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What could not become a document: its id or path, where it came from, and why."""

    id: str
    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item of the working text that is the article's own."""

    span: Span
    kind: str = "paragraph"  # paragraph, heading, item
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document without what machine and site put around it.

    `text` is the working text (apostrophes, spaces, accents and calques repaired), `offsets` the way back
    to `source.text`; `blocks` are spans of the working text; `boilerplate` are spans of the *source* text.
    """

    source: Source
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    boilerplate: tuple[Span, ...] = ()
    published: str | None = None
    publisher: str | None = None
    machine_translated: bool = False
    generator_prompt: bool = False
    language: str | None = None
