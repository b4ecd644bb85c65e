"""What rests on one source, or on sources of one state: sums of money, promises, changes of status.

In: accounts. Out: findings of the kind `single-source`. A sum has a second source where an independent one
gives the same sum for what can be the same thing; so has a promise whose sum has one, or that is told in
nearly the same words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dragoman.model.account import Account
from dragoman.model.entity import Party
from dragoman.model.entry import Told
from dragoman.model.fact import Commitment, Figure
from dragoman.model.finding import Finding
from dragoman.model.period import Agreement, agreement
from dragoman.packs.entries import Organisation
from dragoman.reconcile import names
from dragoman.reconcile.accounts.choosing import sources
from dragoman.reconcile.findings.figures import Measure, measures, topic
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.findings.stages import changes, name, told_at_once

STATISTICS = frozenset({"trade", "exports", "imports", "fdi"})
"""Sums of which a text says nothing where it does not say whose they are."""
GIVEN = frozenset({"investment", "cost", "loan", "grant", "debt"})
"""Sums that are lent, given or spent, under whichever name."""
PROMISES = frozenset({"pledge", "agreement"})

VAGUE = frozenset({None, "general", "diplomacy"})
"""Sectors of promises that name none."""
TELLING = 4
"""Words of a promise by which others like it are looked for: its longest."""
ALIKE = 0.6
"""What two accounts of a promise share of the words of the shorter one."""

Promises = Mapping[tuple[str, str], Sequence[Told]]
"""Promises by party and word."""
Sum = tuple[str, float]
"""Unit and value."""


def single_source_findings(held: Held) -> Iterator[Finding]:
    """A finding for each sum of money, promise and change of status that one source or state asserts."""
    sums: dict[Sum, list[Measure]] = defaultdict(list)
    points: dict[tuple[str, str | None, str], list[Measure]] = defaultdict(list)
    for one in measures(held):
        if one.is_money and one.fact.base_period is None:
            sums[one.fact.unit, one.fact.value].append(one)
            points[one.account.id, one.period, one.fact.unit].append(one)
    for some in points.values():
        yield from _of_money(some, sums, held)
    promises = _promises(held)
    for account in held.accounts:
        if account.type == "commitment":
            if account.values.get("modality") not in PROMISES or not _is_concrete(account):
                continue
            backing = [two.told.id for one in account.told for two in _backing(one, sums, held)]
            repeated = [two.id for one in account.told for two in _repeated(one, promises)]
            yield from _single(account, account.facts, name(account), held, (*backing, *repeated))
        elif account.type == "project" and not told_at_once(account):
            for stage in changes(account):
                yield from _single(account, stage.facts, f"{name(account)}: {stage.status}", held)


def _of_money(
    some: Sequence[Measure], sums: Mapping[Sum, Sequence[Measure]], held: Held
) -> Iterator[Finding]:
    """Of one point of a series: what is told of it, and what as well can mean it to the printed digits."""
    seen: set[float] = set()
    for one in some:
        if one.fact.value in seen or not _is_claim(one):
            continue
        seen.add(one.fact.value)
        facts = tuple(two.told.id for two in some if two.fact.value == one.fact.value)
        rounded = [two.told.id for two in some if one.room.meets(two.room)]
        others = [two.told.id for two in sums[one.fact.unit, one.fact.value] if _one_sum(one, two)]
        yield from _single(one.account, facts, f"{topic(one)}: {one.said}", held, (*rounded, *others))


def _is_claim(one: Measure) -> bool:
    """Whether it is a sum of something: a cost always is, another if it or its sentence names somebody."""
    if one.fact.indicator in STATISTICS:
        return bool(one.sides)
    return one.fact.indicator == "cost" or (
        one.fact.indicator in GIVEN and bool(one.sides or _named(one.told))
    )


def _is_concrete(account: Account) -> bool:
    """Whether a promise can be held against who made it: a day, a number, a name or a field of work."""
    if account.values.get("deadline") or account.values.get("beneficiary"):
        return True
    words = account.values.get("action") or ""
    return account.values.get("sector") not in VAGUE or bool(names.proper(words))


def _backing(promise: Told, sums: Mapping[Sum, Sequence[Measure]], held: Held) -> Iterator[Measure]:
    """The figures of other texts that are the sum which this promise names."""
    if not isinstance(promise.fact, Commitment):
        return
    action = promise.fact.action
    for told in held.by_document.get(promise.document, ()):
        if not isinstance(told.fact, Figure) or not told.fact.spans:
            continue
        span = told.fact.spans[0]
        if action.start <= span.start and span.end <= action.end:
            some = sums.get((told.fact.unit, told.fact.value), ())
            mine = [one for one in some if one.told.id == told.id]
            yield from (two for two in some if any(_one_sum(one, two) for one in mine))


def _promises(held: Held) -> Promises:
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for account in held.of_type("commitment"):
        for one in account.told:
            for key in _promise_keys(one):
                found[key].append(one)
    return found


def _promise_keys(told: Told) -> Iterator[tuple[str, str]]:
    """Each party that promises, with each of the most telling words of what it promises."""
    if isinstance(told.fact, Commitment):
        words = sorted(names.stems(told.words), key=lambda stem: (-len(stem), stem))[:TELLING]
        yield from ((actor, word) for actor in sorted(names.keys(told.fact.actors)) for word in words)


def _repeated(promise: Told, promises: Promises) -> Iterator[Told]:
    """What others tell of a promise that may be the same, in words less alike than an entry asks for."""
    said = names.stems(promise.words)
    for key in _promise_keys(promise):
        for one in promises[key]:
            fact, other = promise.fact, one.fact
            if one.document == promise.document or not isinstance(fact, Commitment):
                continue
            late = isinstance(other, Commitment) and agreement(fact.deadline, other.deadline)
            words = names.stems(one.words)
            if late is not Agreement.CLASH and len(said & words) >= ALIKE * min(len(said), len(words)):
                yield one


def _one_sum(one: Measure, other: Measure) -> bool:
    """Whether two figures of one value can be one sum: nothing they say differs, something agrees."""
    if one.told.id == other.told.id:
        return True
    kinds = {one.fact.indicator, other.fact.indicator}
    if len(kinds) > 1 and not kinds <= GIVEN | {"other"}:
        return False
    if agreement(one.period, other.period) is Agreement.CLASH:
        return False
    if one.fact.of is not None and other.fact.of is not None and _differ(one.fact.of, other.fact.of):
        return False
    if one.sides & other.sides:
        return True
    return bool(_named(one.told) & _named(other.told))


def _differ(one: Party, other: Party) -> bool:
    return names.key(one) != names.key(other)


def _named(told: Told) -> frozenset[str]:
    """The names in the sentence of a figure."""
    return frozenset(one for one in names.proper(told.context) if not one[0].isdigit())


def _single(
    account: Account, facts: Sequence[str], said: str, held: Held, others: Sequence[str] = ()
) -> Iterator[Finding]:
    told = [held.by_id[fact] for fact in dict.fromkeys((*facts, *others))]
    found = sources(told, held.copies)
    states = {_state(one.publisher, held) for one in told}
    if len(found) == 1:
        why = f"only {next(iter(found))} says so"
    elif len(states) == 1 and None not in states:
        why = f"only sources of {next(iter(states))} say so"
    else:
        return
    yield Finding(
        kind="single-source",
        about=(account.id,),
        facts=tuple(sorted(set(facts))),
        explanation=f"{said}; {why}.",
    )


def _state(publisher: str | None, held: Held) -> str | None:
    """The country of a publisher that the pack knows."""
    if publisher is None:
        return None
    entry = held.publishers.get(publisher.casefold())
    return entry.country if isinstance(entry, Organisation) else None
