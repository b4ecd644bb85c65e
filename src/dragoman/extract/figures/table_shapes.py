"""Where the tables of a text stand: rows of cells parted by bars, tabulators, blanks or semicolons.

In: a reading. Out: `Table`s: caption, heading, rows of cells. Rows without a heading are a table where a
caption stands above them; so are lists of names with bare numbers ("Kazakhstan : 12,1 ; Ouzbékistan : 10,2").
What the cells mean is left to `tables.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.model.reading import Reading
from dragoman.model.span import Span

CAPTION = 3
"""Lines above a table in which its subject, unit and period may stand."""
LEAST_ROWS = 2

_PARTING = ("|", "\t", ";", "  ")
_BARS, _BLANKS, _SEMICOLONS = re.compile(r"\||\t"), re.compile(r" {2,}"), re.compile(r" ?; ?")
_AMOUNT = re.compile(r"[+−–-]? ?\d.*|[–—-]|n\. ?[dc]\.?|…|\.{2,3}", re.IGNORECASE)
_RULE = re.compile(r"[\s|:+-]*-{2,}[\s|:+-]*")
_FOOTNOTE = re.compile(r"\s*\*")
PERIOD_ALONE = re.compile(
    r"(?:(?:S|T|semestre|trimestre)[12-4]? |\d{1,2} ?(?:mois|[mM]) |"
    r"(?:1er|[1-4]e|[1-4]ème) (?:semestre|trimestre) )?"
    r"(?:19|20)\d\d(?:[ /-](?:S|T)[1-4])?"
    r"(?: \([^()]{1,20}\))?\*?"
)
"""A heading that names nothing but a year, or a part of one."""
YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
"""A heading that is a year and no more."""
_ITEM = re.compile(
    r"\s*(?:[-–—•*·▪●►➤] ?)?(?P<label>[^\W\d_][^:;=\d]{1,60}?) ?[:=] ?(?P<amount>[+−–-]?\d[\d  .,]*\d|\d)"
    r"(?:,? \(?(?:soit )?(?P<second>[+−–-]?\d[\d.,]* ?%)\)?)?\s*[.,]?"
)
"""One of a list of names with bare numbers, and perhaps a percentage behind each."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, the cells of its heading (none where there is none), its rows, its footnote."""

    span: Span
    caption: Span
    heading: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]
    footnote: Span | None

    def years(self, text: str) -> tuple[str, ...]:
        """The years that head its columns, where two or more stand in order and nothing else dates it."""
        heads = [one.of(text) for one in self.heading]
        years = tuple(one for one in heads if YEAR_ALONE.fullmatch(one))
        return years if len(years) > 1 and [*years] == sorted(set(years)) else ()


def find_tables(reading: Reading) -> tuple[Table, ...]:
    """The tables of a reading: two rows or more with as many cells each."""
    return reading.once(
        find_tables, lambda: tuple(table for table in _tables(reading) if _is_held(reading, table))
    )


def _tables(reading: Reading) -> Iterator[Table]:
    lines = [(start, line) for start, line in _lines(reading.text) if line.strip()]
    at = 0
    while at < len(lines):
        table, at = _listed(lines, at) or _ruled(reading.text, lines, at) or (None, at + 1)
        if table is not None:
            yield table


def _is_held(reading: Reading, table: Table) -> bool:
    """Whether all its cells are the article's own words."""
    return all(reading.holds(cell) for row in (table.heading, *table.rows) for cell in row if cell)


