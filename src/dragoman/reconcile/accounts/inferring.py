"""Accounts with what other documents or the pack settle: periods of figures, days of meetings.

In: accounts, and of some facts the date that a finding gives them. Out: the same accounts with those dates,
and why they hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.model.account import Account, Point

Dates = Mapping[str, tuple[str, str]]
"""Of a fact, the date (EDTF) that is settled for it, and the id of the finding that does."""


def with_dates(accounts: Iterable[Account], settled: Dates) -> list[Account]:
    """The accounts with the dates that findings give their facts."""
    return [_with_dates(one, settled) for one in accounts]


def _with_dates(account: Account, settled: Dates) -> Account:
    if account.type == "series":
        points = sorted((dated for one in account.points for dated in _dated(one, settled)), key=order)
        return replace(account, points=tuple(points))
    if account.type == "meeting":
        found = next((settled[fact] for fact in account.facts if fact in settled), None)
        date = account.values.get("date")
        if found is not None and (date is None or "XXXX" in date):
            values = {**account.values, "date": found[0]}
            return replace(
                account, values=values, inferred={**account.inferred, "date": f"dating {found[1]}"}
            )
    return account


def _dated(point: Point, settled: Dates) -> Iterator[Point]:
    """A point without a period as points with those that are settled for its facts, and its rest."""
    if point.period is not None or settled.keys().isdisjoint(point.facts):
        yield point
        return
    by_value: dict[str | None, list[str]] = {}
    for fact in point.facts:
        by_value.setdefault(settled[fact][0] if fact in settled else None, []).append(fact)
    for value, facts in by_value.items():
        why = {} if value is None else {"period": f"dating {settled[facts[0]][1]}"}
        yield replace(point, period=value, inferred=why, facts=tuple(facts))


def with_points(accounts: Iterable[Account], derived: Mapping[str, Iterable[Point]]) -> list[Account]:
    """The accounts of series with the points that are worked out, by the account's id."""
    return [
        replace(one, points=tuple(sorted((*one.points, *derived[one.id]), key=order)))
        if one.id in derived
        else one
        for one in accounts
    ]


def order(point: Point) -> tuple[str | float | tuple[str, ...], ...]:
    """Points by period, those without one last; of one period, those that are worked out last."""
    place = (point.period or "~", point.unit, point.value, point.qualifier)
    return (*place, point.derived or "", point.base_period or "", point.facts)
