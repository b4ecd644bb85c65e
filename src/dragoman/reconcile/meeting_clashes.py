"""What keeps two accounts from being of one meeting, and what they agree on in spite of errors.

Sources may err by a day or by a session's number: where all else is the same, that keeps nothing apart. What
makes two accounts one meeting is left to `meetings.py`.
"""

from __future__ import annotations

from datetime import timedelta

from dragoman.model.entry import Told
from dragoman.model.fact import Meeting
from dragoman.model.period import SHORT, Agreement, Period, agreement
from dragoman.reconcile import names
from dragoman.reconcile.offices import rank, stand_for
from dragoman.reconcile.works import of_one_work

PERSONAL = frozenset({"bilateral", "visit", "call", "ceremony", "press-conference"})
"""Kinds that are told apart by who met, not by who was represented."""
TALKS = frozenset({"bilateral", "visit"})
"""A visit, and the talks held on it."""
CALL = "call"
ERR = timedelta(days=1)
"""By how much two sources may give the day of one meeting differently."""
ASSEMBLIES = frozenset({"summit", "ministerial"})
"""Kinds of which a place has one a day."""
STAY = timedelta(days=3)
"""How long before and after talks the visit on which they are held may be dated."""
MOST_ALIKE = 0.8
"""What the parties to a large meeting must share in two accounts of it (as when a match is counted)."""
SEVERAL = 3
"""Parties that make a meeting one of many."""


def apart(a: Told, b: Told) -> bool:
    """Whether two facts cannot be of one meeting."""
    one, other = a.fact, b.fact
    if not isinstance(one, Meeting) or not isinstance(other, Meeting):
        return True
    if one.kind != other.kind and not ({one.kind, other.kind} <= TALKS or rung_up(one, other)):
        return True
    if _numbers_clash(one, other) or _mechanisms_differ(one, other) or _places_differ(one, other):
        return True
    if one.kind != other.kind and (one.ordinal is None) != (other.ordinal is None):
        return True  # a session of a commission or dialogue is more than the talks of a visit
    numbered = one.ordinal is not None and one.ordinal == other.ordinal
    if _dates_differ(one, other, numbered):
        return True
    if of_one_work(a, b):
        return not nested(one, other) or _told_apart(a, b, one, other)
    if one.kind in PERSONAL and numbered:
        return not nested(one, other)
    if one.kind in PERSONAL:
        return (
            _parties_differ(one, other) or _persons_differ(a, b, one, other) or _told_apart(a, b, one, other)
        )
    return not numbered and _told_apart(a, b, one, other)


def rung_up(one: Meeting, other: Meeting) -> bool:
    """Whether the one tells of a call, the other of talks of the same persons on that day, and nowhere."""
    talks = one if other.kind == CALL else other
    if {one.kind, other.kind} != {CALL, "bilateral"} or talks.place is not None or talks.country is not None:
        return False
    here, there = names.keys(one.people), names.keys(other.people)
    alike = one.status == other.status == "held" and len(here) > 1 and here == there
    return alike and agreement(one.date, other.date) is Agreement.DAY


def numbers_differ(one: Meeting, other: Meeting) -> bool:
    """Whether both are numbered, and otherwise."""
    return one.ordinal is not None and other.ordinal is not None and one.ordinal != other.ordinal


def _mechanisms_differ(one: Meeting, other: Meeting) -> bool:
    ids = {party.id for party in (one.mechanism, other.mechanism) if party is not None and party.id}
    return len(ids) > 1


def _places_differ(one: Meeting, other: Meeting) -> bool:
    """Whether the places clash: of a meeting online, where one of them sat is no place of it."""
    if both_online(one, other):
        return False
    ids = {place.id for place in (one.place, other.place) if place is not None and place.id}
    return len(ids) > 1 or bool(one.country and other.country and one.country != other.country)


