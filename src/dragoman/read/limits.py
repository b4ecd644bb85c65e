"""How much one document, one line and one answer from the web may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What is refused rather than read into memory.

    `document` is in bytes, after unpacking (an article has some thousand, a long report a million);
    `expansion` is how many times its packed size a file may unpack to (text reaches about 10, deflate
    allows 1032); `web_bytes` is one answer, `web_seconds` one page with its `redirects`.
    """

    document: int = 20_000_000
    expansion: int = 100
    web_bytes: int = 20_000_000
    web_seconds: float = 30.0
    redirects: int = 5


def megabytes(size: int) -> str:
    """A size for people: `209.7 MB`."""
    return f"{size / 1e6:.1f} MB" if size >= 100_000 else f"{size} bytes"
