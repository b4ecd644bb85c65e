"""What is found of one document: what settles its dates, what stands in it, what its growths imply.

In: a document's id and a `Desk` (see `subjects`). Out: findings with their rank, and points of series.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.model.account import Point
from dragoman.model.entry import Told
from dragoman.model.fact import Figure, Position
from dragoman.model.voice import Voice
from dragoman.reconcile import strands
from dragoman.reconcile.desk import Desk, held_of
from dragoman.reconcile.findings.amounts import is_open
from dragoman.reconcile.findings.currencies import currency_findings, is_unknown
from dragoman.reconcile.findings.dating import Dated, dating_findings, is_undated
from dragoman.reconcile.findings.figures import measures
from dragoman.reconcile.findings.flows import flow_findings
from dragoman.reconcile.findings.growth import against, growth_findings, implied
from dragoman.reconcile.findings.known import office_findings
from dragoman.reconcile.findings.lists import list_findings
from dragoman.reconcile.findings.printed import numbers
from dragoman.reconcile.findings.rates import RATES, compared, rate_findings
from dragoman.reconcile.findings.settling import settled_dates
from dragoman.reconcile.findings.shares import share_findings
from dragoman.reconcile.ranking import FINDERS, Asking, Found, ranked


def dating_of(document: str, desk: Desk) -> tuple[list[Found], Mapping[str, tuple[str, str]]]:
    """What settles dates of a document, and the date of each fact for which one is settled."""
    told = desk.document(document)
    undated = {one.id for one in told if isinstance(one.fact, Dated) and is_undated(one, one.fact)}
    if not undated and any(one.published is not None for one in told):
        return [], {}
    voices = [replace(one, settled=None) for one in desk.voices(document)]
    events = {one.account for one in voices if one.told.id in undated}
    whole = [account for id in sorted(events) if (account := desk.account(id)) is not None]
    rest = desk.made(one for one in voices if one.account not in events)
    amounts = frozenset(
        strands.of_amount(one.fact) for one in told if isinstance(one.fact, Figure) and is_open(one)
    )
    others = desk.under(amounts) if amounts else ()
    held = held_of([*whole, *rest], told, desk, (replace(one, settled=None) for one in others))
    own = {one.id for one in told}
    found = [one for one in dating_findings(held) if one.resolves and one.resolves["fact"] in own]
    return [(0, one) for one in found], settled_dates(found, held)


def of_document(document: str, desk: Desk) -> tuple[list[Found], list[tuple[str, Point]]]:
    """What is found within a document, and the points (with their series) that its growth rates imply."""
    told = desk.document(document)
    every = desk.voices(document)
    offices = [one for one in every if isinstance(one.told.fact, Position)]
    found = ranked(office_findings, held_of(desk.made(offices), told, desk)) if offices else []
    voices = [one for one in every if isinstance(one.told.fact, Figure)]
    if not voices:
        return found, []
    held = held_of(desk.made(voices), told, desk)
    found += [*ranked(list_findings, held), *ranked(flow_findings, held), *ranked(share_findings, held)]
    unsided = [one for one in voices if not _has_sides(one.told) or _is_unknown(one.told)]
    if len(unsided) > 1:
        found += ranked(currency_findings, held_of(desk.made(unsided), told, desk))
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
    # A sentence that does not print the amount, or take it up, gives no other growth of it.
    digits = {one.digits for one in own}
    beside = [
        one
        for one in desk.under(keys)
        if one.told.document != document
        and (_prints(one.told.context, digits) or desk.handing.resumes(one.told.context))
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
        its = [other for other in some if base == _period(other) and other.told.document != document]
        if its:  # and what the same texts give for the period grown to
            texts = {other.told.document for other in its}
            now = desk.shard(one.level.account.id, strands.label(one.level.period))
            bases += (*its, *(other for other in now if other.told.document in texts))
    given = [*measures(held), *measures(held_of(desk.made(bases), (), desk))]
    return [(FINDERS.index(growth_findings), one) for one in against(points, given)]


def _prints(words: str, digits: Iterable[frozenset[str]]) -> bool:
    """Whether some words print all numbers of one of these."""
    printed = numbers(words)
    return any(one <= printed for one in digits)


def _rate_keys(voice: Voice) -> Iterator[str]:
    fact = voice.told.fact
    if isinstance(fact, Figure):
        yield from strands.of_rate(voice.told, fact, voice.settled[0] if voice.settled else None)


def _value(voice: Voice) -> float | None:
    return getattr(voice.told.fact, "value", None)


def _period(voice: Voice) -> str | None:
    return voice.settled[0] if voice.settled else getattr(voice.told.fact, "period", None)


def _has_sides(told: Told) -> bool:
    fact = told.fact
    return isinstance(fact, Figure) and any(one is not None for one in (fact.area, fact.counterpart, fact.of))


def _is_unknown(told: Told) -> bool:
    return isinstance(told.fact, Figure) and is_unknown(told.fact)
