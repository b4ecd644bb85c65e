"""Accounts and findings as the record keeps them, read back as what they were worked out as.

In: an open record that is up to date. Out: accounts and findings in the order in which they are worked out,
as they are on a day. Of what very many tell alike, values name the first facts; accounts have all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from dragoman.model.account import Account, Point, Said, Stage
from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import TYPES
from dragoman.model.finding import KINDS, Finding
from dragoman.reconcile import names
from dragoman.reconcile.looking_back import accounts_on, findings_on
from dragoman.store import Record

OWN = frozenset(
    {"id", "history", "points", "facts", "documents", "independent_sources", "fields", "inferred"}
)
"""What the object of an account has beside its values."""
_RANK = {type: place for place, type in enumerate(TYPES)} | {"series": list(TYPES).index("figure")}


def recorded(record: Record, as_of: date) -> tuple[tuple[Account, ...], tuple[Finding, ...]]:
    """All accounts and findings, as they are on a day."""
    told: dict[str, list[Told]] = defaultdict(list)
    for one in record.voices():
        told[one.account].append(one.told)
    held = [account_of(said, type, told[said["id"]]) for type, said in record.said_of_accounts()]
    accounts = tuple(accounts_on(sorted(held, key=_order), as_of))
    found = (finding_of(said) for said in record.said_of_findings())
    ordered = sorted(found, key=lambda one: (KINDS.index(one.kind), one.about, one.facts, one.id))
    return accounts, tuple(findings_on(ordered, accounts, as_of))


def account_of(said: Mapping[str, Any], type: str, told: Iterable[Told]) -> Account:
    """An account from the contract's object and the facts that it rests on."""
    return Account(
        id=said["id"],
        type=type,
        values={name: value_of(value) for name, value in said.items() if name not in OWN},
        fields={name: tuple(map(_said, some)) for name, some in said["fields"].items()},
        told=tuple(sorted(told, key=lambda one: one.place)),
        sources=said["independent_sources"],
        history=tuple(
            Stage(one["status"], one["date"], tuple(one["facts"])) for one in said.get("history", ())
        ),
        points=tuple(map(_point, said.get("points", ()))),
        inferred=said["inferred"],
    )


def finding_of(said: Mapping[str, Any]) -> Finding:
    """A finding from the contract's object."""
    return Finding(
        kind=said["kind"],
        about=tuple(said["about"]),
        facts=tuple(said["facts"]),
        explanation=said["explanation"],
        holds=said.get("holds"),
        expected=said.get("expected"),
        got=said.get("got"),
        sides=tuple(map(_said, said.get("sides", ()))),
        resolves=said.get("resolves"),
        as_of=said.get("as_of"),
        field=said.get("field"),
        background=tuple(said.get("background", ())),
        reason=said.get("reason"),
    )


def value_of(data: Any) -> Any:
    """A value as it was before it became JSON: an entity of its object, a tuple of a list."""
    if isinstance(data, list):
        return tuple(map(value_of, data))
    if isinstance(data, dict) and "labels" in data:
        return Entity.from_json(data)
    return data


def _said(data: Mapping[str, Any]) -> Said:
    return Said(value_of(data["value"]), tuple(data["facts"]))


def _point(data: Mapping[str, Any]) -> Point:
    derived = data.get("derived")
    return Point(
        period=data["period"],
        value=float(data["value"]) if derived else data["value"],
        unit=data["unit"],
        qualifier=data["qualifier"],
        facts=tuple(data["facts"]),
        base_period=data.get("base_period"),
        derived=derived,
        inferred=data.get("inferred", {}),
    )


def _order(account: Account) -> tuple[Any, ...]:
    """Accounts by type and the place of their first fact, people last by who they are."""
    if account.type == "person":
        return len(TYPES), names.key(account.values["person"])
    return _RANK[account.type], account.told[0].place
