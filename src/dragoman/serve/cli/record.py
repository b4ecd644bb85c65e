"""`dragoman record`: what all documents together say, reconciled: entries, series and findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import examples, many, output, until_unread
from dragoman.serve.cli.filters import Filters, filtered
from dragoman.serve.cli.filters import checked_day as day_of

if TYPE_CHECKING:
    from dragoman.run.reconciling import Reconciled
    from dragoman.store import Record

EXAMPLES = examples(
    ("dragoman record", "how many meetings, agreements, projects … the documents tell of together"),
    ("dragoman record --format json > record.json", "all of it, each value with who says so"),
    ("dragoman record --type project --type finding --format json", "two of its lists"),
    ("dragoman record --about CKU --as-of 2025-12-31", "what was known of one thing, as of a day"),
)

AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The day on which things are overdue or not; today."),
]

FINDING = "finding"
"""What the list of findings is asked for by, beside the types of accounts."""


class Format(StrEnum):
    """How the record is printed."""

    TABLE = "table"
    JSON = "json"


@filtered
def command(
    filters: Filters,
    type: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Only entries of this type; repeatable."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How it is printed.")] = Format.TABLE,
) -> None:
    """Print what all documents together say: one entry a thing, one value a field, who says what.

    The JSON is the same for the same documents, in whatever order they were read.
    """
    from dragoman.model.account import LISTS
    from dragoman.run.reconciling import Reconciled
    from dragoman.serve.cli.filters import find
    from dragoman.serve.cli.listing import print_json
    from dragoman.store import Record

    types = _checked_types(type or [])
    with until_unread(), Record.open(filters.record, create=False) as opened:
        found = find(opened, filters)
        whole = Reconciled(found.accounts, found.findings)
        if format is Format.TABLE:
            _print_table(whole, types)
        elif types:
            said = whole.to_json()
            print_json({name: said[name] for one, name in _lists(LISTS) if one in types})
        else:
            print_json(whole.to_json())


def reconciled(record: Record, as_of: date) -> Reconciled:
    """Everything that an open record holds, reconciled."""
    from dragoman.packs.framework import load_framework
    from dragoman.run.options import Options
    from dragoman.run.reconciling import reconcile

    return reconcile(record, load_framework(Options().framework), as_of)


def checked_day(day: str | None, option: str) -> date:
    """A day, today if none is given; a usage error for what is none."""
    return day_of(day, option) or date.today()


def _lists(accounts: dict[str, str]) -> list[tuple[str, str]]:
    return [*accounts.items(), (FINDING, "findings")]


def _checked_types(types: list[str]) -> list[str]:
    from dragoman.model.account import LISTS

    known = [one for one, _ in _lists(LISTS)]
    for name in types:
        if name not in known:
            raise typer.BadParameter(
                f"{name!r} is no type of entry; there are {', '.join(known)}", param_hint="--type"
            )
    return types


def _print_table(found: Reconciled, types: Sequence[str]) -> None:
    from rich.table import Table

    from dragoman.model.account import LISTS
    from dragoman.model.finding import KINDS

    console = output()
    wanted = [(type, name) for type, name in LISTS.items() if not types or type in types]
    if wanted:
        table = Table(box=None, pad_edge=False)
        for heading in ("What", "Entries", "Told by several sources"):
            table.add_column(heading, justify="left" if heading == "What" else "right")
        for type, name in wanted:
            held = found.of_type(type)
            table.add_row(name, str(len(held)), str(sum(one.sources > 1 for one in held)))
        console.print(table)
    if not types or FINDING in types:
        kinds = [one.kind for one in found.findings]
        said = ", ".join(many(kinds.count(kind), kind, kind) for kind in KINDS if kind in kinds)
        console.print(f"{many(len(kinds), 'finding')}{': ' + said if said else ''}")
