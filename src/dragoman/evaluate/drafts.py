"""Reads marked drafts: articles in which what they tell of is marked where it stands.

A file has articles, each behind a line `## id | published | publisher | title` (what is not known is left
empty), its paragraphs below. `[[key other|words]]` marks words with keys; marks may stand in one another. In:
such a file. Out: `Draft`s, their text without the marks, and the marks with offsets in code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.errors import ReportError

_HEAD = re.compile(r"^## (.+)$", re.MULTILINE)
_MARK = re.compile(r"\[\[(?P<keys>[^\[\]|]+)\||\]\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a document, and what they tell of."""

    key: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article with its marks; `published`, `publisher` and `title` are None where it does not say."""

    id: str
    text: str
    marks: tuple[Mark, ...]
    published: str | None = None
    publisher: str | None = None
    title: str | None = None


def read_drafts(text: str) -> Iterator[Draft]:
    """The articles of a file of drafts, in order.

    Raises:
        ReportError: a heading has not its four parts, or a mark does not close.
    """
    _, *parts = _HEAD.split(text)
    for head, body in zip(parts[::2], parts[1::2], strict=True):
        said = [one.strip() for one in head.split("|")]
        if len(said) != 4 or not said[0]:
            raise ReportError(f"{head!r}: a heading is 'id | published | publisher | title'")
        plain, marks = unmark(body.strip(), said[0])
        yield Draft(said[0], plain, marks, *(one or None for one in said[1:]))


def unmark(text: str, name: str) -> tuple[str, tuple[Mark, ...]]:
    """A text without its marks, and the marks in the order in which they end; `name` is for messages.

    Raises:
        ReportError: a mark closes that was not opened, or the other way round.
    """
    plain, open_marks, spans, last = "", list[tuple[str, int]](), list[tuple[str, int, int]](), 0
    for match in _MARK.finditer(text):
        plain += text[last : match.start()]
        last = match.end()
        if match["keys"]:
            open_marks.append((match["keys"], len(plain)))
            continue
        if not open_marks:
            raise ReportError(f"{name!r}: ']]' closes no mark, behind {plain[-30:]!r}")
        keys, start = open_marks.pop()
        spans += ((key, start, len(plain)) for key in keys.split())
    plain += text[last:]
    if open_marks:
        raise ReportError(f"{name!r}: the mark {open_marks[-1][0]!r} does not close")
    return plain, tuple(Mark(key, start, end, plain[start:end]) for key, start, end in spans)
