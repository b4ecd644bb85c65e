"""Lines that a page has twice: a title above and below the picture, a lead cut off and then whole.

In: lines. Out: the spans of those that go: of two alike the second, of a line and its beginning the
beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.clean.layout import Line
from dragoman.model.span import Span

_LEAST = 15  # code points of a line that may be a repetition
_LEAST_CUT = 40  # of the beginning of one
_NEAR = 3  # lines
_MORE = 60  # code points that a repeated title may have behind it: the photographer
_CUT = ".…  "
_SITE = re.compile(r"\s+[|•·–—-]\s+[^|•·–—]{2,40}$")
_AMOUNT = re.compile(r"[|\t] *[\d ,.%+-]+$")  # a row of a table repeats a title to give its amount


def find_repetitions(lines: Sequence[Line]) -> Iterator[Span]:
    """The lines that say nothing that another does not say."""
    seen: list[str] = []
    for i, line in enumerate(lines):
        following = [other.plain for other in lines[i + 1 : i + 1 + _NEAR]]
        cut = _is_cut(line.plain, following) or (i < _NEAR and _is_window(line.plain, following))
        if cut or (len(line.plain) >= _LEAST and _was_said(line.plain, seen)):
            yield line.span
        seen.append(line.plain)


def _is_cut(plain: str, following: Sequence[str]) -> bool:
    """Whether a line breaks off, with an ellipsis or within a word, that one of the next says whole."""
    start = plain.rstrip(_CUT)
    if len(start) < _LEAST_CUT:
        return False
    if plain.endswith(("…", "...")):
        return any(other.startswith(start) and other != plain for other in following)
    return any(
        other.startswith(plain) and other[len(plain) : len(plain) + 1].isalnum() for other in following
    )


def _is_window(plain: str, following: Sequence[str]) -> bool:
    """Whether a line is the title of the window: that of the article, and the site's name behind a bar."""
    title = _SITE.sub("", plain)
    return title != plain and len(title) >= _LEAST and title in following


def _was_said(plain: str, seen: Sequence[str]) -> bool:
    if plain in seen:
        return True
    return not (plain.endswith((".", "!", "?")) or _AMOUNT.search(plain)) and any(
        len(title) >= _LEAST_CUT and plain.startswith(title) and len(plain) - len(title) <= _MORE
        for title in seen
    )
