"""Which works a document says that a ceremony began or opened: by them it is known where nobody is named.

In: the facts of one document. Out: the same facts, ceremonies with the works that the same sentence says were
begun or opened. Works are begun once and opened once, so that two ceremonies of a day on one are one, whoever
is said to have come.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dragoman.model.entry import Told
from dragoman.model.fact import Meeting, Project
from dragoman.reconcile import names

CEREMONY = "ceremony"
STEPS: Mapping[str, str] = MappingProxyType(
    {"under-construction": "begun", "operational": "opened", "completed": "opened"}
)
"""What ceremonies are held for, by the status that the works have from then on."""
KINDS_OF_STEP = frozenset(STEPS.values())
BEGINNINGS = tuple(f"{step} " for step in sorted(KINDS_OF_STEP))
"""How the works begin, among all that a matter is known by (see `stories`)."""


def with_works(facts: Iterable[Told]) -> Iterator[Told]:
    """The facts of a document, ceremonies with the works that are begun or opened in the same sentence."""
    held = list(facts)
    works: dict[str, list[Told]] = defaultdict(list)
    if any(isinstance(one.fact, Meeting) and one.fact.kind == CEREMONY for one in held):
        for one in held:
            if isinstance(one.fact, Project) and one.fact.status in STEPS:
                works[one.document].append(one)
    for one in held:
        ceremony = isinstance(one.fact, Meeting) and one.fact.kind == CEREMONY
        found = _told_with(one, works[one.document]) if ceremony and works else frozenset[str]()
        yield replace(one, works=found) if found else one


def of_one_work(one: Told, other: Told) -> bool:
    """Whether both tell of a ceremony at which the same was begun, or opened."""
    return any(work.startswith(BEGINNINGS) for work in one.works & other.works)


def of_other_steps(one: Told, other: Told) -> bool:
    """Whether at the one something was begun, at the other something opened."""
    here, there = ({work.partition(" ")[0] for work in told.works} & KINDS_OF_STEP for told in (one, other))
    return bool(here and there) and here.isdisjoint(there)


def _told_with(ceremony: Told, works: Sequence[Told]) -> frozenset[str]:
    """The works of a ceremony, each by all its names."""
    return frozenset(key for one in works if _in_one_sentence(ceremony, one) for key in _keys(one))


def _in_one_sentence(ceremony: Told, work: Told) -> bool:
    spans, others = ceremony.fact.evidence, work.fact.evidence
    shared = any(a.start < b.end and b.start < a.end for a in spans for b in others)
    return shared or (bool(ceremony.context) and ceremony.context == work.context)


def _keys(work: Told) -> Iterator[str]:
    fact = work.fact
    if not isinstance(fact, Project):
        return
    step = f"{STEPS[fact.status]} {work.part}".strip()
    if fact.project.id is not None:
        yield f"{step} {fact.project.id}"
    elif names.proper(fact.project.label):
        yield f"{step} ={names.as_spelt(names.bare(fact.project.label))}"
