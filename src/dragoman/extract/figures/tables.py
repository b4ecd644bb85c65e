"""Figures from tables: what the headings of column and row, the caption and the text around say of a cell.

In: a reading, its tables, the figures of its prose. Out: `Figure` facts, each resting on the heading and its
row. A column whose unit nothing gives is left out. Rows that add up to a figure of the prose are its parts,
and measure what it measures. Where the tables stand is left to `table_shapes.py`, who has a row that names
one side alone to `table_sides.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.figures.parties import PartyReader
from dragoman.extract.figures.periods import PeriodReader
from dragoman.extract.figures.scope import family_of
from dragoman.extract.figures.stand_ins import StandIns
from dragoman.extract.figures.table_shapes import PERIOD_ALONE, Table
from dragoman.extract.figures.table_sides import TableSides, without_names
from dragoman.extract.figures.topics import TopicReader
from dragoman.extract.quantities.bearings import either
from dragoman.extract.quantities.lexicon import QuantityLexicon
from dragoman.extract.quantities.numbers import read_digits
from dragoman.extract.quantities.reader import find_quantities
from dragoman.model.fact import Figure
from dragoman.model.reading import DateExpression, Quantity, Reading
from dragoman.model.span import Span
from dragoman.packs.figures import FigureCues
from dragoman.packs.folding import fold
from dragoman.packs.quantities import NumberWords
from dragoman.packs.tables import Tables

_NUMBER = re.compile(r"[+−–-]? ?\d[\d  .,]*\d|[+−–-]? ?\d")
_YEAR = re.compile(r"(?<![\w.,])(?:19|20)\d\d(?![\w.,]?\d)")
_BRACKETS = re.compile(r"\(([^\d()|,;]{1,40})[,;)]")
_ANY_YEAR = re.compile(r"(?:\d{4}|XXXX)(?=-)")
_SHARE_OF_SUM = 0.005
"""How far rows may miss the figure of the prose that they add up to."""
WAYS = ("exports", "imports")
"""What is money: so many cars are only counted."""
_CERTAIN, _LIKELY = 0.8, 0.6


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell with its row and the heading of its column, if there is one."""

    table: Table
    row: tuple[Span, ...]
    column: int

    @property
    def span(self) -> Span:
        return self.row[self.column]

    @property
    def heading(self) -> Span | None:
        return self.table.heading[self.column] if self.table.heading else None

    @property
    def tellers(self) -> tuple[Span, ...]:
        """What may tell of it, the nearest first: the heading of its column, that of its row, the caption."""
        own = (self.heading,) if self.heading else ()
        return (*own, self.row[0], self.table.caption)


