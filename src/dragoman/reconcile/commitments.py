"""Which facts are of one commitment: the same parties undertake the same in nearly the same words.

The words that carry the sense must be alike, names and numbers among them the same ("produits du Kirghizstan"
is another promise than "produits du Tadjikistan"), and deadline and beneficiary must not differ.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from dragoman.model.entry import Told
from dragoman.model.fact import Commitment
from dragoman.model.period import Agreement, agreement
from dragoman.reconcile import names
from dragoman.reconcile.rule import Likeness, Rule

FEWEST = 3
"""Words that an undertaking must have to be compared."""


def _signature(told: Told) -> Hashable | None:
    fact = told.fact
    if not isinstance(fact, Commitment):
        return None
    who = names.signed(fact.actors), names.signed(fact.beneficiary)
    return *who, fact.deadline, " ".join(told.words.split())


def _keys(told: Told) -> Iterable[Hashable]:
    return _each(told, names.passage_keys(told.words))


def _seeks(told: Told) -> Iterable[Hashable]:
    return _each(told, names.passage_seeks(told.words))


def _each(told: Told, keys: Iterable[Hashable]) -> Iterator[Hashable]:
    """Keys of the words of a commitment with its actors; none where it has too few."""
    fact = told.fact
    if isinstance(fact, Commitment) and len(names.stems(told.words)) >= FEWEST:
        actors = names.keys(fact.actors)
        yield from ((actors, key) for key in keys)


def _same(a: Told, b: Told) -> Likeness:
    alike = not _apart(a, b) and names.say_the_same(a.words, b.words)
    return Likeness.STRONG if alike else Likeness.NONE


def _apart(a: Told, b: Told) -> bool:
    one, other = a.fact, b.fact
    if not isinstance(one, Commitment) or not isinstance(other, Commitment):
        return True
    if one.beneficiary and other.beneficiary and names.key(one.beneficiary) != names.key(other.beneficiary):
        return True
    return (
        names.keys(one.actors) != names.keys(other.actors)
        or agreement(one.deadline, other.deadline) is Agreement.CLASH
    )


RULE = Rule("c", _signature, keys=_keys, seeks=_seeks, same=_same, apart=_apart)
