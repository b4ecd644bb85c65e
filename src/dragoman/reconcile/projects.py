"""Which facts are of one project: the same registry id, else the same name in the same countries.

A name that has a place or a number in it is the same in some of the countries, too ("l'école de Khorog").

A name without registry id or countries ("le bâtiment du Parlement") is the same thing in its own document
only; with a long name in it ("la cimenterie de Kyzyl-Kiya"), or a name and several words that say what it is
("l'usine de panneaux solaires de Chirtchik"), in others, too, as long as it can mean no other.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Project
from dragoman.reconcile import names
from dragoman.reconcile.rule import Likeness, Rule

LONG = 2
"""Words of a name that is not likely to be another's, too."""
TELLING = 3
"""Words of which one is a name, that are not likely to be of another thing, either."""


def _signature(told: Told) -> Hashable | None:
    fact = told.fact
    return (names.signed(fact.project), names.signed(fact.countries)) if isinstance(fact, Project) else None


def _identity(told: Told) -> Hashable | None:
    return told.fact.project.id if isinstance(told.fact, Project) else None


def _keys(told: Told) -> Iterable[Hashable]:
    fact = told.fact
    if isinstance(fact, Project) and fact.project.id is None:
        yield from _telling(fact.project)
        for name in names.bare_names(fact.project) - _telling(fact.project):
            yield told.document, name


def _same(a: Told, b: Told) -> Likeness:
    one, other = a.fact, b.fact
    if not isinstance(one, Project) or not isinstance(other, Project):
        return Likeness.NONE
    here = frozenset(one.countries or ())
    there = frozenset(other.countries or ())
    if one.project.id is not None and other.project.id is not None:
        return Likeness.STRONG if one.project.id == other.project.id else Likeness.NONE
    called = names.bare_names if a.document == b.document else _telling
    shared = called(one.project) & called(other.project)
    if not shared:
        return Likeness.NONE
    if _apart(a, b):
        return Likeness.NONE
    named = len(_proper(one) & _proper(other))
    if a.document == b.document or (here and here == there) or (named and here and there):
        return Likeness.STRONG
    telling = named and any(len(names.stems(name)) >= TELLING for name in shared)
    return Likeness.WEAK if named >= LONG or telling else Likeness.NONE


def _telling(project: Entity) -> frozenset[str]:
    """The names that another document may mean it by: "la centrale" only if it has no better one."""
    others = (one for one in project.labels if names.proper(one) or one[:1].isupper())
    return frozenset(map(names.bare, (project.label, *others))) - {""}


def _proper(fact: Project) -> frozenset[str]:
    """The names and numbers in its name: with one it is not any building or plant of a state."""
    return names.proper(fact.project.label)


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
