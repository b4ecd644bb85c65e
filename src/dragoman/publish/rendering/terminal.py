"""A report for a terminal, by rich: headings, indented quotations, tables that fit the width.

In: a `Report` and a console. Out: what is printed. Whatever comes from a source is text, never markup, and
has no character that acts on the terminal.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from dragoman.publish.report import Cell, Evidence, Line, Report, Section, Source, Table, one_line

HELD = {0xA0: 0xE000, 0x202F: 0xE001}
"""No-break spaces and what stands for them while lines are broken: rich takes them for spaces."""

RELEASED = {held: space for space, held in HELD.items()}

MINIMUM = 20
"""Columns that a text has at least, however narrow the terminal."""

WIDEST = 100
"""Columns of running text: longer lines are hard to read."""


def print_report(report: Report, console: Console) -> None:
    """Print the report."""
    width = min(console.width, WIDEST)
    _print_marked(Text(one_line(report.title), style="bold"), "", console, width)
    if report.subtitle:
        _print_marked(Text(one_line(report.subtitle), style="dim"), "", console, width)
    if report.summary:
        console.print()
        _print_summary(report, console, width)
    for said in report.paragraphs:
        console.print()
        _print_marked(Text(one_line(said)), "", console, width)
    for section in report.filled():
        _print_section(report, section, console, 1, width)
    if report.sources:
        _print_heading(report.sources_title, console, 1, width)
        for source in report.sources:
            _print_marked(_source(source), f"[{source.number}] ", console, width)
    for said in report.closing:
        console.print()
        _print_marked(Text(one_line(said), style="dim italic"), "", console, width)


def _print_summary(report: Report, console: Console, width: int) -> None:
    longest = max(len(one_line(name)) for name, _ in report.summary)
    for name, value in report.summary:
        _print_marked(Text(one_line(value)), f"{one_line(name):<{longest}}  ", console, width)


def _print_heading(title: str, console: Console, level: int, width: int) -> None:
    said = one_line(title)
    console.print()
    if level == 1:
        _print_marked(Text(said.upper(), style="bold cyan"), "", console, width)
        console.print(Text("─" * min(len(said), width), style="cyan"))
    else:
        _print_marked(Text(said, style="bold"), "", console, width)


def _print_section(report: Report, section: Section, console: Console, level: int, width: int) -> None:
    _print_heading(section.title, console, level, width)
    for said in section.paragraphs:
        _print_marked(Text(one_line(said)), "", console, width)
    for line in section.lines:
        _print_line(report, line, console, width)
    for table in section.tables:
        console.print(_table(table))
    for inner in filter(None, section.sections):
        _print_section(report, inner, console, level + 1, width)


def _print_line(report: Report, line: Line, console: Console, width: int) -> None:
    said = Text()
    if line.lead:
        said.append(one_line(line.lead) + " ", style="bold")
    said.append(one_line(line.text))
    _print_marked(said, "• ", console, width)
    for note in line.notes:
        _print_marked(Text(one_line(note), style="yellow"), "  ! ", console, width)
    for one in line.evidence:
        _print_marked(_evidence(report, one), "  │ ", console, width)


def _evidence(report: Report, one: Evidence) -> Text:
    source = report.by_number[one.source]
    said = Text()
    if one.quotation:
        said.append(report.quoted(one.quotation) + " ", style="italic")
    said.append(f"[{source.number}] {one_line(source.title)}", style="dim")
    if source.about:
        said.append(f", {one_line(source.about)}", style="dim")
    return said


def _source(source: Source) -> Text:
    said = Text(one_line(source.title))
    if source.about:
        said.append(f", {one_line(source.about)}")
    if source.document != source.title:
        said.append(f" ({one_line(source.document)})", style="dim")
    if source.link:
        said.append(f" {source.link}", style="dim")
    return said


def _print_marked(text: Text, mark: str, console: Console, width: int) -> None:
    """A text with a mark before its first line, its other lines flush behind the mark."""
    bar = mark if "│" in mark else " " * len(mark)
    for number, line in enumerate(_wrapped(text, console, max(width - len(mark), MINIMUM))):
        console.print(Text(bar if number else mark, style="dim") + line, soft_wrap=True)


def _wrapped(text: Text, console: Console, width: int) -> Iterator[Text]:
    """The lines of a text, without spaces at their ends; none is broken at a no-break space."""
    text.plain = text.plain.translate(HELD)
    for line in text.wrap(console, width):
        line.rstrip()
        line.plain = line.plain.translate(RELEASED)
        yield line


def _table(table: Table) -> Grid:
    grid = Grid(title=one_line(table.caption) or None, box=None, padding=(0, 2, 0, 0), header_style="bold")
    for column, name in enumerate(table.heading):
        grid.add_column(
            one_line(name), justify="right" if column in table.numeric else "left", overflow="fold"
        )
    for row in table.rows:
        grid.add_row(*(_cell(cell) for cell in row))
    return grid


def _cell(cell: Cell) -> Text:
    numbers = dict.fromkeys(one.source for one in cell.evidence)
    said = Text(one_line(cell.text))
    return said.append("".join(f" [{number}]" for number in numbers), style="dim")
