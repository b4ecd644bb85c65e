"""What tells a mention of a meeting from those near it: numbers that count on, distance, headings alone.

In: an `Occasion` and those that were told before it. Out: which of them it belongs to, or that it stands
apart. What joins mentions otherwise is left to `merging.py`.
"""

from __future__ import annotations

from dragoman.extract.meetings.occasions import Occasion

OF_MANY = frozenset({"summit", "ministerial", "forum"})
LARGE = OF_MANY | {"other"}
PERSONAL = frozenset({"bilateral", "call", "visit", "ceremony"})
"""Kinds of meetings of few."""
NEXT_DOOR = 320  # code points within which two ways to tell of a meeting are of the same
SERIES = 4  # meetings by whose numbers one is of the series of another


def neighbour(one: Occasion, told: list[Occasion]) -> Occasion | None:
    """The meeting that a number counts on: "Le sixième eut lieu …" behind "au cinquième sommet"."""
    near = (other for other in reversed(told) if other.ordinal is not None and one.ordinal is not None)
    close = next(
        (other for other in near if 0 < abs((other.ordinal or 0) - (one.ordinal or 0)) < SERIES), None
    )
    return close if close is not None and close.kind != "other" else None


def far(one: Occasion, group: list[Occasion]) -> bool:
    """Whether "cet entretien" stands far behind all that is told of some talks: it may be others."""
    told = [other.span.end for other in group if other.span.start <= one.span.start]
    return one.pointing and group[0].kind in PERSONAL and one.span.start - max(told, default=0) > NEXT_DOOR


def only_headed(one: Occasion, group: list[Occasion]) -> bool:
    """Whether nothing but a heading speaks of a large meeting, and says neither when nor where."""
    return all(other.heading for other in group) and one.kind in OF_MANY and not (one.date or one.country)


def of_two_among_many(one: Occasion, whole: Occasion) -> bool:
    """Whether two states with a day, place or persons of their own met, where the other is of more."""
    own = one.date is not None or one.place is not None or len(one.people) > 1
    return own and len(one.participants) == 2 and len(whole.participants) > 2 and one.mechanism is None
