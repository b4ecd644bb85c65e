"""`dragoman why`: why facts are one entry, what each source says of it, what a finding compares."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import (
    DEFAULT_RECORD,
    RecordOption,
    examples,
    many,
    output,
    until_unread,
    visible,
)
from dragoman.serve.cli.record import AsOfOption, checked_day

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.model.account import Account
    from dragoman.model.finding import Finding
    from dragoman.packs.framework import Framework
    from dragoman.serve.cli.explained import Explained

EXAMPLES = examples(
    ("dragoman why p-7545f8e4", "an entry, by its id or the beginning of it"),
    ("dragoman why f-4886da5b", "a fact: the entry that it stands in; or a finding: what it compares"),
    ("dragoman why m-73a2db62 --format json", "for other programs"),
)


class Format(StrEnum):
    """How it is printed."""

    TERMINAL = "terminal"
    JSON = "json"


def command(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Of an entry, fact or finding; its beginning is enough.")
    ],
    as_of: AsOfOption = None,
    format: Annotated[Format, typer.Option("--format", help="How it is printed.")] = Format.TERMINAL,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Explain an entry: which facts are one by which rule, what agrees and differs, in which words.

    An id that an entry had before it was merged with another, or split, leads to what became of it.
    """
    from dragoman.serve.cli.explained import explain, to_json
    from dragoman.serve.cli.listing import print_json
    from dragoman.store import Record

    day = checked_day(as_of, "--as-of")
    with until_unread(), Record.open(record, create=False) as opened:
        found = explain(opened, id, day)
        if format is Format.JSON:
            print_json(to_json(found))
        elif found.finding is not None:
            _print_finding(found, found.finding, output())
        else:
            _print_entry(found, output())


def _print_finding(found: Explained, finding: Finding, console: Console) -> None:
    from dragoman.serve.cli.findings import label, style
    from dragoman.serve.cli.passages import print_fact, print_lines
    from dragoman.serve.cli.sentences import saying
    from dragoman.serve.cli.telling import headline

    say = saying(found.accounts, _framework())
    print_lines(f"{finding.id}  {label(finding)}", console, style=f"bold {style(finding)}".strip())
    print_lines(visible(say(finding)), console)
    for one in found.accounts:
        print_lines(f"about {one.id}: {visible(headline(one))}", console, style="dim")
    for address in finding.background:
        print_lines(f"background: {visible(address)}", console, style="dim")
    if found.told:
        _heading("The facts that it rests on", console)
        for told in found.told:
            print_fact(told, console)


def _framework() -> Framework:
    from dragoman.packs.framework import load_framework
    from dragoman.run.options import Options

    return load_framework(Options().framework)


def _print_entry(found: Explained, console: Console) -> None:
    from dragoman.serve.cli.passages import print_fact, print_lines
    from dragoman.serve.cli.sentences import saying
    from dragoman.serve.cli.telling import headline

    account = found.accounts[0] if found.accounts else None
    what = f"{found.type}: {visible(headline(account))}" if account else found.type
    print_lines(f"{found.id}  {what}", console, style="bold")
    if found.asked != found.id and not found.id.startswith(found.asked):
        said = "the fact stands in this entry" if found.is_fact else "leads to this entry"
        print_lines(f"{found.asked}: {said}", console, style="dim")
    texts = len({one.document for one in found.told})
    counted = [many(len(found.told), "fact"), many(texts, "text")]
    if account:
        counted.append(many(account.sources, "independent source"))
    print_lines(", ".join(counted), console)
    for dispatch, copies in found.copies.items():
        print_lines(
            f"one source, for they are copies: {', '.join(map(visible, (dispatch, *copies)))}", console
        )
    if found.former:
        print_lines(f"earlier ids: {', '.join(found.former)}", console)
    if account:
        _print_values(account, found, console)
    _print_links(found, console)
    if found.findings:
        _heading("What was found", console)
        say = saying(found.accounts, _framework())
        for one in found.findings:
            print_lines(f"{one.id}  {visible(say(one))}", console, 2)
    _heading("Facts", console)
    for told in found.told:
        mark = "→ " if found.is_fact and told.id.startswith(found.asked) else ""
        print_fact(told, console, mark=mark)


def _print_values(account: Account, found: Explained, console: Console) -> None:
    """Each field of which somebody says something: the value held, then what others say, and who."""
    from dragoman.serve.cli.passages import print_lines
    from dragoman.serve.cli.telling import documents, named, stages, value

    told = {one.id: one for one in found.told}
    _heading("What is said of it", console)
    for field, said in account.fields.items():
        if account.history and field in ("status", "date"):
            continue  # one after the other, told below, and no contradiction
        for place, one in enumerate(said):
            by = documents(told[fact] for fact in one.facts if fact in told)
            name = field if place == 0 else " " * len(field)
            print_lines(
                visible(f"{name}  {'' if place == 0 else 'or '}{named(one.value)}  ({by})"), console, 2
            )
    for stage in account.history:
        by = documents(told[fact] for fact in stage.facts if fact in told)
        print_lines(visible(f"{stages([stage])}  ({by})"), console, 2)
    for field, why in account.inferred.items():
        print_lines(visible(f"{field}  inferred: {why}"), console, 2)
    for point in account.points:
        how = f", derived: {point.derived}" if point.derived else ""
        by = documents(told[fact] for fact in point.facts if fact in told)
        said_value = value(point.value, point.unit, point.qualifier)
        print_lines(visible(f"{point.period or 'no period'}  {said_value}{how}  ({by})"), console, 2)


def _print_links(found: Explained, console: Console) -> None:
    from dragoman.serve.cli.passages import print_lines

    if not found.alike and not found.reasons:
        return
    _heading("Why these facts are one", console)
    for group in found.alike:
        who = ", ".join(f"{one.id} ({one.document})" for one in group.told)
        print_lines(visible(f"{who}: {group.rule}"), console, 2)
        _print_fields(group.agree, group.differ, console)
    for reason in found.reasons:
        pair = f"{reason.one.id} ({reason.one.document}) and {reason.other.id} ({reason.other.document})"
        print_lines(visible(f"{pair}: {reason.rule}"), console, 2)
        _print_fields(reason.agree, reason.differ, console)


def _print_fields(agree: Sequence[str], differ: Sequence[str], console: Console) -> None:
    from dragoman.serve.cli.passages import print_lines

    said = f"agree in {', '.join(agree)}" if agree else "no field of all agrees"
    print_lines(said + (f"; differ in {', '.join(differ)}" if differ else ""), console, 4, style="dim")


def _heading(said: str, console: Console) -> None:
    console.print()
    console.print(said, style="bold cyan")
