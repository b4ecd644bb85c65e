"""The command line: what `dragoman` runs. A module a command; this one puts them together.

Exit codes: 0 all is well; 1 something could not be read or done, and was said; 2 the command was not
understood; 130 interrupted.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dragoman import __version__
from dragoman.model.errors import DragomanError
from dragoman.serve.cli import (
    agreements,
    brief,
    check,
    commitments,
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
    show,
    system,
    timeline,
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

app.command("read", epilog=read.EXAMPLES)(read.command)
app.command("facts", epilog=facts.EXAMPLES)(facts.command)
app.command("show", epilog=show.EXAMPLES)(show.command)
app.command("record", epilog=record.EXAMPLES)(record.command)
app.command("findings", epilog=findings.EXAMPLES)(findings.command)
app.command("why", epilog=why.EXAMPLES)(why.command)
app.command("check", epilog=check.EXAMPLES)(check.command)
app.command("timeline", epilog=timeline.EXAMPLES)(timeline.command)
app.command("meetings", epilog=meetings.EXAMPLES)(meetings.command)
app.command("agreements", epilog=agreements.EXAMPLES)(agreements.command)
app.command("projects", epilog=projects.EXAMPLES)(projects.command)
app.command("figures", epilog=figures.EXAMPLES)(figures.command)
app.command("commitments", epilog=commitments.EXAMPLES)(commitments.command)
app.command("network", epilog=network.EXAMPLES)(network.command)
app.command("corridors", epilog=corridors.EXAMPLES)(corridors.command)
app.command("coverage", epilog=coverage.EXAMPLES)(coverage.command)
app.command("evaluate", epilog=evaluate.EXAMPLES)(evaluate.command)
app.command("brief", epilog=brief.EXAMPLES)(brief.command)
app.command("system", epilog=system.EXAMPLES)(system.command)
app.add_typer(judge.app, name="judge")
app.command("log", epilog=log.EXAMPLES)(log.command)
app.command("export", epilog=export.EXAMPLES)(export.command)
app.command("quarantine", epilog=quarantine.EXAMPLES)(quarantine.command)
app.add_typer(packs.app, name="packs")
app.command("doctor", epilog=doctor.EXAMPLES)(doctor.command)


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
