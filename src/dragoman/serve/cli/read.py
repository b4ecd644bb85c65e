"""`dragoman read`: reads files, folders and addresses into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import (
    DEFAULT_RECORD,
    RecordOption,
    examples,
    messages,
    output,
    shortened,
    visible,
)

if TYPE_CHECKING:
    from dragoman.run.local import Summary
    from dragoman.store import Counts

EXAMPLES = examples(
    ("dragoman read articles/", "every document below a folder"),
    ("dragoman read a.txt b.html c.jsonl.gz", "files"),
    ("cat a.txt | dragoman read -", "standard input"),
    ("dragoman read --record memo.db articles/", "into a record of its own"),
    ("dragoman read --allow-web https://example.org/article", "a web page"),
)


def command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, addresses, or - for standard input.")
    ],
    record: RecordOption = DEFAULT_RECORD,
    framework: Annotated[
        str, typer.Option(metavar="NAME", help="The framework that names are looked up in.")
    ] = "china-central-asia",
    pack: Annotated[
        str | None, typer.Option(metavar="PATH", help="A framework of your own: its folder.")
    ] = None,
    gate: Annotated[
        bool,
        typer.Option("--gate/--no-gate", help="Skip documents that are not about international cooperation."),
    ] = True,
    processes: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes that read; by default as the work needs."),
    ] = None,
    allow_web: Annotated[bool, typer.Option("--allow-web", help="Fetch https:// addresses.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing unless something fails.")] = False,
) -> None:
    """Read documents into the record. What was read before and has not changed is not read again."""
    from dragoman.read import documents
    from dragoman.run.local import read_all
    from dragoman.run.options import Options
    from dragoman.run.reader import load_pipeline
    from dragoman.store import Record

    options = Options(framework=pack or framework, gate=gate)
    with Record.open(record) as opened:
        with _progress(quiet) as advance:
            summary = read_all(
                documents(paths, allow_web=allow_web),
                opened,
                partial(load_pipeline, options),
                options.version(),
                processes=processes,
                on_progress=advance,
            )
        if not quiet:
            _print(summary, opened.counts(), opened.place)
    _complain(summary)
    if summary.quarantined:
        raise typer.Exit(1)


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[int], None]]:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("Reading"),
        BarColumn(),
        TextColumn("{task.completed} documents"),
        TimeElapsedColumn(),
    )
    console = messages()
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task("read", total=None)
        yield lambda done: bar.update(task, completed=done)


def _print(summary: Summary, counts: Counts, place: str) -> None:
    from rich.table import Table

    console = output()
    parts = [f"{number} {outcome}" for outcome, number in sorted(summary.outcomes.items())]
    if summary.quarantined:
        parts.append(f"{summary.quarantined} in quarantine")
    console.print(f"{summary.documents} documents in {summary.seconds:.1f} s: {', '.join(parts) or 'none'}")
    if summary.facts:
        table = Table(box=None, padding=(0, 2), header_style="bold")
        table.add_column("Facts")
        table.add_column("this time", justify="right")
        table.add_column("in the record", justify="right")
        for name, number in counts.facts.items():
            table.add_row(name, str(summary.facts[name]), str(number))
        console.print(table)
    console.print(
        f"{visible(place)}: {counts.documents} documents, {sum(counts.facts.values())} facts. "
        "See them: dragoman facts"
    )


def _complain(summary: Summary) -> None:
    console = messages()
    for one in sorted(summary.reasons, key=lambda one: (one.id, one.origin)):
        console.print(f"not read: {visible(one.origin)}: {shortened(one.reason, 300)}", style="yellow")
    if summary.quarantined > len(summary.reasons):
        console.print("… and more; see them all: dragoman quarantine", style="yellow")
