"""Where the article stands on a page: the stretch of lines in which paragraphs are thickest.

In: lines with their traits. Out: its first and its last paragraph (or row of a table). A page has paragraphs
of its own above and below the article: notices, teasers of other articles, comments; many short lines part
them from it. A heading, an item or a sentence parts little.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from dragoman.clean.layout import Line
from dragoman.clean.rows import COLUMN, ROW

_BARRED = re.compile(r"[|•·]")
_MOST = 400  # code points of a paragraph that count
_WORTH_OF_ROW = 40
_SITE, _SHORT, _HEADING, _OWN = -60, -40, -15, -5
"""What a line counts for: one that a pattern knows, a short one, one above a paragraph, an item."""
_ENDS = ("stop", "question", "colon", "comma", "call", "quote")
_ITEMS = frozenset({"item", *(f"ends with {end}" for end in _ENDS)})


def find_stretch(lines: Sequence[Line], traits: Sequence[Set[str]], known: str) -> tuple[int, int] | None:
    """The places of the article's first and last paragraph or row; None where no line is either.

    `known` is the trait of a line that a pattern knows for the site's.
    """
    own = [_is_own(line, seen) for line, seen in zip(lines, traits, strict=True)]
    best, found, start, sum = 0, None, 0, 0
    for at, line in enumerate(lines):
        if sum <= 0:
            start, sum = at, 0
        sum += _worth(line, traits[at], own[at : at + 2], known)
        if sum > best:
            best, found = sum, (start, at)
    if found is None:
        found = (0, len(lines) - 1)
    inside = [at for at in range(found[0], found[1] + 1) if own[at]]
    return (inside[0], inside[-1]) if inside else None


def _is_own(line: Line, seen: Set[str]) -> bool:
    return ROW in seen or ("paragraph" in seen and not _BARRED.search(line.plain))


def _worth(line: Line, seen: Set[str], own: Sequence[bool], known: str) -> int:
    """How much a line speaks for the article around it; `own` is whether it and the next are paragraphs."""
    if known in seen:
        return _SITE
    if own[0]:
        return _WORTH_OF_ROW if ROW in seen else min(len(line.plain), _MOST)
    if _ITEMS & seen or COLUMN.search(line.plain):
        return _OWN
    return _HEADING if own[-1] else _SHORT
