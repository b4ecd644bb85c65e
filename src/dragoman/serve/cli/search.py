"""`dragoman search`: documents, what they state, and entries, by words in any language and spelling."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.serve.cli.console import (
    DEFAULT_RECORD,
    RecordOption,
    examples,
    many,
    messages,
    output,
    printable,
    until_unread,
    visible,
)

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.model.search import Found, Hit, Hits
    from dragoman.store import Record

EXAMPLES = examples(
    ("dragoman search gazoduc", "in any form and spelling, newest first"),
    ("dragoman search '\"route de la soie\" ouzb* -charbon'", "a phrase, a beginning, and what must not be"),
    ("dragoman search 中吉乌 --kind entry", "entries by any of their names"),
    ("dragoman search accord --since 2025 --publisher Xinhua", "of some days, of one publisher"),
    ("dragoman search accord --format jsonl", "for other programs"),
)

MOST_SHOWN = 8
"""Values of a facet that are shown."""


class Kind(StrEnum):
    """What is searched."""

    ENTRY = "entry"
    DOCUMENT = "document"
    FACT = "fact"


class Format(StrEnum):
    """How hits are printed."""

    TEXT = "text"
    JSONL = "jsonl"


def command(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What is searched for.")],
    kind: Annotated[
        list[Kind] | None, typer.Option("--kind", help="Only entries, documents or facts; repeatable.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Published then or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Published then or earlier.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Only of this publisher.")
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="CODE", help="Only documents in this language.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=200, help="Hits shown.")] = 20,
    after: Annotated[
        str | None, typer.Option("--after", metavar="CURSOR", help="Go on where another search ended.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How they are printed.")] = Format.TEXT,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Search documents, what they state, and entries; all words must be there, entries come first.

    Words are found in any form, with or without accents: "accord" finds "accords". A phrase stands in
    quotation marks, * behind a beginning, - before what must not be there.
    """
    from dragoman.store import Record

    query = " ".join(words)
    kinds = tuple(one.value for one in kind or ())
    with until_unread(), Record.open(record, create=False) as opened:
        _catch_up(opened)
        narrowed: dict[str, Any] = {
            "since": since,
            "until": until,
            "publisher": publisher,
            "language": language,
        }
        hits = opened.search(query, kinds=kinds, after=after, limit=limit, **narrowed)
        if format is Format.JSONL:
            _print_lines(hits)
            return
        found = opened.search_counts(query, kinds=kinds, **narrowed)
        _print(hits, found)


def _catch_up(opened: Record) -> None:
    """Bring entries and index up to date; where the record cannot be written, say what is missing."""
    from dragoman.model.errors import RecordError
    from dragoman.run.reconciling import catch_up

    try:
        if opened.unmerged():
            with _progress("Merging") as advance:
                catch_up(opened, advance)
        if opened.unsearched():
            with _progress("Indexing") as advance:
                opened.index(advance)
    except RecordError as error:
        missing = many(opened.unsearched(), "document or entry", "documents or entries")
        messages().print(f"not searched: {missing}: {visible(str(error))}", style="yellow")


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int], None]]:
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn(what), TextColumn("{task.completed}"), TimeElapsedColumn())
    console = messages()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done: bar.update(task, completed=done)


def _print_lines(hits: Hits) -> None:
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    for hit in hits.items:
        typer.echo(json.dumps(hit.to_json(), ensure_ascii=False))


def _print(hits: Hits, found: Found) -> None:
    if not hits.query:
        messages().print("nothing is searched for: a word that must be there is needed")
        return
    count = found.count
    told = many(count.many, "hit") + ("" if count.complete else " at least")
    messages().print(f"{visible(hits.query)}: {told}{_facets(found)}")
    for hit in hits.items:
        output().print(_head(hit), soft_wrap=True)
        if hit.words:
            output().print(_marked(hit), soft_wrap=True)
    if hits.next:
        messages().print(f"for more: --after {hits.next}")


def _facets(found: Found) -> str:
    said = []
    for values in found.facets.values():
        shown = [f"{visible(value)} {number}" for value, number in list(values.items())[:MOST_SHOWN]]
        if shown:
            said.append(", ".join(shown))
    return f" ({'; '.join(said)})" if said else ""


def _head(hit: Hit) -> Text:
    """What a hit is, in a line; what opens it comes first."""
    from rich.text import Text

    sources = many(hit.sources, "source") if hit.sources else None
    said = (hit.document or None, hit.published, hit.publisher, sources)
    head = Text()
    head.append(f"{hit.type} ", style="cyan")
    head.append(visible(hit.id), style="bold")
    if hit.title:
        head.append(f"  {visible(hit.title)}")
    beside = [visible(one) for one in said if one and one != hit.id]
    head.append(f"  {', '.join(beside)}" if beside else "", style="dim")
    return head


def _marked(hit: Hit) -> Text:
    from rich.text import Text

    shown = Text("    " + printable(hit.words).replace("\n", " ").replace("\t", " "))
    for start, end in hit.marks:
        shown.stylize("bold yellow", 4 + start, 4 + end)
    return shown
