"""Which facts are of one project: the same registry id, else the same name in the same countries.

A name without registry id or countries ("le bâtiment du Parlement") is the same thing in its own document
only.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from dragoman.model.entry import Told
from dragoman.model.fact import Project
from dragoman.reconcile import names
from dragoman.reconcile.rule import Likeness, Rule


def _signature(told: Told) -> Hashable | None:
    fact = told.fact
    return (names.signed(fact.project), names.signed(fact.countries)) if isinstance(fact, Project) else None


def _identity(told: Told) -> Hashable | None:
    return told.fact.project.id if isinstance(told.fact, Project) else None


def _keys(told: Told) -> Iterable[Hashable]:
    fact = told.fact
    if isinstance(fact, Project) and fact.project.id is None:
        yield from {names.folded(label) for label in (fact.project.label, *fact.project.labels)} - {""}


def _same(a: Told, b: Told) -> Likeness:
    one, other = a.fact, b.fact
    if not isinstance(one, Project) or not isinstance(other, Project):
        return Likeness.NONE
    here = frozenset(one.countries or ())
    there = frozenset(other.countries or ())
    alike = names.named_alike(one.project, other.project)
    return (
        Likeness.STRONG if alike and (a.document == b.document or (here and here == there)) else Likeness.NONE
    )


def _apart(a: Told, b: Told) -> bool:
    one, other = a.fact, b.fact
    if not isinstance(one, Project) or not isinstance(other, Project):
        return True
    if one.project.id is not None and other.project.id is not None:
        return one.project.id != other.project.id
    return bool(one.countries and other.countries and frozenset(one.countries) != frozenset(other.countries))


def _anchor(told: Told) -> tuple[int, Hashable] | None:
    """Its registry id; else its name."""
    fact = told.fact
    if not isinstance(fact, Project):
        return None
    return (0, fact.project.id) if fact.project.id is not None else (1, names.folded(fact.project.label))


RULE = Rule("p", _signature, _identity, _keys, _same, _apart, _anchor)
