"""Finds what an id is of, with everything that explains it.

In: an open record and an id, or its beginning. Out: an `Explained`: an entry with its facts and what joins
them, or a finding with the facts that it compares. Why facts are one is decided in `reconcile.explaining`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dragoman.model.account import Account
from dragoman.model.entry import Entry, Told
from dragoman.model.errors import RecordError
from dragoman.model.finding import Finding
from dragoman.packs.framework import load_framework
from dragoman.reconcile.explaining import Alike, Reason, groups, reasons
from dragoman.run.options import Options
from dragoman.run.reconciling import Reconciled, reconcile
from dragoman.serve.cli.console import visible
from dragoman.serve.cli.passages import fact_json
from dragoman.store import Record

SHORTEST = 4
"""Characters of an id that are taken for its beginning."""

MOST_SHOWN = 6
"""How many ids are shown where several may be meant."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What an id is of. Of a finding, `accounts` are those it is about and `told` the facts it rests on.

    `copies` has the documents of one dispatch by the least of them; `former` the ids that lead here.
    """

    asked: str
    id: str
    type: str
    told: tuple[Told, ...]
    accounts: tuple[Account, ...] = ()
    finding: Finding | None = None
    is_fact: bool = False
    former: tuple[str, ...] = ()
    alike: tuple[Alike, ...] = ()
    reasons: tuple[Reason, ...] = ()
    findings: tuple[Finding, ...] = ()
    copies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def explain(record: Record, asked: str, as_of: date) -> Explained:
    """What an id, or the beginning of one, is of.

    Raises:
        RecordError: no id of the record begins so, or several do.
    """
    whole = reconcile(record, load_framework(Options().framework), as_of)
    entry_of = record.entry_of()
    by_fact = {fact: entry for (_, fact), entry in entry_of.items()}
    findings = {one.id: one for one in whole.findings}
    accounts = {one.id: one for one in whole.accounts}
    entries = set(entry_of.values())
    known = entries | accounts.keys() | by_fact.keys() | findings.keys()
    id = _meant(asked, record.current_entry(asked), known, record.place)
    if id in findings:
        return _finding(asked, findings[id], whole)
    if id in accounts and id not in entries:
        return _account(asked, accounts[id], record, whole)
    return _entry(asked, by_fact.get(id, id), id in by_fact, record, whole)


def _meant(asked: str, current: str, known: Iterable[str], place: str) -> str:
    held = set(known)
    if current in held:
        return current
    found = sorted(one for one in held if len(asked) >= SHORTEST and one.startswith(asked))
    if len(found) == 1:
        return found[0]
    if found:
        shown = ", ".join(found[:MOST_SHOWN]) + (" …" if len(found) > MOST_SHOWN else "")
        raise RecordError(f"{asked!r} may be {shown}; say more of the id")
    raise RecordError(
        f"{visible(place)}: nothing has the id {asked!r}; `dragoman meetings` and the like show ids"
    )


def _finding(asked: str, finding: Finding, whole: Reconciled) -> Explained:
    about = tuple(one for one in whole.accounts if one.id in finding.about)
    told = {one.id: one for account in whole.accounts for one in account.told}
    facts = tuple(told[fact] for fact in finding.facts if fact in told)
    return Explained(asked, finding.id, "finding", facts, about, finding)


def _account(asked: str, account: Account, record: Record, whole: Reconciled) -> Explained:
    """An account of several entries: a person with all offices."""
    return Explained(
        asked,
        account.id,
        account.type,
        account.told,
        (account,),
        findings=_about(account.id, whole),
        copies=_copies(account.told, record),
    )


def _entry(asked: str, id: str, is_fact: bool, record: Record, whole: Reconciled) -> Explained:
    account = next((one for one in whole.accounts if one.id == id), None)
    told = account.told if account else tuple(sorted(record.told_of([id]), key=lambda one: one.place))
    entry = Entry(id, told[0].fact.type, told)
    return Explained(
        asked,
        id,
        entry.type,
        told,
        (account,) if account else (),
        is_fact=is_fact,
        former=tuple(record.former_entries(id)),
        alike=groups(entry),
        reasons=tuple(reasons(entry)),
        findings=_about(id, whole),
        copies=_copies(told, record),
    )


def _about(id: str, whole: Reconciled) -> tuple[Finding, ...]:
    return tuple(one for one in whole.findings if id in one.about)


def _copies(told: Iterable[Told], record: Record) -> dict[str, tuple[str, ...]]:
    dispatches = record.dispatches()
    groups: dict[str, list[str]] = {}
    for document in sorted({one.document for one in told}):
        groups.setdefault(dispatches.get(document, document), []).append(document)
    return {some[0]: tuple(some[1:]) for some in groups.values() if len(some) > 1}


def to_json(found: Explained) -> dict[str, Any]:
    """The explanation as an object; what does not apply is left out."""
    said: dict[str, Any] = {"asked": found.asked, "id": found.id, "type": found.type}
    if found.finding is not None:
        said["finding"] = found.finding.to_json()
        said["about"] = [one.to_json() for one in found.accounts]
        return said | {"facts": [fact_json(one) for one in found.told]}
    said["earlier_ids"] = list(found.former)
    said["entry"] = found.accounts[0].to_json() if found.accounts else None
    said["copies"] = [[first, *rest] for first, rest in found.copies.items()]
    said["told_alike"] = [
        {
            "facts": [one.id for one in group.told],
            "rule": group.rule,
            "agree": list(group.agree),
            "differ": list(group.differ),
        }
        for group in found.alike
    ]
    said["links"] = [
        {
            "facts": [reason.one.id, reason.other.id],
            "likeness": reason.likeness.name.lower(),
            "rule": reason.rule,
            "agree": list(reason.agree),
            "differ": list(reason.differ),
        }
        for reason in found.reasons
    ]
    said["findings"] = [one.to_json() for one in found.findings]
    return said | {"facts": [fact_json(one) for one in found.told]}
