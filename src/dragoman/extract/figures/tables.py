"""Figures from tables: rows of cells parted by bars, tabulators or blanks, with the heading of their columns.

In: a reading, the headings that a language uses, its quantities. Out: `Figure` facts, each resting on the
heading and its row, and the spans of the tables. A column whose unit neither its heading nor the caption of
the table gives is left out; prose is left to `figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.extract.quantities.lexicon import QuantityLexicon
from dragoman.extract.quantities.numbers import read_digits
from dragoman.extract.quantities.reader import find_quantities
from dragoman.model.entity import Party
from dragoman.model.fact import Figure
from dragoman.model.reading import Quantity, Reading
from dragoman.model.span import Span
from dragoman.packs.folding import fold
from dragoman.packs.tables import Tables

CAPTION = 3
"""Lines above the heading in which a table's subject, unit and period may stand."""

_BARS, _BLANKS = re.compile(r"\||\t"), re.compile(r" {2,}")
_AMOUNT = re.compile(r"[+−–-]? ?\d.*|[–—-]|n\. ?[dc]\.?|…|\.{2,3}", re.IGNORECASE)
_RULE = re.compile(r"[\s|:+-]*-{2,}[\s|:+-]*")
_NUMBER = re.compile(r"[+−–-]? ?\d[\d  .,]*\d|[+−–-]? ?\d")
_YEAR = re.compile(r"(?<![\w.,])(?:19|20)\d\d(?![\w.,]?\d)")
_BRACKETS = re.compile(r"\(([^\d()|]{1,40})\)")
_PERIOD_ALONE = re.compile(r"(?:(?:S|T|semestre|trimestre)[12-4]? )?(?:19|20)\d\d(?:[ /-](?:S|T)[1-4])?\*?")
_ANY_YEAR = re.compile(r"(?:\d{4}|XXXX)(?=-)")
_FOOTNOTE = re.compile(r"\s*\*")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, the cells of its heading, the cells of its rows, its footnote."""

    span: Span
    caption: Span
    heading: tuple[Span, ...]
    rows: tuple[tuple[Span, ...], ...]
    footnote: Span | None


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a column measures."""

    indicator: str
    unit: Quantity | None
    period: str | None
    base: str | None
    owner: Party | None


class TableReader:
    """Reads the tables of one language. Immutable after construction."""

    def __init__(self, tables: Tables, lexicon: QuantityLexicon) -> None:
        self._lexicon = lexicon
        self._columns = [
            (one.indicator, re.compile("|".join(rf"(?<!\w){re.escape(fold(word))}" for word in one.words)))
            for one in tables.columns
        ]
        words = "|".join(re.escape(word) for word in tables.units)
        self._unit = re.compile(rf"\b(?:{words}) ([^\n()|,]+?)(?=[),|\n]|$)", re.IGNORECASE)
        before = "|".join(re.escape(fold(words)) for words in tables.year_before)
        self._year_before = re.compile(rf"(?<!\w)(?:{before})(?!\w)")
        self._totals = {fold(word) for word in tables.totals}

    def figures(self, reading: Reading, tables: tuple[Table, ...]) -> Iterator[Figure]:
        """The figures of all cells whose meaning the table gives."""
        for table in tables:
            measures = [self._measure(reading, table, cell) for cell in table.heading]
            for row in table.rows:
                if fold(row[0].of(reading.text)) in self._totals:
                    continue
                for cell, measure in zip(row[1:], measures[1:], strict=True):
                    if measure and (quantity := self._quantity(reading.text, cell, measure.unit)):
                        yield self._figure(reading, table, row, measure, quantity)

    def _measure(self, reading: Reading, table: Table, cell: Span) -> _Measure | None:
        indicator = self._indicator(cell.of(reading.text))
        if indicator is None and _PERIOD_ALONE.fullmatch(cell.of(reading.text)):
            indicator = self._indicator(
                table.caption.of(reading.text)
            )  # "| 2022 | 2023 |" under "Échanges …"
        if indicator is None:
            return None
        unit = self._unit_in(cell.of(reading.text)) or self._unit_in(table.caption.of(reading.text))
        period = _period(reading, cell, table.caption)
        base = None
        if indicator == "growth" and period and self._year_before.search(fold(cell.of(reading.text))):
            base = re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), period)
        if table.footnote is not None and indicator == "growth" and "*" in cell.of(reading.text):
            base = _date(reading, table.footnote)
        owner = _party(reading, cell) or _party(reading, table.caption)
        return _Measure(indicator, unit, period, base, owner)

    def _indicator(self, words: str) -> str | None:
        folded = fold(words)
        return next((name for name, column in self._columns if column.search(folded)), None)

    def _unit_in(self, words: str) -> Quantity | None:
        """The unit of "en millions de dollars" or "(Md$)", as what one of it comes to."""
        named = (match[1] for pattern in (self._unit, _BRACKETS) for match in pattern.finditer(words))
        found = (find_quantities(f"1 {unit}", self._lexicon) for unit in named)
        return next((one[0] for one in found if one and one[0].span.start == 0), None)

    def _quantity(self, text: str, cell: Span, unit: Quantity | None) -> Quantity | None:
        words = cell.of(text)
        if found := find_quantities(words, self._lexicon):
            one = found[0]
            return Quantity(Span(cell.start + one.span.start, cell.start + one.span.end), one.value, one.unit)
        number = _NUMBER.fullmatch(words)
        if number is None or unit is None:
            return None
        value, _ = read_digits(re.sub(r"[+−–  -]", "", words))
        negative = words[0] in "-−–"
        return Quantity(cell, (-value if negative else value) * unit.value, unit.unit)

    def _figure(
        self, reading: Reading, table: Table, row: tuple[Span, ...], measure: _Measure, quantity: Quantity
    ) -> Figure:
        party = _party(reading, row[0])
        area = measure.owner or party
        counterpart = party if measure.owner else None
        head = Span(table.heading[0].start, table.heading[-1].end)
        return Figure(
            evidence=(head, Span(row[0].start, row[-1].end)),
            spans=(quantity.span,),
            value=quantity.value,
            unit=quantity.unit,
            indicator=measure.indicator,
            period=measure.period or _date(reading, row[0]),
            area=area,
            counterpart=counterpart if counterpart != area else None,
            base_period=measure.base,
            confidence=0.8,
        )


