"""Accounts and findings as they are kept: with a title, the days they cover, and keys that lead there.

In: an account, or a finding with the facts that it rests on. Out: what a record keeps of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.model.account import Account, Point
from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Told
from dragoman.model.finding import Finding
from dragoman.model.kept import NAMED, PARTY, Days, KeptAccount, KeptFinding, KeptPoint
from dragoman.model.period import Period
from dragoman.model.reason import coded
from dragoman.model.voice import KeptFact
from dragoman.reconcile import strands
from dragoman.reconcile.findings.figures import party
from dragoman.reconcile.findings.stages import name
from dragoman.reconcile.nodes import digest
from dragoman.reconcile.selecting import parties, times
from dragoman.store.about import folded, keys_of

LONGEST = 300
"""Characters of a title: a promise can be as long as the sentence that makes it."""


def kept_account(account: Account) -> KeptAccount:
    """An account as it is kept."""
    values, said = account.values, title(account)
    first, last = days(when(account))
    due = days([values.get("deadline")])[1] if account.type == "commitment" else None
    return KeptAccount(
        id=account.id,
        type=account.type,
        kind=values.get("kind") or values.get("indicator"),
        title=said,
        name=folded(said).strip(),
        status=values.get("state") if account.type == "commitment" else values.get("status"),
        date=values.get("deadline") if account.type == "commitment" else values.get("date"),
        first=first,
        last=last,
        due=due,
        sector=values.get("sector"),
        sources=account.sources,
        documents=len(account.documents),
        said=json.dumps(account.to_json(), ensure_ascii=False, separators=(",", ":")),
        keys=_keys(account),
        facts=tuple(dict.fromkeys((one.document, one.id) for one in account.told)),
        days=spans(times(account)),
    )


def kept_series(account: Account) -> KeptAccount:
    """A series as it is kept: without its points, which stand apart."""
    kept = kept_account(replace(account, points=()))
    return replace(kept, days=None)


def kept_point(account: str, point: Point) -> KeptPoint:
    """A point of a series as it is kept."""
    said = json.dumps(point.to_json(), ensure_ascii=False, separators=(",", ":"))
    id = digest(point.period, point.base_period, point.unit, point.value, point.qualifier, *_derived(point))
    return KeptPoint(account, id, point.period or "~", point.unit, point.value, point.qualifier, said)


def kept_fact(
    told: Told, placed: tuple[str, str], settled: tuple[str, str] | None, dispatch: str, judged: bool
) -> KeptFact:
    """Where a fact stands that is `placed` at a node in an entry; `judged`: its document has been judged."""
    node, entry = placed
    strand, label = strands.strand(told, node, settled[0] if settled else None)
    made: dict[str, Any] = {"bonds": sorted(told.bonds), "sides": sorted(told.sides)}
    said = [told.fact.to_json(told.document), told.quotation, told.words, told.context, told.title, told.url]
    said += [told.publisher, told.published, made, dispatch]
    mark = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()[:20]
    judgement = json.dumps({**made, "fact": said[0]}, ensure_ascii=False) if judged else None
    return KeptFact(
        fact=told.id,
        account=strands.account_of(told, entry),
        strand=strand,
        label=label,
        node=node,
        mark=mark,
        words=told.words,
        context=told.context,
        judged=judgement,
        settled=settled,
    )


def kept_finding(finding: Finding, told: Mapping[str, Told], due: str | None = None) -> KeptFinding:
    """A finding as it is kept; `told` has the facts that it rests on, by id."""
    facts = [told[fact] for fact in finding.facts if fact in told]
    first, last = days(date for one in facts for date in fact_times(one))
    return KeptFinding(
        id=finding.id,
        kind=finding.kind,
        holds=finding.holds,
        field=finding.field,
        first=first,
        last=last,
        due=due,
        said=json.dumps(finding.to_json(), ensure_ascii=False, separators=(",", ":")),
        about=finding.about,
        keys=frozenset(key for one in facts for key in keys_of(one.fact)),
        facts=tuple(dict.fromkeys((one.document, one.id) for one in facts)),
        days=spans(date for one in facts for date in fact_times(one)),
    )


def title(account: Account) -> str:
    """What an account is of, in a line: a name, or its kind and parties, as the texts name them."""
    values = account.values
    if account.type == "person":
        said = coded(party(values["person"]))
    elif account.type == "series":
        said = values["indicator"]
        for word, field in (("of", "area"), ("with", "counterpart"), ("of", "of")):
            if values.get(field) is not None:
                said += f" {word} {coded(party(values[field]))}"
    else:
        said = coded(name(account))
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


def when(account: Account) -> Iterable[str | None]:
    """The dates (EDTF) that an account is found under: its own, else all that it has something on."""
    if account.type in ("meeting", "agreement", "project"):
        return (account.values.get("date"),)
    if account.type == "commitment":
        return (account.values.get("deadline"),)
    return times(account)


def fact_times(told: Told) -> list[str]:
    """The dates (EDTF) at which what a fact tells of happens."""
    return [when for name in ("date", "period", "deadline") if (when := getattr(told.fact, name, None))]


def days(dates: Iterable[str | None]) -> tuple[str | None, str | None]:
    """The first and the last day of some dates, as ISO days; an end that is open is not counted."""
    known = [one for edtf in dates if (one := Period.of(edtf)) is not None and one.year]
    first = [one.first if one.first > date.min else one.last for one in known]
    last = [one.last if one.last < date.max else one.first for one in known]
    return (min(first).isoformat() if first else None, max(last).isoformat() if last else None)


def spans(dates: Iterable[str | None]) -> frozenset[Days]:
    """The first and the last day of each date of which the year is known."""
    known = [one for edtf in dates if (one := Period.of(edtf)) is not None and one.year]
    return frozenset((one.first.isoformat(), one.last.isoformat()) for one in known)


def _keys(account: Account) -> dict[str, str]:
    found = {key: NAMED for one in account.told for key in keys_of(one.fact)}
    return found | dict.fromkeys(parties(account, _known_by), PARTY)


def _known_by(party: Party) -> Any:
    return (party.id or folded(party.label)) if isinstance(party, Entity) else party


def _derived(point: Point) -> tuple[object, ...]:
    """What tells points of one value and period apart: why they are there; of what is derived, from what."""
    return (point.derived, bool(point.inferred), point.facts if point.derived else ())
