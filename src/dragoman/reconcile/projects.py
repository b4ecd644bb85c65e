"""Which facts are of one project: the same registry id, else the same name in the same countries.

A name that has a place or a number in it is the same in some of the countries, too ("l'école de Khorog").

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
        yield from names.bare_names(fact.project)


def _same(a: Told, b: Told) -> Likeness:
    one, other = a.fact, b.fact
    if not isinstance(one, Project) or not isinstance(other, Project):
        return Likeness.NONE
    here = frozenset(one.countries or ())
    there = frozenset(other.countries or ())
    if one.project.id is not None and other.project.id is not None:
        return Likeness.STRONG if one.project.id == other.project.id else Likeness.NONE
    shared = names.bare_names(one.project) & names.bare_names(other.project)
    if not shared:
        return Likeness.NONE
    alike = a.document == b.document or (here and here == there) or _named_after_a_place(one, other)
    return Likeness.STRONG if alike and not _apart(a, b) else Likeness.NONE


def _named_after_a_place(one: Project, other: Project) -> bool:
    """Whether both names have a name in them, so that they are not any building or plant of a state."""
    named = names.proper(one.project.label) & names.proper(other.project.label)
    return bool(named and one.countries and other.countries)


def _apart(a: Told, b: Told) -> bool:
    one, other = a.fact, b.fact
    if not isinstance(one, Project) or not isinstance(other, Project):
        return True
    if one.project.id is not None and other.project.id is not None:
        return one.project.id != other.project.id
    here, there = frozenset(one.countries or ()), frozenset(other.countries or ())
    return bool(here and there) and not (here <= there or there <= here)


def _anchor(told: Told) -> tuple[int, Hashable] | None:
    """Its registry id; else its name."""
    fact = told.fact
    if not isinstance(fact, Project):
        return None
    return (0, fact.project.id) if fact.project.id is not None else (1, names.bare(fact.project.label))


RULE = Rule("p", _signature, _identity, _keys, _same, _apart, _anchor)
