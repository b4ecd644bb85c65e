"""`dragoman log`: every judgement that was made on the record, who made it and why."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import (
    DEFAULT_RECORD,
    RecordOption,
    examples,
    messages,
    output,
    shortened,
    until_unread,
    visible,
)

if TYPE_CHECKING:
    from dragoman.model.judgement import Judgement
    from dragoman.run.judging import Log

EXAMPLES = examples(
    ("dragoman log", "all judgements, the first one first"),
    ("dragoman log --orphans", "those whose facts are in no current version any more"),
    ("dragoman log --format json", "for other programs"),
)


class Format(StrEnum):
    """How judgements are printed."""

    TABLE = "table"
    JSON = "json"


def command(
    orphans: Annotated[
        bool, typer.Option("--orphans", help="Only judgements whose facts are not found any more.")
    ] = False,
    format: Annotated[Format, typer.Option("--format", help="How they are printed.")] = Format.TABLE,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Print the judgements that people have made, with what came of each."""
    from dragoman.run.judging import log
    from dragoman.store import Record

    with until_unread(), Record.open(record, create=False) as opened:
        held = log(opened)
    shown = [one for one in held.made if one.number in held.lost or not orphans]
    states = {one.number: _state(one, held) for one in shown}
    if format is Format.JSON:
        said = [one.to_json() | {"state": states[one.number]} for one in shown]
        output().print(json.dumps(said, ensure_ascii=False, indent=1), soft_wrap=True)
    elif shown:
        _print_table(shown, states)
    else:
        messages().print("No judgement has lost its facts." if orphans else "Nothing has been judged yet.")


def _state(one: Judgement, held: Log) -> str:
    """What came of a judgement, and by which other one."""
    state = held.state(one)
    if state == "overruled":
        return f"overruled by {held.overruled[one.number]}"
    return f"takes back {one.undoes}" if one.verdict == "undo" else state


def _print_table(shown: list[Judgement], states: dict[int, str]) -> None:
    from rich.table import Table

    table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold")
    for heading in ("No", "When", "Who", "Verdict", "State", "Why", "On"):
        table.add_column(heading, justify="right" if heading == "No" else "left", overflow="fold")
    for one in shown:
        words = one.anchors[0].quotation if one.anchors else ""
        changes = ", ".join(
            f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in one.changes.items()
        )
        table.add_row(
            str(one.number),
            f"{one.made_at:%Y-%m-%d %H:%M}" if one.made_at else "",
            visible(one.name),
            one.verdict,
            states[one.number],
            visible(one.reason),
            shortened(f"{changes}  {words}".strip(), 160),
        )
    output().print(table)
