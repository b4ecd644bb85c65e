"""Chooses between what several sources say of one thing, and keeps what contradicts it.

In: what is told of one thing. Out: the value that most documents agree with, the finest of those; and the
values that contradict it, each with who tells it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.model.entry import Told
from dragoman.model.period import Agreement, Period, agreement
from dragoman.publish.brief.item import Note, Variant

V = TypeVar("V", bound=Hashable)
UNBOUNDED = 10**9


@dataclass(frozen=True, slots=True)
class Choice(Generic[V]):
    """The chosen value, and every value in the order of choice if any contradicts it."""

    value: V | None
    differing: tuple[tuple[V, tuple[Told, ...]], ...] = ()

    def note(self, key: str, said: Callable[[V], str]) -> tuple[Note, ...]:
        """A remark that the sources differ, if they do."""
        if not self.differing:
            return ()
        return (Note(key, tuple(Variant(said(value), told) for value, told in self.differing)),)


def chosen_date(told: Sequence[Told], of: Callable[[Told], str | None]) -> Choice[str]:
    """The date: the one that fewest documents contradict, of these the finest."""
    values = _values(told, of)

    def rank(value: str) -> tuple[int, int, str]:
        """How many documents do not contradict it, most first; the days that it spans, fewest first.

        What has no known year comes behind all that have one.
        """
        support = {
            one.document
            for other, tellers in values.items()
            if other == value or agreement(value, other) is not Agreement.CLASH
            for one in tellers
        }
        period = Period.of(value)
        days = period.days if period and period.year else UNBOUNDED
        return -len(support), days, value

    ranked = sorted(values, key=rank)
    return _choice(values, ranked, lambda a, b: agreement(a, b) is Agreement.CLASH)


def chosen(told: Sequence[Told], of: Callable[[Told], V | None]) -> Choice[V]:
    """The value that most documents give; any other contradicts it."""
    values = _values(told, of)
    ranked = sorted(values, key=lambda value: (-len({one.document for one in values[value]}), str(value)))
    return _choice(values, ranked, lambda a, b: a != b)


def first(told: Iterable[Told], of: Callable[[Told], V | None]) -> V | None:
    """The first value that is given."""
    return next((value for one in told if (value := of(one)) is not None), None)


def _values(told: Iterable[Told], of: Callable[[Told], V | None]) -> dict[V, list[Told]]:
    found: dict[V, list[Told]] = {}
    for one in told:
        if (value := of(one)) is not None:
            found.setdefault(value, []).append(one)
    return found


def _choice(values: dict[V, list[Told]], ranked: Sequence[V], differ: Callable[[V, V], bool]) -> Choice[V]:
    if not ranked:
        return Choice(None)
    best = ranked[0]
    against = [value for value in ranked[1:] if differ(best, value)]
    if not against:
        return Choice(best)
    return Choice(best, tuple((value, tuple(values[value])) for value in (best, *against)))
