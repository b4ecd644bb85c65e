"""`dragoman corridors`: railways, roads, pipelines and border ports: what connects, what a project adds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.serve.cli.console import examples, many, messages, output, until_unread, visible
from dragoman.serve.cli.filters import Filters, filtered
from dragoman.serve.cli.network import Format

if TYPE_CHECKING:
    from rich.console import Console

    from dragoman.packs.framework import Framework
    from dragoman.reconcile.connecting import Added, Route
    from dragoman.reconcile.corridors import Way
    from dragoman.serve.cli.filters import Found
    from dragoman.serve.cli.listing import Column

EXAMPLES = examples(
    ("dragoman corridors", "all ways, how far they are, who says so"),
    ("dragoman corridors Chine Ouzbékistan", "what connects two states, what is open in front"),
    ("dragoman corridors Kashgar Tachkent --sector rail", "two places, by rail alone"),
    ("dragoman corridors --adds CKU", "what there would not be without a project"),
    ("dragoman corridors --format graphml > ways.graphml", "the network, for other programs"),
)

MOST = 12
"""Routes that are shown; the JSON has all."""


@filtered
def command(
    filters: Filters,
    begin: Annotated[
        str | None, typer.Argument(metavar="FROM", help="A state, region or place by any of its names.")
    ] = None,
    end: Annotated[str | None, typer.Argument(metavar="TO", help="Another one.")] = None,
    adds: Annotated[
        str | None, typer.Option("--adds", metavar="PROJECT", help="What there would not be without it.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Only what can be used.")] = False,
    format: Annotated[Format, typer.Option("--format", help="How it is printed.")] = Format.TABLE,
) -> None:
    """Show the network of railways, roads, pipelines and border ports, by status and date.

    Places and states are the framework's; statuses are the record's, or background where no text tells one.
    With FROM and TO: what connects them. A way joins the states where it leads, not where its builder
    is from.
    """
    from dragoman.reconcile.corridors import CARRIES
    from dragoman.serve.cli.filters import find
    from dragoman.store import Record

    if (begin is None) != (end is None) or (begin is not None and adds is not None):
        raise typer.BadParameter("give FROM and TO, or --adds PROJECT, or nothing")
    for one in filters.sectors:
        if one not in CARRIES:
            raise typer.BadParameter(
                f"{one!r} is no way; there are {', '.join(CARRIES)}", param_hint="--sector"
            )
    if format is Format.CSV and (begin or adds):
        raise typer.BadParameter("routes are printed as table or json", param_hint="--format")
    with until_unread(), Record.open(filters.record, create=False) as opened:
        found = find(opened, filters, "project")
        held = [one for one in _ways(found, filters) if one.is_open or not open_]
        if begin is not None and end is not None:
            _print_routes(held, begin, end, found.framework, format)
        elif adds is not None:
            _print_added(held, adds, found.framework, format)
        else:
            _print_ways(held, found.framework, format)
            if not held:
                messages().print("No such ways.")


def _ways(found: Found, filters: Filters) -> list[Way]:
    """All ways; where more than sector and day is asked for, those that the record tells of and that fit."""
    from dataclasses import replace

    from dragoman.reconcile.corridors import ways

    made = ways(found.framework, found.of_type("project"), filters.day)
    plain = replace(filters, sectors=(), as_of=None)
    return [
        one
        for one in made
        if (not filters.sectors or one.sector in filters.sectors) and (one.entry or not plain.given)
    ]


def _print_ways(held: Sequence[Way], framework: Framework, format: Format) -> None:
    from dragoman.reconcile.connecting import graph
    from dragoman.serve.cli import filters
    from dragoman.serve.cli.listing import print_list
    from dragoman.serve.cli.naming import namer
    from dragoman.serve.cli.network import print_graph

    if format in (Format.TABLE, Format.CSV):
        print_list(held, _columns(framework), filters.Format(format), lambda _: None, _style)
        return
    codes = {code for way in held for code in way.leads_to}
    says = namer(framework)
    print_graph(graph(held, framework, {code: says.plain(code) for code in codes}), [], format)


def _columns(framework: Framework) -> list[Column[Way]]:
    from dragoman.reconcile.connecting import said_by
    from dragoman.serve.cli.listing import Column
    from dragoman.serve.cli.telling import short

    return [
        Column("Way", lambda way: way.label, share=30),
        Column("Sector", lambda way: way.sector, most=12, wide=True),
        Column("Status", lambda way: way.status or "", most=18),
        Column("Since", lambda way: way.date or "", most=10),
        Column("Said by", said_by, wide=True),
        Column("Leads to", lambda way: ", ".join(sorted(way.leads_to)), share=12),
        Column("Places", lambda way: _places(way.places, framework), share=24, wide=True),
        Column("Entry", lambda way: short(way.entry) if way.entry else "", wide=True, only="table"),
        Column("Documents", lambda way: ", ".join(way.documents), only="csv"),
        Column("Id", lambda way: way.id, only="csv"),
        Column("Entry id", lambda way: way.entry or "", only="csv"),
    ]


def _style(way: Way) -> str:
    if way.status in ("suspended", "cancelled"):
        return "red"
    return "" if way.entry else "dim"


def _print_routes(held: Sequence[Way], begin: str, end: str, framework: Framework, format: Format) -> None:
    from dragoman.reconcile.connecting import routes
    from dragoman.serve.cli.places import ends

    ends_ = ends(begin, framework), ends(end, framework)
    found = routes(held, *ends_)
    if format is Format.JSON:
        from dragoman.serve.cli.listing import print_json

        print_json([_route_json(one) for one in found])
        return
    if format is not Format.TABLE:
        from dragoman.reconcile.connecting import graph
        from dragoman.serve.cli.naming import namer
        from dragoman.serve.cli.network import print_graph

        used = list({way.id: way for route in found for way in route.ways}.values())
        codes = {code for way in used for code in way.leads_to}
        says = namer(framework)
        print_graph(graph(used, framework, {code: says.plain(code) for code in codes}), [], format)
        return
    console = output()
    if not found:
        messages().print(f"Nothing here connects {visible(ends_[0].label)} and {visible(ends_[1].label)}.")
        return
    console.print(f"{visible(ends_[0].label)} – {visible(ends_[1].label)}", style="bold")
    for heading, some in (
        ("Open", [one for one in found if not one.closed]),
        ("Not open, or not known to be", [one for one in found if one.closed]),
    ):
        if some:
            console.print(f"\n{heading} ({len(some)})", style="bold cyan")
        for one in some[:MOST]:
            _print_route(one, framework, console)
        if len(some) > MOST:
            console.print(f"  … and {len(some) - MOST} more: --sector, --open and --format json", style="dim")


def _print_route(route: Route, framework: Framework, console: Console) -> None:
    from dragoman.serve.cli.passages import print_lines

    for place, way in enumerate(route.ways):
        at = f"at {_places(route.meet[place - 1], framework)}: " if place else ""
        bullet = "  + " if place else "• "
        print_lines(visible(f"{bullet}{at}{_way(way)}"), console, 2, style="" if way.is_open else "yellow")


def _way(way: Way) -> str:
    """A way in a line: what, how far, since when, who says so."""
    from dragoman.reconcile.connecting import said_by

    by = said_by(way)
    status = way.status if by != "nobody" else "status not told"
    said = " ".join(part for part in (status, way.date) if part)
    source = "background, no text of the record" if by == "background" else ", ".join(way.documents[:2])
    more = f" and {len(way.documents) - 2} more" if by != "background" and len(way.documents) > 2 else ""
    return f"{way.label} ({way.sector}): {said}" + (f" [{source}{more}]" if source else "")


def _print_added(held: Sequence[Way], name: str, framework: Framework, format: Format) -> None:
    from dragoman.reconcile.connecting import added
    from dragoman.serve.cli.places import find_way

    found = added(held, find_way(held, name))
    if format is Format.JSON:
        from dragoman.serve.cli.listing import print_json

        print_json(_added_json(found))
    elif format is Format.TABLE:
        _print_sentences(found, framework, output())
    else:
        raise typer.BadParameter("what a project adds is printed as table or json", param_hint="--format")


def _print_sentences(found: Added, framework: Framework, console: Console) -> None:
    from dragoman.serve.cli.naming import namer
    from dragoman.serve.cli.passages import print_lines

    says = namer(framework)
    print_lines(visible(_way(found.way)), console, style="bold")
    for a, b, others in found.pairs:
        names = f"{says.plain(a)} – {says.plain(b)}"
        listed = [f"{one.label} ({one.sector}, {one.status or 'status not told'})" for one in others]
        if not others:
            said = "nothing else connects them directly"
        elif all(one.sector != found.way.sector for one in others):
            said = f"nothing else of {found.way.sector}; {', '.join(listed)}"
        else:
            said = f"also {', '.join(listed)}"
        print_lines(visible(f"{names}: {said}"), console, 2)
    if found.places:
        print_lines(visible(f"it alone reaches {_places(found.places, framework)}"), console, 2)
    if len(found.joins) > 1:
        print_lines(
            f"it brings together {many(len(found.joins), 'network')} that nothing else joins:", console, 2
        )
    for group in found.joins:
        meet = [place for place in found.way.places if any(place in one.places for one in group)]
        at = f"meets at {_places(meet, framework)}: "
        print_lines(
            visible(at + ", ".join(one.label for one in group if set(meet) & set(one.places))), console, 4
        )
    if not (found.pairs or found.places or found.joins):
        print_lines("The framework has no places for it: what it adds is not known.", console, 2)


def _places(ids: Sequence[str], framework: Framework) -> str:
    names = (framework.entries[id].best_name("en") if id in framework.entries else id for id in ids)
    return "; ".join(names)


def _way_json(way: Way) -> dict[str, Any]:
    from dragoman.reconcile.connecting import said_by

    return {
        "id": way.id,
        "label": way.label,
        "sector": way.sector,
        "status": way.status,
        "date": way.date,
        "by": said_by(way),
        "leads_to": sorted(way.leads_to),
        "places": list(way.places),
        "entry": way.entry,
        "documents": list(way.documents),
    }


def _route_json(route: Route) -> dict[str, Any]:
    return {
        "open": not route.closed,
        "ways": [_way_json(way) for way in route.ways],
        "meet": [list(places) for places in route.meet],
    }


def _added_json(found: Added) -> dict[str, Any]:
    return {
        "way": _way_json(found.way),
        "pairs": [
            {"states": [a, b], "others": [_way_json(one) for one in others]} for a, b, others in found.pairs
        ],
        "places": list(found.places),
        "joins": [[one.id for one in group] for group in found.joins],
    }
