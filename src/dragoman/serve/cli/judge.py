"""`dragoman judge`: accept, reject or correct a fact, merge or split entries, take a judgement back."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import DEFAULT_RECORD, RecordOption, examples, output, shortened

if TYPE_CHECKING:
    from dragoman.model.judgement import Judgement

EXAMPLES = examples(
    ('dragoman judge accept f-0123456789abcdef --reason "read the article"', "a fact is right"),
    ('dragoman judge reject f-… --reason "a film, not a meeting"', "a fact is wrong: it counts no more"),
    ('dragoman judge correct f-… date=2024-05-17 --reason "misprint"', "a field is wrong"),
    ('dragoman judge merge m-… m-… --reason "one visit"', "two entries are of one thing"),
    ('dragoman judge split m-… f-… --reason "two calls"', "facts of an entry are of another thing"),
    ('dragoman judge undo 7 --reason "mistaken"', "take judgement 7 back"),
)

app = typer.Typer(
    name="judge",
    help="Accept, reject or correct a fact, merge or split entries. Nothing is deleted: see `dragoman log`.",
    epilog=EXAMPLES,
    no_args_is_help=True,
    rich_markup_mode="rich",
)

ReasonOption = Annotated[
    str, typer.Option("--reason", "-m", metavar="TEXT", help="Why: it is kept with the judgement.")
]
NameOption = Annotated[
    str | None,
    typer.Option(
        "--name", envvar="DRAGOMAN_NAME", metavar="NAME", help="Who judges; the name you are logged in by."
    ),
]
FactArgument = Annotated[str, typer.Argument(metavar="FACT", help="The id of a fact: f-…")]
EntryArgument = Annotated[str, typer.Argument(metavar="ENTRY", help="The id of an entry: m-…, a-…, p-…")]


@app.command("accept")
def accept(
    fact: FactArgument, reason: ReasonOption, name: NameOption = None, record: RecordOption = DEFAULT_RECORD
) -> None:
    """Say that a fact is right."""
    from dragoman.run.judging import judge_fact
    from dragoman.store import Record

    with Record.open(record, create=False) as opened:
        _said(judge_fact(opened, "accept", fact, _judge(name), reason))


@app.command("reject")
def reject(
    fact: FactArgument, reason: ReasonOption, name: NameOption = None, record: RecordOption = DEFAULT_RECORD
) -> None:
    """Say that a fact is wrong: no entry counts it any more."""
    from dragoman.run.judging import judge_fact
    from dragoman.store import Record

    with Record.open(record, create=False) as opened:
        _said(judge_fact(opened, "reject", fact, _judge(name), reason))


@app.command("correct")
def correct(
    fact: FactArgument,
    changes: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE …", help="What is right: date=2024-05-17, participants=CN,KZ; - empties."
        ),
    ],
    reason: ReasonOption,
    name: NameOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Say what is right in a fact's fields; the words that it rests on stay."""
    from dragoman.packs.framework import load_framework
    from dragoman.run.correcting import change
    from dragoman.run.judging import fact_told, judge_fact
    from dragoman.run.options import Options
    from dragoman.store import Record

    framework = load_framework(Options().framework)
    with Record.open(record, create=False) as opened:
        told = fact_told(opened, fact)
        values = {}
        for one in changes:
            field, sign, value = one.partition("=")
            if not sign:
                raise typer.BadParameter(f"{one!r}: write FIELD=VALUE, as date=2024-05-17")
            values[field] = change(told, field, value, framework)
        _said(judge_fact(opened, "correct", fact, _judge(name), reason, values))


@app.command("merge")
def merge(
    one: EntryArgument,
    other: EntryArgument,
    reason: ReasonOption,
    name: NameOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Say that two entries are of one thing; the id that goes leads to the one that stays."""
    from dragoman.run.judging import merge_entries
    from dragoman.run.reconciling import catch_up
    from dragoman.store import Record

    with Record.open(record, create=False) as opened:
        catch_up(opened)
        _said(merge_entries(opened, one, other, _judge(name), reason))
        catch_up(opened)
        output().print(f"now: {opened.current_entry(one)}")


@app.command("split")
def split(
    entry: EntryArgument,
    facts: Annotated[
        list[str], typer.Argument(metavar="FACT …", help="The facts that are of another thing.")
    ],
    reason: ReasonOption,
    name: NameOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Say that some facts of an entry are of another thing."""
    from dragoman.run.judging import split_entry
    from dragoman.run.reconciling import catch_up
    from dragoman.store import Record

    with Record.open(record, create=False) as opened:
        catch_up(opened)
        documents = {told.document for told in opened.told_of([opened.current_entry(entry)])}
        _said(split_entry(opened, entry, facts, _judge(name), reason))
        catch_up(opened)
        now = {
            id
            for document in documents
            for (_, fact), id in opened.entry_of(document).items()
            if fact in facts
        }
        output().print(f"these facts are now in {', '.join(sorted(now))}")


@app.command("undo")
def undo(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="The judgement's number in the log.")],
    reason: ReasonOption,
    name: NameOption = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Take a judgement back; an undoing can be taken back, too."""
    from dragoman.run.judging import undo as take_back
    from dragoman.store import Record

    with Record.open(record, create=False) as opened:
        _said(take_back(opened, number, _judge(name), reason))


def _judge(name: str | None) -> str:
    if name is not None:
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:
        raise typer.BadParameter("say who judges: --name NAME, or DRAGOMAN_NAME") from error


def _said(judgement: Judgement) -> None:
    words = f": {shortened(judgement.anchors[0].quotation, 120)}" if judgement.anchors else ""
    output().print(f"judgement {judgement.number}: {judgement.verdict}{words}", soft_wrap=True)
