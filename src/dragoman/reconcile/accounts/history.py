"""How a thing went on: its statuses in the order of time, and the last one.

In: facts with a status and perhaps a date. Out: stages. A status without a date of its own stands by the day
its document was published, and then by its place in the life of such a thing; "mentioned" is no status.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from dragoman.model.account import Stage
from dragoman.model.entry import Told
from dragoman.model.period import Period
from dragoman.reconcile.accounts.choosing import Copies, chosen_date

NONE = frozenset({"mentioned", None})
"""What asserts no status."""


def history(told: Sequence[Told], life: Sequence[str], copies: Copies) -> tuple[Stage, ...]:
    """A stage a status; `life` are the statuses in the order in which a thing usually has them."""
    rank = {status: place for place, status in enumerate(life)}
    by_status: dict[str, list[Told]] = {}
    for one in told:
        status = _field(one, "status")
        if status not in NONE:
            by_status.setdefault(status, []).append(one)
    stages = [
        (_when(tellers), rank.get(status, len(rank)), _stage(status, tellers, copies))
        for status, tellers in by_status.items()
    ]
    dated = all(when is not None for when, _, _ in stages)
    ordered = sorted(stages, key=lambda one: (one[0] or date.min, one[1]) if dated else (one[1],))
    return tuple(stage for _, _, stage in ordered)


def latest(stages: Sequence[Stage], told: Sequence[Told]) -> dict[str, Any]:
    """The last status and since when; what was only mentioned has that for a status."""
    if stages:
        return {"status": stages[-1].status, "date": stages[-1].date}
    said = {_field(one, "status") for one in told}
    return {"status": "mentioned" if "mentioned" in said else None, "date": None}


def _stage(status: str, tellers: Sequence[Told], copies: Copies) -> Stage:
    when = chosen_date(tellers, "date", copies).value
    return Stage(status, when, tuple(dict.fromkeys(one.id for one in tellers)))


def _when(tellers: Sequence[Told]) -> date | None:
    """The first day on which a status is told to hold: by its own date, else by that of the document."""
    days = [day for one in tellers if (day := _day(_field(one, "date")) or _day(one.published))]
    return min(days, default=None)


def _day(edtf: str | None) -> date | None:
    period = Period.of(edtf)
    return period.first if period is not None and period.year and period.first > date.min else None


def _field(told: Told, name: str) -> Any:
    return getattr(told.fact, name, None)
