"""`dragoman network`: who meets and signs with whom: states, organisations, people."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.serve.cli.console import examples, many, messages, until_unread
from dragoman.serve.cli.filters import Filters, filtered

if TYPE_CHECKING:
    from dragoman.model.graph import Graph, Link
    from dragoman.serve.cli.listing import Column

EXAMPLES = examples(
    ("dragoman network", "pairs of states and organisations, those that do most together in front"),
    ("dragoman network --of person", "people who met"),
    ("dragoman network --since 2024 --format graphml > network.graphml", "for Gephi, yEd or NetworkX"),
)


class Format(StrEnum):
    """How a graph is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    GRAPHML = "graphml"
    DOT = "dot"


@filtered
def command(
    filters: Filters,
    of: Annotated[
        list[str] | None,
        typer.Option("--of", metavar="KIND", help="Only states, organisations, people: state …; repeatable."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How it is printed.")] = Format.TABLE,
) -> None:
    """Show who met and who signed together, how often, from when to when.

    Counted are meetings that were held and instruments that were signed or adopted; each once, however many
    texts tell of it.
    """
    from dragoman.reconcile.network import KINDS, network
    from dragoman.serve.cli.filters import find, say_what_is_missing
    from dragoman.serve.cli.naming import namer
    from dragoman.store import Record

    for one in of or ():
        if one not in KINDS:
            raise typer.BadParameter(f"{one!r} is none of {', '.join(KINDS)}", param_hint="--of")
    kinds = of or KINDS
    with until_unread(), Record.open(filters.record, create=False) as opened:
        found = find(opened, filters, "meeting", "agreement")
        graph = network(found.of_type("meeting", "agreement"), kinds, namer(found.framework).plain)
        print_graph(graph, columns(graph), format)
        say_what_is_missing(found, len(graph.links), "meetings or agreements of several", filters)
        if graph.links and format is Format.TABLE:
            messages().print(f"{len(graph.nodes)} nodes, {many(len(graph.links), 'pair')}", style="dim")


def columns(graph: Graph) -> list[Column[Link]]:
    """The columns of a table of pairs."""
    from dragoman.serve.cli.listing import Column

    label = {one.id: one.label for one in graph.nodes}
    return [
        Column("One", lambda one: label[one.one], share=26),
        Column("Other", lambda one: label[one.other], share=26),
        Column("How", lambda one: one.kind),
        Column("Times", lambda one: str(one.says["entries"]), right=True),
        Column("First", lambda one: str(one.says["first"]), most=11, wide=True),
        Column("Last", lambda one: str(one.says["last"]), most=11),
        Column("Entries", lambda one: str(one.says["ids"]), only="csv"),
    ]


def print_graph(graph: Graph, shown: list[Column[Link]], format: Format) -> None:
    """Print a graph: its links as a table or CSV, or all of it in a form for other programs."""
    from dragoman.serve.cli import filters
    from dragoman.serve.cli.delivery import deliver
    from dragoman.serve.cli.listing import print_json, print_list

    if format is Format.JSON:
        print_json(graph.to_json())
    elif format in (Format.GRAPHML, Format.DOT):
        from dragoman.publish.graphs import dot, graphml

        deliver(graphml(graph) if format is Format.GRAPHML else dot(graph), None)
    else:
        print_list(graph.links, shown, filters.Format(format), lambda _: None)
