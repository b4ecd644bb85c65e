"""Writes the record in the form of another program: the forms by name, and what each is made of.

In: accounts and findings, a framework, a day. Out: files by name, one of them for most forms. Where they are
written is left to who asks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

from dragoman.model.account import Account
from dragoman.model.finding import Finding
from dragoman.packs.framework import Framework
from dragoman.publish.exports.citations import ris
from dragoman.publish.exports.follow_the_money import entities
from dragoman.publish.exports.geo_json import feature_collection
from dragoman.publish.exports.json_ld import json_ld
from dragoman.publish.exports.plover import events
from dragoman.publish.exports.rows import rows
from dragoman.publish.exports.sdmx import sdmx_csv
from dragoman.publish.exports.tables import csv_tables, parquet_tables, workbook


@dataclass(frozen=True, slots=True)
class Held:
    """What is exported; `day` stamps what needs a stamp."""

    accounts: Sequence[Account]
    findings: Sequence[Finding]
    framework: Framework
    day: date


Files: TypeAlias = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """A form: what it is, for whom, and how its files are made. `many`: it has a file a list."""

    title: str
    make: Callable[[Held], Files]
    many: bool = False


def _lines(objects: Iterable[Any]) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects).encode()


def _object(said: Any) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _calendar(held: Held) -> Files:
    from dragoman.publish.exports.calendar import calendar

    return {"record.ics": calendar(held.accounts, held.day)}


def _json_lines(held: Held) -> Files:
    said = [{"type": one.type, **one.to_json()} for one in held.accounts]
    return {"record.jsonl": _lines([*said, *({"type": "finding", **one.to_json()} for one in held.findings)])}


def _named(files: Mapping[str, bytes], ending: str) -> Files:
    return {f"{name}.{ending}": content for name, content in files.items()}


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "jsonl": Form("JSON Lines: an entry or finding a line, as the contract has it", _json_lines),
        "csv": Form(
            "CSV, a file a list", lambda held: _named(csv_tables(rows(held.accounts)), "csv"), many=True
        ),
        "xlsx": Form(
            "an Excel workbook, a sheet a list", lambda held: {"record.xlsx": workbook(rows(held.accounts))}
        ),
        "parquet": Form(
            "Parquet, a file a list (needs the extra `parquet`)",
            lambda held: _named(parquet_tables(rows(held.accounts)), "parquet"),
            many=True,
        ),
        "geojson": Form(
            "GeoJSON: meetings and projects with known places",
            lambda held: {"record.geojson": _object(feature_collection(held.accounts, held.framework))},
        ),
        "ftm": Form(
            "FollowTheMoney entities, a line each",
            lambda held: {"record.ftm.json": _lines(entities(held.accounts))},
        ),
        "plover": Form(
            "PLOVER events, a line each", lambda held: {"record.plover.jsonl": _lines(events(held.accounts))}
        ),
        "sdmx-csv": Form(
            "SDMX-CSV: the series", lambda held: {"record.sdmx.csv": sdmx_csv(held.accounts).encode()}
        ),
        "json-ld": Form(
            "JSON-LD: schema.org and PROV", lambda held: {"record.jsonld": _object(json_ld(held.accounts))}
        ),
        "ris": Form(
            "RIS citations of the documents", lambda held: {"record.ris": ris(held.accounts).encode()}
        ),
        "ics": Form("iCalendar: meetings with known days", _calendar),
    }
)
"""The forms by the name that `dragoman export` knows them by."""
