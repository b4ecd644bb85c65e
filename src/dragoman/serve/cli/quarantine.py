"""`dragoman quarantine`: what could not be read, and why."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from dragoman.serve.cli.console import DEFAULT_RECORD, RecordOption, examples, output, until_unread, visible

EXAMPLES = examples(
    ("dragoman quarantine", "what could not be read, and why"),
    ("dragoman quarantine --format jsonl", "for other programs"),
)


class Format(StrEnum):
    """How the list is printed."""

    TABLE = "table"
    JSONL = "jsonl"


def command(
    record: RecordOption = DEFAULT_RECORD,
    format: Annotated[Format, typer.Option("--format", help="How it is printed.")] = Format.TABLE,
) -> None:
    """List the documents that could not be read. Reading them again takes them out, if it succeeds."""
    import json

    from rich.table import Table

    from dragoman.store import Record

    with Record.open(record, create=False) as opened:
        held = opened.quarantine()
    with until_unread():
        if format is Format.JSONL:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
            for one in held:
                said = {"document": one.document, "origin": one.origin, "reason": one.reason}
                typer.echo(json.dumps(said | {"since": one.since.isoformat()}, ensure_ascii=False))
            return
        if not held:
            output().print("Nothing is in quarantine.")
            return
        table = Table("Document", "From", "Why", "Since", header_style="bold")
        for one in held:
            since = f"{one.since:%Y-%m-%d %H:%M}"
            table.add_row(visible(one.document), visible(one.origin), visible(one.reason), since)
        output().print(table)