def _numbers_clash(one: Meeting, other: Meeting) -> bool:
    """Whether numbers differ; of a mechanism's meeting on one day, in one place, a source may err there.

    There, where all parties met, one text may leave out the place; it may leave out the parties, too, of a
    summit or a ministers' meeting: a mechanism has one a day. Of one without a known mechanism, which several
    states met at, the number may be wrong by one; so may it of a summit or ministers' meeting that only one
    text names: a place has one of these a day.
    """
    if one.ordinal is None or other.ordinal is None or one.ordinal == other.ordinal:
        return False
    fit = agreement(one.date, other.date)
    parties = names.keys(one.participants) & names.keys(other.participants)
    whole = bool(parties) and not _parties_differ(one, other)
    if one.mechanism and other.mechanism:
        named = names.named_alike(one.mechanism, other.mechanism)
        if not same_place(one, other):  # one text may leave out the place, if it has the day
            day = fit in (Agreement.DAY, Agreement.DAY_OF_YEAR) and not (one.place and other.place)
            once = fit is Agreement.DAY and one.kind in ASSEMBLIES and not _parties_differ(one, other)
            return not (named and day and (whole or once))
        near = fit >= Agreement.MONTH or err(one, other)
        return not ((named and near) or (whole and fit is Agreement.DAY))
    if not same_place(one, other):
        return True
    near = abs(one.ordinal - other.ordinal) == 1 and fit is Agreement.DAY
    several = one.mechanism is None and other.mechanism is None and len(parties) >= SEVERAL
    named_once = not (one.mechanism and other.mechanism) and not (one.participants and other.participants)
    alike = one.kind not in PERSONAL and (several or (one.kind in ASSEMBLIES and named_once))
    return not (near and alike)


def _dates_differ(one: Meeting, other: Meeting, numbered: bool) -> bool:
    """Whether dates clash; sources may err, of one numbered meeting by days, not by years.

    What a mechanism or the same persons do in one place they may date a day apart, a visit and the talks on
    it by a few: its beginning, its end.
    """
    if agreement(one.date, other.date) is not Agreement.CLASH:
        return False
    here, there = Period.of(one.date), Period.of(other.date)
    if here is None or there is None:
        return True
    if not (here.year and there.year):
        alike = numbered or same_many_there(one, other) or same_many_online(one, other)
        return not (alike and _near_in_the_year(here, there))
    if numbered:
        return not {here.first.year, here.last.year} & {there.first.year, there.last.year}
    gap = _gap(here, there)
    if {one.kind, other.kind} == TALKS or one_stay(one, other):
        return gap > STAY
    return gap > ERR or not _same_but_for_the_day(one, other)


def one_stay(one: Meeting, other: Meeting) -> bool:
    """Whether both tell of a visit of the same person: it begins on one day, has others, and ends on one."""
    visits = one.kind == other.kind == "visit" and names.keys(one.people) & names.keys(other.people)
    return bool(visits) and {one.status, other.status} <= {"planned", "held"}


def _gap(one: Period, other: Period) -> timedelta:
    """The time between the end of one and the beginning of the other."""
    return max(one.first - other.last, other.first - one.last)


def _near_in_the_year(one: Period, other: Period) -> bool:
    """Whether two dates, one without its year, lie so near one another that a source may err."""
    year = (one if one.year else other).first.year
    days = [some.first for some in (one, other)]
    try:
        first, second = (day.replace(year=year) for day in days)
    except ValueError:  # 29 February
        return False
    return max(one.days, other.days) <= SHORT and abs(first - second) <= ERR


def err(one: Meeting, other: Meeting) -> bool:
    """Whether two accounts date a meeting otherwise, but so near one another that a source may err."""
    here, there = Period.of(one.date), Period.of(other.date)
    if here is None or there is None or not (here.year and there.year):
        return False
    return timedelta(0) < _gap(here, there) <= ERR


