"""What moved on, what is overdue, what rests on one source.

In: accounts with their history. Out: findings of the kinds `status`, `overdue` and `single-source`.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from dragoman.model.account import Account
from dragoman.model.entity import Party
from dragoman.model.finding import Finding
from dragoman.model.period import Period
from dragoman.packs.entries import Organisation
from dragoman.reconcile.accounts.choosing import sources
from dragoman.reconcile.accounts.making import AGREEMENT_LIFE, PROJECT_LIFE
from dragoman.reconcile.findings.figures import measures, party, topic
from dragoman.reconcile.findings.held import Held

MONEY = frozenset({"trade", "exports", "imports", "fdi", "investment", "cost", "loan", "grant", "debt"})
"""Indicators whose sums of money weigh enough to be asked for a second source."""
PROMISES = frozenset({"pledge", "agreement"})
LIVES = MappingProxyType(
    {"project": PROJECT_LIFE, "agreement": AGREEMENT_LIFE, "commitment": ("made", "kept")}
)
"""By type, the statuses that a thing has in the course of its life, in order."""
EXPECTED = frozenset({"planned", "postponed"})
"""Statuses of a meeting that is still to come."""


def status_findings(held: Held) -> Iterator[Finding]:
    """A finding for each project, agreement and commitment that is told to have moved on."""
    for account in held.accounts:
        if account.type in LIVES and _moved_on(account):
            steps = ", ".join(f"{one.status} ({one.date or 'no date'})" for one in account.history)
            yield Finding(
                kind="status",
                about=(account.id,),
                facts=tuple(sorted({fact for one in account.history for fact in one.facts})),
                explanation=f"{name(account)}: {steps}.",
                field="status",
            )


def _moved_on(account: Account) -> bool:
    """Whether it went forward: a thing that is planned after it was opened is another of its kind."""
    life = LIVES[account.type]
    places = [life.index(one.status) for one in account.history if one.status in life]
    return len(places) > 1 and places == sorted(places) and len(set(places)) == len(places)


def overdue_findings(held: Held) -> Iterator[Finding]:
    """A finding for each commitment and meeting to come whose day has passed without a report of it."""
    for account in held.accounts:
        field = {"commitment": "deadline", "meeting": "date"}.get(account.type)
        if field is None or not _is_open(account):
            continue
        due = account.values.get(field)
        period = Period.of(due)
        if period is not None and period.year and period.last < held.as_of:
            yield Finding(
                kind="overdue",
                about=(account.id,),
                facts=account.facts,
                explanation=(
                    f"{name(account)}: due {due}; on {held.as_of.isoformat()} nothing says what came of it."
                ),
                as_of=held.as_of.isoformat(),
                field=field,
            )


def _is_open(account: Account) -> bool:
    if account.type == "commitment":
        return account.values.get("state") != "kept"
    return account.values.get("status") in EXPECTED


def single_source_findings(held: Held) -> Iterator[Finding]:
    """A finding for each sum of money, promise and change of status that one source or state asserts."""
    seen = set()
    for one in measures(held):
        point = (one.account.id, one.period, one.fact.unit, one.fact.value)
        if (
            one.is_money
            and one.fact.indicator in MONEY
            and one.fact.base_period is None
            and point not in seen
        ):
            seen.add(point)
            tellers = tuple(
                told.id
                for told, fact in held.figures(one.account)
                if (fact.period, fact.unit, fact.value) == (one.fact.period, one.fact.unit, one.fact.value)
            )
            yield from _single(one.account, tellers, f"{topic(one)}: {one.said}", held)
    for account in held.accounts:
        if account.type == "commitment" and account.values.get("modality") in PROMISES:
            yield from _single(account, account.facts, name(account), held)
        elif account.type in ("project", "agreement") and len(account.history) > 1:
            last = account.history[-1]
            yield from _single(account, last.facts, f"{name(account)}: {last.status}", held)


def _single(account: Account, facts: tuple[str, ...], said: str, held: Held) -> Iterator[Finding]:
    told = [held.by_id[fact] for fact in facts]
    found = sources(told, held.copies)
    states = {_state(one.publisher, held) for one in told}
    if len(found) == 1:
        why = f"only {next(iter(found))} says so"
    elif len(states) == 1 and None not in states:
        why = f"only sources of {next(iter(states))} say so"
    else:
        return
    yield Finding(
        kind="single-source", about=(account.id,), facts=tuple(sorted(facts)), explanation=f"{said}; {why}."
    )


def _state(publisher: str | None, held: Held) -> str | None:
    """The country of a publisher that the pack knows."""
    if publisher is None:
        return None
    entry = held.publishers.get(publisher.casefold())
    return entry.country if isinstance(entry, Organisation) else None


def name(account: Account) -> str:
    """What an account is of, in an explanation."""
    values = account.values
    named = values.get("project") or values.get("title") or values.get("mechanism")
    if named is not None:
        number = values.get("ordinal")
        return f"{named.label} {number}" if number else str(named.label)
    if account.type == "commitment":
        return f"{_listed(values.get('actors'))}: “{' '.join((values.get('action') or '').split())}”"
    listed = _listed(values.get("parties") or values.get("participants"))
    return f"{values.get('kind') or account.type} of {listed}" if listed else str(values.get("kind"))


def _listed(parties: tuple[Party, ...] | None) -> str:
    return ", ".join(map(party, parties or ()))
