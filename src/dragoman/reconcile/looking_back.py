"""What holds on a day: promises that are overdue then, and findings that something is.

In: accounts and findings as they are at the end of time (`END`), when everything with a day is due, or as
they are kept. Out: the same as they are on a day. What becomes of a thing on its own account is left to
`selecting.as_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from dragoman.model.account import Account
from dragoman.model.finding import Finding
from dragoman.model.period import Period

END = date.max
"""The day on which everything that has a day is due."""


def accounts_on(accounts: Iterable[Account], day: date | None) -> Iterator[Account]:
    """The accounts as they are on a day: a promise is overdue from the day after its last; None: never."""
    for one in accounts:
        state = one.values.get("state")
        if state in ("open", "overdue"):
            now = "overdue" if day is not None and _passed(due(one), day) else "open"
            yield one if now == state else replace(one, values={**one.values, "state": now})
        else:
            yield one


def findings_on(findings: Iterable[Finding], accounts: Iterable[Account], day: date | None) -> list[Finding]:
    """The findings that hold on a day; None: each as it holds from its first day on."""
    last = {one.id: due(one) for one in accounts}
    found = []
    for one in findings:
        if one.kind != "overdue":
            found.append(one)
        elif (passed := last[one.about[0]]) is not None and (day is None or passed < day):
            found.append(_said_on(one, day or passed + timedelta(days=1)))
    return found


def due(account: Account) -> date | None:
    """The last day of a promise's deadline or of a meeting's date, where that has a year and an end."""
    field = {"commitment": "deadline", "meeting": "date"}.get(account.type)
    period = Period.of(account.values.get(field)) if field else None
    return period.last if period is not None and period.year and period.last < END else None


def _passed(last: date | None, day: date) -> bool:
    return last is not None and last < day


def _said_on(one: Finding, day: date) -> Finding:
    """The same finding, said on another day."""
    before, _, after = one.explanation.rpartition(str(one.as_of))
    return replace(one, as_of=day.isoformat(), explanation=f"{before}{day.isoformat()}{after}")
