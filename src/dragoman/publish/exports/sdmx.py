"""Series of figures as SDMX-CSV 2.0, the form in which statistical offices exchange data.

In: accounts. Out: text. Points without a period are left out: an observation has a time. A period that is a
year, half-year, quarter, month or day is written as SDMX has it, any other as a range, its first day and its
duration; the EDTF stands beside it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from dragoman.model.account import Account, Point
from dragoman.model.entity import Entity
from dragoman.model.period import Period

STRUCTURE = "DRAGOMAN:COOPERATION(1.0)"
COLUMNS = (
    "STRUCTURE", "STRUCTURE_ID", "ACTION", "INDICATOR", "REF_AREA", "COUNTERPART_AREA", "SUBJECT",
    "UNIT_MEASURE", "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "EDTF", "QUALIFIER", "BASE_PER", "SOURCES",
)  # fmt: skip
PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")
HALVES = {("01", "06"): "S1", ("07", "12"): "S2"}
QUARTERS = {("01", "03"): "Q1", ("04", "06"): "Q2", ("07", "09"): "Q3", ("10", "12"): "Q4"}


def sdmx_csv(accounts: Iterable[Account]) -> str:
    """The observations of all series, in the order of accounts and periods."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for account in accounts:
        if account.type == "series":
            writer.writerows(_row(account, point) for point in account.points if _time(point.period))
    return text.getvalue()


def _row(account: Account, point: Point) -> list[object]:
    values = account.values
    value = int(point.value) if float(point.value).is_integer() else point.value
    return [
        "dataflow",
        STRUCTURE,
        "I",
        values["indicator"],
        _code(values.get("area")),
        _code(values.get("counterpart")),
        _code(values.get("of")),
        point.unit,
        _time(point.period),
        value,
        # E: estimated, here worked out from others; P: provisional, here as approximate as the text says.
        "E" if point.derived else "P" if point.qualifier == "approximate" else "A",
        point.period,
        point.qualifier,
        point.base_period or "",
        account.sources,
    ]


def _time(edtf: str | None) -> str | None:
    period = Period.of(edtf)
    if edtf is None or period is None or not period.year:
        return None
    if PLAIN.fullmatch(edtf):
        return edtf
    begin, _, end = edtf.partition("/")
    if re.fullmatch(r"\d{4}-\d\d", begin) and re.fullmatch(r"\d{4}-\d\d", end) and begin[:4] == end[:4]:
        months = (begin[5:], end[5:])
        part = HALVES.get(months) or QUARTERS.get(months)
        if part:
            return f"{begin[:4]}-{part}"
    if ".." in edtf:
        return None
    return f"{period.first.isoformat()}/P{period.days}D"


def _code(party: object) -> str:
    if isinstance(party, Entity):
        return party.id or party.label
    return "" if party is None else str(party)
