"""Rows of tables that are drawn with bars: lines right below one another, with as many bars each.

In: the text and its lines. Out: the spans of the rows. A block of such lines is a table if an amount fills a
cell of it; a menu and a row of stamps hold none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from dragoman.clean.layout import Line
from dragoman.model.span import Span

_FEWEST = {1: 3}
"""Rows at least, by the bars of each; two where there are several."""
_AMOUNT = re.compile(r"\| *[+−–-]? ?\d[\d .,]*(?: ?%)?(?: [^\W\d_]{1,3})? *(?:\||$)")


def table_rows(text: str, lines: Sequence[Line]) -> frozenset[Span]:
    """The spans of all lines that are rows of a table."""
    barred = [i for i, line in enumerate(lines) if "|" in line.plain]
    found: set[Span] = set()
    for _, block in groupby(barred, key=lambda i: _block(text, lines, i)):
        rows = [lines[i] for i in block]
        enough = len(rows) >= _FEWEST.get(rows[0].plain.count("|"), 2)
        if enough and any(_AMOUNT.search(row.plain) for row in rows):
            found.update(row.span for row in rows)
    return frozenset(found)


def _block(text: str, lines: Sequence[Line], at: int) -> int:
    """The first line of the block to which a line belongs."""
    bars = lines[at].plain.count("|")
    while at > 0 and lines[at - 1].plain.count("|") == bars:
        if text[lines[at - 1].span.end : lines[at].span.start].count("\n") != 1:
            break
        at -= 1
    return at
