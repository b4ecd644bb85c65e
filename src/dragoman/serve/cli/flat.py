"""A fact as one row of a table for spreadsheets: entities by their labels, lists joined by semicolons.

In: stored facts. Out: rows of cells under the names in `HEADER`. A text that a spreadsheet would take for a
formula gets an apostrophe before it (OWASP, "CSV Injection").
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from dragoman.model.fact import TYPES, Fact
from dragoman.publish.exports.formulas import guarded
from dragoman.store import StoredFact

_EVERYWHERE = tuple(one.name for one in fields(Fact))
_OWN = tuple(
    dict.fromkeys(one.name for kind in TYPES.values() for one in fields(kind) if one.name not in _EVERYWHERE)
)
HEADER = ("id", "type", "document", "confidence", "evidence", "quotation", *_OWN, "ids", "inferred")
"""The columns: what every fact has, then the fields of all types, then the registry ids it names."""


def row(fact: StoredFact) -> list[str]:
    """The cells of a fact, in the order of `HEADER`; empty where there is nothing."""
    data = fact.data | {"quotation": fact.quotation, "ids": sorted(_ids(fact.data))}
    return [_safe(data.get(name)) for name in HEADER]


def _safe(value: Any) -> str:
    cell = _cell(value)
    return guarded(cell) if isinstance(value, str) else cell


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        if "label" in value:
            return str(value["label"])
        return "; ".join(f"{key}: {why}" for key, why in value.items())
    if isinstance(value, list):
        if value and all(isinstance(one, int) for one in value):
            return "-".join(map(str, value))
        return "; ".join(_cell(one) for one in value)
    return str(value)


def _ids(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {str(value["id"])} if "label" in value and value["id"] else set()
        return own.union(*(_ids(one) for one in value.values()))
    if isinstance(value, list):
        return set().union(*(_ids(one) for one in value))
    return set()
