"""The command line: what `dragoman` runs. A module a command; this one puts them together.

Exit codes: 0 all is well; 1 something could not be read or done, and was said; 2 the command was not
understood; 130 interrupted.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.model.errors import DragomanError
from dragoman.serve.cli import (
    agreements,
    brief,
    check,
    commitments,
    copy,
    corridors,
    coverage,
    doctor,
    evaluate,
    export,
    facts,
    figures,
    findings,
    judge,
    log,
    meetings,
    network,
    packs,
    projects,
    quarantine,
    read,
    record,
    search,
    serve,
    show,
    system,
    timeline,
    user,
    why,
)
from dragoman.serve.cli.console import messages, never_fail_on_characters

app = typer.Typer(
    name="dragoman",
    help="Reads news on international cooperation and keeps the record: every fact with its words.",
    epilog="Begin with:  dragoman read FOLDER && dragoman facts",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)

READING, FACTS, RECORD = "Reading", "Facts, document by document", "The record: all documents together"
REPORTS, CARE = "Reports, exports and pages", "Judgements and upkeep"

COMMANDS: tuple[tuple[str, str, ModuleType], ...] = (
    ("read", READING, read),
    ("check", READING, check),
    ("facts", FACTS, facts),
    ("show", FACTS, show),
    ("coverage", FACTS, coverage),
    ("evaluate", FACTS, evaluate),
    ("search", RECORD, search),
    ("record", RECORD, record),
    ("findings", RECORD, findings),
    ("timeline", RECORD, timeline),
    ("meetings", RECORD, meetings),
    ("agreements", RECORD, agreements),
    ("projects", RECORD, projects),
    ("commitments", RECORD, commitments),
    ("figures", RECORD, figures),
    ("network", RECORD, network),
    ("corridors", RECORD, corridors),
    ("why", RECORD, why),
    ("brief", REPORTS, brief),
    ("system", REPORTS, system),
    ("export", REPORTS, export),
    ("serve", REPORTS, serve),
    ("log", CARE, log),
    ("quarantine", CARE, quarantine),
    ("copy", CARE, copy),
    ("doctor", CARE, doctor),
)
"""The commands in the order of the help, each with its part of it."""

for name, panel, module in COMMANDS:
    app.command(name, epilog=module.EXAMPLES, rich_help_panel=panel)(module.command)
app.add_typer(judge.app, name="judge", rich_help_panel=CARE)
app.add_typer(user.app, name="user", rich_help_panel=CARE)
app.add_typer(packs.app, name="packs", rich_help_panel=CARE)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Reads news on international cooperation and keeps the record: every fact with its words."""


def main() -> None:
    """Run the command line; errors that are for users become a message and exit code 1."""
    never_fail_on_characters()
    try:
        app()
    except DragomanError as error:
        messages().print(f"dragoman: {error}", style="red")
        sys.exit(1)


if __name__ == "__main__":
    main()
