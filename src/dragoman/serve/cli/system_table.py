"""Lays out a system for a terminal: a line for each part, cut to the width, then what a text says of it.

In: a system and its words. Out: lines of at most `WIDEST` columns, and how many cells were cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from dragoman.publish.report import one_line

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.publish.system.row import Kind, Row, System
    from dragoman.publish.system.words import Words

WIDEST = 100
"""Columns that a line takes at most."""
NARROWEST = 60
"""Columns below which nothing is laid out: a narrower terminal breaks the lines."""
DOCUMENTS = 4
"""Columns of the number of documents."""
GAP = 2
"""Columns between two cells."""
LINES = 3
"""Lines that a cell takes at most."""
INDENT = 4
"""Columns before what a text says."""

SHARES: Mapping[str, int] = MappingProxyType(
    {
        "name": 34,
        "series": 40,
        "undertaking": 48,
        "wish": 80,
        "office": 48,
        "what": 20,
        "state": 34,
        "last": 28,
        "next": 20,
        "value": 44,
        "unknown": 22,
        "who": 20,
        "how": 16,
        "deadline": 16,
        "holder": 52,
    }
)
"""How the width is shared among the columns, in proportion."""

LEFT_OUT = frozenset({("mechanism", "what"), ("project", "what"), ("instrument", "what")})
"""The columns that a terminal has no room for."""


class Layout:
    """Prints a system, and counts what was cut."""

    def __init__(self, words: Words, width: int) -> None:
        self.words = words
        self.width = max(NARROWEST, min(width, WIDEST))
        self.cut = 0

    def lines(self, whole: System) -> Iterator[tuple[str, str]]:
        """Each line with its style."""
        from dragoman.publish.system.row import KINDS

        for kind in KINDS:
            rows = [row for row in whole.rows if row.kind == kind]
            if rows:
                yield "", ""
                yield f"{self.words.own.parts[kind].upper()} ({len(rows)})", "bold cyan"
                yield from self._kind(kind, rows)

    def _kind(self, kind: Kind, rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
        from dragoman.publish.system.cells import cell, columns

        names = [name for name in columns(kind, rows, self.words) if (kind, name) not in LEFT_OUT]
        room = self.width - DOCUMENTS - GAP * len(names)
        widths = [room * SHARES[name] // sum(SHARES[one] for one in names) for name in names]
        head = [self.words.own.columns[name] for name in names]
        for line in self._lines(head, widths, self.words.own.columns["documents"]):
            yield line, "bold"
        for row in rows:
            texts = [cell(name, row, self.words) for name in names]
            for line in self._lines(texts, widths, str(len(row.documents))):
                yield line, ""
            if kind not in {"undertaking", "wish"} and row.said:
                yield self._said(row), "dim"

    def _lines(self, texts: Sequence[str], widths: Sequence[int], number: str) -> Iterator[str]:
        """A row: as many lines as its longest cell needs, at most `LINES`; the number behind the first."""
        wrapped = [self._wrapped(text, width) for text, width in zip(texts, widths, strict=True)]
        for place in range(max(map(len, wrapped))):
            cells = [
                _padded(lines[place : place + 1], width) for lines, width in zip(wrapped, widths, strict=True)
            ]
            last = f"{number:>{DOCUMENTS}}" if place == 0 else ""
            yield (" " * GAP).join((*cells, last)).rstrip()

    def _wrapped(self, text: str, width: int) -> list[str]:
        """A text in lines of at most this many columns, cut after `LINES` of them."""
        from rich.cells import chop_cells

        lines = _fold(one_line(text), width)
        if len(lines) <= LINES:
            return lines or [""]
        self.cut += 1
        last = chop_cells(f"{lines[LINES - 1]} {lines[LINES]}", width - 1)[0].rstrip()
        return [*lines[: LINES - 1], f"{last}…"]

    def _said(self, row: Row) -> str:
        """A few words of the first source, with the document that has them."""
        from rich.cells import cell_len

        begin, end = self.words.wording.grammar.quotes
        document = one_line(row.said[0].document)
        tail = document if len(document) <= self.width // 3 else f"…{document[-self.width // 3 :]}"
        room = self.width - INDENT - cell_len(f"{begin}{end} {tail}")
        whole = self.words.quotation(row.said[0])
        said = self.words.quotation(row.said[0], room)
        self.cut += said != whole
        return f"{' ' * INDENT}{begin}{said}{end} {tail}"


def _fold(text: str, width: int) -> list[str]:
    """Lines broken at spaces; words that are wider than a line are broken anywhere."""
    from rich.cells import cell_len, chop_cells

    lines: list[str] = []
    for word in text.split(" "):
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines += chop_cells(word, width) or [""]
    return lines


def _padded(lines: Sequence[str], width: int) -> str:
    from rich.cells import set_cell_size

    return set_cell_size(lines[0] if lines else "", width)


def print_system(whole: System, words: Words, console: Console) -> int:
    """Print the rows; returns how many cells and quotations were cut."""
    from rich.text import Text

    layout = Layout(words, console.width)
    title = words.own.title.format(name=words.title, colon=words.colon)
    console.print(Text(one_line(title), style="bold"), soft_wrap=True)
    for line, style in layout.lines(whole):
        console.print(Text(line, style=style), soft_wrap=True)
    return layout.cut