def _ruled(text: str, lines: list[tuple[int, str]], at: int) -> tuple[Table, int] | None:
    """The table whose first line is that at `at`, and the line behind it."""
    cells = _cells(*lines[at])
    end = at + 1
    while len(cells) > 1 and end < len(lines) and _continues(lines[end], len(cells)):
        end += 1
    run = [_cells(*line) for line in lines[at:end] if not _RULE.fullmatch(line[1])]
    if len(run) < LEAST_ROWS:
        return None
    first, heading, rows = at, run[0], run[1:]
    if _is_row(text, heading):
        short = _cells(*lines[at - 1]) if at else []
        headed = len(short) == len(heading) - 1 > 1
        edge = Span(short[0].start, short[0].start) if short else run[0][0]
        first, rows, heading = at - headed, run, [edge, *short] if headed else []
    marked = bool(_BARS.search(lines[at][1]))
    if len(rows) < LEAST_ROWS or not (marked or all(_is_row(text, row) for row in rows)):
        return None
    if marked and not heading and not all(_is_row(text, row) for row in rows):
        return None
    top = lines[_caption(lines, first)][0]
    if not heading and top == lines[first][0]:
        return None  # nobody says what the rows measure
    body = Span(heading[0].start if heading else rows[0][0].start, rows[-1][-1].end)
    note = None
    if end < len(lines) and _FOOTNOTE.match(lines[end][1]):
        note = Span(lines[end][0], lines[end][0] + len(lines[end][1]))
    return Table(body, Span(top, body.start), tuple(heading), tuple(tuple(row) for row in rows), note), end


def _listed(lines: list[tuple[int, str]], at: int) -> tuple[Table, int] | None:
    """The list of names with bare numbers that begins with the line at `at`, below a caption."""
    rows: list[list[Span]] = []
    end = at
    while end < len(lines) and (items := _items(*lines[end])):
        rows += items
        end += 1
    top = _caption(lines, at)
    if len(rows) < LEAST_ROWS or top == at or len({len(row) for row in rows}) > 1:
        return None
    body = Span(rows[0][0].start, rows[-1][-1].end)
    return Table(body, Span(lines[top][0], body.start), (), tuple(tuple(row) for row in rows), None), end


def _items(start: int, line: str) -> list[list[Span]]:
    """The names and numbers of a line, if it holds nothing else."""
    found: list[list[Span]] = []
    cuts = [0, *(end for match in _SEMICOLONS.finditer(line) for end in match.span()), len(line)]
    for begin, end in zip(cuts[::2], cuts[1::2], strict=True):
        if not line[begin:end].strip():
            continue
        item = _ITEM.fullmatch(line, begin, end)
        if item is None:
            return []
        groups = ("label", "amount", "second") if item["second"] else ("label", "amount")
        found.append([Span(start + item.start(name), start + item.end(name)) for name in groups])
    return found


def _is_row(text: str, cells: list[Span]) -> bool:
    """Whether cells are a name and amounts, and no heading of years."""
    amounts = [cell.of(text) for cell in cells[1:]]
    return all(_AMOUNT.fullmatch(one) for one in amounts) and not all(map(PERIOD_ALONE.fullmatch, amounts))


def _caption(lines: list[tuple[int, str]], at: int) -> int:
    """The first line of what stands above a heading without being a sentence."""
    first = at
    while first > max(0, at - CAPTION) and not lines[first - 1][1].rstrip().endswith((".", "!", "?")):
        first -= 1
    return first


def _continues(line: tuple[int, str], cells: int) -> bool:
    return _RULE.fullmatch(line[1]) is not None or len(_cells(*line)) == cells


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _cells(start: int, line: str) -> list[Span]:
    """The cells of a line; bars at its ends part nothing, and blanks only where there are no bars."""
    bars = Span(0, len(line)).stripped(line)
    held = bars.of(line)
    if not any(mark in held for mark in _PARTING):
        return [Span(start + bars.start, start + bars.end)]
    inner = bars.stripped(line, "|")
    if inner.start > bars.start + 1:
        inner = Span(bars.start + 1, inner.end)  # an empty first cell
    parting = next((one for one in (_BARS, _BLANKS) if one.search(line, *inner)), None)
    if parting is None:
        parting = _SEMICOLONS if line.count(";") > 1 else _BLANKS
    cuts = [
        inner.start,
        *(edge for match in parting.finditer(line, *inner) for edge in match.span()),
        inner.end,
    ]
    cells = [Span(*edges).stripped(line) for edges in zip(cuts[::2], cuts[1::2], strict=True)]
    return [Span(start + cell.start, start + cell.end) for cell in cells]
