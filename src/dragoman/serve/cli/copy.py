"""`dragoman copy`: copies a record into another database."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from dragoman.serve.cli.console import examples, many, messages, output, visible

EXAMPLES = examples(
    ("dragoman copy dragoman.db postgresql://ann@db.example/dragoman", "from a file to a team's server"),
    ("dragoman copy postgresql://ann@db.example/dragoman backup.db", "and back, as a file"),
    ("dragoman copy new.db old.db --force", "replace what a record holds"),
)


def command(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The record that is copied: FILE or URL.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Where it is copied to: FILE or URL.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the record that is there.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing unless something fails.")] = False,
) -> None:
    """Copy a record, judgements and users included, from SQLite or PostgreSQL to either.

    Every table of the copy is read again and compared with what was sent. A copy that was interrupted opens
    for nobody until it is made again.
    """
    from dragoman.store import Record
    from dragoman.store.copying import copy

    begun = time.monotonic()
    with Record.open(source, create=False) as opened, _progress(quiet) as (rows, indexed):
        copied = copy(opened, target, force=force, on_progress=rows, on_index=indexed)
        counts = opened.counts()
    if not quiet:
        held = f"{many(counts.documents, 'document')}, {many(sum(counts.facts.values()), 'fact')}"
        seconds = time.monotonic() - begun
        output().print(
            f"{visible(opened.place)}: {held}, {many(sum(copied.values()), 'row')} copied and compared "
            f"in {seconds:.1f} s",
            soft_wrap=True,
        )


@contextmanager
def _progress(quiet: bool) -> Iterator[tuple[Callable[[int, int], None], Callable[[int], None]]]:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed}"),
        TimeElapsedColumn(),
    )
    console = messages()
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        rows = bar.add_task("Copying and comparing rows", total=None)
        entries = bar.add_task("Indexing documents and entries", total=None)
        yield (
            lambda done, total: bar.update(rows, completed=done, total=total),
            lambda done: bar.update(entries, completed=done),
        )
