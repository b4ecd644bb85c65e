"""`dragoman coverage`: every sentence of a document with its facts, or why it has none."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import (
    DEFAULT_RECORD,
    RecordOption,
    examples,
    output,
    until_unread,
    visible,
)

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from dragoman.publish.coverage import Coverage, Line, Told

EXAMPLES = examples(
    ("dragoman coverage 2024/mai/1", "every sentence, its facts or why it has none, and the count"),
    ("dragoman coverage 2024/mai/1 --bare", "only those to look at first: a number or name, and no fact"),
    ("dragoman coverage 2024/mai/1 --format html --output page.html", "a page of its own"),
    ("dragoman coverage 2024/mai/1 --format json", "for other programs: each character in one piece"),
)


class Format(StrEnum):
    """How the report is printed."""

    TERMINAL = "terminal"
    MD = "md"
    HTML = "html"
    JSON = "json"


def command(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its id, or a part of it.")],
    bare: Annotated[
        bool, typer.Option("--bare", help="Only sentences with a number, name or quotation, and no fact.")
    ] = False,
    format: Annotated[Format, typer.Option("--format", help="How it is printed.")] = Format.TERMINAL,
    place: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it there instead of printing it."),
    ] = None,
    framework: Annotated[
        str, typer.Option(metavar="NAME", help="The framework that the document was read with.")
    ] = "china-central-asia",
    pack: Annotated[
        str | None, typer.Option(metavar="PATH", help="The framework of your own that it was read with.")
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Tie every sentence of a document to its facts, or show that it has none and why.

    The sentences are found by the code that reads documents, in the text that the record has.
    """
    from dragoman.serve.cli.finding import find_document
    from dragoman.serve.cli.phrase import phrase
    from dragoman.serve.covering import covered as cover
    from dragoman.store import Record

    with until_unread(), Record.open(record, create=False) as opened:
        version = opened.versions(find_document(opened, document))[-1]
        covered = cover(version, opened.facts_of(version), pack or framework, phrase)
        if format is Format.TERMINAL and place is None:
            _print(output(), covered, bare)
            return
        _deliver(covered, format, place, bare)


def _deliver(covered: Coverage, format: Format, place: str | None, bare: bool) -> None:
    import json

    from dragoman.publish.rendering.coverage_html import coverage_html
    from dragoman.publish.rendering.coverage_markdown import coverage_markdown
    from dragoman.serve.cli.delivery import deliver, plain

    if format is Format.JSON:
        report = json.dumps(covered.to_json(bare=bare), ensure_ascii=False, indent=1) + "\n"
    elif format is Format.HTML:
        report = coverage_html(covered, bare=bare)
    elif format is Format.MD:
        report = coverage_markdown(covered, bare=bare)
    else:
        report = plain(lambda console: _print(console, covered, bare))
    deliver(report, place)


def _print(console: Console, covered: Coverage, bare: bool) -> None:
    console.print(visible(covered.document), style="bold")
    if covered.title:
        console.print(visible(covered.title))
    for note in covered.notes:
        console.print(visible(note), style="yellow")
    if not bare:
        numbers = covered.numbers
        for line in covered.lines:
            if line.piece.kind != "blank":
                console.print(_row(line, _body(line, numbers), "dim" if not line.number else ""))
    console.print("\nTo look at first: a number, a name or a quotation mark, and no fact", style="bold")
    for line in covered.to_check:
        console.print(_row(line, _checked(line), ""))
    if not covered.to_check:
        console.print("  nothing")
    if covered.half_read:
        console.print("\nNumbers that no figure holds, in sentences with facts", style="bold")
    for line in covered.half_read:
        console.print(_row(line, _opened(line), ""))
    _print_counts(console, covered)


def _print_counts(console: Console, covered: Coverage) -> None:
    from dragoman.publish.rendering.coverage_markdown import told

    console.print()
    for name, count in told(covered):
        console.print(f"{count:>5} {name}")


def _row(line: Line, body: Text, style: str) -> object:
    """A piece with its number, or its kind, in a column before it."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0), expand=False)
    grid.add_column(width=5, justify="right", style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(str(line.number) if line.number else "···", body, style=style)
    return grid


def _body(line: Line, numbers: dict[str, int]) -> Text:
    """The words with their facts marked, and below them the facts, or why there is none."""
    body = _words(line, numbers)
    for fact in line.facts:
        body.append_text(_said(fact, numbers[fact.id]))
    if line.reason:
        alert = line.check and line.reason != "off-topic"
        body.append(f"\n— no fact: {visible(line.why)}", "yellow" if alert else "dim")
    return body


def _said(fact: Told, number: int) -> Text:
    from rich.text import Text

    from dragoman.serve.cli.marking import STYLES

    text = Text(f"\n{number:>3} {fact.type}", STYLES.get(fact.type, ""))
    text.append(f" {visible(fact.what)} ", "default")
    return text.append(f"({fact.id}, {fact.confidence:.2f})", "dim")


def _words(line: Line, numbers: dict[str, int]) -> Text:
    """The words of a piece on one line, those of facts that have a number marked."""
    from dragoman.model.span import Span
    from dragoman.serve.cli.marking import STYLES, drawn, sorted_passages

    start, end = line.piece.span

    def inside(fact: Told) -> Iterator[Span]:
        for span in fact.spans:
            if span.overlaps((start, end)):
                yield Span(max(span.start, start) - start, min(span.end, end) - start)

    places = [
        (span, numbers[one.id], STYLES[one.type])
        for one in line.facts
        if one.id in numbers
        for span in inside(one)
    ]
    plain = [(span, STYLES[one.type]) for one in line.named for span in inside(one)]
    words = "".join(" " if char.isspace() else char for char in line.words)
    return drawn(words, sorted_passages(places), plain)


def _checked(line: Line) -> Text:
    text = _words(line, {})
    text.append(f"\n— {', '.join(line.check)}; {visible(line.why)}", "yellow")
    return text


def _opened(line: Line) -> Text:
    text = _words(line, {})
    text.append(f"\n— {visible(', '.join(line.open))}", "yellow")
    return text
