"""`dragoman projects`: the undertakings of the record, each once, with how far they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import examples
from dragoman.serve.cli.filters import Filters, Format, filtered

if TYPE_CHECKING:
    from dragoman.model.account import Account
    from dragoman.serve.cli.listing import Column

EXAMPLES = examples(
    ("dragoman projects", "all of them, by sector and name"),
    ("dragoman projects --sector rail --sector road", "two sectors"),
    ("dragoman projects --about CKU", "one, by any of its names"),
    ("dragoman projects --as-of 2023-12-31", "how far they were on a day"),
)


@filtered
def command(
    filters: Filters,
    format: Annotated[Format, typer.Option("--format", help="How they are printed.")] = Format.TABLE,
) -> None:
    """List projects: what, where, how far and since when, by how many sources."""
    from dragoman.serve.cli.entries import list_entries

    list_entries(filters, format, "project", columns(), _by_sector)


def _by_sector(projects: Iterable[Account]) -> list[Account]:
    from dragoman.serve.cli.telling import headline

    return sorted(projects, key=lambda one: (one.values.get("sector") or "", headline(one).casefold()))


def columns() -> list[Column[Account]]:
    """The columns of a list of projects."""
    from dragoman.serve.cli.listing import Column
    from dragoman.serve.cli.telling import documents, headline, named, short, sources, stages

    return [
        Column("Project", headline, share=32),
        Column("Sector", lambda one: one.values.get("sector") or "", share=13, wide=True),
        Column("Status", lambda one: one.values.get("status") or "", most=18),
        Column("Since", lambda one: one.values.get("date") or "", most=11),
        Column("How it went", lambda one: stages(one.history), share=26, wide=True),
        Column("Countries", lambda one: named(one.values.get("countries")), share=10, wide=True),
        Column("Sources", sources, right=True, wide=True),
        Column("Documents", lambda one: documents(one.told), only="csv"),
        Column("Entry", lambda one: short(one.id), only="table"),
        Column("Id", lambda one: one.id, only="csv"),
    ]
