"""`dragoman export`: the record in the forms that other programs read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dragoman.serve.cli.console import examples, many, messages, visible
from dragoman.serve.cli.filters import Filters, filtered

EXAMPLES = examples(
    ("dragoman export record.xlsx", "an Excel workbook; the form by the name's end"),
    ("dragoman export tables --format csv", "a folder with a CSV file for each list"),
    ("dragoman export map.geojson", "meetings and projects for a map"),
    ("dragoman export aleph.json --format ftm", "FollowTheMoney, for Aleph and OpenAleph"),
    ("dragoman export meetings.ics", "a calendar"),
)


class Format(StrEnum):
    """The forms."""

    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    FTM = "ftm"
    PLOVER = "plover"
    SDMX_CSV = "sdmx-csv"
    JSON_LD = "json-ld"
    RIS = "ris"
    ICS = "ics"


ENDINGS = {one.value: one for one in Format} | {"jsonld": Format.JSON_LD}


@filtered
def command(
    place: Annotated[
        str, typer.Argument(metavar="FILE|FOLDER", help="Where it is written; CSV and Parquet: a folder.")
    ],
    filters: Filters,
    format: Annotated[
        Format | None, typer.Option("--format", help="The form; by default by the name's end.")
    ] = None,
) -> None:
    """Write entries, series and findings in the form of another program."""
    from dragoman.publish.exports.writing import FORMS, Held
    from dragoman.serve.cli.delivery import deliver_bytes
    from dragoman.serve.cli.filters import find
    from dragoman.store import Record

    wanted = format or ENDINGS.get(Path(place).suffix.removeprefix("."))
    if wanted is None:
        said = ", ".join(one.value for one in Format)
        raise typer.BadParameter(f"{place!r} does not say which form; give --format, one of {said}")
    with Record.open(filters.record, create=False) as opened:
        found = find(opened, filters)
    form = FORMS[wanted.value]
    files = form.make(Held(found.accounts, found.findings, found.framework, filters.day))
    if form.many:
        Path(place).mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        deliver_bytes(content, str(Path(place) / name) if form.many else place)
    messages().print(f"{visible(place)}: {form.title}: {many(len(found.accounts), 'entry', 'entries')}")
