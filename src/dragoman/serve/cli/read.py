"""`dragoman read`: reads files, folders and addresses into the record."""

from __future__ import annotations

import os
import shlex
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
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
    visible,
)

if TYPE_CHECKING:
    from types import FrameType

    from dragoman.model.document import Source, Unreadable
    from dragoman.run.local import Summary
    from dragoman.run.options import Options
    from dragoman.store import Counts, Record

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
    """Read documents into the record. What was read before and has not changed is not read again.

    Read are .txt, .md, .html and .jsonl (an object a line with id, text or html, title, published …), each
    also with .gz, and folders of them. A changed text makes a new version; what cannot be read is put into
    quarantine, and the exit code is 1.
    """
    from dragoman.read import documents
    from dragoman.run.options import Options
    from dragoman.store import Record

    options = Options(framework=pack or framework, gate=gate)
    with Record.open(record) as opened:
        try:
            summary = _read(documents(paths, allow_web=allow_web), opened, options, processes, quiet)
        except KeyboardInterrupt:
            held = many(opened.counts().documents, "document")
            messages().print(f"interrupted: {visible(opened.place)} has {held}; read again for the rest")
            raise
        if not quiet:
            _print(summary, opened.counts(), opened.place)
            if any(opened.counts().facts.values()):
                output().print(_next(opened.place, record), soft_wrap=True)
    _complain(summary)
    if summary.quarantined:
        raise typer.Exit(1)


def _read(
    sources: Iterable[Source | Unreadable],
    opened: Record,
    options: Options,
    processes: int | None,
    quiet: bool,
) -> Summary:
    from dragoman.run.local import read_all
    from dragoman.run.reader import load_pipeline

    with _progress(quiet) as advance, _interruptible(advance) as advance:
        return read_all(
            sources,
            opened,
            partial(load_pipeline, options),
            options.version(),
            processes=processes,
            on_progress=advance,
        )


@contextmanager
def _interruptible(advance: Callable[[int], None]) -> Iterator[Callable[[int], None]]:
    """The same, but Ctrl-C ends it even where Python drops the exception (raised in a finaliser, say)."""
    pressed = False

    def interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal pressed
        pressed = True
        signal.default_int_handler(number, frame)

    def advance_unless_pressed(done: int) -> None:
        if pressed:
            raise KeyboardInterrupt
        advance(done)

    before = signal.signal(signal.SIGINT, interrupt)
    try:
        yield advance_unless_pressed
    finally:
        signal.signal(signal.SIGINT, before)


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


def _next(place: str, given: str) -> str:
    """What to type to see the facts."""
    usual = os.environ.get("DRAGOMAN_RECORD") or DEFAULT_RECORD
    return "See them: dragoman facts" + ("" if given == usual else f" --record {visible(shlex.quote(place))}")


def _print(summary: Summary, counts: Counts, place: str) -> None:
    from rich.table import Table

    console = output()
    parts = [f"{number} {outcome}" for outcome, number in sorted(summary.outcomes.items())]
    if summary.quarantined:
        parts.append(f"{summary.quarantined} in quarantine")
    read = many(summary.documents, "document")
    console.print(f"{read} in {summary.seconds:.1f} s: {', '.join(parts) or 'none'}")
    if summary.off_topic:
        told = many(summary.off_topic, "document")
        console.print(f"{told} not on cooperation between states: no facts; with --no-gate they are read too")
    if summary.facts:
        table = Table(box=None, padding=(0, 2), header_style="bold")
        table.add_column("Facts")
        table.add_column("this time", justify="right")
        table.add_column("in the record", justify="right")
        for name, number in counts.facts.items():
            table.add_row(name, str(summary.facts[name]), str(number))
        console.print(table)
    held = f"{many(counts.documents, 'document')}, {many(sum(counts.facts.values()), 'fact')}"
    console.print(f"{visible(place)}: {held}", soft_wrap=True)


def _complain(summary: Summary) -> None:
    console = messages()
    for one in sorted(summary.reasons, key=lambda one: (one.id, one.origin)):
        console.print(f"not read: {visible(one.origin)}: {shortened(one.reason, 300)}", style="yellow")
    if summary.quarantined > len(summary.reasons):
        console.print("… and more; see them all: dragoman quarantine", style="yellow")
