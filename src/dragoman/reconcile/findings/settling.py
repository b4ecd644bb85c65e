"""Which facts a finding of the kind `dating` dates: a meeting, or the figures that hang on an expression.

In: such findings, what is held. Out: by fact, the date and the finding that gives it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dragoman.model.fact import DateFact, Figure, Meeting
from dragoman.model.finding import Finding
from dragoman.model.period import SHORT, Period
from dragoman.reconcile.findings.held import Held


def settled_dates(found: Sequence[Finding], held: Held) -> Mapping[str, tuple[str, str]]:
    """Of each meeting and figure whose date is settled: the value, and the id of the finding."""
    settled: dict[str, tuple[str, str]] = {}
    for one in found:
        if one.resolves is None:
            continue
        dated, value = held.by_id[one.resolves["fact"]], one.resolves["value"]
        if isinstance(dated.fact, Meeting):
            settled.setdefault(dated.id, (value, one.id))
        elif isinstance(dated.fact, DateFact) and _spans(value):
            for fact in one.facts:
                if isinstance(held.by_id[fact].fact, Figure):
                    settled.setdefault(fact, (value, one.id))
    return settled


def _spans(value: str) -> bool:
    period = Period.of(value)
    return (
        period is not None and period.last - period.first > timedelta(days=SHORT) and period.last < date.max
    )
