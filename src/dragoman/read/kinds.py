"""Which kind of document a file is, by the ending of its name.

In: a file's name. Out: its kind, and the name without its endings. `.gz` may follow any ending; whether a
file is packed is seen from its first bytes, not from its name.
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A kind of document; for those that become one text, the value is its media type."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    JSON_LINES = "application/jsonl"


ENDINGS: dict[str, Kind] = {
    ".txt": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
}
"""The endings that are known, in lower case; names may have them in any case."""

PACKED = ".gz"


def split(name: str) -> tuple[str, Kind | None]:
    """A file's name without its endings, and its kind; None where the ending is not known.

    An unknown ending goes too, a leading dot is none: `rapport.v2` is `rapport`, `.profile` stays.
    """
    bare = name[: -len(PACKED)] if name.lower().endswith(PACKED) and len(name) > len(PACKED) else name
    dot = bare.rfind(".")
    if dot <= 0:
        return bare, None
    return bare[:dot], ENDINGS.get(bare[dot:].lower())
