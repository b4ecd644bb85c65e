"""`dragoman commitments`: who undertook to do what, by when, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import examples, many, messages, until_unread
from dragoman.serve.cli.filters import Filters, Format, filtered

if TYPE_CHECKING:
    from dragoman.model.account import Account
    from dragoman.serve.cli.filters import Found
    from dragoman.serve.cli.listing import Column

EXAMPLES = examples(
    ("dragoman commitments", "all of them, those that are due first in front"),
    ("dragoman commitments --overdue --by CN", "what a state is late with"),
    ("dragoman commitments --overdue --as-of 2025-12-31", "what was late on a day"),
    ("dragoman commitments --state kept", "what was done, and which text says so"),
)

STATES = ("open", "kept", "overdue")


@filtered
def command(
    filters: Filters,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only what is late on the day asked for.")
    ] = False,
    state: Annotated[
        str | None, typer.Option("--state", metavar="STATE", help="Only what is open, kept or overdue.")
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Only what this state or organisation undertook."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How they are printed.")] = Format.TABLE,
) -> None:
    """List commitments: made and repeated when, due when, kept by what; open or overdue on a day.

    One is kept where the meeting, agreement or project that its own words announce came about; that nothing
    is known of it makes it overdue when its day has passed, not broken.
    """
    from dragoman.serve.cli.filters import find, say_what_is_missing, selection
    from dragoman.serve.cli.finding import find_keys
    from dragoman.serve.cli.listing import print_list
    from dragoman.store import Record

    if state is not None and state not in STATES:
        raise typer.BadParameter(
            f"{state!r} is no state; there are {', '.join(STATES)}", param_hint="--state"
        )
    wanted = "overdue" if overdue else state
    with until_unread(), Record.open(filters.record, create=False) as opened:
        found = find(opened, filters, "commitment")
        known_by = selection(opened, filters, found.framework).known_by
        actors = frozenset(find_keys(opened, by)) if by else None
        held = [
            one
            for one in _ordered(found)
            if (wanted is None or one.values["state"] == wanted)
            and (actors is None or not actors.isdisjoint(map(known_by, one.values["actors"] or ())))
        ]
        print_list(held, columns(found), format, lambda one: one.to_json(), _style)
        say_what_is_missing(found, len(held), "commitments", filters)
        if held and format is Format.TABLE:
            states = [one.values["state"] for one in held]
            said = ", ".join(f"{states.count(one)} {one}" for one in STATES if one in states)
            messages().print(f"{many(len(held), 'commitment')} on {filters.day}: {said}")


def _ordered(found: Found) -> list[Account]:
    from dragoman.serve.cli.ordering import order

    def key(one: Account) -> tuple[object, ...]:
        made = next((stage.date for stage in one.history if stage.date), None)
        return (order(one.values.get("deadline")), order(made))

    return sorted(found.of_type("commitment"), key=key)


def columns(found: Found) -> list[Column[Account]]:
    """The columns of a list of commitments."""
    from dragoman.serve.cli.listing import Column
    from dragoman.serve.cli.telling import documents, named, short, sources, stages

    told = found.told

    def kept_by(one: Account) -> str:
        facts = [fact for stage in one.history if stage.status == "kept" for fact in stage.facts]
        return documents(told[fact] for fact in facts if fact in told)

    def state(one: Account) -> str:
        by = kept_by(one)
        return f"kept: {by}" if by else str(one.values["state"])

    return [
        Column("Due", lambda one: one.values.get("deadline") or "", most=11),
        Column("Who", lambda one: named(one.values.get("actors")), share=14),
        Column("What", lambda one: one.values.get("action") or "", share=44),
        Column("State", state, share=16, only="table"),
        Column("State", lambda one: one.values["state"], only="csv"),
        Column("Kept by", kept_by, only="csv"),
        Column("Made", lambda one: stages(one.history), share=16, wide=True),
        Column("To", lambda one: named(one.values.get("beneficiary")), only="csv"),
        Column("Modality", lambda one: one.values.get("modality") or "", only="csv"),
        Column("Sector", lambda one: one.values.get("sector") or "", share=9, wide=True),
        Column("Sources", sources, only="csv"),
        Column("Documents", lambda one: documents(one.told), only="csv"),
        Column("Entry", lambda one: short(one.id), only="table"),
        Column("Id", lambda one: one.id, only="csv"),
    ]


def _style(account: Account) -> str:
    return {"overdue": "yellow", "kept": "green"}.get(account.values["state"], "")
