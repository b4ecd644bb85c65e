"""`dragoman facts`: prints the facts of the record, by type, document and what they are about."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import (
    DEFAULT_RECORD,
    RecordOption,
    examples,
    many,
    messages,
    output,
    shortened,
    until_unread,
    visible,
)

if TYPE_CHECKING:
    from rich.table import Table

    from dragoman.store import Record, StoredFact

EXAMPLES = examples(
    ("dragoman facts", "all facts but mentions and dates, as a table"),
    ("dragoman facts --type figure --type statement", "two types"),
    ("dragoman facts --about Kazakhstan", "what concerns a country, person, organisation or project"),
    ("dragoman facts --document 2024/mai/1", "one document's"),
    ("dragoman facts --format jsonl > facts.jsonl", "everything, for other programs"),
)

AT_ONCE = 200
"""Rows of a table that are laid out together."""

NARROW = (19, 11, 6)
"""Columns that a document, a type and a confidence take, with the space behind them."""

NARROWER = (13, 11, 6)
"""The same where there is little room."""

ROOMY = 80
"""Columns from which on there is no lack of room."""

LINES = 3
"""Lines of words that are shown of a fact."""


class Format(StrEnum):
    """How facts are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def command(
    type: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Only facts of this type; repeatable.")
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only what concerns this country, person, organisation, project …"),
    ] = None,
    document: Annotated[str | None, typer.Option(metavar="ID", help="Only facts of this document.")] = None,
    format: Annotated[Format, typer.Option("--format", help="How they are printed.")] = Format.TABLE,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Print facts, each with the words it rests on, in an order that is the same every time."""
    from dragoman.serve.cli.phrase import WITHOUT_MENTIONS
    from dragoman.store import Record

    types = checked_types(type or [])
    if not types and format is Format.TABLE:
        types = list(WITHOUT_MENTIONS)
    with until_unread(), Record.open(record, create=False) as opened:
        keys = _keys(opened, about) if about is not None else None
        found = opened.facts(types=types, about=keys, document=_document(opened, document))
        if format is Format.JSONL:
            _print_lines(found)
        elif format is Format.CSV:
            _print_csv(found)
        else:
            _print_table(found)
            if not type:
                messages().print("Mentions and dates are not shown: --type mention --type date", style="dim")


def checked_types(types: list[str]) -> list[str]:
    """The names, if each is a type of fact; a usage error otherwise."""
    from dragoman.model.fact import TYPES

    for name in types:
        if name not in TYPES:
            raise typer.BadParameter(f"{name!r} is no type of fact; there are {', '.join(TYPES)}")
    return types


def _document(record: Record, wanted: str | None) -> str | None:
    from dragoman.serve.cli.finding import find_document

    return None if wanted is None else find_document(record, wanted)


def _keys(record: Record, about: str) -> list[str]:
    from dragoman.serve.cli.finding import find_keys

    return find_keys(record, about)


def _print_lines(found: Iterable[StoredFact]) -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    for fact in found:
        sys.stdout.write(fact.line + "\n")


def _print_csv(found: Iterable[StoredFact]) -> None:
    import csv

    from dragoman.serve.cli.flat import HEADER, row

    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(row(fact) for fact in found)


def _print_table(found: Iterator[StoredFact]) -> None:
    console = output()
    number = 0
    while some := list(islice(found, AT_ONCE)):
        console.print(_table(some, console.width, header=number == 0))
        number += len(some)
    messages().print(many(number, "fact") if number else "No such facts.")


def _table(some: list[StoredFact], width: int, header: bool) -> Table:
    from rich.table import Table

    from dragoman.serve.cli.marking import STYLES
    from dragoman.serve.cli.phrase import phrase, words

    # The columns are of fixed width, so that a long table can be printed piece by piece.
    fixed = NARROW if width >= ROOMY else NARROWER
    left = max(width - sum(fixed), 20)
    widths = (*fixed[:2], left * 2 // 5, left - left * 2 // 5, fixed[2] - 1)
    table = Table(box=None, show_header=header, header_style="bold", padding=(0, 1, 0, 0))
    for name, columns in zip(("Document", "Type", "What", "Words", "Conf"), widths, strict=True):
        table.add_column(name, width=columns - 1, overflow="fold")
    for fact in some:
        cells = (
            shortened(visible(fact.document), widths[0] - 1),
            fact.type,
            visible(phrase(fact)),
            shortened(words(fact), LINES * (widths[3] - 4)),
            f"{fact.confidence:.2f}",
        )
        table.add_row(*cells, style=STYLES.get(fact.type, ""))
    return table
