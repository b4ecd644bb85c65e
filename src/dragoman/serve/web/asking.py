"""Filters in the address to an `Asked`, and back.

In: the parameters of an address and the record, in which names are looked up. Out: an `Asked`. What cannot be
asked for is refused by naming the parameter, its value and what is accepted.

    type=project&type=meeting&about=Kazakhstan&between=CN&between=KZ&sector=rail&status=planned
    &since=2024&until=2024-06&added_since=2024-06-01&document=ID&kind=conflict&holds=false
    &language=fr&publisher=Xinhua&sign=copy&order=-date&after=CURSOR&limit=50
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, time
from typing import Any

from starlette.datastructures import QueryParams

from dragoman.model.account import LISTS
from dragoman.model.catalogue import MOST, ORDERS, SIGNS, Asked, Side
from dragoman.model.errors import RecordError
from dragoman.model.fact import TYPES
from dragoman.model.period import Period
from dragoman.packs.framework import Framework
from dragoman.packs.terms import COMMITMENT_SECTORS
from dragoman.store import Record

LONGEST = 300
"""Characters that a filter may have."""
MANY = 50
"""Values that a filter may have."""

SEVERAL = {
    "type": "types",
    "sector": "sectors",
    "status": "statuses",
    "kind": "kinds",
    "language": "languages",
    "publisher": "publishers",
    "sign": "signs",
}
"""Parameters that may be given several times, and the fields that they fill."""

ACCEPTED: dict[str, Sequence[str]] = {
    "type": (*LISTS, *(one for one in TYPES if one not in LISTS)),
    "sector": COMMITMENT_SECTORS,
    "sign": SIGNS,
}
"""Parameters whose values are known."""

PARAMETERS = (
    *SEVERAL,
    *("about", "between", "since", "until", "added_since", "document", "holds", "order", "after", "limit"),
)
"""Every parameter that filters; pages may have more of their own."""


class QuestionError(ValueError):
    """A parameter with a value that cannot be asked for; `accepted` says what can."""

    def __init__(self, name: str, value: str, accepted: Sequence[str]) -> None:
        self.name, self.value, self.accepted = name, value, tuple(accepted)
        super().__init__(f"{name}={value[:LONGEST]!r}: accepted are {', '.join(self.accepted)}")


def asked_for(parameters: QueryParams, record: Record, framework: Framework, **defaults: Any) -> Asked:
    """What an address asks for; `defaults` are fields of `Asked` that hold where it says nothing.

    Raises:
        QuestionError: a value that cannot be asked for.
    """
    given: dict[str, Any] = {}
    for name, field in SEVERAL.items():
        if values := _several(parameters, name):
            given[field] = values
    for name in ("since", "until"):
        if value := parameters.get(name):
            given[name] = _date(name, value)
    for name in ("document", "after"):
        if value := parameters.get(name):
            given[name] = value
    if value := parameters.get("added_since"):
        given["added_since"] = _moment("added_since", value)
    if value := parameters.get("holds"):
        given["holds"] = _one_of("holds", value, ("true", "false")) == "true"
    if value := parameters.get("order"):
        given["order"] = _one_of("order", value, ORDERS)
    if value := parameters.get("limit"):
        given["limit"] = _limit(value)
    given |= _concerning(parameters, record, framework)
    return Asked(**{**defaults, **given})


def is_filtered(asked: Asked) -> bool:
    """Whether anything narrows what is asked for, its type, order and page aside."""
    plain = {one.name: one.default for one in fields(Asked)}
    return any(
        getattr(asked, name) != default
        for name, default in plain.items()
        if name not in ("types", "order", "after", "limit")
    )


def _concerning(parameters: QueryParams, record: Record, framework: Framework) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if name := parameters.get("about", "").strip():
        found["about"] = keys_of(record, name)
    sides = [one.strip() for one in parameters.getlist("between") if one.strip()]
    if len(sides) == 1 and sides[0].count(",") == 1:
        sides = [one.strip() for one in sides[0].split(",")]
    if sides:
        if len(sides) != 2:
            raise QuestionError("between", ", ".join(sides), ("between=CN&between=KZ",))
        found["between"] = tuple(side_of(record, one, framework) for one in sides)
    return found


def keys_of(record: Record, name: str) -> frozenset[str]:
    """The keys of what is called so; none where the record has nothing of that name."""
    from dragoman.serve.cli.finding import find_keys

    if len(name) > LONGEST:
        raise QuestionError("about", name, (f"≤ {LONGEST}",))
    try:
        return frozenset(find_keys(record, name))
    except RecordError:
        return frozenset()


def side_of(record: Record, name: str, framework: Framework) -> Side:
    """One side of a relation; a region is itself, or all of its states together."""
    keys = keys_of(record, name)
    regions = {one.id: frozenset(map(str, one.members)) for one in framework.card.regions}
    return frozenset((*keys, *(regions[key] for key in keys if key in regions)))


def _several(parameters: QueryParams, name: str) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(one for one in parameters.getlist(name) if one))
    if len(values) > MANY:
        raise QuestionError(name, str(len(values)), (f"≤ {MANY}",))
    for one in values:
        if len(one) > LONGEST or one not in ACCEPTED.get(name, (one,)):
            raise QuestionError(name, one, ACCEPTED.get(name, (f"≤ {LONGEST}",)))
    return values


def _one_of(name: str, value: str, accepted: Sequence[str]) -> str:
    if value not in accepted:
        raise QuestionError(name, value, accepted)
    return value


def _date(name: str, value: str) -> str:
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value) and Period.of(value):
        return value
    raise QuestionError(name, value, ("2024", "2024-05", "2024-05-16"))


def _moment(name: str, value: str) -> datetime:
    try:
        if len(value) == 10:
            return datetime.combine(date.fromisoformat(value), time(), UTC)
        moment = datetime.fromisoformat(value.replace(" ", "+"))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise QuestionError(name, value, ("2024-05-16", "2024-05-16T08:00:00Z")) from error


def _limit(value: str) -> int:
    if value.isascii() and value.isdigit() and len(value) < 6 and 1 <= int(value) <= MOST:
        return int(value)
    raise QuestionError("limit", value, (f"1–{MOST}",))
