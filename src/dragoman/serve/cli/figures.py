"""`dragoman figures`: series of figures, each value with its source, in both currencies; as a chart too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.serve.cli.console import examples, many, messages, until_unread
from dragoman.serve.cli.filters import Filters, Format, filtered

if TYPE_CHECKING:
    from dragoman.model.account import Account, Point
    from dragoman.reconcile.converting import Converted
    from dragoman.serve.cli.filters import Found
    from dragoman.serve.cli.listing import Column

EXAMPLES = examples(
    ("dragoman figures --indicator trade", "every value, with its source"),
    ("dragoman figures --indicator trade --between CN,central-asia --chart trade.svg", "a chart"),
    ("dragoman figures --about CKU --format csv", "of one project, for a spreadsheet"),
)

ENDINGS = (".svg", ".png")


@dataclass(frozen=True, slots=True)
class Row:
    """A value of a series, with the same in another currency."""

    series: Account
    point: Point
    other: Converted | None


@filtered
def command(
    filters: Filters,
    indicator: Annotated[
        list[str] | None,
        typer.Option("--indicator", metavar="NAME", help="Only this: trade, exports, cost …; repeatable."),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="UNIT", help="Only values in this unit: USD, km, percent …"),
    ] = None,
    chart: Annotated[
        str | None, typer.Option("--chart", metavar="FILE", help="Draw them into a file: .svg or .png.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How they are printed.")] = Format.TABLE,
) -> None:
    """List figures: what of whom, when, how much, who says so.

    Sums are given in dollars and in yuan: as a source has them, else (≈) by the average rate of the year.
    What was worked out from another figure, and periods that the text does not give, are marked so.
    """
    from dragoman.serve.cli.filters import find, say_what_is_missing
    from dragoman.serve.cli.listing import print_list
    from dragoman.store import Record

    checked_indicators(indicator or [])
    if chart is not None and not chart.lower().endswith(ENDINGS):
        raise typer.BadParameter(f"{chart!r} ends in neither .svg nor .png", param_hint="--chart")
    with until_unread(), Record.open(filters.record, create=False) as opened:
        found = find(opened, filters, "series")
        held = [
            one
            for one in found.of_type("series")
            if (not indicator or one.values["indicator"] in indicator)
            and (unit is None or any(point.unit == unit for point in one.points))
        ]
        rows = [row for row in _rows(held, found) if unit in (None, row.point.unit)]
        if chart is not None:
            _draw(rows, found, filters, chart)
        elif format is Format.JSON:
            from dragoman.serve.cli.listing import print_json

            print_json([_json(one, [row for row in rows if row.series is one]) for one in held])
        else:
            print_list(rows, columns(found), format, lambda _: None, _style)
        say_what_is_missing(found, len(rows), "figures", filters)


def checked_indicators(indicators: list[str]) -> None:
    """Refuse what is no indicator of the contract."""
    from dragoman.packs.terms import INDICATORS

    for one in indicators:
        if one not in INDICATORS:
            raise typer.BadParameter(
                f"{one!r} is no indicator; there are {', '.join(INDICATORS)}", param_hint="--indicator"
            )


def columns(found: Found) -> list[Column[Row]]:
    """The columns of a list of figures."""
    from dragoman.serve.cli.listing import Column
    from dragoman.serve.cli.telling import documents, headline, named, short, value

    told = found.told

    def texts(row: Row) -> str:
        return documents(told[fact] for fact in row.point.facts if fact in told)

    def words(row: Row) -> str:
        return " / ".join(dict.fromkeys(told[fact].words for fact in row.point.facts if fact in told))

    def amount(row: Row) -> str:
        base = f" since {row.point.base_period}" if row.point.base_period else ""
        return value(row.point.value, row.point.unit, row.point.qualifier) + base

    def other(row: Row) -> str:
        if row.other is None:
            return ""
        return ("≈ " if row.other.rate else "") + value(row.other.value, row.other.unit)

    def number(given: float) -> str:
        return f"{given:.15g}"

    return [
        Column("Figure", lambda row: headline(row.series), share=26),
        Column("Period", lambda row: row.point.period or "", most=8),
        Column("Value", amount, share=18, only="table"),
        Column("Value", lambda row: number(row.point.value), only="csv"),
        Column("Unit", lambda row: row.point.unit, only="csv"),
        Column("Qualifier", lambda row: row.point.qualifier, only="csv"),
        Column("Base period", lambda row: row.point.base_period or "", only="csv"),
        Column("Other currency", other, share=16, wide=True, only="table"),
        Column("Other value", lambda row: number(row.other.value) if row.other else "", only="csv"),
        Column("Other unit", lambda row: row.other.unit if row.other else "", only="csv"),
        Column("Rate", lambda row: (row.other.rate or "") if row.other else "", only="csv"),
        Column("How", how, share=13),
        Column("Source", texts, share=20),
        Column("Words", words, only="csv"),
        Column("Area", lambda row: named(row.series.values.get("area")), only="csv"),
        Column("Counterpart", lambda row: named(row.series.values.get("counterpart")), only="csv"),
        Column("Of", lambda row: named(row.series.values.get("of")), only="csv"),
        Column("Indicator", lambda row: row.series.values["indicator"], only="csv"),
        Column("Entry", lambda row: short(row.series.id), wide=True, only="table"),
        Column("Id", lambda row: row.series.id, only="csv"),
    ]


def how(row: Row) -> str:
    """Whether a source says it, or from what it was worked out."""
    said = [f"derived: {row.point.derived}"] if row.point.derived else []
    said += [f"{field} inferred: {why}" for field, why in row.point.inferred.items()]
    return "; ".join(said) or "told"


def _rows(series: Iterable[Account], found: Found) -> list[Row]:
    from dragoman.reconcile.converting import converted
    from dragoman.serve.cli.telling import headline

    ordered = sorted(series, key=lambda one: (-len(one.points), headline(one)))
    whole = {one.id: one.points for one in found.whole.of_type("series")}
    return [
        Row(one, point, converted(point, whole[one.id], found.framework.rates))
        for one in ordered
        for point in one.points
    ]


def _json(series: Account, rows: Iterable[Row]) -> dict[str, Any]:
    said = series.to_json()
    said["points"] = [
        row.point.to_json() | ({"other_currency": row.other.to_json()} if row.other else {}) for row in rows
    ]
    return said


def _style(row: Row) -> str:
    return "dim" if row.point.derived else ""


def _draw(rows: list[Row], found: Found, filters: Filters, chart: str) -> None:
    from dragoman.publish.chart import MOST, chart_svg
    from dragoman.serve.cli.delivery import deliver, deliver_bytes

    lines, left_out = _lines(rows, found)
    if not lines:
        messages().print("No figures with a period: nothing to draw.")
        raise typer.Exit(1)
    notes = [many(left_out, "value") + " without a period not drawn"] if left_out else []
    shown = list(dict.fromkeys(line.name for line in lines))
    if len(shown) > MOST:
        notes.append(f"{len(shown) - MOST} more series not drawn: --indicator, --between and --about choose")
    svg = chart_svg(_title(filters), [line for line in lines if line.name in shown[:MOST]], notes)
    if chart.lower().endswith(".svg"):
        deliver(svg, chart)
    else:
        from dragoman.publish.rendering.png import png

        deliver_bytes(png(svg), chart)
    for note in notes:
        messages().print(note, style="dim")


def _lines(rows: list[Row], found: Found) -> tuple[list[Any], int]:
    """The series to draw, a line for each unit, those with most points in front; and how many points not."""
    from dragoman.publish.chart import Line, Mark, middle
    from dragoman.serve.cli.telling import documents, headline, value

    told = found.told
    held: dict[tuple[str, str], list[Mark]] = {}
    names: dict[str, str] = {}
    left_out = 0
    for row in rows:
        point = row.point
        if point.period is None or middle(point.period) is None:
            left_out += 1
            continue
        by = documents(told[fact] for fact in point.facts if fact in told)
        said = value(point.value, point.unit, point.qualifier)
        mark = Mark(point.period, point.value, said, by, point.derived is not None, bool(point.inferred))
        names[row.series.id] = headline(row.series)
        held.setdefault((row.series.id, point.unit), []).append(mark)
    lines = [Line(names[id], unit, tuple(marks)) for (id, unit), marks in held.items()]
    return sorted(lines, key=lambda one: -len(one.marks)), left_out


def _title(filters: Filters) -> str:
    said = [" and ".join(filters.between)] if filters.between else []
    said += [filters.about] if filters.about else []
    dates = [f"since {filters.since}"] if filters.since else []
    dates += [f"until {filters.until}"] if filters.until else []
    return ", ".join(["Figures" + (f": {', '.join(said)}" if said else ""), *dates])
