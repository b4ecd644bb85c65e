"""Chooses between what several sources say of one field, and keeps all that they say.

In: what is told of one thing, and which documents are copies of one another. Out: the values in the order of
choice, each with the facts that give it. The value that most independent sources do not contradict comes
first, of equals the more exact one, then the one that sorts first: never the one that was read first.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.account import Said
from dragoman.model.entity import Entity, Party
from dragoman.model.entry import Told
from dragoman.model.period import Agreement, Period, agreement
from dragoman.reconcile import names

Copies = Mapping[str, str]
"""Of each document that is a copy or near-copy of others, the one name of them all."""

UNBOUNDED = 10**9


@dataclass(frozen=True, slots=True)
class Choice:
    """The values of one field in the order of choice."""

    said: tuple[Said, ...]

    @property
    def value(self) -> Any:
        """The chosen value; None where nothing is said."""
        return self.said[0].value if self.said else None


def sources(told: Iterable[Told], copies: Copies) -> frozenset[str]:
    """The independent sources of some facts, each by one name."""
    return frozenset(copies.get(one.document, one.document) for one in told)


def chosen(told: Sequence[Told], field: str, copies: Copies) -> Choice:
    """The value that most sources give; one that names more is more exact."""
    values = _values(told, field)

    def _rank(key: Hashable) -> tuple[Any, ...]:
        value, tellers = values[key]
        size = len(value) if isinstance(value, tuple) else 0
        return -len(sources(tellers, copies)), -size, str(key)

    return _choice(values, sorted(values, key=_rank))


def chosen_date(told: Sequence[Told], field: str, copies: Copies) -> Choice:
    """The date that fewest sources contradict, of these the one that spans the fewest days.

    What has no known year comes behind all that have one.
    """
    values = _values(told, field)

    def _rank(key: Hashable) -> tuple[int, int, str]:
        value = str(key)
        backed = [
            one
            for other, (_, tellers) in values.items()
            if other == key or agreement(value, str(other)) is not Agreement.CLASH
            for one in tellers
        ]
        period = Period.of(value)
        days = period.days if period and period.year else UNBOUNDED
        return -len(sources(backed, copies)), days, value

    return _choice(values, sorted(values, key=_rank))


def gathered(told: Sequence[Told], field: str) -> tuple[Party, ...]:
    """Everyone whom any source names, in the order of names."""
    found: dict[str, Party] = {}
    for one in told:
        value = getattr(one.fact, field)
        for party in value if isinstance(value, tuple) else () if value is None else (value,):
            key = names.key(party)
            found[key] = _joined(found[key], party) if key in found else party
    return tuple(found[key] for key in sorted(found))


def first_of(order: Sequence[str], told: Sequence[Told], field: str, copies: Copies) -> Choice:
    """The value that comes first in an order of ranks, whatever most sources give."""
    choice = chosen(told, field, copies)
    rank = {value: place for place, value in enumerate(order)}
    return Choice(tuple(sorted(choice.said, key=lambda said: rank.get(said.value, len(rank)))))


def _values(told: Iterable[Told], field: str) -> dict[Hashable, tuple[Any, list[Told]]]:
    """What is said of a field: under what makes two values the same, the value and who gives it."""
    found: dict[Hashable, tuple[Any, list[Told]]] = {}
    for one in told:
        value = getattr(one.fact, field)
        if value is None or value == () or value == "":
            continue
        key = _key(value)
        if key in found:
            found[key][1].append(one)
            found[key] = (_joined(found[key][0], value), found[key][1])
        else:
            found[key] = (value, [one])
    return found


def _key(value: Any) -> Hashable:
    if isinstance(value, tuple):
        return tuple(sorted(map(names.key, value)))
    return names.key(value) if isinstance(value, Entity) else value


def _joined(one: Any, other: Any) -> Any:
    """Two accounts of one value: the labels of both, in an order that does not depend on theirs."""
    if isinstance(one, tuple):
        parties = {names.key(party): party for party in one}
        for party in other:
            parties[names.key(party)] = _joined(parties[names.key(party)], party)
        return tuple(parties[key] for key in sorted(parties))
    if not isinstance(one, Entity) or not isinstance(other, Entity) or one == other:
        return one
    label = min(one.label, other.label)
    labels = sorted({one.label, *one.labels, other.label, *other.labels} - {label})
    return Entity(one.id, label, tuple(labels))


def _choice(values: Mapping[Hashable, tuple[Any, list[Told]]], ranked: Sequence[Any]) -> Choice:
    said = []
    for key in ranked:
        value, tellers = values[key]
        said.append(Said(value, tuple(dict.fromkeys(one.id for one in tellers))))
    return Choice(tuple(said))


Chooser = Callable[[Sequence[Told], str, Copies], Choice]
