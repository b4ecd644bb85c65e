"""Accounts read back from the contract's objects, which is how lists and pages get them.

In: what `Account.to_json` wrote. Out: the account, without the facts as they were told: who needs those asks
the record for them by their ids.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.model.account import Account, Point, Said, Stage
from dragoman.model.entity import party_from_json

_ASIDE = frozenset(
    {"id", "history", "points", "facts", "documents", "independent_sources", "fields", "inferred"}
)
"""Keys of the object that are no values."""


def account_from_json(type: str, said: Mapping[str, Any], *, fields: bool = True) -> Account:
    """The account that an object of the contract is of; `fields`: with who says what of each field."""
    return Account(
        id=said["id"],
        type=type,
        values={name: _value(value) for name, value in said.items() if name not in _ASIDE},
        fields={
            name: tuple(Said(_value(one["value"]), tuple(one["facts"])) for one in found)
            for name, found in said["fields"].items()
        }
        if fields
        else {},
        told=(),
        sources=said["independent_sources"],
        history=tuple(
            Stage(one["status"], one["date"], tuple(one["facts"])) for one in said.get("history", ())
        ),
        points=tuple(point_from_json(one) for one in said.get("points", ())),
        inferred=said["inferred"],
    )


def point_from_json(said: Mapping[str, Any]) -> Point:
    """Read back what `Point.to_json` wrote."""
    return Point(
        said["period"],
        said["value"],
        said["unit"],
        said["qualifier"],
        tuple(said["facts"]),
        said.get("base_period"),
        said.get("derived"),
        said.get("inferred", {}),
    )


def _value(said: Any) -> Any:
    if isinstance(said, list):
        return tuple(map(_value, said))
    return party_from_json(said) if isinstance(said, dict) and "label" in said else said
