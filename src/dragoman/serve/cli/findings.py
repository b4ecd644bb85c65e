"""`dragoman findings`: where sources disagree, figures fit or do not, what moved on, what is late."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import examples, messages, until_unread
from dragoman.serve.cli.filters import Filters, Format, filtered

if TYPE_CHECKING:
    from collections.abc import Callable

    from dragoman.model.finding import Finding
    from dragoman.serve.cli.filters import Found
    from dragoman.serve.cli.listing import Column

EXAMPLES = examples(
    ("dragoman findings", "all but what a single source tells"),
    ("dragoman findings --kind conflict", "where sources disagree"),
    ("dragoman findings --kind arithmetic --fails", "figures that do not fit one another"),
    ("dragoman findings --about CKU --format json", "on one thing, with the facts that they rest on"),
)


class Language(StrEnum):
    """What they are said in."""

    FR = "fr"
    EN = "en"


QUIET = "single-source"
"""The kind that a table leaves out unless it is asked for: there is one for nearly every sum."""


@filtered
def command(
    filters: Filters,
    kind: Annotated[
        list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind; repeatable.")
    ] = None,
    holds: Annotated[
        bool | None,
        typer.Option("--holds/--fails", help="Only figures that fit one another, or that do not."),
    ] = None,
    lang: Annotated[
        Language | None,
        typer.Option("--lang", help="Say them in this language, with names; else in English, with codes."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How they are printed.")] = Format.TABLE,
) -> None:
    """List findings: what comparing sources, figures and dates brings out, what does not fit in front.

    Each names the figures and dates that it compares, as printed; `dragoman why ID` shows their passages.
    """
    from dragoman.serve.cli.filters import find, say_what_is_missing
    from dragoman.serve.cli.listing import print_list
    from dragoman.serve.cli.sentences import saying
    from dragoman.store import Record

    kinds = checked_kinds(kind or [])
    with until_unread(), Record.open(filters.record, create=False) as opened:
        found = find(opened, filters, "none")
        fit = [
            one for one in found.findings if (not kinds or one.kind in kinds) and holds in (None, one.holds)
        ]
        shown = [one for one in fit if kinds or format is not Format.TABLE or one.kind != QUIET]
        say = saying(found.whole.accounts, found.framework, lang.value) if lang else None
        print_list(ordered(shown), columns(found, say), format, lambda one: one.to_json(), style)
        if len(shown) < len(fit):
            hidden = len(fit) - len(shown)
            said = f"{hidden} of what a single source tells not shown: --kind {QUIET}"
            messages().print(said, style="dim")
        else:
            say_what_is_missing(found, len(shown), "findings", filters)


def checked_kinds(kinds: list[str]) -> list[str]:
    """The kinds, if each is one of the contract's; a usage error otherwise."""
    from dragoman.model.finding import KINDS

    for one in kinds:
        if one not in KINDS:
            raise typer.BadParameter(
                f"{one!r} is no kind of finding; there are {', '.join(KINDS)}", param_hint="--kind"
            )
    return kinds


def ordered(findings: list[Finding]) -> list[Finding]:
    """What contradicts itself or does not fit first, then by kind, as the record has them."""
    from dragoman.model.finding import KINDS

    return sorted(findings, key=lambda one: (one.holds is True, KINDS.index(one.kind)))


def columns(found: Found, say: Callable[[Finding], str] | None = None) -> list[Column[Finding]]:
    """The columns of a list of findings; `say` says one in a language."""
    from dragoman.serve.cli.listing import Column
    from dragoman.serve.cli.telling import documents, short

    told = found.told

    def texts(one: Finding) -> str:
        return documents(told[fact] for fact in one.facts if fact in told)

    return [
        Column("Kind", label, only="table"),
        Column("Kind", lambda one: one.kind, only="csv"),
        Column("Holds", lambda one: "" if one.holds is None else str(one.holds).lower(), only="csv"),
        Column("Finding", say or (lambda one: one.explanation), share=60),
        Column("Documents", texts, share=24, wide=True),
        Column("About", lambda one: "; ".join(one.about), only="csv"),
        Column("Facts", lambda one: "; ".join(one.facts), only="csv"),
        Column("Finding", lambda one: short(one.id), only="table"),
        Column("Id", lambda one: one.id, only="csv"),
    ]


def label(finding: Finding) -> str:
    """The kind, and of figures whether they fit."""
    said = {True: "fits", False: "does not fit"}.get(finding.holds) if finding.holds is not None else None
    return said or finding.kind


def style(finding: Finding) -> str:
    """The colour of a finding: what cannot all be true stands out."""
    if finding.kind == "conflict" or finding.holds is False:
        return "red"
    return {"overdue": "yellow", "single-source": "dim"}.get(finding.kind, "")
