"""`dragoman agreements`: the instruments of the record, each once, with how they went on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import examples
from dragoman.serve.cli.filters import Filters, Format, filtered

if TYPE_CHECKING:
    from dragoman.model.account import Account
    from dragoman.serve.cli.listing import Column

EXAMPLES = examples(
    ("dragoman agreements", "all of them, in the order of time"),
    ("dragoman agreements --between CN --and Ouzbékistan", "of two states"),
    ("dragoman agreements --as-of 2024-12-31", "how they stood on a day"),
)


@filtered
def command(
    filters: Filters,
    format: Annotated[Format, typer.Option("--format", help="How they are printed.")] = Format.TABLE,
) -> None:
    """List agreements: what, between whom, signed and in force since when, by how many sources."""
    from dragoman.serve.cli.entries import list_entries

    list_entries(filters, format, "agreement", columns())


def columns() -> list[Column[Account]]:
    """The columns of a list of agreements."""
    from dragoman.serve.cli.listing import Column
    from dragoman.serve.cli.telling import documents, headline, named, short, sources, stages

    return [
        Column("Date", lambda one: one.values.get("date") or "", most=11),
        Column("Agreement", headline, share=36),
        Column("Kind", lambda one: one.values["kind"], only="csv"),
        Column("Title", lambda one: named(one.values.get("title")), only="csv"),
        Column("Status", lambda one: one.values.get("status") or "", only="csv"),
        Column("How it went", lambda one: stages(one.history) or one.values.get("status") or "", share=26),
        Column("Parties", lambda one: named(one.values.get("parties")), share=16, wide=True),
        Column("Subject", lambda one: one.values.get("subject") or "", only="csv"),
        Column("Sources", sources, right=True, wide=True),
        Column("Documents", lambda one: documents(one.told), only="csv"),
        Column("Entry", lambda one: short(one.id), only="table"),
        Column("Id", lambda one: one.id, only="csv"),
    ]
