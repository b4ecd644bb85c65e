"""`dragoman check`: what the record says of an article, fact by fact, without keeping the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

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
from dragoman.serve.cli.record import AsOfOption, checked_day

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from dragoman.model.entry import Told
    from dragoman.run.checking import Check, Checked
    from dragoman.serve.cli.sentences import Saying
    from dragoman.store import Entry, Record

EXAMPLES = examples(
    ("dragoman check article.txt", "what the record confirms, contradicts, or has nothing on"),
    ("cat article.txt | dragoman check -", "standard input"),
    ("dragoman check --allow-web https://example.org/page --format json", "a page, for other programs"),
    ("dragoman check draft.md && echo good", "exit code 1 if anything is contradicted"),
)

PREFIX = "check:"
"""What begins the id of an article that is checked: it is no document of the record, even if its text is."""

SAID = {
    "contradicted": ("Contradicted", "red"),
    "confirmed": ("Confirmed", "green"),
    "added": ("Adds to what is known", "cyan"),
    "nothing": ("Nothing in the record", "dim"),
}
"""What is said of each verdict, and its colour, in the order in which they are shown."""

PASSAGES = 3
"""Passages of others that are shown for a fact; the JSON has all."""

NEAREST = 1
"""Passages that are shown of what is known where the article adds to it."""


class Format(StrEnum):
    """How the result is printed."""

    TERMINAL = "terminal"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Read:
    """An article that was read and checked."""

    name: str
    entry: Entry
    check: Check


def command(
    path: Annotated[str, typer.Argument(metavar="FILE|-|URL", help="An article; - is standard input.")],
    allow_web: Annotated[bool, typer.Option("--allow-web", help="Fetch an https:// address.")] = False,
    gate: Annotated[
        bool, typer.Option("--gate/--no-gate", help="Skip what is not about international cooperation.")
    ] = True,
    as_of: AsOfOption = None,
    format: Annotated[Format, typer.Option("--format", help="How it is printed.")] = Format.TERMINAL,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Check an article against the record: each fact confirmed, contradicted, new, or not known of.

    The article is read and not kept. Copies of one dispatch confirm nothing. The exit code is 1 if anything
    is contradicted, or the article cannot be read.
    """
    from dragoman.run.checking import Verdict
    from dragoman.serve.cli.listing import print_json
    from dragoman.serve.cli.passages import print_lines
    from dragoman.store import Record

    day = checked_day(as_of, "--as-of")
    unread = contradicted = False
    said = []
    with until_unread(), Record.open(record, create=False) as opened:
        for one in _checked(path, allow_web, gate, opened, day):
            if isinstance(one, str):
                messages().print(one, style="yellow")
                unread = True
                continue
            contradicted |= one.check.count(Verdict.CONTRADICTED) > 0
            if format is Format.JSON:
                said.append(_json(one))
            else:
                _print(one, output())
        if format is Format.JSON:
            print_json(said)
        elif not opened.counts().documents:
            print_lines("The record is empty; to fill it: dragoman read FOLDER", messages())
    if unread or contradicted:
        raise typer.Exit(1)


def _checked(path: str, allow_web: bool, gate: bool, opened: Record, day: date) -> Iterator[Read | str]:
    """Each article that is read and checked, or why it could not be."""
    from dragoman.model.document import Unreadable
    from dragoman.packs.framework import load_framework
    from dragoman.read import documents
    from dragoman.run.checking import check
    from dragoman.run.options import Options
    from dragoman.run.reader import load_pipeline, not_read, read_one

    options, reader = Options(gate=gate), None
    for source in documents([path], allow_web=allow_web):
        if isinstance(source, Unreadable):
            yield f"not read: {visible(source.origin)}: {shortened(source.reason, 300)}"
            continue
        reader = reader or load_pipeline(options)
        entry = read_one(reader, replace(source, id=PREFIX + source.id))
        if isinstance(entry, Unreadable):
            yield f"not read: {visible(entry.origin)}: {shortened(entry.reason, 300)}"
        elif entry.told.get("language") not in ("fr", None):
            yield f"not read: {visible(source.origin or source.id)}: {not_read(str(entry.told['language']))}"
        else:
            found = check(entry, opened, load_framework(options.framework), day)
            yield Read(source.title or source.id, entry, found)


