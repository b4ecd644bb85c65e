"""A thing of which only the state or a name is told, as one with the thing of its kind that is told more of.

In: a reading and the mentions in it, in order. Out: the same, "un parc éolien en Ouzbékistan" as one with "la
centrale éolienne de X", where the text names no other of the kind there; "le projet X" with "la centrale X".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from dragoman.extract.projects.recall import ProjectMention
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading
from dragoman.packs.folding import fold

STEM = 5  # letters by which "éolien" and "éolienne" are alike
FEW = 3  # words of a thing that may tell what it is: "centrale solaire flottante"
BARE = frozenset(("other",))
_WORD = re.compile(r"[a-z]+")
_OF_STATE = re.compile(r" (?:en|au|aux|du|de la|de l'|d') ?[a-z' -]{4,25}$")
_CALLED = re.compile(r"projets? ")


def with_wider(reading: Reading, found: Sequence[ProjectMention]) -> list[ProjectMention]:
    """The mentions, those of a thing that the text tells more of elsewhere as mentions of that."""
    wide = [one for one in found if _in_state(reading, one)]
    called = [one for one in found if _is_called(one)]
    new: dict[int, ProjectMention] = {}
    for one in wide:
        others = {_key(other): other for other in found if other not in wide and _fits(one, other)}
        if len(others) == 1:
            new[id(one)] = next(iter(others.values()))
    for one in called:
        name = fold(one.project.label)
        others = {_key(other): other for other in found if not _is_called(other) and _has(other, name)}
        if len(others) == 1:
            new[id(one)] = next(iter(others.values()))
    return [_as(one, new[id(one)]) if id(one) in new else one for one in found]


def _key(one: ProjectMention) -> str:
    return one.project.id or one.project.label


def _as(one: ProjectMention, other: ProjectMention) -> ProjectMention:
    """A mention as one of another thing, which is called by its words, too."""
    project = other.project
    if project.id is None:
        labels = dict.fromkeys((*project.labels, one.project.label, *one.project.labels))
        project = Entity(None, project.label, tuple(labels))
    return replace(
        one,
        project=project,
        sector=other.sector,
        countries=other.countries or one.countries,
        weight=other.weight,
        match=other.match,
    )


def _in_state(reading: Reading, one: ProjectMention) -> bool:
    """Whether a thing that no pack knows has no other name than that of its state."""
    if one.project.id is not None or one.weight == "route" or len(one.countries) != 1:
        return False
    label = one.project.label
    match = _OF_STATE.search(fold(label))
    states = {fold(name.span.of(reading.text)) for name in reading.names if name.kind == "country"}
    return match is not None and match[0].split(" ")[-1].split("'")[-1] in states


def _fits(one: ProjectMention, other: ProjectMention) -> bool:
    """Whether a thing is of the kind and the state of another."""
    if (
        other.sector != one.sector
        or other.weight == "route"
        or not set(one.countries) <= set(other.countries or one.countries)
    ):
        return False
    told = {word[:STEM] for word in _kind(one)}
    return any(told & {word[:STEM] for word in _kind(said)} == told for said in _said(other))


def _said(one: ProjectMention) -> list[str]:
    return [one.project.label, *one.project.labels]


def _kind(one: ProjectMention | str) -> set[str]:
    """The words that tell what a thing is but for its head: "éolien"; the head where there is none."""
    label = fold(one if isinstance(one, str) else one.project.label)
    words = _WORD.findall(label)
    told = [*takewhile(lambda word: word not in ("en", "au", "aux", "du", "de", "d", "dans", "a"), words)]
    return set(told[1 : FEW + 1] or told[:1])


def _is_called(one: ProjectMention) -> bool:
    """Whether a thing is only called a project with a name: "le projet X"."""
    labels = one.project.labels
    return (
        one.project.id is None
        and one.sector in BARE
        and bool(labels)
        and bool(_CALLED.match(fold(labels[-1])))
    )


def _has(one: ProjectMention, name: str) -> bool:
    """Whether a thing's names end with a name: "la centrale solaire de X"."""
    return any(fold(said).endswith((f" {name}", f"'{name}")) for said in _said(one))
