"""Which facts are of one project: the same registry id, else the same name in the same countries.

A name that has a place or a number in it is the same in some of the countries, too ("l'école de Khorog").

A name that the registry has in more words, or in fewer, is that of its thing ("la ligne Sud-Nord", "l'usine
de tungstène de Bogouty dans la région d'Almaty") as long as it can mean no other.

A name without registry id or countries ("le bâtiment du Parlement") is the same thing in its own document
only; with a long name in it ("la cimenterie de Kyzyl-Kiya"), or a name and several words that say what it is
("l'usine de panneaux solaires de Chirtchik"), in others, too, as long as it can mean no other.

Its second phase is another thing than the first. A text that does not say which is of the only one that
others tell of, else of the whole.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Project
from dragoman.reconcile import names
from dragoman.reconcile.phases import OTHER
from dragoman.reconcile.rule import Likeness, Rule
from dragoman.reconcile.shorter import said_again, said_shorter, short_keys

OWN = ("of the registry", "of none")
"""Whose names in more or fewer words are compared: those of the registry with others."""


def _signature(told: Told) -> Hashable | None:
    fact = told.fact
    if not isinstance(fact, Project):
        return None
    return (names.signed(fact.project), names.signed(fact.countries), told.part)


def _identity(told: Told) -> Hashable | None:
    known = told.fact.project.id if isinstance(told.fact, Project) else None
    return (known, told.part) if known is not None and told.part else known


def _keys(told: Told) -> Iterable[Hashable]:
    yield from _known_by(told)
    yield from _short(told, OWN)


def _seeks(told: Told) -> Iterable[Hashable]:
    """Its names, and in more or fewer words those of what the registry has, or has not."""
    yield from _known_by(told)
    yield from _short(told, OWN[::-1])


def _known_by(told: Told) -> Iterable[Hashable]:
    fact = told.fact
    if isinstance(fact, Project) and fact.project.id is not None:
        yield "id", fact.project.id
    elif isinstance(fact, Project):
        yield from _telling(fact.project)
        for name in _called(fact.project) - _telling(fact.project):
            yield told.document, name


def _short(told: Told, whose: Sequence[str]) -> Iterable[Hashable]:
    if isinstance(told.fact, Project):
        own = whose[told.fact.project.id is None]
        yield from ((own, key) for key in short_keys(told.fact.project))


def _same(a: Told, b: Told) -> Likeness:
    one, other = a.fact, b.fact
    if not isinstance(one, Project) or not isinstance(other, Project):
        return Likeness.NONE
    here = frozenset(one.countries or ())
    there = frozenset(other.countries or ())
    if one.project.id is not None and other.project.id is not None:
        return Likeness.NONE if _apart(a, b) else Likeness.STRONG if a.part == b.part else Likeness.WEAK
    called = _called if a.document == b.document else _telling
    shared = called(one.project) & called(other.project)
    if _apart(a, b):
        return Likeness.NONE
    if not shared:
        return Likeness.WEAK if _is_shorter(a, b) else Likeness.NONE
    named = len(_proper(one) & _proper(other))
    if a.part != b.part:
        return Likeness.WEAK if named or a.document == b.document else Likeness.NONE
    if a.document == b.document or (here and here == there) or (named and here and there):
        return Likeness.STRONG
    telling = named and (
        any(len(names.stems(name)) >= names.TELLING for name in shared)
        or (names.is_telling(one.project) and names.is_telling(other.project))
    )
    return Likeness.WEAK if named >= names.LONG or telling else Likeness.NONE


def _is_shorter(a: Told, b: Told) -> bool:
    """Whether the registry has the one, and the other is named by more of its words, or fewer.

    A text that names it in full may go on with what it is and where: "l'usine de Samarcande".
    """
    one, other = a.fact, b.fact
    if not isinstance(one, Project) or not isinstance(other, Project) or a.part != b.part:
        return False
    known = one.project.id is not None, other.project.id is not None
    if a.document == b.document:
        full, again = (one, other) if known[0] else (other, one)
        return known[0] != known[1] and said_again(full.project, again.project)
    return any(known) and said_shorter(one.project, other.project)


def _called(project: Entity) -> frozenset[str]:
    """All its names, however spelt."""
    return frozenset(map(names.as_spelt, names.bare_names(project)))


def _telling(project: Entity) -> frozenset[str]:
    """The names that another document may mean it by: "la centrale" only if it has no better one."""
    others = (one for one in project.labels if names.proper(one) or one[:1].isupper())
    return frozenset(names.as_spelt(names.bare(one)) for one in (project.label, *others)) - {""}


def _proper(fact: Project) -> frozenset[str]:
    """The names and numbers in its name: with one it is not any building or plant of a state."""
    return names.proper_as_spelt(fact.project.label)


def _apart(a: Told, b: Told) -> bool:
    one, other = a.fact, b.fact
    if not isinstance(one, Project) or not isinstance(other, Project):
        return True
    if a.part != b.part and ((a.part and b.part) or (a.part or b.part).startswith(OTHER)):
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
    known = fact.project.id if fact.project.id is not None else names.bare(fact.project.label)
    rank = (fact.project.id is None) + 2 * bool(told.part)
    return rank, (known, told.part) if told.part else known


RULE = Rule("p", _signature, _identity, _keys, _same, _apart, _anchor, _seeks)
