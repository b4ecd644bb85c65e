"""`dragoman brief`: what the record holds as a text for people, each line with its source and its words."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import examples, messages, output, until_unread
from dragoman.serve.cli.filters import Filters, filtered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dragoman.model.account import Account
    from dragoman.model.entry import Entry, Told
    from dragoman.model.finding import Finding
    from dragoman.packs.framework import Framework
    from dragoman.publish.brief.material import Material
    from dragoman.publish.report import Report
    from dragoman.reconcile.selecting import Selection
    from dragoman.store import Record

EXAMPLES = examples(
    ("dragoman brief", "everything, in the terminal, in French"),
    ("dragoman brief --about Kazakhstan --since 2024", "one state, from a year on"),
    ("dragoman brief --added-since 2025-06-09", "what is new this week, findings first"),
    ("dragoman brief --lang en --format html --output brief.html", "a page, in English"),
    ("dragoman brief --format docx --output note.docx", "a Word document"),
)


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


@filtered
def command(
    filters: Filters,
    format: Annotated[Format, typer.Option("--format", help="How it is written.")] = Format.TERMINAL,
    lang: Annotated[Language, typer.Option("--lang", help="The language of the briefing.")] = Language.FR,
    place: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write it there instead of printing it."),
    ] = None,
) -> None:
    """Write a briefing: findings, then meetings, agreements, projects, figures, undertakings, who said what.

    Every line has its source and the words that it rests on; where sources differ, the line says so. With
    --added-since it is the digest of what was read since that day.
    """
    from dragoman.store import Record

    if format is Format.DOCX and place in (None, "-"):
        raise typer.BadParameter("a Word document is written into a file: give --output FILE")
    with until_unread(), Record.open(filters.record, create=False) as opened:
        documents = opened.counts().documents
        _write(_report(opened, filters, lang), format, place)
    if not documents:
        messages().print("The record is empty; to fill it: dragoman read FOLDER")


def _report(record: Record, filters: Filters, lang: Language) -> Report:
    from dragoman.packs.framework import load_framework
    from dragoman.packs.wording import load_wording
    from dragoman.publish.brief.briefing import Wish, brief
    from dragoman.run.options import Options
    from dragoman.serve.cli.filters import selection

    framework = load_framework(Options().framework)
    asked = selection(record, filters, framework)
    material = _material(record, filters, asked, framework, lang)
    wish = Wish(
        about=filters.about,
        since=filters.since,
        until=filters.until,
        key=_only(record, filters.about),
        added_since=filters.added_since.isoformat() if filters.added_since else None,
        added=asked.added,
    )
    return brief(material, load_wording(lang.value), [framework], wish)


def _only(record: Record, about: str | None) -> str | None:
    """What a name is the name of, if it is of one thing."""
    from dragoman.serve.cli.finding import find_keys

    keys = find_keys(record, about) if about else []
    return keys[0] if len(keys) == 1 else None


def _material(
    record: Record, filters: Filters, asked: Selection, framework: Framework, lang: Language
) -> Material:
    """What fits of accounts and findings; of the time that is asked for, each line decides by itself."""
    from dataclasses import replace

    from dragoman.model.fact import DocumentFact
    from dragoman.publish.brief.material import Material
    from dragoman.reconcile.selecting import select, select_findings
    from dragoman.run.reconciling import reconcile

    whole = reconcile(record, framework, filters.day)
    chosen = select(whole.accounts, replace(asked, since=None, until=None)).accounts
    findings = select_findings(whole.findings, whole.accounts, asked)
    told = {one.id: one for account in whole.accounts for one in account.told}
    beside = list(record.told(types=["document", "date"]))
    cited = {fact for one in findings for fact in one.facts}
    return Material(
        accounts=chosen,
        statements=() if filters.between or filters.sectors else _statements(record, asked),
        findings=findings,
        documents={one.document: one.fact for one in beside if isinstance(one.fact, DocumentFact)},
        told={one.id: one for one in (*told.values(), *beside) if one.id in cited},
        explained=_explained(findings, whole.accounts, framework, lang),
    )


def _statements(record: Record, asked: Selection) -> tuple[Entry, ...]:
    """What was said, by the entries of the record."""
    from dataclasses import replace

    from dragoman.run.reconciling import entries_of

    def about(one: Told) -> bool:
        return asked.about is None or asked.about(one)

    found = entries_of(record, ("statement",))
    kept = (replace(one, told=tuple(filter(about, one.told))) for one in found)
    return tuple(one for one in kept if one.told)


def _explained(
    findings: Iterable[Finding], accounts: Iterable[Account], framework: Framework, lang: Language
) -> Mapping[str, str]:
    """Each finding in the language of the briefing."""
    from dragoman.serve.web.explaining import explained
    from dragoman.serve.web.titles import titled
    from dragoman.serve.web.words import Words

    words, some = Words(lang.value, framework), list(findings)
    about = {id for one in some for id in one.about}
    called = {one.id: titled(one.type, one.to_json(), words) for one in accounts if one.id in about}
    return {one.id: explained(one.to_json(), called, words) for one in some}


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
