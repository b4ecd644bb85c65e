"""Whether a sum is told again by another text, whoever the record takes it to be of.

In: two figures of one value in one currency, what is held. Out: yes or no. Texts call a thing otherwise, or
only "l'usine", and their entries stay apart: the same digits are another voice all the same. A sum of four
digits is no other's, of three if both call it a cost; a rounder one is where both texts tell of one thing and
say nothing else of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dragoman.model.entity import Entity
from dragoman.model.fact import Figure, Project
from dragoman.model.period import Agreement, agreement
from dragoman.reconcile import names
from dragoman.reconcile.findings.amounts import digits
from dragoman.reconcile.findings.figures import PAID, Measure
from dragoman.reconcile.findings.held import Held

UNIQUE = 4
"""Digits of a sum that is not likely to be another's, too."""
UNIQUE_OF_KIND = 3
"""The same where both texts say that it is a cost, or a loan."""


def is_known_again(figure: Figure) -> bool:
    """Whether a sum is of a kind that other texts may call otherwise: what is given, lent or spent."""
    return figure.indicator in PAID and figure.base_period is None


def told_again(one: Measure, other: Measure, held: Held) -> bool:
    """Whether another text gives the same sum, as far as what both say of it allows."""
    if one.told.document == other.told.document or not is_known_again(other.fact):
        return False
    if agreement(one.period, other.period) is Agreement.CLASH or _lent_by_others(one.fact, other.fact):
        return False
    here, there = one.fact.of, other.fact.of
    if isinstance(here, Entity) and isinstance(there, Entity) and not may_be_one(here, there):
        return False
    unique = UNIQUE_OF_KIND if one.fact.indicator == other.fact.indicator else UNIQUE
    return digits(one.fact.value) >= unique or _of_one_thing(one, other, held)


def may_be_one(here: Entity, there: Entity) -> bool:
    """Whether two things can be one: the registry has not two, and one has all names of the other."""
    if here.id is not None and there.id is not None:
        return here.id == there.id
    return any(a <= b or b <= a for a in _named(here) for b in _named(there))


def _of_one_thing(one: Measure, other: Measure, held: Held) -> bool:
    """Whether both texts tell of a thing that can be one."""
    here, there = (list(_things(each, held)) for each in (one, other))
    return any(may_be_one(a, b) for a in here for b in there if _named(a) and _named(b))


def _things(one: Measure, held: Held) -> Iterator[Entity]:
    """What a sum is of; where its text does not say it, the works of which it tells."""
    if isinstance(one.fact.of, Entity):
        yield one.fact.of
        return
    for told in held.by_document.get(one.told.document, ()):
        if isinstance(told.fact, Project):
            yield told.fact.project


def _lent_by_others(one: Figure, other: Figure) -> bool:
    """Whether two banks or states lend or get it."""
    pairs = ((one.counterpart, other.counterpart), (one.area, other.area))
    return any(
        isinstance(a, Entity) and isinstance(b, Entity) and names.key(a) != names.key(b) for a, b in pairs
    )


def _named(thing: Entity) -> frozenset[frozenset[str]]:
    """The names that stand in each name of a thing, however spelt; of a name without any nothing."""
    return _named_in((thing.label, *thing.labels))


@lru_cache(maxsize=4096)
def _named_in(labels: tuple[str, ...]) -> frozenset[frozenset[str]]:
    return frozenset(map(names.proper_as_spelt, labels)) - {frozenset()}