def find_tables(reading: Reading) -> tuple[Table, ...]:
    """The tables of a reading: two lines or more with as many cells as the heading above them."""
    found: list[Table] = []
    lines = [(start, line) for start, line in _lines(reading.text) if line.strip()]
    at = 0
    while at < len(lines):
        cells = _cells(*lines[at])
        end = at + 1
        while len(cells) > 1 and end < len(lines) and _continues(lines[end], len(cells)):
            end += 1
        rows = [_cells(*line) for line in lines[at + 1 : end] if not _RULE.fullmatch(line[1])]
        if (
            len(rows) >= 2
            and _aligned(lines[at][1], reading.text, rows)
            and all(reading.holds(span) for row in (cells, *rows) for span in row if span)
        ):
            first = lines[_caption(lines, at)][0]
            follows = Span(lines[end][0], lines[end][0] + len(lines[end][1])) if end < len(lines) else None
            note = follows if follows and _FOOTNOTE.match(lines[end][1]) else None
            span = Span(cells[0].start, rows[-1][-1].end)
            caption = Span(first, cells[0].start)
            found.append(Table(span, caption, tuple(cells), tuple(tuple(row) for row in rows), note))
        at = end
    return tuple(found)


def _aligned(heading: str, text: str, rows: list[list[Span]]) -> bool:
    """Whether columns are marked, or hold amounts where blanks part them: prose has double blanks too."""
    return (
        "|" in heading
        or "\t" in heading
        or all(_AMOUNT.fullmatch(cell.of(text)) for row in rows for cell in row[1:])
    )


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
    inner = Span(0, len(line)).stripped(line).stripped(line, "|")
    parting = _BARS if _BARS.search(line) else _BLANKS
    cuts = [match.start() for match in parting.finditer(line, *inner)]
    edges = [inner.start - 1, *cuts, inner.end]
    cells = [Span(left + 1, right).stripped(line) for left, right in pairwise(edges)]
    return [Span(start + cell.start, start + cell.end) for cell in cells]


def _party(reading: Reading, span: Span) -> Party | None:
    name = next(reading.names_in(span, "country"), None)
    return name.entity if name else None


def _date(reading: Reading, span: Span) -> str | None:
    """The last date of a heading, caption or label; a year that stands there alone is one, too."""
    values = [one.value for one in reading.dates if span.contains(one.span) and one.value]
    years = _YEAR.findall(span.of(reading.text))
    return values[-1] if values else years[-1] if years else None


def _period(reading: Reading, cell: Span, caption: Span) -> str | None:
    """When a column's amounts hold: "2024" under "janvier à octobre" are ten months of that year."""
    own, around = _date(reading, cell), _date(reading, caption)
    months = next((one for one in reading.dates if caption.contains(one.span) and not one.own_year), None)
    if own and own.isdigit() and months and months.value and "-" in months.value:
        return _ANY_YEAR.sub(own, months.value)
    return own or around
