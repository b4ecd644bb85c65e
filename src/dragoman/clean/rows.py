"""Rows of tables: lines right below one another, with as many bars each, or in columns.

In: the text and its lines. Out: the spans of the rows. A block of lines with bars is a table if an amount
fills a cell of it; a menu and a row of stamps hold none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from dragoman.clean.layout import Line
from dragoman.model.span import Span

ROW = "row"
"""The trait of a line that is one, drawn with bars."""
COLUMN = re.compile(r"\S(?: {3,}|\t+)(?=\S)")
"""Where a column ends and the next begins."""
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


def column_rows(text: str, lines: Sequence[Line]) -> frozenset[Span]:
    """The spans of the lines in several columns right below or above a line in columns."""
    columns = [len(COLUMN.findall(line.span.of(text))) for line in lines]
    around = zip(lines, [0, *columns], columns, [*columns[1:], 0], strict=False)
    return frozenset(line.span for line, above, own, below in around if own > 1 and max(above, below) > 0)


def _block(text: str, lines: Sequence[Line], at: int) -> int:
    """The first line of the block to which a line belongs."""
    bars = lines[at].plain.count("|")
    while at > 0 and lines[at - 1].plain.count("|") == bars:
        if text[lines[at - 1].span.end : lines[at].span.start].count("\n") != 1:
            break
        at -= 1
    return at
