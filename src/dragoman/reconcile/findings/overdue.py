"""What is overdue: promises and meetings whose day has passed without a report of them.

In: accounts, commitments among them followed. Out: findings of the kind `overdue`. Whatever may be the report
keeps a meeting from being overdue, even where it is not surely of the same meeting; so does the report of
another leg of a journey.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.model.account import Account
from dragoman.model.entry import Told
from dragoman.model.fact import Meeting
from dragoman.model.finding import Finding
from dragoman.model.period import Agreement, Period, agreement, months
from dragoman.model.reason import Reason
from dragoman.reconcile import names
from dragoman.reconcile.findings.held import Held, is_sure, together
from dragoman.reconcile.findings.stages import name
from dragoman.reconcile.meeting_clashes import STAY, TALKS

Reports = dict[tuple[int, int], list[Account]]
"""The meetings that were held, by year and month."""
EXPECTED = frozenset({"planned", "postponed"})
"""Statuses of a meeting that is still to come."""


def overdue_findings(held: Held) -> Iterator[Finding]:
    """A finding for each commitment and meeting to come whose day has passed without a report of it."""
    reports: Reports = defaultdict(list)
    for one in held.of_type("meeting"):
        if one.values.get("status") == "held":
            for month in months(one.values.get("date")):
                reports[month].append(one)
    for account in held.accounts:
        field = {"commitment": "deadline", "meeting": "date"}.get(account.type)
        if field is None or not _is_open(account) or not is_sure(account):
            continue
        due = account.values.get(field)
        period = Period.of(due)
        if period is None or not period.year or period.last >= held.as_of:
            continue
        if account.type == "meeting" and (not _would_be_known(account) or _may_be_told(account, reports)):
            continue
        if any(_is_open(leg) is False or _may_be_told(leg, reports) for leg in legs(account, held)):
            continue
        day = held.as_of.isoformat()
        why = Reason("overdue", {"name": name(account), "due": {"date": str(due)}, "as_of": {"date": day}})
        yield Finding(
            kind="overdue",
            about=(account.id,),
            facts=account.facts,
            explanation=why.said,
            reason=why.to_json(),
            as_of=day,
            field=field,
        )


def legs(planned: Account, held: Held) -> list[Account]:
    """The other meetings to come of a journey: those of which one sentence tells with this one."""
    if planned.values.get("kind") != "visit":
        return []
    found: dict[str, Account] = {}
    for one in planned.told:
        for other in held.by_document.get(one.document, ()):
            account = held.account_of.get(other.id)
            if account is not None and is_leg(one, other) and account.id != planned.id:
                found[account.id] = account
    return [found[id] for id in sorted(found)]


def is_leg(one: Told, other: Told) -> bool:
    """Whether two visits to come are of one journey: told in one sentence, of one time."""
    visits = all(
        isinstance(told.fact, Meeting) and told.fact.kind == "visit" and told.fact.status in EXPECTED
        for told in (one, other)
    )
    return (
        visits and together(one, other) and getattr(one.fact, "date", "") == getattr(other.fact, "date", None)
    )


def _is_open(account: Account) -> bool:
    if account.type == "commitment":
        return account.values.get("state") != "kept"
    return account.values.get("status") in EXPECTED


def _would_be_known(planned: Account) -> bool:
    """Whether a report of a meeting could be told by more than a name that no registry has."""
    values = planned.values
    mechanism = values.get("mechanism")
    registered = mechanism is not None and mechanism.id is not None
    return registered or bool(_keys(values, "place")) or len(_keys(values, "participants")) > 1


def _may_be_told(planned: Account, reports: Reports) -> bool:
    """Whether a meeting was held in that time that has its mechanism, two of its parties, or its place."""
    when = planned.values.get("date")
    return any(may_be_told_by(planned, one) for month in set(months(when)) for one in reports.get(month, ()))


def may_be_told_by(planned: Account, report: Account) -> bool:
    """Whether a meeting that was held within a month of another that was expected may be that one.

    Talks are held on a day or two of a visit that begins on another.
    """
    when, held = planned.values.get("date"), report.values.get("date")
    kinds = {planned.values.get("kind"), report.values.get("kind")}
    then = agreement(when, held) >= Agreement.YEAR or (kinds <= TALKS and _is_near(when, held))
    return then and _may_be(planned, report)


def _is_near(when: str | None, held: str | None) -> bool:
    """Whether two dates lie no farther apart than the days of a visit."""
    one, other = Period.of(when), Period.of(held)
    if one is None or other is None or not (one.year and other.year):
        return False
    return max(one.first - other.last, other.first - one.last) <= STAY


def _may_be(planned: Account, report: Account) -> bool:
    said, told = planned.values, report.values
    mechanisms = _keys(said, "mechanism"), _keys(told, "mechanism")
    if all(mechanisms):
        numbers = {said.get("ordinal"), told.get("ordinal")} - {None}
        return mechanisms[0] == mechanisms[1] and len(numbers) < 2
    parties, others = _keys(said, "participants"), _keys(told, "participants")
    there = bool(_keys(said, "place") & _keys(told, "place"))
    if there and len(parties) > 1 and parties <= others:  # they met there, in whatever company
        return True
    kinds = {said.get("kind"), told.get("kind")}
    if len(kinds) > 1 and not kinds <= TALKS:
        return False
    return len(parties & others) > 1 or there


def _keys(values: Mapping[str, Any], field: str) -> frozenset[str]:
    value = values.get(field)
    return names.keys(value if isinstance(value, tuple) else None if value is None else (value,))
