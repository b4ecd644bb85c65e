"""Picks the accounts and findings that somebody asks for: about whom, between whom, of what, since when.

In: accounts, findings, a `Selection`. Out: those that fit, in the same order. What a name on the command line
means, and which documents were read when, is left to who asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from dragoman.model.account import Account
from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Told
from dragoman.model.finding import Finding
from dragoman.model.period import Period
from dragoman.reconcile import names

Side = tuple[frozenset[str], ...]
"""Who stands on one side: any of these sets, all of it. A region is itself, or all of its states together."""

PARTIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "meeting": ("participants", "organisers"),
        "agreement": ("parties",),
        "project": ("countries",),
        "commitment": ("actors", "beneficiary"),
        "series": ("area", "counterpart", "of"),
    }
)
"""The fields of an account in which those stand between whom something is; a host alone is no party."""

TO_COME = frozenset({"planned", "proposed"})
"""The statuses in which a meeting may lie ahead."""

TIMES = ("date", "period", "deadline")
"""The fields of a fact that say when what it tells of happens."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for; None, and no sectors, is no condition.

    `about` says of a fact whether it concerns what is named; `between` has both sides, by what `known_by`
    gives for a party. `since` and `until` are years, months or days (EDTF), both included; `added` are the
    documents that were read since; `as_of` is the day on which the record is looked at.
    """

    about: Callable[[Told], bool] | None = None
    between: tuple[Side, Side] | None = None
    sectors: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None
    added: frozenset[str] | None = None
    as_of: date | None = None
    known_by: Callable[[Party], str] = names.key

    @property
    def timed(self) -> bool:
        """Whether it asks when something happens."""
        return bool(self.since or self.until)

    def holds_day(self, edtf: str | None) -> bool:
        """Whether a date lies, at least in part, in the time that is asked for."""
        period = Period.of(edtf)
        if period is None or not period.year:
            return False
        first, last = Period.of(self.since), Period.of(self.until)
        return not (first and period.last < first.first) and not (last and period.first > last.last)


@dataclass(frozen=True, slots=True)
class Selected:
    """What fits; `undated` counts what would fit, had it a date."""

    accounts: tuple[Account, ...]
    undated: int = 0


def select(accounts: Iterable[Account], asked: Selection) -> Selected:
    """The accounts that fit: each as of the day that is asked for, series with the points that fit alone."""
    held = list(accounts)
    sentences = _sentences(held, asked.sectors)
    kept, undated = [], 0
    for one in held:
        account = one if asked.as_of is None else as_of(one, asked.as_of)
        if account is None or not _fits(account, asked, sentences):
            continue
        if not asked.timed:
            kept.append(account)
        elif (timed := _timed(account, asked)) is not None:
            kept.append(timed)
        else:
            undated += not any(_dated(when) for when in times(account))
    return Selected(tuple(kept), undated)


def select_findings(
    findings: Iterable[Finding], accounts: Sequence[Account], asked: Selection
) -> tuple[Finding, ...]:
    """The findings that fit by the facts that they rest on, and by the accounts that they are about."""
    by_id = {one.id: one for one in accounts}
    told = {one.id: one for account in accounts for one in account.told}
    sentences = _sentences(accounts, asked.sectors)
    sided = replace(asked, about=None, added=None, since=None, until=None)

    def fits(finding: Finding) -> bool:
        """Whether a finding is what is asked for."""
        facts = [told[fact] for fact in finding.facts if fact in told]
        about = [by_id[id] for id in finding.about if id in by_id]
        return (
            (asked.about is None or any(map(asked.about, facts)))
            and (asked.added is None or any(one.document in asked.added for one in facts))
            and (not asked.timed or any(asked.holds_day(when) for one in facts for when in _told_times(one)))
            and (not (asked.between or asked.sectors) or any(_fits(one, sided, sentences) for one in about))
        )

    return tuple(one for one in findings if fits(one))


def as_of(account: Account, day: date) -> Account | None:
    """What was so on a day: stages and points of later days are left out; None where nothing is left.

    A stage without a date counts from the day on which a text that tells it was published, or always where
    that is not known.
    """
    if account.type == "meeting":
        later = _begins_after(account.values.get("date"), day)
        return None if later and account.values.get("status") not in TO_COME else account
    if account.type == "series":
        points = tuple(one for one in account.points if not _begins_after(one.period, day))
        return replace(account, points=points) if points else None
    if not account.history:
        return account
    published = {one.id: one.published for one in account.told}
    stages = tuple(
        stage
        for stage in account.history
        if not _begins_after(stage.date or _earliest(published[fact] for fact in stage.facts), day)
    )
    if not stages:
        return None
    values = {**account.values, "status": stages[-1].status, "date": stages[-1].date}
    if account.type == "commitment" and stages != account.history:
        due = Period.of(account.values.get("deadline"))
        values["state"] = "overdue" if due and due.year and due.last < day else "open"
    return replace(account, history=stages, values=values)


def parties(account: Account, known_by: Callable[[Party], str] = names.key) -> frozenset[str]:
    """What those are known by between whom something is."""
    found: set[str] = set()
    for field in PARTIES.get(account.type, ()):
        value = account.values.get(field)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, (Entity, str)):
                found.add(known_by(one))
    return frozenset(found)


def times(account: Account) -> tuple[str, ...]:
    """Every date (EDTF) that an account has something on: its own, those of its stages and points."""
    found: list[Any] = [account.values.get("date"), account.values.get("deadline")]
    found += [stage.date for stage in account.history]
    found += [point.period for point in account.points]
    if account.type == "person":
        found += [one.published for one in account.told]
    return tuple(dict.fromkeys(one for one in found if one))


def _fits(account: Account, asked: Selection, sentences: frozenset[tuple[str, str]]) -> bool:
    return (
        (asked.about is None or any(map(asked.about, account.told)))
        and (asked.added is None or any(one.document in asked.added for one in account.told))
        and (asked.between is None or _between(account, asked))
        and (not asked.sectors or _of_sector(account, asked.sectors, sentences))
    )


def _between(account: Account, asked: Selection) -> bool:
    there = parties(account, asked.known_by)
    return all(any(one <= there for one in side) for side in asked.between or ())


def _of_sector(account: Account, sectors: frozenset[str], sentences: frozenset[tuple[str, str]]) -> bool:
    """Whether it is of a sector itself, or told in one sentence with what is."""
    if "sector" in account.values:
        return account.values["sector"] in sectors
    return any((one.document, one.context) in sentences for one in account.told)


def _sentences(accounts: Iterable[Account], sectors: frozenset[str]) -> frozenset[tuple[str, str]]:
    """The sentences (document and words) that tell of projects and commitments of these sectors."""
    return frozenset(
        (one.document, one.context)
        for account in accounts
        if sectors and account.values.get("sector") in sectors
        for one in account.told
        if one.context
    )


def _timed(account: Account, asked: Selection) -> Account | None:
    """The account, of a series the points that fit; None where nothing falls into the time asked for."""
    if account.type == "series":
        points = tuple(one for one in account.points if asked.holds_day(one.period))
        return replace(account, points=points) if points else None
    return account if any(map(asked.holds_day, times(account))) else None


def _told_times(told: Told) -> list[str]:
    return [when for name in TIMES if (when := getattr(told.fact, name, None))]


def _dated(edtf: str | None) -> bool:
    period = Period.of(edtf)
    return period is not None and period.year


def _begins_after(edtf: str | None, day: date) -> bool:
    period = Period.of(edtf)
    return period is not None and period.year and period.first > day


def _earliest(dates: Iterable[str | None]) -> str | None:
    known = [one for one in dates if _dated(one)]
    return min(known, default=None)  # type: ignore[type-var]
