"""`dragoman packs`: the frameworks and languages that Dragoman knows, and whether their files are right."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import examples, many, output, shortened, until_unread, visible

if TYPE_CHECKING:
    from rich.table import Table

    from dragoman.packs.framework import Framework
    from dragoman.packs.rates import ExchangeRates

EXAMPLES = examples(
    ("dragoman packs list", "frameworks and languages"),
    ("dragoman packs show china-central-asia", "what a framework holds"),
    ("dragoman packs show china-central-asia xi-jinping", "one of its entries"),
    ("dragoman packs show china-central-asia rates", "yearly average exchange rates"),
    ("dragoman packs check my-pack/", "whether a framework of your own is right"),
)

COUNTED = 80
"""Columns that the counts of a framework need."""

MOST_SAID = 1000
"""Characters of the list of entries without a source."""

app = typer.Typer(
    help="The frameworks and languages that Dragoman knows.", no_args_is_help=True, epilog=EXAMPLES
)

FrameworkArgument = Annotated[str, typer.Argument(metavar="NAME|PATH", help="A framework, or its folder.")]


@app.command("list", epilog=EXAMPLES)
@until_unread()
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
@until_unread()
def show_pack(
    framework: FrameworkArgument,
    entry: Annotated[
        str | None,
        typer.Argument(
            metavar="ENTRY", help="The id of an entry, or `rates`: yearly average exchange rates."
        ),
    ] = None,
) -> None:
    """Show what a framework holds, one of its entries with its names and sources, or its exchange rates."""
    from dragoman.model.errors import PackError
    from dragoman.packs.framework import load_framework

    loaded = load_framework(framework)
    console = output()
    if entry is None:
        typer.echo(_as_yaml(loaded.card.model_dump(mode="json", exclude_none=True)))
        for kind, number in sorted(Counter(one.names_a for one in loaded.entries.values()).items()):
            console.print(f"{kind}: {number}")
        console.print(f"exchange rates: {loaded.rates.count()}")
        return
    if entry == "rates" and entry not in loaded.entries:
        _show_rates(loaded.rates)
        return
    if entry not in loaded.entries:
        raise PackError(f"{framework}: no entry {entry!r}")
    said = loaded.entries[entry].model_dump(mode="json", exclude_none=True, by_alias=True)
    typer.echo(_as_yaml({key: value for key, value in said.items() if value not in ([], {})}))


@app.command("check", epilog=EXAMPLES)
@until_unread()
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
            counts = _counted(loaded)
            if console.width < COUNTED:
                counts.width = COUNTED  # rather lines that the terminal wraps than numbers that are cut
            console.print(counts, crop=False)
            if without := unsourced(loaded):
                said = f"{many(len(without), 'entry', 'entries')} without a source: {', '.join(without)}"
                console.print(visible(shortened(said, MOST_SAID)), soft_wrap=True)
            console.print(_rates_counted(loaded.rates), soft_wrap=True)
    if wrong:
        raise typer.Exit(1)


def _counted(framework: Framework) -> Table:
    """Entries, their names by language, acronyms and sources, a row for each kind of entry."""
    from rich.table import Table

    from dragoman.packs.inventory import LANGUAGES, inventory

    table = Table(box=None, padding=(0, 1), header_style="bold")
    table.add_column("Kind", no_wrap=True)
    for column in ("entries", *(f"in {code}" for code in LANGUAGES), "acronyms", "sourced", "links"):
        table.add_column(column, justify="right", no_wrap=True)
    for one in inventory(framework):
        numbers = (one.entries, *one.names, one.acronyms, one.sourced, one.addresses)
        table.add_row(one.kind, *map(str, numbers))
    return table


def _rates_counted(rates: ExchangeRates) -> str:
    """How many yearly averages there are, and the years that a currency lacks."""
    if not rates.count():
        return "no exchange rates"
    years = rates.years()
    currencies = many(len(rates.averages), "currency", "currencies")
    said = f"{rates.count()} yearly average exchange rates, {currencies}"
    gaps = ", ".join(f"{code} {' '.join(map(str, lacking))}" for code, lacking in rates.gaps().items())
    return f"{said}, {years[0]} to {years[-1]}; {f'not there: {gaps}' if gaps else 'none is missing'}"


def _show_rates(rates: ExchangeRates) -> None:
    """The yearly averages, a row a year and a column a currency, and below it the sources."""
    from rich.table import Table

    console = output()
    console.print("Units of a currency for one US dollar, yearly averages.")
    table = Table(box=None, padding=(0, 1), header_style="bold")
    table.add_column("Year")
    for currency in rates.averages:
        table.add_column(currency, justify="right", no_wrap=True)
    for year in rates.years():
        found = [rates.average(currency, year) for currency in rates.averages]
        table.add_row(str(year), *("" if rate is None else str(rate) for rate in found))
    console.print(table)
    for name, source in rates.sources.items():
        here = (f"{code} {_ranges(years)}" for code, years in _years_of(rates, name).items())
        console.print(f"{name} ({source.kind}): {', '.join(here)}", style="bold", soft_wrap=True)
        console.print(visible(f"  {source.title}. {source.url} ({source.opened})"), soft_wrap=True)


def _years_of(rates: ExchangeRates, name: str) -> dict[str, list[int]]:
    """The years that a source gives, by currency."""
    found = {
        currency: [year for year, average in averages.items() if average.source == name]
        for currency, averages in rates.averages.items()
    }
    return {currency: years for currency, years in found.items() if years}


def _ranges(years: list[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def _as_yaml(said: object) -> str:
    import yaml

    return str(yaml.safe_dump(said, allow_unicode=True, sort_keys=False)).rstrip()
