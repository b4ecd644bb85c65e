"""Of the meetings that a text hints at those that it does not tell anyway, each once.

In: the likely meetings of a document, and those that it tells for sure. Out: the likely ones that can be none
of the others: they differ in kind, number, day, place, mechanism, or in who meets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.extract.meetings.days import dates_fit
from dragoman.extract.meetings.merging import same_mechanism
from dragoman.extract.meetings.nearness import OF_MANY, PERSONAL
from dragoman.model.entity import Party, key
from dragoman.model.fact import Meeting

BESIDE = {"visit", "bilateral"}


def untold(likely: Iterable[Meeting], sure: Sequence[Meeting]) -> Iterator[Meeting]:
    """The likely meetings that are no other's mention, the most probable first; of equals the earlier."""
    told = list(sure)
    for one in sorted(likely, key=lambda fact: (-fact.confidence, fact.evidence)):
        if not any(_same(one, other) for other in told):
            told.append(one)
            yield one


def _same(a: Meeting, b: Meeting) -> bool:
    """Whether two facts may be of one meeting: of one kind, or told in the same words, with no clash."""
    kinds, near = _alike(a.kind, b.kind), {a.kind, b.kind} <= PERSONAL
    elsewhere = bool(a.country and b.country) and a.country != b.country
    apart = {a.kind, b.kind} == BESIDE and elsewhere and not dates_fit(a.date, b.date)
    if a.evidence == b.evidence and (kinds or near) and not (apart or _other_mechanism(a, b)):
        return True  # but for "sa visite en février et sa rencontre avec Xi Jinping en juin"
    there = any(one.overlaps(other) for one in a.evidence for other in b.evidence)
    if _goes_anyway(a, b) or (there and _gathers_at(a, b)):
        return True
    return (kinds or there) and not _clash(a, b)


def _goes_anyway(a: Meeting, b: Meeting) -> bool:
    """Whether who is invited is the guest of a visit that is told: "il est invité par le président"."""
    guests = {key(one) for one in a.people} & {key(one) for one in b.people}
    proposed = a.kind == b.kind == "visit" and a.status == "proposed" and b.status in ("planned", "held")
    return proposed and bool(guests) and b.country in (a.participants or ())


def _gathers_at(a: Meeting, b: Meeting) -> bool:
    """Whether those who meet do so at a large meeting told in the same words: "rencontrera les dirigeants
    d'Asie centrale lors du sommet de l'OCS"."""
    large = {a.kind, b.kind} <= OF_MANY and a.mechanism is None and b.mechanism is not None
    return large and a.ordinal is None and dates_fit(a.date, b.date)


def _other_mechanism(a: Meeting, b: Meeting) -> bool:
    return bool(a.mechanism and b.mechanism and not same_mechanism(a.mechanism, b.mechanism))


def _alike(a: str, b: str) -> bool:
    """Whether meetings of two kinds may be one: of two large ones, or where one says no more than "other"."""
    return a == b or {a, b} <= OF_MANY or "other" in (a, b)


def _clash(a: Meeting, b: Meeting) -> bool:
    """Whether two meetings differ in something that both tell."""
    if not dates_fit(a.date, b.date):
        return True
    if None not in (a.ordinal, b.ordinal) and a.ordinal != b.ordinal:
        return True
    if a.country and b.country and a.country != b.country:
        return True
    if a.place and b.place and key(a.place).casefold() != key(b.place).casefold():
        return True
    if _other_mechanism(a, b):
        return True
    return _others(a.people, b.people) or _others(a.participants or (), b.participants or ())


def _others(a: Sequence[Party], b: Sequence[Party]) -> bool:
    """Whether those who meet are others: nobody is at both, or somebody at each who is not at the other."""
    first, second = set(map(key, a)), set(map(key, b))
    if not first or not second:
        return False
    apart = not first & second
    return apart or (len(first) > 1 and len(second) > 1 and not (first <= second or second <= first))