class TableReader:
    """Reads the tables of one language. Immutable after construction."""

    def __init__(
        self,
        tables: Tables,
        lexicon: QuantityLexicon,
        cues: FigureCues,
        numbers: NumberWords,
        stand_ins: StandIns,
    ) -> None:
        self._lexicon, self._default = lexicon, cues.default
        self._periods = PeriodReader(cues, numbers)
        self._sides = TableSides(PartyReader(cues, stand_ins), TopicReader(cues, stand_ins), cues)
        self._columns = [
            (one.indicator, re.compile("|".join(rf"(?<!\w){re.escape(fold(word))}" for word in one.words)))
            for one in tables.columns
        ]
        words = "|".join(re.escape(word) for word in tables.units)
        self._unit = re.compile(rf"(?<!\w)(?:{words}) ?:? ?([^\n()|,;:]+?)(?= ?[),|\n;:]|$)", re.IGNORECASE)
        self._financing = re.compile(rf"(?<!\w){either(fold(word) for word in tables.financing)}(?!\w)")
        self._lending_name = re.compile(rf"(?i:{either(cues.lending)})(?!\w).*")
        before = "|".join(re.escape(fold(words)) for words in tables.year_before)
        self._year_before = re.compile(rf"(?<!\w)(?:{before})(?!\w)")
        self._totals = {fold(word) for word in tables.totals}

    def figures(self, reading: Reading, tables: Sequence[Table], told: Sequence[Figure]) -> Iterator[Figure]:
        """The figures of all cells whose unit the table gives; `told`: those of the prose."""
        for table in tables:
            columns = range(1, len(table.rows[0]))
            for column in columns:
                cells = [_Cell(table, row, column) for row in table.rows]
                read = [(cell, found) for cell in cells if (found := self._quantity(reading.text, cell))]
                whole = self._whole(reading.text, read, told)
                for cell, quantity in read:
                    if figure := self._figure(reading, cell, quantity, whole, told):
                        yield figure

    def _figure(
        self, reading: Reading, cell: _Cell, quantity: Quantity, whole: Figure | None, told: Sequence[Figure]
    ) -> Figure | None:
        indicator = self._indicator(reading, cell, quantity)
        known = indicator is not None or whole is not None
        indicator = indicator or (whole.indicator if whole else self._by_unit(reading, cell, quantity))
        if indicator is None or (whole and whole.indicator != indicator):
            whole = None
        if indicator is None:
            return None
        total = fold(cell.row[0].of(reading.text)) in self._totals
        pair = self._sides.pair(reading, cell.table, cell.row[0], cell.heading, indicator, whole, told)
        if total and None in pair and self._sides.lists_parties(reading, cell.table):
            return None  # of whom it is the sum is not told
        if indicator in WAYS and family_of(quantity.unit) != "money":
            indicator = self._default.get(family_of(quantity.unit), indicator)
        period = self._period(reading, cell, indicator) or (whole.period if whole else None)
        top = cell.table.caption.start if cell.table.caption else cell.table.span.start
        head = cell.table.heading[0].start if cell.table.heading else top
        end = cell.table.heading[-1].end if cell.table.heading else cell.table.caption.end
        return Figure(
            evidence=(Span(head, end).stripped(reading.text), Span(cell.row[0].start, cell.row[-1].end)),
            spans=(quantity.span,),
            value=quantity.value,
            unit=quantity.unit,
            indicator=indicator,
            period=period,
            area=pair.area,
            counterpart=pair.counterpart,
            base_period=self._base(reading, cell, period) if indicator == "growth" else None,
            confidence=_CERTAIN if known else _LIKELY,
        )

    def _quantity(self, text: str, cell: _Cell) -> Quantity | None:
        """The amount in a cell, with the unit that it, its headings or the caption give."""
        words = cell.span.of(text)
        if found := find_quantities(words, self._lexicon):
            inside = Span(cell.span.start + found[0].span.start, cell.span.start + found[0].span.end)
            return Quantity(inside, found[0].value, found[0].unit)
        number = _NUMBER.fullmatch(words)
        if number is None:
            return None
        unit = self._counted(cell.heading.of(text)) if cell.heading else None
        unit = unit or next((one for span in cell.tellers if (one := self._unit_in(span.of(text)))), None)
        unit = unit or self._labelled(cell.row[0].of(text))
        unit = unit or self._labelled(cell.table.caption.of(text).strip().rpartition("\n")[2])
        if unit is None:
            return None
        value, _ = read_digits(re.sub(r"[+−–  -]", "", words))
        negative = words[0] in "-−–"
        return Quantity(cell.span, (-value if negative else value) * unit.value, unit.unit)

    def _unit_in(self, words: str) -> Quantity | None:
        """The unit of "en millions de dollars" or "(Md$)", as what one of it comes to."""
        named = (match[1] for pattern in (self._unit, _BRACKETS) for match in pattern.finditer(words))
        return next((one for unit in named if (one := self._one_of(unit, 1))), None)

    def _counted(self, words: str) -> Quantity | None:
        """What a heading counts that is nothing but a unit, and perhaps a year: "Trains 2023"."""
        bare = _YEAR.sub("", _BRACKETS.sub("", words)).strip(" ,").lower()
        found = self._one_of(bare, 2) if bare else None
        plural = bare.partition(" ")[0].endswith(("s", "x"))
        one = found is not None and family_of(found.unit) == "counted" and not plural
        return None if one else found  # "Bureau de statistique" counts no offices

    def _labelled(self, words: str) -> Quantity | None:
        """What the label of a row counts, if it begins with a plural: "Camions passés à Khorgos"."""
        return self._one_of(words.lower(), 2) if words.partition(" ")[0].endswith(("s", "x")) else None

    def _one_of(self, unit: str, number: int) -> Quantity | None:
        found = find_quantities(f"{number} {unit}", self._lexicon)
        if not found or found[0].span.start:
            return None
        return Quantity(found[0].span, found[0].value / number, found[0].unit)

    def _indicator(self, reading: Reading, cell: _Cell, quantity: Quantity) -> str | None:
        """What a cell measures: by the heading of its column, where that is no year by that of its row."""
        text, percent = reading.text, quantity.unit == "percent"
        label = cell.row[0]
        if not percent and (told := self._noted(text, cell)):
            return told
        for span in cell.tellers:
            words = span.of(text)
            if span is cell.table.caption and self._financing.search(fold(words)) and not percent:
                return "loan" if self._lends(reading, label) else "investment"
            if span is label:  # "Banque asiatique d'investissement …" names nobody's investment
                words = self._lending_name.sub("", without_names(reading, label))
            if (span is label and fold(words) in self._totals) or PERIOD_ALONE.fullmatch(words):
                continue
            found = self._named(words)
            if found and not (percent and found not in ("growth", "share")):
                return found
            if percent and span is not cell.heading:
                break
        if percent:
            return "growth" if cell.span.of(text)[0] in "+-−–" else "share"
        return None

    def _noted(self, text: str, cell: _Cell) -> str | None:
        """What another cell of the row says that an amount is: "50 | prêt, montant maximal"."""
        others = [one.of(text) for one in cell.row[1:] if one is not cell.span]
        notes = [one for one in others if one and not _NUMBER.match(one)]
        return self._named(notes[0].partition(",")[0]) if len(notes) == 1 else None

    def _lends(self, reading: Reading, label: Span) -> bool:
        """Whether the label of a row is the name of a bank, a fund or another organisation."""
        named = any(True for _ in reading.names_in(label, "organisation"))
        return named or bool(self._lending_name.match(label.of(reading.text)))

    def _named(self, words: str) -> str | None:
        folded = fold(words)
        return next((name for name, column in self._columns if column.search(folded)), None)

    def _by_unit(self, reading: Reading, cell: _Cell, quantity: Quantity) -> str | None:
        """What a cell measures by its unit alone; of money only what is somebody's or of a time."""
        if family_of(quantity.unit) != "money":
            return self._default.get(family_of(quantity.unit), "other")
        label = cell.row[0]
        told = self._sides.names(reading, label) or self._date(reading, label)
        alone = told or self._unit_in(label.of(reading.text))
        return "other" if alone else None

    def _period(self, reading: Reading, cell: _Cell, indicator: str) -> str | None:
        """When a cell holds: "2024" under "janvier à octobre" are ten months of that year."""
        around = self._date(reading, cell.table.caption)
        own = self._date(reading, cell.heading) if cell.heading else None
        own = own or self._column_before(reading, cell) or self._date(reading, cell.row[0])
        months = next(
            (one for one in reading.dates if cell.table.caption.contains(one.span) and not one.own_year), None
        )
        if own and own[1].isdigit() and months and months.value and "-" in months.value:
            return _ANY_YEAR.sub(own[1], months.value)
        changed = cell.table.years(reading.text) if indicator == "growth" and own is None else ()
        if changed:
            return changed[-1]
        date = own or around
        if date is None:
            return None
        return self._periods.period(reading, date[0], indicator) if date[0] else date[1]

    def _column_before(self, reading: Reading, cell: _Cell) -> tuple[DateExpression | None, str] | None:
        """The date of the column before one of changes, where several do so: "2024 | var. | 2025 | var."."""
        heads = cell.table.heading or ()
        changes = [i for i in range(2, len(heads)) if self._named(heads[i].of(reading.text)) == "growth"]
        changes = [
            i for i in changes if not self._date(reading, heads[i]) and self._date(reading, heads[i - 1])
        ]
        told = len(changes) > 1 and cell.column in changes
        return self._date(reading, heads[cell.column - 1]) if told else None

    @staticmethod
    def _date(reading: Reading, span: Span) -> tuple[DateExpression | None, str] | None:
        """The last date of a heading, caption or label; a year that stands there alone is one, too."""
        dates = [one for one in reading.dates if span.contains(one.span) and one.value]
        if dates:
            return dates[-1], dates[-1].value or ""
        years = _YEAR.findall(span.of(reading.text))
        return (None, years[-1]) if years else None

    def _base(self, reading: Reading, cell: _Cell, period: str | None) -> str | None:
        """What a change is measured from, by its heading or the footnote of the table."""
        words = cell.heading.of(reading.text) if cell.heading else cell.table.caption.of(reading.text)
        if cell.table.footnote is not None and "*" in words:
            date = self._date(reading, cell.table.footnote)
            return date[1] if date else None
        years = cell.table.years(reading.text)
        parted = self._column_before(reading, cell)
        if len(years) > 1 and period == years[-1] and not parted:
            return years[-2]  # "2023 | 2024 | évolution"
        if period and (parted or self._year_before.search(fold(words))):
            return re.sub(r"\d{4}", lambda year: str(int(year[0]) - 1), period)
        return None

    def _whole(
        self, text: str, read: Sequence[tuple[_Cell, Quantity]], told: Sequence[Figure]
    ) -> Figure | None:
        """The figure of the prose that the rows of a column add up to, if they add up to one thing."""
        rows = [one for cell, one in read if fold(cell.row[0].of(text)) not in self._totals]
        units = {one.unit for one in rows}
        if len(rows) < len("ABC") or len(units) != 1 or "percent" in units:
            return None
        total = sum(one.value for one in rows)
        near = [
            one
            for one in told
            if one.unit in units
            and one.indicator not in ("growth", "share", "other")
            and abs(one.value - total) <= _SHARE_OF_SUM * total
        ]
        return near[0] if near and len({one.indicator for one in near}) == 1 else None
