"""`dragoman brief`: what the record holds as a text for people, each line with its source and its words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import (
    DEFAULT_RECORD,
    RecordOption,
    examples,
    messages,
    output,
    until_unread,
)

if TYPE_CHECKING:
    from dragoman.publish.brief.briefing import Wish
    from dragoman.publish.report import Report
    from dragoman.store import Record

EXAMPLES = examples(
    ("dragoman brief", "everything, in the terminal, in French"),
    ("dragoman brief --about Kazakhstan --since 2024", "one state, from a year on"),
    ("dragoman brief --lang en --format html --output brief.html", "a page, in English"),
    ("dragoman brief --format docx --output note.docx", "a Word document"),
)

TYPES = ("position", "meeting", "statement", "figure", "agreement", "project", "commitment")
"""The types of facts that a briefing tells; those on documents say what it covers."""


class Format(StrEnum):
    """How the briefing is written."""

    TERMINAL = "terminal"
    MD = "md"
    HTML = "html"
    DOCX = "docx"


class Language(StrEnum):
    """What it is written in."""

    FR = "fr"
    EN = "en"


def command(
    about: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Only what concerns this country, person, organisation, project …"),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only from this day, month or year on: 2024-05-16.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only until this day, month or year, included.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How it is written.")] = Format.TERMINAL,
    lang: Annotated[Language, typer.Option("--lang", help="The language of the briefing.")] = Language.FR,
    place: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it there instead of printing it."),
    ] = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Write a briefing: meetings, agreements, projects, figures, undertakings, and who said what.

    Every line has its source and the words that it rests on; where sources differ, the line says so.
    """
    from dragoman.publish.brief.briefing import Wish
    from dragoman.store import Record

    wish = Wish(about, _checked_date(since, "--since"), _checked_date(until, "--until"))
    if wish.since and wish.until and wish.since[: len(wish.until)] > wish.until[: len(wish.since)]:
        raise typer.BadParameter(f"{since} is after {until}", param_hint="--since")
    if format is Format.DOCX and place in (None, "-"):
        raise typer.BadParameter("a Word document is written into a file: give --output FILE")
    with until_unread(), Record.open(record, create=False) as opened:
        documents = opened.counts().documents
        _write(_report(opened, wish, lang), format, place)
    if not documents:
        messages().print("The record is empty; to fill it: dragoman read FOLDER")


def _checked_date(date: str | None, option: str) -> str | None:
    """A day, month or year; a usage error for anything else."""
    import re

    from dragoman.model.period import Period

    if date is None or (re.fullmatch(r"\d{4}(-\d\d){0,2}", date) and Period.of(date)):
        return date
    raise typer.BadParameter(f"{date!r} is no date; write 2024, 2024-05 or 2024-05-16", param_hint=option)


def _report(record: Record, wish: Wish, lang: Language) -> Report:
    from dataclasses import replace

    from dragoman.packs.framework import built_in_frameworks, load_framework
    from dragoman.packs.wording import load_wording
    from dragoman.publish.brief.briefing import brief
    from dragoman.reconcile.grouping import entries
    from dragoman.serve.cli.finding import find_keys

    keys = find_keys(record, wish.about) if wish.about else None
    if keys and len(keys) == 1:
        wish = replace(wish, key=keys[0])
    told = list(record.told(types=TYPES, about=keys))
    cited = {one.document for one in told}
    # What is asked about stands in no fact on a document as such.
    told += [one for one in record.told(types=["document"]) if one.document in cited]
    frameworks = [load_framework(name) for name in built_in_frameworks()]
    return brief(entries(told), load_wording(lang.value), frameworks, wish)


def _write(report: Report, format: Format, place: str | None) -> None:
    from dragoman.serve.cli.delivery import deliver, deliver_bytes, plain

    if format is Format.DOCX:
        from dragoman.publish.rendering.docx import docx

        deliver_bytes(docx(report), str(place))
    elif format is Format.HTML:
        from dragoman.publish.rendering.html import html

        deliver(html(report), place)
    elif format is Format.MD:
        from dragoman.publish.rendering.markdown import markdown

        deliver(markdown(report), place)
    else:
        from dragoman.publish.rendering.terminal import print_report

        if place is None:
            print_report(report, output())
        else:
            deliver(plain(lambda console: print_report(report, console)), place)
