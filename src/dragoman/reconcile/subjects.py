"""What is found of one subject, by looking up what it has to do with and nothing else.

In: a subject and a `Desk`, which looks things up and notes under which keys. Out: findings. Every finding of
the whole record (`findings.finding.findings`) belongs to one subject:

- the *dating* of a document: dates that other documents or the pack settle;
- a *document*: lists, shares, sums that nobody's name stands beside;
- the *growth* that a document tells of, against bases that others give;
- an *account*: what its sources say of its fields, how it moved on, what is overdue or told by one source;
- a *shard*, the figures of a series that are of one year: values of one period, parts of a year;
- a *family*: totals with parts in other series.

What is found of a subject changes only where its own facts change or what stands under a key that it read.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from dragoman.model.account import Account, Point
from dragoman.model.entry import Told
from dragoman.model.fact import Commitment, Figure, Meeting
from dragoman.model.finding import Finding
from dragoman.model.voice import Voice
from dragoman.reconcile import names, strands
from dragoman.reconcile.desk import Desk, held_of
from dragoman.reconcile.findings.conflicts import conflict_findings
from dragoman.reconcile.findings.currencies import currency_findings, is_unknown
from dragoman.reconcile.findings.dating import dating_findings, is_undated, settled_dates
from dragoman.reconcile.findings.figures import measures
from dragoman.reconcile.findings.flows import flow_findings
from dragoman.reconcile.findings.following import followed, plans
from dragoman.reconcile.findings.growth import against, growth_findings, implied
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.findings.known import known_findings
from dragoman.reconcile.findings.lists import list_findings
from dragoman.reconcile.findings.overdue import EXPECTED, may_be_told_by, overdue_findings
from dragoman.reconcile.findings.parts import part_findings
from dragoman.reconcile.findings.printed import numbers
from dragoman.reconcile.findings.rates import RATES, compared, rate_findings
from dragoman.reconcile.findings.shares import share_findings
from dragoman.reconcile.findings.single import single_source_findings
from dragoman.reconcile.findings.stages import status_findings

FINDERS = (
    dating_findings,
    conflict_findings,
    known_findings,
    rate_findings,
    currency_findings,
    growth_findings,
    part_findings,
    list_findings,
    flow_findings,
    share_findings,
    status_findings,
    overdue_findings,
    single_source_findings,
)
"""In the order of their rank: what two of them find is as the later one says it."""


Found = tuple[int, Finding]
"""A finding with its rank."""
Asking: TypeAlias = Generator[frozenset[str], None, list[Found]]
"""Finds once it may look under the keys that it names: those of many subjects are looked up at once."""


def dating_of(document: str, desk: Desk) -> tuple[list[Found], Mapping[str, tuple[str, str]]]:
    """What settles dates of a document, and the date of each fact for which one is settled."""
    told = desk.document(document)
    undated = {one.id for one in told if isinstance(one.fact, Meeting) and is_undated(one, one.fact)}
    if not undated and any(one.published is not None for one in told):
        return [], {}
    voices = [replace(one, settled=None) for one in desk.voices(document)]
    meetings = {one.account for one in voices if one.told.id in undated}
    whole = [account for id in sorted(meetings) if (account := desk.account(id)) is not None]
    rest = desk.made(one for one in voices if one.account not in meetings)
    held = held_of([*whole, *rest], told, desk)
    own = {one.id for one in told}
    found = [one for one in dating_findings(held) if one.resolves and one.resolves["fact"] in own]
    return [(0, one) for one in found], settled_dates(found, held)


def of_document(document: str, desk: Desk) -> tuple[list[Found], list[tuple[str, Point]]]:
    """What is found within a document, and the points (with their series) that its growth rates imply."""
    told = desk.document(document)
    voices = [one for one in desk.voices(document) if isinstance(one.told.fact, Figure)]
    if not voices:
        return [], []
    held = held_of(desk.made(voices), told, desk)
    found = [*_ranked(list_findings, held), *_ranked(flow_findings, held), *_ranked(share_findings, held)]
    unsided = [one for one in voices if not _has_sides(one.told) or _is_unknown(one.told)]
    if len(unsided) > 1:
        found += _ranked(currency_findings, held_of(desk.made(unsided), told, desk))
    return found, [(one.level.account.id, one.point) for one in implied(held)]


def of_growth(document: str, desk: Desk) -> Asking:
    """What is found of the growths and shares that a document tells of: bases, and what others give."""
    figures = [one for one in desk.voices(document) if isinstance(one.told.fact, Figure)]
    told = [one for one in figures if isinstance(one.told.fact, Figure) and one.told.fact.indicator in RATES]
    if not told and all(getattr(one.told.fact, "base_period", None) is None for one in figures):
        return []
    found, own = _grown(document, desk), desk.rates(document)
    keys = frozenset(key for one in told for key in _rate_keys(one)) if own else frozenset[str]()
    yield keys
    # A sentence that does not print the amount gives no other growth of it.
    digits = {one.digits for one in own}
    beside = [
        one for one in desk.under(keys) if one.told.document != document and _prints(one.told.context, digits)
    ]
    if {_value(one) for one in beside} <= {_value(one) for one in told}:
        return found
    documents = sorted({document, *(one.told.document for one in beside)})
    alike = {one.key for one in own}
    rates = [one for other in documents for one in desk.rates(other) if one.key in alike]
    rank, mine = FINDERS.index(rate_findings), {one.told.id for one in told}
    made = compared(rates, desk.copies(documents))
    return [*found, *((rank, one) for one in made if not mine.isdisjoint(one.facts))]


def _grown(document: str, desk: Desk) -> list[Found]:
    """The growths that a document tells of, against the bases that it and others give."""
    held = desk.figures(document)
    points, bases = list(implied(held)), list[Voice]()
    for one in points:
        base = one.growth.fact.base_period
        some = desk.shard(one.level.account.id, strands.label(base))
        bases += (other for other in some if base == _period(other) and other.told.document != document)
    given = [*measures(held), *measures(held_of(desk.made(bases), (), desk))]
    return [(FINDERS.index(growth_findings), one) for one in against(points, given)]


def _prints(words: str, digits: Iterable[frozenset[str]]) -> bool:
    """Whether some words print all numbers of one of these."""
    printed = numbers(words)
    return any(one <= printed for one in digits)


def _rate_keys(voice: Voice) -> Iterator[str]:
    fact = voice.told.fact
    if isinstance(fact, Figure):
        yield from strands.of_rate(fact, voice.settled[0] if voice.settled else None)


def _value(voice: Voice) -> float | None:
    return getattr(voice.told.fact, "value", None)


def of_account(id: str, desk: Desk) -> Asking:
    """What is found of a meeting, an agreement, a project, a promise or a person."""
    account = desk.account(id)
    if account is None:
        return []
    held = held_of([account], (), desk)
    found = [
        *_ranked(conflict_findings, held),
        *_ranked(known_findings, held),
        *_ranked(status_findings, held),
    ]
    if account.type == "commitment":
        found += _ranked(overdue_findings, held)
        if _single(held, account.facts):  # others can only say that there is a second source
            figures = _figures(account, desk)
            keys = frozenset(key for one in account.told for key in strands.of_promise(one)) | _sums(figures)
            yield keys
            found += _single(_backed(account, figures, desk.under(keys), desk), account.facts)
    elif account.type == "project":
        found += _ranked(single_source_findings, held)
    elif account.type == "meeting" and account.values.get("status") in EXPECTED:
        told = desk.account_that(strands.reports(account), lambda one: _reports(one, account))
        found += [] if told else _ranked(overdue_findings, held)
    return [(rank, one) for rank, one in found if one.about == (id,)]


def of_shard(account: str, label: str, desk: Desk) -> Asking:
    """What is found of the figures of a series that are of one year."""
    voices = desk.shard(account, label)
    held = held_of(desk.made(voices), (), desk)
    found = [*_ranked(conflict_findings, held), *_ranked(part_findings, held)]
    if any(_has_sides(one.told) for one in voices):
        found += _ranked(currency_findings, held)
    alone = {fact for _, one in _single(held, (one.told.id for one in voices)) for fact in one.facts}
    if alone:
        keys = _sums(one for one in voices if one.told.id in alone)
        yield keys
        others = desk.under(keys)
        found += _single(held_of(desk.made([*voices, *others]), (), desk), alone)
    return [(rank, one) for rank, one in found if one.about == (account,)]


def of_family(key: str, desk: Desk) -> Asking:
    """What is found of totals and their parts."""
    yield frozenset([key])
    voices = desk.under([key])
    return _ranked(part_findings, held_of(desk.made(voices), (), desk)) if len(voices) > 1 else []


def follow(account: Account, desk: Desk) -> Account:
    """A promise with its history and state, by what became of what it plans."""
    documents = {one.document: desk.voices(one.document) for one in account.told}
    whole = {one.id: one for one in _planned(account, desk)}
    for said in sorted({names.stems(promise.words) for promise in account.told}, key=sorted):
        whole |= {one.id: one for one in desk.finished(said)}
    given = desk.under(strands.of_handing(account.told, documents, desk.handing))
    told = [one.told for some in (*documents.values(), given) for one in some]
    return followed(held_of([account, *(whole[id] for id in sorted(whole))], told, desk))[0]


def _reports(one: Account, expected: Account) -> bool:
    """Whether an account may be the report of a meeting that was expected."""
    held = one.type == "meeting" and one.values.get("status") == "held" and one.id != expected.id
    return held and may_be_told_by(expected, one)


def _figures(account: Account, desk: Desk) -> list[Voice]:
    """The figures that stand in what is promised."""
    return [
        one
        for promise in account.told
        for one in desk.voices(promise.document)
        if _is_within(one.told, promise)
    ]


def _backed(account: Account, figures: Iterable[Voice], under: Iterable[Voice], desk: Desk) -> Held:
    """A promise with what may back it: promises in its words, sums that it names."""
    others = [one for one in under if one.account != account.id]
    promises = [one for one in others if isinstance(one.told.fact, Commitment)]
    sums = [one for one in others if not isinstance(one.told.fact, Commitment)]
    made = [*desk.made([*figures, *sums]), *_planned(account, desk), *_bare(promises)]
    return held_of([account, *made], (), desk, others)


def _planned(account: Account, desk: Desk) -> list[Account]:
    """What a promise tells of as a plan, with all who tell of it."""
    found = {
        one.account
        for promise in account.told
        for one in desk.voices(promise.document)
        if any(plans(promise, [one.told]))
    }
    return [one for id in sorted(found) if (one := desk.account(id)) is not None]


def _bare(promises: Iterable[Voice]) -> list[Account]:
    """Promises as nothing but the facts that tell of them: what others are compared with."""
    told: dict[str, list[Told]] = {}
    for one in promises:
        told.setdefault(one.account, []).append(one.told)
    return [Account(id, "commitment", {}, {}, tuple(told[id]), 0) for id in sorted(told)]


def _is_within(figure: Told, promise: Told) -> bool:
    """Whether a figure stands in what is promised."""
    if not isinstance(figure.fact, Figure) or not isinstance(promise.fact, Commitment):
        return False
    spans, action = figure.fact.spans, promise.fact.action
    return bool(spans) and action.start <= spans[0].start and spans[0].end <= action.end


def _sums(voices: Iterable[Voice]) -> frozenset[str]:
    """The keys of the sums of money among these."""
    return frozenset(
        key
        for one in voices
        if isinstance(one.told.fact, Figure)
        for key in strands.of_sum(one.told, one.told.fact)
    )


def _ranked(find: Callable[[Held], Iterator[Finding]], held: Held) -> list[Found]:
    rank = FINDERS.index(find)
    return [(rank, one) for one in find(held)]


def _single(held: Held, own: Iterable[str]) -> list[Found]:
    rank = FINDERS.index(single_source_findings)
    return [(rank, one) for one in single_source_findings(held, frozenset(own))]


def _period(voice: Voice) -> str | None:
    return voice.settled[0] if voice.settled else getattr(voice.told.fact, "period", None)


def _is_unknown(told: Told) -> bool:
    return isinstance(told.fact, Figure) and is_unknown(told.fact)


def _has_sides(told: Told) -> bool:
    fact = told.fact
    return isinstance(fact, Figure) and any(one is not None for one in (fact.area, fact.counterpart, fact.of))
