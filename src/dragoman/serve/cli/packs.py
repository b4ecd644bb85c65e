"""`dragoman packs`: the frameworks and languages that Dragoman knows, and whether their files are right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import examples, many, output, shortened, visible

if TYPE_CHECKING:
    from rich.table import Table

    from dragoman.packs.framework import Framework

EXAMPLES = examples(
    ("dragoman packs list", "frameworks and languages"),
    ("dragoman packs show china-central-asia", "what a framework holds"),
    ("dragoman packs show china-central-asia xi-jinping", "one of its entries"),
    ("dragoman packs check my-pack/", "whether a framework of your own is right"),
)

MOST_SAID = 1000
"""Characters of the list of entries without a source."""

app = typer.Typer(
    help="The frameworks and languages that Dragoman knows.", no_args_is_help=True, epilog=EXAMPLES
)

FrameworkArgument = Annotated[str, typer.Argument(metavar="NAME|PATH", help="A framework, or its folder.")]


@app.command("list", epilog=EXAMPLES)
def list_packs() -> None:
    """List the frameworks and languages that come with Dragoman."""
    from dragoman.packs.framework import built_in_frameworks, load_framework
    from dragoman.packs.language import languages

    console = output()
    for name in built_in_frameworks():
        console.print(f"framework {name}: {len(load_framework(name).entries)} entries")
    for code in languages():
        console.print(f"language {code}")


@app.command("show", epilog=EXAMPLES)
def show_pack(
    framework: FrameworkArgument,
    entry: Annotated[str | None, typer.Argument(metavar="ENTRY", help="The id of an entry.")] = None,
) -> None:
    """Show what a framework holds, or one of its entries with its names and sources."""
    from dragoman.model.errors import PackError
    from dragoman.packs.framework import load_framework

    loaded = load_framework(framework)
    console = output()
    if entry is None:
        typer.echo(_as_yaml(loaded.card.model_dump(mode="json", exclude_none=True)))
        for kind, number in sorted(Counter(one.names_a for one in loaded.entries.values()).items()):
            console.print(f"{kind}: {number}")
        return
    if entry not in loaded.entries:
        raise PackError(f"{framework}: no entry {entry!r}")
    said = loaded.entries[entry].model_dump(mode="json", exclude_none=True, by_alias=True)
    typer.echo(_as_yaml({key: value for key, value in said.items() if value not in ([], {})}))


@app.command("check", epilog=EXAMPLES)
def check_packs(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME|PATH", help="Frameworks; all built-in ones if none."),
    ] = None,
) -> None:
    """Check that every file of a framework is right, and count what is in it.

    Where something is wrong, file, line, key and what is accepted are said, and the exit code is 1.
    """
    from dragoman.model.errors import PackError
    from dragoman.packs.faults import faults
    from dragoman.packs.framework import built_in_frameworks, load_framework
    from dragoman.packs.inventory import unsourced

    console = output()
    wrong = 0
    for name in paths or built_in_frameworks():
        try:
            loaded = load_framework(name)
            complaints = faults(loaded)
        except PackError as error:
            complaints = str(error).splitlines()
        wrong += len(complaints)
        for line in complaints:
            console.print(visible(line), style="red", soft_wrap=True)
        if not complaints:
            console.print(f"{visible(name)}: in order")
            console.print(_counted(loaded))
            if without := unsourced(loaded):
                said = f"{many(len(without), 'entry', 'entries')} without a source: {', '.join(without)}"
                console.print(visible(shortened(said, MOST_SAID)), soft_wrap=True)
    if wrong:
        raise typer.Exit(1)


def _counted(framework: Framework) -> Table:
    """Entries, their names by language, acronyms and sources, a row for each kind of entry."""
    from rich.table import Table

    from dragoman.packs.inventory import LANGUAGES, inventory

    table = Table(box=None, padding=(0, 1), header_style="bold")
    table.add_column("Kind", no_wrap=True)
    for column in ("entries", *(f"in {code}" for code in LANGUAGES), "acronyms", "sourced", "links"):
        table.add_column(column, justify="right")
    for one in inventory(framework):
        numbers = (one.entries, *one.names, one.acronyms, one.sourced, one.addresses)
        table.add_row(one.kind, *map(str, numbers))
    return table


def _as_yaml(said: object) -> str:
    import yaml

    return str(yaml.safe_dump(said, allow_unicode=True, sort_keys=False)).rstrip()
