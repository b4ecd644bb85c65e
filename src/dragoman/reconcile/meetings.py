"""Which facts are of one meeting: by mechanism and number, or by who met, when and where.

A visit and the talks held on it by the same principals are one entry; so are a planned meeting and its
report. Two yearly summits, two calls in one month, talks of presidents and of ministers on one day are not.
Sources may err by a day or by a session's number: where all else is the same they tell of one meeting, and
what they disagree on is a finding.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from dragoman.model.entry import Told
from dragoman.model.fact import Meeting
from dragoman.model.period import SHORT, YEAR, Agreement, Period, agreement, months
from dragoman.reconcile import names
from dragoman.reconcile.meeting_clashes import (
    ASSEMBLIES,
    MOST_ALIKE,
    PERSONAL,
    SEVERAL,
    TALKS,
    apart,
    both_online,
    err,
    nested,
    numbered_there,
    numbers_differ,
    one_stay,
    same_many_there,
    same_persons,
    same_persons_there,
    same_place,
)
from dragoman.reconcile.reporting import reported, when
from dragoman.reconcile.rule import Likeness, Rule
from dragoman.reconcile.stories import of_one_story
from dragoman.reconcile.works import CEREMONY, of_one_work, of_other_steps


def _meeting(told: Told) -> Meeting | None:
    return told.fact if isinstance(told.fact, Meeting) else None


def _signature(told: Told) -> Hashable | None:
    fact = _meeting(told)
    if fact is None:
        return None
    who = (fact.mechanism, fact.participants, fact.people)
    where = (fact.place, fact.country)
    how = (fact.kind, fact.status, fact.format)
    seen = (reported(told), told.offices, told.works)
    return *how, fact.ordinal, fact.date, *seen, *map(names.signed, (*who, *where))


def _keys(told: Told) -> Iterable[Hashable]:
    """A meeting is compared with those of its parties that share a month, and more within its mechanism."""
    fact = _meeting(told)
    if fact is None:
        return
    whos: list[Hashable] = []
    if fact.mechanism is not None:
        whos.append(names.key(fact.mechanism))
    if fact.participants:
        whos.append(names.keys(fact.participants) if fact.kind in PERSONAL else fact.kind)
    dated = [("month", *month) for month in months(when(told))]
    yield from ((who, where) for who in (*whos, *sorted(told.works)) for where in dated)
    if fact.ordinal is not None:
        # A number tells something of a mechanism or of parties; every forum has a second one.
        numbered: list[Hashable] = [*names.every_key(fact.mechanism)] if fact.mechanism is not None else []
        if fact.participants and fact.kind in PERSONAL:
            numbered.append(names.keys(fact.participants))
        if fact.place is not None and (fact.mechanism is None or fact.kind in ASSEMBLIES):
            numbered.append((fact.kind, names.key(fact.place)))
        if fact.kind in ASSEMBLIES:
            numbered += (("with", fact.kind, person) for person in sorted(names.keys(fact.people)))
        yield from ((who, ("number", fact.ordinal)) for who in numbered)
    if fact.place is not None and (fact.kind not in PERSONAL or fact.kind == CEREMONY):
        yield from ((fact.kind, names.key(fact.place), where) for where in dated)
    if fact.kind in ASSEMBLIES and len(fact.participants or ()) >= SEVERAL:
        yield from ((fact.kind, names.keys(fact.participants), month) for _, month in months(fact.date))
    if fact.place is not None and fact.mechanism is not None:
        yield names.key(fact.mechanism), names.key(fact.place)
    if fact.place is not None and fact.kind in PERSONAL and len(fact.people or ()) > 1:
        yield names.keys(fact.people), names.key(fact.place)


def _same(a: Told, b: Told) -> Likeness:
    one, other = _meeting(a), _meeting(b)
    if one is None or other is None or apart(a, b):
        return Likeness.NONE
    if one.mechanism and other.mechanism and names.named_alike(one.mechanism, other.mechanism):
        return _of_one_mechanism(one, other, agreement(when(a), when(b)))
    if of_one_work(a, b) and agreement(when(a), when(b)) is Agreement.DAY:
        return Likeness.STRONG if one.date and other.date else Likeness.WEAK
    if one.kind in PERSONAL:
        found = _between_persons(a, b, one, other)
        alone = not found and one.kind == CEREMONY and _of_one_ceremony(a, b, one, other)
        return Likeness.WEAK if alone else found
    return _large(one, other, agreement(when(a), when(b)))


def _of_one_mechanism(one: Meeting, other: Meeting, fit: Agreement) -> Likeness:
    """A number settles it; without one a day or month does, or a year and a place."""
    where = same_place(one, other)
    if one.ordinal is not None and one.ordinal == other.ordinal:
        return Likeness.STRONG
    if numbers_differ(one, other) and fit is Agreement.DAY_OF_YEAR and not where:
        return Likeness.NONE
    if numbers_differ(one, other) or fit is Agreement.CLASH:
        return Likeness.WEAK  # as `apart` has it, of one day or the next
    if fit >= Agreement.MONTH or (fit is Agreement.YEAR and (where or _same_country(one, other))):
        return Likeness.STRONG if one.date and other.date else Likeness.WEAK
    if (fit is Agreement.YEAR and one.kind == "summit") or where:
        return Likeness.WEAK
    return Likeness.NONE


def _of_one_ceremony(a: Told, b: Told, one: Meeting, other: Meeting) -> bool:
    """Whether nothing but the day is said to the contrary: for one thing, or in one place where one is alone.

    Who came to a ceremony, and where it was, a text may leave out.
    """
    fit = agreement(one.date, other.date)
    if of_other_steps(a, b):
        return False
    if of_one_story(a, b):
        return fit >= Agreement.MONTH
    return fit is Agreement.DAY and same_place(one, other) and not (one.participants and other.participants)


def _between_persons(a: Told, b: Told, one: Meeting, other: Meeting) -> Likeness:
    """The same parties, a day and the same persons.

    Where no other is meant, a day alone is enough, or a month and a place for a visit, unless both name
    persons and none is the same; and the same persons in the same place where a text has no day at all, or
    another one errs by a day.
    """
    if not one.participants or not other.participants:
        return Likeness.NONE
    fit = agreement(when(a), when(b))
    here, there = names.keys(one.people), names.keys(other.people)
    met = bool(here & there) or not (here and there)  # one of them may name nobody
    if fit is Agreement.DAY_OF_YEAR:
        same = names.keys(one.participants) == names.keys(other.participants)
        return Likeness.WEAK if same and numbered_there(one, other) else Likeness.NONE
    if fit in (Agreement.UNKNOWN, Agreement.CLASH):
        over = one.status == other.status == "held"
        talks = {one.kind, other.kind} == TALKS or one_stay(one, other)
        dated = one.date is not None and other.date is not None  # as `apart` has it, within days
        stay = fit is Agreement.CLASH and dated and talks and bool(here & there)
        rung = fit is Agreement.CLASH and one.kind == "call" and same_persons(one, other)
        same = over and (rung or same_persons_there(one, other))
        return Likeness.WEAK if stay or same else Likeness.NONE
    # A text that tells of a visit tells of the talks that are held on it.
    on_it = a.document == b.document and {one.kind, other.kind} == TALKS and met
    if fit is Agreement.DAY and one.date and other.date:
        same = on_it or (here and here == there) or len(here & there) > 1 or _numbered_talks(one, other)
        return Likeness.STRONG if same else Likeness.WEAK
    if fit is Agreement.DAY:
        return _reported_alike(one, other, on_it)
    where = same_place(one, other) or _same_country(one, other)
    if (
        fit is Agreement.MONTH
        and one.date
        and other.date
        and met
        and where
        and {one.kind, other.kind} <= TALKS
    ):
        return Likeness.WEAK
    return Likeness.NONE


def _reported_alike(one: Meeting, other: Meeting, on_it: bool) -> Likeness:
    """Of meetings reported in one week, one of them without its day: the persons have to be the same."""
    here, there = names.keys(one.people), names.keys(other.people)
    if not here & there:
        return Likeness.NONE
    same = one.kind == other.kind and (here == there or len(here & there) > 1)
    return Likeness.STRONG if on_it or same else Likeness.WEAK


def _large(one: Meeting, other: Meeting, fit: Agreement) -> Likeness:
    """A summit, forum or conference: nearly the same parties on one day in one place.

    Where a text names no parties, the place has to be one that has not two such meetings on a day. One of a
    number is it without its year, or with its month alone, too.
    """
    a, b = names.keys(one.participants), names.keys(other.participants)
    if a and b and names.overlap(a, b) < MOST_ALIKE:
        return Likeness.NONE
    if numbered_there(one, other) and (fit in (Agreement.DAY_OF_YEAR, Agreement.MONTH) or err(one, other)):
        return Likeness.WEAK
    many = fit is Agreement.CLASH and (both_online(one, other) or same_many_there(one, other))
    if many and err(one, other):
        return Likeness.WEAK  # as `apart` has it, of the same many
    if fit is Agreement.DAY_OF_YEAR and one.kind in ASSEMBLIES and len(a) >= SEVERAL and a == b:
        return Likeness.WEAK
    if fit is not Agreement.DAY:
        return Likeness.NONE
    where = same_place(one, other)
    if not a or not b:
        numbered = one.ordinal is not None and one.ordinal == other.ordinal
        met = bool(names.keys(one.people) & names.keys(other.people))
        known = (where and (numbered or one.kind in ASSEMBLIES)) or (numbered and met)
        return Likeness.WEAK if known else Likeness.NONE
    unnamed = one.mechanism is None and other.mechanism is None
    sure = unnamed and where and one.date and other.date and not numbers_differ(one, other)
    return Likeness.STRONG if sure else Likeness.WEAK


def _numbered_talks(one: Meeting, other: Meeting) -> bool:
    """Whether both are talks of one number in one place, one of them perhaps naming fewer parties."""
    return numbered_there(one, other) and nested(one, other)


def _anchor(told: Told) -> tuple[int, Hashable] | None:
    """A number of its mechanism; the mechanism's year; the parties and the day."""
    fact = _meeting(told)
    if fact is None:
        return None
    period = Period.of(fact.date)
    dated = period is not None and period.year and period.days <= YEAR
    if fact.mechanism is not None and fact.ordinal is not None:
        return 0, (names.key(fact.mechanism), fact.ordinal)
    if fact.mechanism is not None and period is not None and dated:
        return 1, (names.key(fact.mechanism), period.first.year)
    if fact.participants and period is not None and dated and period.days <= SHORT:
        kind = "talks" if fact.kind in TALKS else fact.kind
        return 2, (kind, names.keys(fact.participants), period.first.isoformat())
    return None


def _same_country(one: Meeting, other: Meeting) -> bool:
    return one.country is not None and one.country == other.country


RULE = Rule("m", signature=_signature, keys=_keys, same=_same, apart=apart, anchor=_anchor)
