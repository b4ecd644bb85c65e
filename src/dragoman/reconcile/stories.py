"""By what a document's story is known: the projects that it tells of, and the numbers that are not round.

In: the facts of one document. Out: the same facts, agreements and ceremonies with these marks among their
works. Two texts that
share one tell of the same matter, in which "le mémorandum" of the one may be "l'accord sur le rail" of the
other. Ceremonies have the names in their own sentence, too: of what is opened at a place one speaks where it
is opened. What follows from a story is likely at most, and only where nothing else can be meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.model.entry import Told
from dragoman.model.fact import Agreement, Figure, Meeting, Mention, Project
from dragoman.packs.folding import fold
from dragoman.reconcile import names
from dragoman.reconcile.findings.amounts import digits
from dragoman.reconcile.signers import is_singular
from dragoman.reconcile.works import BEGINNINGS, CEREMONY

DIGITS = 3
"""Digits of a number that two texts of one story are likely to give, and others are not."""
ANYWHERE = frozenset({"trade", "exports", "imports", "fdi", "gdp", "population", "share", "growth"})
"""What is told of states in texts on any matter."""
PROJECT, NAME = "of ", "at "
"""How marks begin that are no numbers."""
ELSEWHERE = frozenset({"country", "region", "person"})
"""Kinds of names that many ceremonies have."""


def with_stories(facts: Iterable[Told]) -> Iterator[Told]:
    """The facts of a document, agreements and ceremonies with what its story is known by."""
    held = list(facts)
    marks = frozenset(_marks(held)) if any(map(_is_told_in_one, held)) else frozenset[str]()
    for one in held:
        if not _is_told_in_one(one):
            yield one
            continue
        found = marks | frozenset(_names(one, held)) if isinstance(one.fact, Meeting) else marks
        yield replace(one, works=one.works | found) if found else one


def of_one_story(one: Told, other: Told) -> bool:
    """Whether two documents tell of one matter."""
    shared = one.works & other.works if one.document != other.document else frozenset[str]()
    return any(not mark.startswith(BEGINNINGS) for mark in shared)


def give_one_number(one: Told, other: Told) -> bool:
    """Whether the documents of two give one number that is not round."""
    return any(not mark.startswith((*BEGINNINGS, PROJECT, NAME)) for mark in one.works & other.works)


def _is_told_in_one(told: Told) -> bool:
    """Whether a fact may be another's that only the story brings near: not one that is known by itself.

    What many documents tell alike would else be told otherwise by each, with the story of that document.
    """
    fact = told.fact
    if isinstance(fact, Agreement):
        return not is_singular(fact) and (fact.title is None or fact.title.id is None)
    return isinstance(fact, Meeting) and fact.kind == CEREMONY


def _marks(facts: Sequence[Told]) -> Iterator[str]:
    """The projects and numbers of a document."""
    for fact in (one.fact for one in facts):
        if isinstance(fact, Project) and names.is_telling(fact.project):
            yield f"{PROJECT}{names.key_as_spelt(fact.project)}"
        elif isinstance(fact, Figure) and fact.indicator not in ANYWHERE and digits(fact.value) >= DIGITS:
            yield f"{fact.value} {fact.unit}"


def _names(ceremony: Told, facts: Sequence[Told]) -> Iterator[str]:
    """The names in the sentence of a ceremony, but for states, persons and the place where it is."""
    fact, words = ceremony.fact, ceremony.context or ceremony.quotation
    if not isinstance(fact, Meeting):
        return
    others = [one.quotation for one in facts if isinstance(one.fact, Mention) and one.fact.kind in ELSEWHERE]
    others += (fact.place.label, *fact.place.labels) if fact.place is not None else ()
    told = frozenset(names.as_spelt(word)[: names.STEM] for some in others for word in fold(some).split())
    yield from (f"{NAME}{name}" for name in names.proper_as_spelt(words) - told if not name[0].isdigit())
