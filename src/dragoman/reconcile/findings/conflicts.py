"""Sources that disagree: two costs of one railway, two days of one meeting, two months of one opening.

Values disagree where the printed digits leave no value that both can mean. What one document says twice is
left to its reader; what a later day brings is no contradiction but a status.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

from dragoman.model.account import Account
from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Meeting
from dragoman.model.finding import Finding
from dragoman.model.period import SHORT, Agreement, Period, agreement
from dragoman.model.reason import Reason, Tagged
from dragoman.reconcile import names
from dragoman.reconcile.accounts.choosing import sources
from dragoman.reconcile.findings.comparing import TIMELESS, are_of_one
from dragoman.reconcile.findings.disagreement import by_others, conflict, shown
from dragoman.reconcile.findings.figures import Measure, amount, measures, party, topic
from dragoman.reconcile.findings.held import Held, year_of
from dragoman.reconcile.findings.meaning import cannot_both_be, limits

DATED = frozenset(
    {
        "trade", "exports", "imports", "fdi", "investment", "loan", "grant", "debt", "gdp", "production",
        "volume", "count", "population", "cost", "length", "area", "capacity",
    }
)  # fmt: skip
"""Indicators of which a period has one value."""


BEGUN = frozenset({"under-construction"})
"""A status of which the days are those of its beginning where they lie this near to one another."""
NEAR = timedelta(days=7)
ONCE = frozenset({"signed", "adopted", "ratified", "in-force", "terminated", "completed", "operational"})
"""Statuses that a thing comes to have on one day; agreed, financed or planned it is again and again."""


def conflict_findings(held: Held) -> Iterator[Finding]:
    """A finding for each field of an entry, and each point of a series, on which sources disagree."""
    yield from _of_series(held)
    for account in held.accounts:
        if account.type == "meeting":
            # Talks on a visit are of a day of it.
            yield from _of_field(account, "date", _dates_clash, held, same=("status", "kind"))
            if account.values.get("format") != "online":  # each sits somewhere else
                yield from _of_field(account, "place", _names_differ, held)
                yield from _of_field(account, "country", _differ, held)
            yield from _of_field(account, "ordinal", _differ, held)
        elif account.type in ("agreement", "project"):
            clash = _opened_on_others if account.type == "project" else _dates_clash
            found = _of_field(account, "date", clash, held, same=("status",), among=ONCE)
            yield from (one for one in found if not _is_of_their_meeting(one, held))
            yield from _of_field(account, "date", _days_differ, held, same=("status",), among=BEGUN)
        elif account.type == "commitment":
            yield from _of_field(account, "deadline", _dates_clash, held)


def _is_of_their_meeting(found: Finding, held: Held) -> bool:
    """Whether texts date what was signed by a meeting on whose day they disagree: that is the conflict."""
    return all(
        _is_met_on(held.by_id[fact].document, one.value, held) for one in found.sides for fact in one.facts
    )


def _is_met_on(document: str, date: str, held: Held) -> bool:
    told = (one.fact for one in held.by_document.get(document, ()))
    return any(isinstance(fact, Meeting) and (fact.status, fact.date) == ("held", date) for fact in told)


Value = tuple[float, str | None]
"""A value, and whether it is the least or the most that is told."""


def _of_series(held: Held) -> Iterator[Finding]:
    by_point: dict[tuple[str, str | None, str], list[Measure]] = defaultdict(list)
    for one in measures(held):
        fact = one.fact
        level = fact.base_period is None and bool(fact.value) and fact.qualifier != "ordinal"
        if level and _comparable(one) and not held.handing.rumoured(one.told.context, one.told.words):
            by_point[one.account.id, one.period, fact.unit].append(one)
    for key in sorted(by_point, key=lambda key: (key[0], key[1] or "", key[2])):
        by_value: dict[Value, list[Measure]] = defaultdict(list)
        for one in _whole(by_point[key], held):
            by_value[one.fact.value, None if one.closed else one.fact.qualifier].append(one)
        if sides := _disagreeing(by_value, held):
            some = [by_value[value] for value in sides]
            both = [(one[0].fact.value, [measure.told for measure in one]) for one in some]
            told = [shown(amount(one[0]), tellers) for one, (_, tellers) in zip(some, both, strict=True)]
            why = Reason("values-differ", {"topic": topic(some[0][0]), "sides": {"sides": told}})
            yield conflict(some[0][0].account, "value", both, why)


def _whole(some: Sequence[Measure], held: Held) -> Iterator[Measure]:
    """What is of the thing as a whole: a text that gives a railway several lengths tells of its stretches.

    Of those that it gives, the one that all others make together is the whole, or that heads its parts.
    """
    told: dict[str, list[Measure]] = defaultdict(list)
    for one in some:
        told[one.told.document].append(one)
    for one in some:
        beside = told[one.told.document]
        alone = one.fact.of is None or all(limits([one]).meets(limits([other])) for other in beside)
        if alone or _is_sum(one, beside) or _heads_parts(one, beside, held):
            yield one


def _is_sum(one: Measure, beside: Sequence[Measure]) -> bool:
    """Whether a figure is what the others of its text are parts of: the largest, and the sum of them."""
    rest = [Decimal(repr(other.fact.value)) for other in beside if other.told.id != one.told.id]
    return len(rest) > 1 and min(rest) > 0 and sum(rest) == Decimal(repr(one.fact.value))


def _heads_parts(one: Measure, beside: Sequence[Measure], held: Held) -> bool:
    """Whether the largest figure stands before its parts: "501 millions : 440 pour le contrat …"."""
    behind = one.told.context.partition(one.told.words)[2]
    largest = all(other.fact.value <= one.fact.value for other in beside)
    return largest and held.handing.list_of_parts(behind) is not None


def _comparable(one: Measure) -> bool:
    if one.fact.of is not None and one.period is None:
        lent = one.fact.indicator == "loan" and one.fact.counterpart is not None
        return lent or one.fact.indicator in TIMELESS
    return one.fact.indicator in DATED and year_of(one.period) is not None


def _disagreeing(by_value: dict[Value, list[Measure]], held: Held) -> list[Value]:
    """The values of different sources that cannot mean the same, most sources first; none if all can.

    What is told as the least or the most ("plus de 14 milliards") comes behind what is told as the value.
    """

    def support(value: Value) -> frozenset[str]:
        return sources((one.told for one in by_value[value]), held.copies)

    ranked = sorted(by_value, key=lambda value: (bool(value[1]), -len(support(value)), value[0]))
    best = next(iter(ranked), None)
    if best is None:
        return []
    against = [
        value
        for value in ranked[1:]
        if cannot_both_be(by_value[best], by_value[value])
        and are_of_one(by_value[best], by_value[value], held)
        and by_others(support(best), support(value))
    ]
    return [best, *against] if against else []


Clash = Callable[[Any, Any], bool]


def _of_field(
    account: Account,
    field: str,
    clash: Clash,
    held: Held,
    same: Sequence[str] = (),
    among: frozenset[str] | None = None,
) -> Iterator[Finding]:
    """A conflict of one field between facts that agree on others, on the first if it is `among` these."""
    groups: dict[tuple[Hashable, ...], list[Told]] = defaultdict(list)
    for one in account.told:
        if getattr(one.fact, field, None) is not None:
            groups[tuple(getattr(one.fact, name, None) for name in same)].append(one)
    for group in sorted(groups, key=str):
        if among is not None and group[0] not in among:
            continue
        by_value: dict[Hashable, tuple[Any, list[Told]]] = {}
        for one in groups[group]:
            value = getattr(one.fact, field)
            key = names.key(value) if isinstance(value, Entity) else value
            by_value.setdefault(key, (value, []))[1].append(one)
        ranked = sorted(
            by_value.values(), key=lambda said: (-len(sources(said[1], held.copies)), str(said[0]))
        )
        if len(ranked) < len(("one", "other")):
            continue
        best, tellers = ranked[0]
        first = sources(tellers, held.copies)
        sides = [
            (value, others)
            for value, others in ranked[1:]
            if clash(best, value)
            and by_others(first, sources(others, held.copies))
            and (among is None or _of_one_part(tellers, others, held, near=_days_differ(best, value)))
        ]
        if sides and not _lasts(account, field, [best, *(value for value, _ in sides)]):
            both = [(best, tellers), *sides]
            values: dict[str, Tagged] = {"field": {"field": field}, "type": {"type": account.type}}
            values |= {"sides": {"sides": [shown(_tagged(value, field), one) for value, one in both]}}
            if same and group[0]:
                why = Reason("fields-of-status-differ", values | {"status": {"status": str(group[0])}})
            else:
                why = Reason("fields-differ", values)
            yield conflict(account, field, both, why)


def _lasts(account: Account, field: str, values: Sequence[Any]) -> bool:
    """Whether a source has it last over all of these days: then each names one of them."""
    if field != "date":
        return False
    days = [Period.of(value) for value in values]
    spans = [Period.of(getattr(one.fact, field, None)) for one in account.told]
    return any(
        all(day and span.first <= day.first and day.last <= span.last for day in days)
        for span in spans
        if span is not None and span.year and 1 < span.days <= SHORT
    )


def _of_one_part(some: Sequence[Told], others: Sequence[Told], held: Held, *, near: bool) -> bool:
    """Whether what was opened or begun can be the whole, or the same part of it: a line opens bit by bit.

    What had stopped opens again, but not within days.
    """
    handing = held.handing
    here, there = (
        {(handing.parts(one.words), not near and handing.is_anew(one.context)) for one in many}
        for many in (some, others)
    )
    return not here.isdisjoint(there)


def _dates_clash(one: str, other: str) -> bool:
    return agreement(one, other) is Agreement.CLASH


def _opened_on_others(one: str, other: str) -> bool:
    """Whether works are told to have opened on two days; some months on end are those in which they ran."""
    return "/" not in one + other and _dates_clash(one, other)


def _days_differ(one: str, other: str) -> bool:
    """Whether two days are told that lie near to one another."""
    here, there = Period.of(one), Period.of(other)
    days = here is not None and there is not None and here.year and there.year
    if here is None or there is None or not days or here.days + there.days > 2:
        return False
    return timedelta(0) < abs(here.first - there.first) <= NEAR


def _differ(one: Any, other: Any) -> bool:
    return bool(one != other)


def _names_differ(one: Entity, other: Entity) -> bool:
    return one.id is not None and other.id is not None and one.id != other.id


def _tagged(value: Any, field: str) -> Tagged:
    if field in ("place", "country"):
        return party(value)
    return {"number": str(value)} if field == "ordinal" else {"date": str(value)}
