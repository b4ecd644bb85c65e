"""`dragoman meetings`: the meetings of the record, each once, however many texts tell of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import examples
from dragoman.serve.cli.filters import Filters, Format, filtered

if TYPE_CHECKING:
    from dragoman.model.account import Account
    from dragoman.serve.cli.listing import Column

EXAMPLES = examples(
    ("dragoman meetings", "all of them, in the order of time"),
    ("dragoman meetings --between CN,KZ --since 2024", "of two states, from a year on"),
    ("dragoman meetings --about 'Xi Jinping' --format csv", "of a person, for a spreadsheet"),
)


@filtered
def command(
    filters: Filters,
    format: Annotated[Format, typer.Option("--format", help="How they are printed.")] = Format.TABLE,
) -> None:
    """List meetings: when, what, who, where, what came of it, by how many independent sources."""
    from dragoman.serve.cli.entries import list_entries

    list_entries(filters, format, "meeting", columns())


def columns() -> list[Column[Account]]:
    """The columns of a list of meetings."""
    from dragoman.serve.cli.listing import Column
    from dragoman.serve.cli.telling import documents, headline, named, short, sources

    return [
        Column("Date", lambda one: one.values.get("date") or "", most=11),
        Column("Meeting", headline, share=30),
        Column("Kind", lambda one: one.values["kind"], only="csv"),
        Column("Status", lambda one: one.values.get("status") or "", most=18),
        Column("Place", lambda one: named(one.values.get("place")) or named(one.values.get("country")), 12),
        Column("Participants", lambda one: named(one.values.get("participants")), 20, wide=True),
        Column("People", lambda one: named(one.values.get("people")), only="csv"),
        Column("Sources", sources, right=True, wide=True),
        Column("Documents", lambda one: documents(one.told), only="csv"),
        Column("Entry", lambda one: short(one.id), only="table"),
        Column("Id", lambda one: one.id, only="csv"),
    ]