def _same_but_for_the_day(one: Meeting, other: Meeting) -> bool:
    """Whether two accounts of different days can be of one meeting: in one place, where nobody calls.

    Online a summit of the same many is one.
    """
    if one.kind == CALL:
        return same_persons(one, other)
    if both_online(one, other):
        return same_many_online(one, other)
    if one.format == "online" or other.format == "online":
        return False
    if one.mechanism is not None and other.mechanism is not None:
        return names.named_alike(one.mechanism, other.mechanism) and same_place(one, other)
    return same_persons_there(one, other) or same_many_there(one, other)


def same_many_there(one: Meeting, other: Meeting) -> bool:
    """Whether both tell of a summit or a ministers' meeting that nearly the same held in one place."""
    here, there = names.keys(one.participants), names.keys(other.participants)
    held = one.kind == other.kind and one.kind in ASSEMBLIES and one.status == other.status == "held"
    many = min(len(here), len(there)) >= SEVERAL and names.overlap(here, there) >= MOST_ALIKE
    return held and many and same_place(one, other)


def same_many_online(one: Meeting, other: Meeting) -> bool:
    """Whether both tell of a summit or a ministers' meeting that the same several held online."""
    parties = names.keys(one.participants)
    held = one.kind == other.kind and one.kind in ASSEMBLIES and both_online(one, other)
    return held and len(parties) >= SEVERAL and parties == names.keys(other.participants)


def _parties_differ(one: Meeting, other: Meeting) -> bool:
    a, b = names.keys(one.participants), names.keys(other.participants)
    return bool(a and b) and a != b


def _persons_differ(a: Told, b: Told, one: Meeting, other: Meeting) -> bool:
    """Whether two accounts name others: neither names all that the other names, nor do they share two.

    Where they share one on one day in one place, a name may be wrong: the others are the same by their
    offices. A head whom somebody in another office meets on a visit is not whom the visit is paid to.
    """
    here, there = names.keys(one.people), names.keys(other.people)
    if one.kind != other.kind and _is_of_other_rank(a, b, here, there):
        return True
    if not here or not there or here <= there or there <= here or len(here & there) > 1:
        return False
    day = agreement(one.date, other.date) is Agreement.DAY and same_place(one, other)
    if not day or not here & there:
        return True
    return not (stand_for(a, here - there, b, there - here) and stand_for(b, there - here, a, here - there))


def _is_of_other_rank(a: Told, b: Told, here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether a head receives a visitor who is none of that rank: another's guest, as far as texts tell."""
    guests, hosts = ([rank((a, b), one) for one in some] for some in (here & there, here ^ there))
    if not guests or any(some is None for some in (*guests, *hosts)):
        return False
    mine, theirs = (frozenset[str]().union(*(some for some in side if some)) for side in (guests, hosts))
    return bool(theirs) and mine.isdisjoint(theirs)


def _told_apart(a: Told, b: Told, one: Meeting, other: Meeting) -> bool:
    """One text that tells of two meetings of a kind means two."""
    return a.document == b.document and one.kind == other.kind


def numbered_there(one: Meeting, other: Meeting) -> bool:
    """Whether both are of one number, in one place."""
    return one.ordinal is not None and one.ordinal == other.ordinal and same_place(one, other)


def same_persons_there(one: Meeting, other: Meeting) -> bool:
    """Whether both tell of the same two or more persons in one place, and of the same sort of meeting."""
    return same_persons(one, other) and same_place(one, other)


def same_persons(one: Meeting, other: Meeting) -> bool:
    """Whether both tell of the same two or more persons, and of the same sort of meeting."""
    here, there = names.keys(one.people), names.keys(other.people)
    return len(here) > 1 and here == there and one.kind == other.kind


def both_online(one: Meeting, other: Meeting) -> bool:
    """Whether both accounts are of a meeting online."""
    return one.format == other.format == "online"


def nested(one: Meeting, other: Meeting) -> bool:
    """Whether one account names no party that the other does not name."""
    a, b = names.keys(one.participants), names.keys(other.participants)
    return a <= b or b <= a


def same_place(one: Meeting, other: Meeting) -> bool:
    """Whether both name one place."""
    return one.place is not None and other.place is not None and names.named_alike(one.place, other.place)
