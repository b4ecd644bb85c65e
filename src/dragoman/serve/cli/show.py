"""`dragoman show`: a document's text with its facts marked, or what changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import (
    DEFAULT_RECORD,
    RecordOption,
    examples,
    output,
    shortened,
    until_unread,
    visible,
)

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.store import Record, StoredFact, Version

EXAMPLES = examples(
    ("dragoman show 2024/mai/1", "the text, each fact in brackets with its number, and a legend"),
    ("dragoman show 2024/mai/1 --type figure", "only figures"),
    ("dragoman show 2024/mai/1 --diff", "what changed in text and facts since the last version"),
)


def command(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its id, or a part of it.")],
    type: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Mark facts of this type; repeatable.")
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Compare the last two versions.")] = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Show a document with its facts marked, and the legend of the marks."""
    from dragoman.serve.cli.facts import checked_types
    from dragoman.serve.cli.finding import find_document
    from dragoman.store import Record

    types = checked_types(type or [])
    console = output()
    with until_unread(), Record.open(record, create=False) as opened:
        versions = opened.versions(find_document(opened, document))
        _print_head(console, versions)
        if diff:
            _print_difference(console, opened, versions, types)
        else:
            found = opened.facts_of(versions[-1])
            _print_marked(console, [fact for fact in found if not types or fact.type in types], versions[-1])


def _print_head(console: Console, versions: list[Version]) -> None:
    last = versions[-1]
    source = last.source
    console.print(visible(source.id), style="bold")
    for said in (source.title, source.publisher, source.author, source.published, source.url):
        if said:
            console.print(visible(said))
    number = f"version {last.number}" + (f" of {len(versions)}" if len(versions) > 1 else "")
    console.print(f"{number}, read {last.read_at:%Y-%m-%d %H:%M} UTC\n", style="dim")


def _print_marked(console: Console, facts: list[StoredFact], version: Version) -> None:
    from rich.table import Table

    from dragoman.serve.cli.marking import STYLES, marked, numbered
    from dragoman.serve.cli.phrase import phrase

    console.print(marked(version.source.text, facts))
    legend = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    for column in ("number", "type", "what", "confidence"):
        legend.add_column(justify="right" if column == "number" else "left", overflow="fold")
    for fact in facts:
        if fact.type == "document":
            legend.add_row("", fact.type, visible(phrase(fact)), f"{fact.confidence:.2f}")
    for number, fact in numbered(facts):
        cells = (str(number), fact.type, visible(phrase(fact)), f"{fact.confidence:.2f}")
        legend.add_row(*cells, style=STYLES[fact.type])
    console.print()
    console.print(legend)
    if any(fact.type in ("mention", "date") for fact in facts):
        console.print(
            "Names and times are underlined: dragoman facts --type mention --type date", style="dim"
        )


def _print_difference(console: Console, record: Record, versions: list[Version], types: list[str]) -> None:
    from dragoman.serve.cli.difference import fact_difference, text_difference
    from dragoman.serve.cli.phrase import WITHOUT_MENTIONS

    if len(versions) < 2:
        console.print("There is one version only: nothing to compare.")
        return
    old, new = versions[-2:]
    for name in ("title", "published", "publisher", "author", "url", "language"):
        before, after = getattr(old.source, name), getattr(new.source, name)
        if before != after:
            console.print(f"{name}: {shortened(str(before), 200)} → {shortened(str(after), 200)}")
    console.print(text_difference(old.source.text, new.source.text))
    wanted = types or WITHOUT_MENTIONS
    facts = [[fact for fact in record.facts_of(one) if fact.type in wanted] for one in (old, new)]
    gone, come = fact_difference(*facts)
    console.print(f"\nFacts: {len(gone)} gone, {len(come)} new", style="bold")
    for line in gone:
        console.print(f"- {line}", style="red")
    for line in come:
        console.print(f"+ {line}", style="green")
