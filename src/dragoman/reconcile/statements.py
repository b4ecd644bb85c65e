"""Which facts are of one statement: two documents give nearly the same words to the same speaker.

That is a copy or another account of one declaration; who says the same again in other words says it twice.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from dragoman.model.entry import Told
from dragoman.model.fact import Statement
from dragoman.reconcile import names
from dragoman.reconcile.rule import Likeness, Rule

FEWEST = 5
"""Words that a statement must have to be compared."""


def _speakers(told: Told) -> frozenset[str]:
    fact = told.fact
    if not isinstance(fact, Statement):
        return frozenset()
    return names.keys(fact.speaker if isinstance(fact.speaker, tuple) else (fact.speaker,))


def _signature(told: Told) -> Hashable | None:
    fact = told.fact
    if not isinstance(fact, Statement):
        return None
    return _speakers(told), fact.polarity, " ".join(told.words.split())


def _keys(told: Told) -> Iterable[Hashable]:
    return _each(told, names.passage_keys(told.words))


def _seeks(told: Told) -> Iterable[Hashable]:
    return _each(told, names.passage_seeks(told.words))


def _each(told: Told, keys: Iterable[Hashable]) -> Iterable[Hashable]:
    """Keys of the words of a statement with its speakers; none where it has too few."""
    speakers = _speakers(told)
    return ((speakers, key) for key in keys) if len(names.stems(told.words)) >= FEWEST else ()


def _same(a: Told, b: Told) -> Likeness:
    alike = not _apart(a, b) and names.say_the_same(a.words, b.words)
    return Likeness.STRONG if alike else Likeness.NONE


def _apart(a: Told, b: Told) -> bool:
    one, other = a.fact, b.fact
    if not isinstance(one, Statement) or not isinstance(other, Statement):
        return True
    return a.document == b.document or _speakers(a) != _speakers(b) or one.polarity != other.polarity


RULE = Rule("q", _signature, keys=_keys, seeks=_seeks, same=_same, apart=_apart)
