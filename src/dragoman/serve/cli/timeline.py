"""`dragoman timeline`: what happened when, across meetings, agreements, projects and commitments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import examples, many, messages, until_unread
from dragoman.serve.cli.filters import Filters, Format, filtered

if TYPE_CHECKING:
    from dragoman.reconcile.timeline import Event
    from dragoman.serve.cli.filters import Found
    from dragoman.serve.cli.listing import Column

EXAMPLES = examples(
    ("dragoman timeline", "everything that has a date"),
    ("dragoman timeline --about Turkménistan --since 2023", "of one state, from a year on"),
    ("dragoman timeline --type project --sector rail", "of railways alone"),
)

TYPES = ("meeting", "agreement", "project", "commitment")


@filtered
def command(
    filters: Filters,
    type: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help=f"Only {', '.join(TYPES)}; repeatable."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How it is printed.")] = Format.TABLE,
) -> None:
    """Show what happened when: each meeting, and each status of an agreement, project or commitment."""
    from dragoman.reconcile.timeline import events
    from dragoman.serve.cli.filters import find, say_what_is_missing, selection
    from dragoman.serve.cli.listing import print_list
    from dragoman.store import Record

    for one in type or ():
        if one not in TYPES:
            raise typer.BadParameter(f"{one!r} has no dates here; there are {', '.join(TYPES)}")
    with until_unread(), Record.open(filters.record, create=False) as opened:
        found = find(opened, filters, *TYPES)
        asked = selection(opened, filters, found.framework)
        held, undated = events(found.of_type(*(type or TYPES)))
        shown = [one for one in held if not asked.timed or asked.holds_day(one.date)]
        print_list(shown, columns(found), format, lambda one: one.to_json() | {"what": _what(one)})
        say_what_is_missing(found, len(shown), "events", filters)
        if undated and not asked.timed:
            messages().print(f"{many(undated, 'status', 'statuses')} without a date not shown", style="dim")


def columns(found: Found) -> list[Column[Event]]:
    """The columns of a timeline."""
    from dragoman.serve.cli.listing import Column
    from dragoman.serve.cli.telling import documents, short

    told = found.told

    def texts(one: Event) -> str:
        return documents(told[fact] for fact in one.facts if fact in told)

    return [
        Column("Date", lambda one: one.date, most=11),
        Column("Type", lambda one: one.account.type, share=10, wide=True),
        Column("Status", lambda one: one.status, most=18),
        Column("What", _what, share=44),
        Column("Documents", texts, share=26, wide=True),
        Column("Entry", lambda one: short(one.account.id), only="table"),
        Column("Id", lambda one: one.account.id, only="csv"),
    ]


def _what(event: Event) -> str:
    from dragoman.serve.cli.telling import headline

    return headline(event.account)
