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
from dragoman.model.finding import Finding
from dragoman.model.reason import Reason, Tagged
from dragoman.reconcile import names
from dragoman.reconcile.findings.backing import GIVEN, Backing, named
from dragoman.reconcile.findings.figures import Measure, amount, measures, topic
from dragoman.reconcile.findings.held import Held, is_sure
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
    points: dict[tuple[str, str | None, str], list[Measure]] = defaultdict(list)
    for one in measures(held):
        if one.is_money and one.fact.base_period is None:
            points[one.account.id, one.period, one.fact.unit].append(one)
    for some in points.values():
        if own is not None and own.isdisjoint(one.told.id for one in some):
            continue
        yield from _of_money(some, backing, held)
    for account in held.accounts:
        if (own is not None and own.isdisjoint(account.facts)) or not is_sure(account):
            continue
        if account.type == "commitment" and _is_concrete(account):
            others = chain.from_iterable(map(backing.of_promise, account.told))
            yield from _single(
                account, account.facts, Claim("promise", {"name": name(account)}), held, others
            )
        elif account.type == "project" and not told_at_once(account):
            for stage in changes(account):
                moved = Claim("status", {"name": name(account), "status": {"status": stage.status}})
                yield from _single(account, stage.facts, moved, held)


def _of_money(some: Sequence[Measure], backing: Backing, held: Held) -> Iterator[Finding]:
    """Of one point of a series: what is told of it, and what as well can mean it to the printed digits."""
    by_value: dict[float, list[Measure]] = defaultdict(list)
    for one in some:
        by_value[one.fact.value].append(one)
    for same in by_value.values():
        claims = [one for one in same if _is_claim(one)]
        if not claims:
            continue
        claim = claims[0]
        rounded = (
            two.told.id for value in by_value.values() if claim.room.meets(value[0].room) for two in value
        )
        facts = tuple(two.told.id for two in same)
        others = chain(rounded, backing.of_sum(claim))
        said = Claim("amount", {"topic": topic(claim), "amount": amount(claim)})
        yield from _single(claim.account, facts, said, held, others)


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
