"""What rests on one source, or on sources of one state: sums of money, promises, changes of status.

In: accounts. Out: findings of the kind `single-source`. A sum has a second source where an independent one
gives it, in rounder digits or for what can be the same thing; a promise where one gives its sum, or tells of
it in nearly the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from dragoman.model.account import Account
from dragoman.model.fact import Figure
from dragoman.model.finding import Finding
from dragoman.model.reason import Reason, Tagged
from dragoman.reconcile import names
from dragoman.reconcile.findings.backing import GIVEN, Backing, named
from dragoman.reconcile.findings.figures import Measure, amount, measures, topic
from dragoman.reconcile.findings.held import Held, is_sure
from dragoman.reconcile.findings.meaning import cannot_both_be
from dragoman.reconcile.findings.stages import changes, name, told_at_once

STATISTICS = frozenset({"trade", "exports", "imports", "fdi"})
"""Sums of which a text says nothing where it does not say whose they are."""
SPENT = frozenset({"cost", "investment"})
PROMISES = frozenset({"pledge", "agreement"})
VAGUE = frozenset({None, "general", "diplomacy"})
"""Sectors of promises that name none."""


class Claim(NamedTuple):
    """What one source says: of which rules, with what they name."""

    rule: str
    values: Mapping[str, str | Tagged]


def single_source_findings(held: Held, own: frozenset[str] | None = None) -> Iterator[Finding]:
    """A finding for each sum of money, promise and change of status that one source or state asserts.

    With `own` only for what rests on one of these facts; the others are there to back it.
    """
    backing = Backing(held)
    points: dict[tuple[str, str | None], list[Measure]] = defaultdict(list)
    for one in measures(held):
        if one.is_money and one.fact.base_period is None:
            points[one.account.id, one.period].append(one)
    for some in points.values():
        for unit in sorted({one.fact.unit for one in some}):
            same = [one for one in some if one.fact.unit == unit]
            if own is None or not own.isdisjoint(one.told.id for one in same):
                yield from _of_money(same, some, backing, held)
    for account in held.accounts:
        if (own is not None and own.isdisjoint(account.facts)) or not is_sure(account):
            continue
        if account.type == "commitment" and _is_concrete(account):
            others = chain(*map(backing.of_promise, account.told), _handed(account, held))
            yield from _single(
                account, account.facts, Claim("promise", {"name": name(account)}), held, others
            )
        elif account.type == "project" and not told_at_once(account):
            for stage in changes(account):
                moved = Claim("status", {"name": name(account), "status": {"status": stage.status}})
                yield from _single(account, stage.facts, moved, held)


def _of_money(
    some: Sequence[Measure], point: Sequence[Measure], backing: Backing, held: Held
) -> Iterator[Finding]:
    """Of one point of a series: what is told of it, and what as well can mean it to the printed digits.

    `point`: `some` and what is told of it in other currencies.
    """
    by_value: dict[float, list[Measure]] = defaultdict(list)
    for one in some:
        by_value[one.fact.value].append(one)
    for same in by_value.values():
        claims = [one for one in same if _is_claim(one) and not _is_hearsay(one, held)]
        if not claims:
            continue
        claim = claims[0]
        rounded = (
            two.told.id for value in by_value.values() if not cannot_both_be(same, value) for two in value
        )
        facts = tuple(two.told.id for two in same)
        others = chain(rounded, _exchanged(same, point), backing.of_sum(claim))
        said = Claim("amount", {"topic": topic(claim), "amount": amount(claim)})
        yield from _single(claim.account, facts, said, held, others)


def _exchanged(same: Sequence[Measure], point: Sequence[Measure]) -> Iterator[str]:
    """The facts that tell of a sum as it stands in another currency beside it: "385 dollars (345 euros)".

    Who tells it in this currency, too, and otherwise, is no source for it.
    """
    given: dict[str, list[Measure]] = defaultdict(list)
    for two in point:
        if two.fact.unit == same[0].fact.unit:
            given[two.told.document].append(two)
    otherwise = {
        document for document, some in given.items() if not any(two.room.meets(same[0].room) for two in some)
    }
    beside = [
        two
        for one in same
        for two in point
        if two.fact.unit != one.fact.unit
        and two.told.document == one.told.document
        and any(x.overlaps(y) for x in two.fact.evidence for y in one.fact.evidence)
    ]
    for other in beside:
        yield from (
            two.told.id
            for two in point
            if two.fact.unit == other.fact.unit
            and two.told.document not in otherwise
            and two.room.meets(other.room)
        )


def _is_hearsay(one: Measure, held: Held) -> bool:
    return held.handing.rumoured(one.told.context, one.told.words)


def _is_claim(one: Measure) -> bool:
    """Whether it is a sum of something: what is spent always is, another if its sentence names somebody."""
    if one.fact.indicator in STATISTICS:
        return bool(one.sides)
    known = one.fact.indicator in SPENT or bool(one.sides or named(one.told))
    return one.fact.indicator in GIVEN and known


def _is_concrete(account: Account) -> bool:
    """Whether a promise can be held against who made it: a day, a number, a name or a field of work."""
    values = account.values
    if values.get("modality") not in PROMISES:
        return False
    if values.get("deadline") or values.get("beneficiary") or values.get("sector") not in VAGUE:
        return True
    return bool(names.proper(values.get("action") or ""))


def _handed(account: Account, held: Held) -> Iterator[str]:
    """The facts that tell that what was promised was handed over: so many, to whom it was promised."""
    kept = (fact for stage in account.history if stage.status == "kept" for fact in stage.facts)
    yield from (one for one in kept if one in held.by_id and isinstance(held.by_id[one].fact, Figure))


def _single(
    account: Account, facts: Sequence[str], said: Claim, held: Held, others: Iterable[str] = ()
) -> Iterator[Finding]:
    """A finding if neither these facts nor the others, as far as need be, have sources enough."""
    found, states = set[str](), set[str | None]()
    for fact in chain(facts, others):
        told = held.by_id[fact]
        found.add(held.copies.get(told.document, told.document))
        states.add(held.state_of(told.publisher))
        if len(found) > 1 and (None in states or len(states) > 1):
            return
    if len(found) == 1:
        why = Reason(f"{said.rule}-of-one-source", {**said.values, "document": {"documents": [min(found)]}})
    else:
        why = Reason(f"{said.rule}-of-one-state", {**said.values, "state": {"party": states.pop()}})
    yield Finding(
        kind="single-source",
        about=(account.id,),
        facts=tuple(sorted(set(facts))),
        explanation=why.said,
        reason=why.to_json(),
    )