def _print(read: Read, console: Console) -> None:
    from dragoman.packs.framework import load_framework
    from dragoman.run.options import Options
    from dragoman.serve.cli.passages import print_lines
    from dragoman.serve.cli.sentences import saying

    print_lines(visible(read.name), console, style="bold")
    if not read.entry.told.get("relevant", True):
        print_lines(
            "Not about cooperation between states: nothing to check; --no-gate reads it all the same.",
            console,
        )
        return
    if read.check.copies:
        copies = ", ".join(map(visible, read.check.copies))
        print_lines(f"A copy of {copies}: what these tell confirms nothing.", console, style="yellow")
    say = saying((), load_framework(Options().framework))
    for verdict, (heading, style) in SAID.items():
        held = [one for one in read.check.facts if one.verdict == verdict]
        if held:
            console.print()
            print_lines(f"{heading} ({len(held)})", console, style=f"bold {style}")
            for one in held:
                _print_fact(one, say, console, style)
    console.print()
    print_lines(_summary(read.check), console, style="bold")


def _print_fact(checked: Checked, say: Saying, console: Console, style: str) -> None:
    from dragoman.serve.cli.passages import passage, print_lines, source
    from dragoman.serve.cli.phrase import phrase_told

    print_lines(visible(phrase_told(checked.told)), console, 2, style=style)
    print_lines(passage(checked.told), console, 4)
    explained = {finding.field for finding in checked.findings}
    if bare := [field for field in checked.fields if field not in explained]:
        print_lines(f"{', '.join(bare)}: said otherwise elsewhere", console, 4, style="italic")
    for finding in checked.findings:
        if checked.verdict == "contradicted" or finding.kind == "arithmetic":
            print_lines(visible(say(finding).replace(PREFIX, "")), console, 4, style="italic")
    shown = PASSAGES if checked.verdict != "added" else NEAREST
    for one in _first(checked.others, shown):
        said = f"{phrase_told(one)}. " if checked.fields else ""
        by = "the article itself" if one.document.startswith(PREFIX) else source(one)
        print_lines(f"{by}: {visible(said)}{passage(one)}", console, 6, style="dim")
    if checked.agreeing:
        documents = ", ".join(dict.fromkeys(one.document for one in checked.agreeing))
        print_lines(f"the same say {visible(documents)}", console, 6, style="dim")
    if (left := len(checked.others) - shown) > 0:
        print_lines(
            f"… and {left} more: dragoman why {checked.entry or checked.others[0].id}", console, 6, "dim"
        )


def _first(others: Sequence[Told], most: int) -> Sequence[Told]:
    """One passage a document, those in front first."""
    by_document: dict[str, Told] = {}
    for one in others:
        by_document.setdefault(one.document, one)
    return list(by_document.values())[:most]


def _summary(check: Check) -> str:
    from dragoman.run.checking import Verdict

    said = {
        Verdict.CONTRADICTED: "contradicted",
        Verdict.CONFIRMED: "confirmed",
        Verdict.ADDED: "that add to what is known",
        Verdict.NOTHING: "that the record has nothing on",
    }
    if not check.facts:
        return "No facts that the record could know of."
    parts = [f"{number} {words}" for verdict, words in said.items() if (number := check.count(verdict))]
    facts = "1 fact" if len(check.facts) == 1 else f"{len(check.facts)} facts"
    return f"{facts}: {', '.join(parts)}"


def _json(read: Read) -> dict[str, Any]:
    from dragoman.run.checking import Verdict
    from dragoman.serve.cli.passages import fact_json

    def one(checked: Checked) -> dict[str, Any]:
        """A fact with what is said of it."""
        return {
            "verdict": str(checked.verdict),
            "fact": fact_json(checked.told),
            "entry": checked.entry,
            "others": [fact_json(told) for told in checked.others],
            "fields": list(checked.fields),
            "agreeing": [fact_json(told) for told in checked.agreeing],
            "findings": [finding.to_json() for finding in checked.findings],
        }

    return {
        "document": read.entry.source.id,
        "title": read.entry.source.title,
        "relevant": read.entry.told.get("relevant", True),
        "copies": list(read.check.copies),
        "verdicts": {str(verdict): read.check.count(verdict) for verdict in Verdict},
        "facts": [one(checked) for checked in read.check.facts],
    }
