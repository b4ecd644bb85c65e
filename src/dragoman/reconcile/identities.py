"""The types whose facts are one by what they name, without comparison: offices, names, dates, documents."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from dragoman.model.entry import Told
from dragoman.model.fact import Mention, Position
from dragoman.reconcile import names
from dragoman.reconcile.rule import Rule


def _office(told: Told) -> Hashable | None:
    fact = told.fact
    if not isinstance(fact, Position):
        return None
    return names.key(fact.person), names.key(fact.of), fact.role


def _named(told: Told) -> Hashable | None:
    fact = told.fact
    return (fact.kind, names.key(fact.entity)) if isinstance(fact, Mention) else None


def _known(identity: Callable[[Told], Hashable | None]) -> Callable[[Told], tuple[int, Hashable] | None]:
    return lambda told: None if (found := identity(told)) is None else (0, found)


POSITIONS = Rule("o", signature=_office, identity=_office, anchor=_known(_office))
MENTIONS = Rule("n", signature=_named, identity=_named, anchor=_known(_named))
DATES = Rule("d")
DOCUMENTS = Rule("t")
