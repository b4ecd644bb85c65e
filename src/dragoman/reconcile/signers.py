"""Who made an agreement, as a text tells it: states, or companies, banks and ministries.

In: agreements. Out: what their parties are known by, and whether those of two texts can be of one.
"""

from __future__ import annotations

from dragoman.model.entity import Entity
from dragoman.model.fact import Agreement
from dragoman.reconcile import names


def bodies(fact: Agreement) -> frozenset[str]:
    """The companies, banks and ministries that made it."""
    return names.keys([one for one in fact.parties or () if isinstance(one, Entity)])


def parties_of(fact: Agreement) -> frozenset[str]:
    """All who made it."""
    return names.keys(fact.parties)


def is_named(body: Entity) -> bool:
    """Whether a body has a name of its own, which the registry need not know."""
    return body.id is not None or not body.label[:1].islower()


def named(fact: Agreement) -> frozenset[str]:
    """Its parties, beside companies only those with a name of their own: no "groupe de banques"."""
    told = fact.parties or ()
    some = [one for one in told if not isinstance(one, Entity) or is_named(one)]
    return names.keys(some if any(isinstance(one, Entity) for one in some) else told)


def parties_fit(one: frozenset[str], other: frozenset[str], shared: frozenset[str]) -> bool:
    """Whether parties are the same, or of companies and banks the one text names not all."""
    return one == other or (bool(shared) and (one < other or other < one))
