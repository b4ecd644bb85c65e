"""Prints a list of entries: as a table that fits the terminal, as JSON, or as CSV for a spreadsheet.

In: things and columns that say a cell of each. Out: text on standard output. A narrow terminal gets the
columns without which a line says nothing; JSON and CSV have everything.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dragoman.publish.exports.formulas import guarded
from dragoman.serve.cli.console import output, shortened, visible
from dragoman.serve.cli.filters import Format

T = TypeVar("T")

ROOMY = 100
"""Columns of a terminal from which on all columns of a table have room."""

LONGEST = 220
"""Characters of a cell that a table shows."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its heading, what stands in it, and how it is laid out.

    `share` is its part of the width, 0 for as much as it needs; `wide` columns are left out where there is
    little room; `only` is `table` or `csv` where it
    stands in that alone; `most` are the characters of its lines where
    it takes what it needs.
    """

    heading: str
    cell: Callable[[T], str]
    share: int = 0
    wide: bool = False
    only: str | None = None
    right: bool = False
    most: int = 0


def print_list(
    things: Sequence[T],
    columns: Sequence[Column[T]],
    format: Format,
    as_json: Callable[[T], Any],
    style: Callable[[T], str] = lambda _: "",
) -> None:
    """Print the things; nothing but the frame where there are none."""
    if format is Format.JSON:
        print_json([as_json(one) for one in things])
    elif format is Format.CSV:
        _print_csv(things, [one for one in columns if one.only != "table"])
    elif things:
        _print_table(things, [one for one in columns if one.only != "csv"], style)


def print_json(said: Any) -> None:
    """Print an object as UTF-8, its keys in the order in which they are."""
    from dragoman.serve.cli.delivery import deliver

    deliver(json.dumps(said, ensure_ascii=False, indent=1) + "\n", None)


def _print_csv(things: Iterable[T], columns: Sequence[Column[T]]) -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([one.heading.lower().replace(" ", "_") for one in columns])
    writer.writerows([[_safe(column.cell(one)) for column in columns] for one in things])


def _safe(cell: str) -> str:
    return cell if _is_number(cell) else guarded(cell)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _print_table(things: Iterable[T], columns: Sequence[Column[T]], style: Callable[[T], str]) -> None:
    from rich.table import Table

    console = output()
    shown = [one for one in columns if console.width >= ROOMY or not one.wide]
    table = Table(box=None, header_style="bold", padding=(0, 1, 0, 0), pad_edge=False)
    for one in shown:
        table.add_column(
            one.heading,
            ratio=one.share or None,
            max_width=one.most or None,
            no_wrap=False,
            overflow="fold",
            justify="right" if one.right else "left",
        )
    table.expand = any(one.share for one in shown)
    for thing in things:
        cells = (shortened(column.cell(thing), LONGEST) for column in shown)
        table.add_row(*(visible(cell) for cell in cells), style=style(thing))
    console.print(table)
