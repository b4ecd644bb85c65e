"""`dragoman record`: what all documents together say, reconciled: entries, series and findings."""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import DEFAULT_RECORD, RecordOption, examples, many, output, until_unread

if TYPE_CHECKING:
    from dragoman.run.reconciling import Reconciled
    from dragoman.store import Record

EXAMPLES = examples(
    ("dragoman record", "how many meetings, agreements, projects … the documents tell of together"),
    ("dragoman record --format json > record.json", "all of it, each value with who says so"),
    ("dragoman record --as-of 2025-12-31", "what was overdue on a day"),
)


class Format(StrEnum):
    """How the record is printed."""

    TABLE = "table"
    JSON = "json"


AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day on which things are overdue or not; today."),
]


def command(
    format: Annotated[Format, typer.Option("--format", help="How it is printed.")] = Format.TABLE,
    as_of: AsOfOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Print what all documents together say: one entry a thing, one value a field, who says what.

    The JSON is the same for the same documents, in whatever order they were read.
    """
    from dragoman.serve.cli.delivery import deliver
    from dragoman.store import Record

    day = checked_day(as_of, "--as-of")
    with until_unread(), Record.open(record, create=False) as opened:
        found = reconciled(opened, day)
        if format is Format.JSON:
            deliver(json.dumps(found.to_json(), ensure_ascii=False, indent=1) + "\n", None)
        else:
            _print_table(found)


def reconciled(record: Record, as_of: date) -> Reconciled:
    """Everything that an open record holds, reconciled."""
    from dragoman.packs.framework import load_framework
    from dragoman.run.options import Options
    from dragoman.run.reconciling import reconcile

    return reconcile(record, load_framework(Options().framework), as_of)


def checked_day(day: str | None, option: str) -> date:
    """A day, today if none is given; a usage error for what is none."""
    if day is None:
        return date.today()
    try:
        return date.fromisoformat(day)
    except ValueError as error:
        raise typer.BadParameter(f"{day!r} is no day; write 2025-12-31", param_hint=option) from error


def _print_table(found: Reconciled) -> None:
    from rich.table import Table

    from dragoman.model.account import LISTS
    from dragoman.model.finding import KINDS

    table = Table(box=None, pad_edge=False)
    for heading in ("What", "Entries", "Told by several sources"):
        table.add_column(heading, justify="left" if heading == "What" else "right")
    for type, name in LISTS.items():
        held = found.of_type(type)
        table.add_row(name, str(len(held)), str(sum(one.sources > 1 for one in held)))
    console = output()
    console.print(table)
    kinds = [one.kind for one in found.findings]
    said = ", ".join(many(kinds.count(kind), kind, kind) for kind in KINDS if kind in kinds)
    console.print(f"{many(len(kinds), 'finding')}{': ' + said if said else ''}")
