"""What is found of one subject, by looking up what it has to do with and nothing else.

In: a subject and a `Desk`, which looks things up and notes under which keys. Out: findings. Every finding of
the whole record (`findings.finding.findings`) belongs to one subject:

- the *dating* of a document: dates that other documents or the pack settle;
- a *document*: lists, shares, sums that nobody's name stands beside;
- the *growth* that a document tells of, against bases that others give;
- an *account*: what its sources say of its fields, how it moved on, what is overdue or told by one source;
- a *shard*, the figures of a series that are of one year: values of one period, parts of a year;
- a *family*: totals with parts in other series.

The first three are worked out in `documents`. What is found of a subject changes only where its own facts
change or what stands under a key that it read.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from dragoman.model.account import Account
from dragoman.model.entry import Told
from dragoman.model.fact import Commitment, Figure
from dragoman.model.voice import Voice
from dragoman.reconcile import names, strands
from dragoman.reconcile.desk import Desk, held_of
from dragoman.reconcile.findings.conflicts import conflict_findings
from dragoman.reconcile.findings.currencies import currency_findings
from dragoman.reconcile.findings.deals import deal_findings, is_worth
from dragoman.reconcile.findings.following import followed, plans, works_meant
from dragoman.reconcile.findings.held import Held
from dragoman.reconcile.findings.known import known_findings
from dragoman.reconcile.findings.overdue import EXPECTED, is_leg, may_be_told_by, overdue_findings
from dragoman.reconcile.findings.parts import part_findings
from dragoman.reconcile.findings.single import single_source_findings
from dragoman.reconcile.findings.stages import status_findings
from dragoman.reconcile.ranking import FINDERS, Asking, Found, ranked


def of_account(id: str, desk: Desk) -> Asking:
    """What is found of a meeting, an agreement, a project, a promise or a person."""
    account = desk.account(id)
    if account is None:
        return []
    held = held_of([account], (), desk)
    clashes = ranked(conflict_findings, held)
    if clashes and account.type in ("agreement", "project"):  # perhaps of the meeting at which it was signed
        clashes = ranked(conflict_findings, held_of([account], _texts(account, desk), desk))
    found = [
        *clashes,
        *ranked(known_findings, held),
        *ranked(status_findings, held),
    ]
    if account.type == "commitment":
        found += ranked(overdue_findings, held)
        if _single(held, account.facts):  # others can only say that there is a second source
            figures = _figures(account, desk)
            documents = {one.document: desk.voices(one.document) for one in account.told}
            keys = strands.of_handing(account.told, documents, desk.handing) | _sums(figures)
            keys |= {key for one in account.told for key in strands.of_promise(one)}
            yield keys
            found += _single(_backed(account, figures, desk.under(keys), desk), account.facts)
    elif account.type == "project":
        found += ranked(single_source_findings, held)
    elif account.type == "meeting" and account.values.get("status") in EXPECTED:
        found += [] if _is_told(account, desk) else ranked(overdue_findings, held)
    elif account.type == "meeting" and len({one.document for one in account.told}) > 1:
        found += _deals(account, desk)
    return [(rank, one) for rank, one in found if one.about == (id,)]


def of_shard(account: str, label: str, desk: Desk) -> Asking:
    """What is found of the figures of a series that are of one year."""
    voices = desk.shard(account, label)
    held = held_of(desk.made(voices), (), desk)
    found = [*ranked(conflict_findings, held), *ranked(part_findings, held)]
    if any(_has_sides(one.told) for one in voices):
        found += ranked(currency_findings, held)
    alone = {fact for _, one in _single(held, (one.told.id for one in voices)) for fact in one.facts}
    if alone:
        own = [one for one in voices if one.told.id in alone]
        keys = _sums(own)
        yield keys
        others = desk.under(keys)
        whole = _of_texts_with(own, others, desk)
        found += _single(held_of(desk.made([*voices, *others]), whole, desk), alone)
    return [(rank, one) for rank, one in found if one.about == (account,)]


def of_family(key: str, desk: Desk) -> Asking:
    """What is found of totals and their parts."""
    yield frozenset([key])
    voices = desk.under([key])
    return ranked(part_findings, held_of(desk.made(voices), (), desk)) if len(voices) > 1 else []


def follow(account: Account, desk: Desk) -> Account:
    """A promise with its history and state, by what became of what it plans."""
    documents = {one.document: desk.voices(one.document) for one in account.told}
    whole = {one.id: one for one in (*_planned(account, desk), *_works(account, desk))}
    for said in sorted({names.stems(promise.words) for promise in account.told}, key=sorted):
        whole |= {one.id: one for one in desk.finished(said)}
    given = desk.under(
        strands.of_handing(account.told, documents, desk.handing)
        | strands.of_opening(account.told, desk.handing)
    )
    told = [one.told for some in (*documents.values(), given) for one in some]
    return followed(held_of([account, *(whole[id] for id in sorted(whole))], told, desk))[0]


def _texts(account: Account, desk: Desk) -> list[Told]:
    """All that the texts of an account tell."""
    documents = sorted({one.document for one in account.told})
    return [one.told for document in documents for one in desk.voices(document)]


def _deals(account: Account, desk: Desk) -> list[Found]:
    """What is found of the worth of what was signed at a meeting, by all that its texts tell."""
    told = _texts(account, desk)
    return ranked(deal_findings, held_of([account], told, desk)) if any(map(is_worth, told)) else []


def _is_told(expected: Account, desk: Desk) -> bool:
    """Whether a meeting that was expected, or another leg of its journey, may have been reported."""
    beside = (one for told in expected.told for one in desk.voices(told.document) if is_leg(told, one.told))
    others = {one.account for one in beside} - {expected.id} if expected.values.get("kind") == "visit" else ()
    for leg in (expected, *(one for id in sorted(others) if (one := desk.account(id)) is not None)):
        if leg.values.get("status") not in EXPECTED:
            return True
        if desk.account_that(strands.reports(leg), partial(_reports, expected=leg)):
            return True
    return False


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
    return held_of([account, *made], _of_texts_with(figures, sums, desk), desk, others)


def _planned(account: Account, desk: Desk) -> list[Account]:
    """What a promise tells of as a plan, with all who tell of it."""
    found = {
        one.account
        for promise in account.told
        for one in desk.voices(promise.document)
        if any(plans(promise, [one.told]))
    }
    return [one for id in sorted(found) if (one := desk.account(id)) is not None]


def _works(account: Account, desk: Desk) -> list[Account]:
    """The works that a promise to finish "la ligne" means, with all who tell of them."""
    found = set[str]()
    for promise in account.told:
        voices = desk.voices(promise.document)
        meant = {one.id for one in works_meant(promise, [one.told for one in voices], desk.handing)}
        found |= {one.account for one in voices if one.told.id in meant}
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


def _of_texts_with(figures: Iterable[Voice], others: Iterable[Voice], desk: Desk) -> list[Told]:
    """All that is told by the texts of some sums, and by those that give one of them, too."""
    own = list(figures)
    sums = {_sum(one.told) for one in own}
    documents = {one.told.document for one in (*own, *others) if _sum(one.told) in sums}
    return [one.told for document in sorted(documents) for one in desk.voices(document)]


def _sum(told: Told) -> tuple[str, float] | None:
    return (told.fact.unit, told.fact.value) if isinstance(told.fact, Figure) else None


def _single(held: Held, own: Iterable[str]) -> list[Found]:
    rank = FINDERS.index(single_source_findings)
    return [(rank, one) for one in single_source_findings(held, frozenset(own))]


def _has_sides(told: Told) -> bool:
    fact = told.fact
    return isinstance(fact, Figure) and any(one is not None for one in (fact.area, fact.counterpart, fact.of))
