"""Which mentions are of one thing, though the registry knows none, or their words differ.

In: mentions in the order of the text. Out: the same, those of one thing with one entity: by one name ("un
barrage à Foumi … le barrage de Foumi"), by words that say more of the same ("la centrale hybride de X", "la
centrale électrique hybride de X"), as what a project consists in ("Ce projet prévoit la construction d'…").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.extract.projects.recall import ProjectMention
from dragoman.model.entity import Entity
from dragoman.packs.folding import fold

_CONSISTS = re.compile(
    r"(?:, [^,.;:]{3,60},|,)? "
    r"(?:prevoit|prevoyait|envisage|envisageait|porte sur|consiste (?:en|a)|vise a|suppose) [^.;:]{0,60}?"
    r"(?:construction|realisation|creation|edification|construire|realiser|edifier) (?:de |d')?une? "
    r"(?:[a-z]+ )?$"
)
_IS = re.compile(
    r"(?:, [^,.;:]{3,60},)? (?:est|sera|etait|serait|constitue|constituera|devient|deviendra|represente)"
    r" (?:[a-z]+ment |ainsi |donc |aussi )?(?:le |la |l'|une? )(?:(?!de |du |des )[a-z]+ ){0,3}$"
)
_PROPER = re.compile(r"(?<!\d )\b[A-ZÀ-Þ][\w-]+")  # and no unit: "100 MW"
_WORD = re.compile(r"\w+")
_LITTLE = frozenset(("region", "province", "district", "ville", "dans", "pres", "sur", "les", "des", "une"))
SHORTEST = 3
VAGUE = frozenset(("electricity", "other", "industry"))
"""Sectors of nouns that tell little."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a thing's name: its first one, its proper names, its numbers, and all others."""

    head: str
    names: frozenset[str]
    numbers: frozenset[str]
    others: frozenset[str]

    def same(self, other: _Words, definite: bool) -> bool:
        """Whether the other name says no other than this, only more or less of it."""
        if self.head != other.head or not self.names or self.names != other.names:
            return False
        if self.numbers and other.numbers and self.numbers != other.numbers:
            return False
        within = self.others <= other.others or other.others <= self.others
        return within and (definite or bool(self.others & other.others))


def alike(found: Sequence[ProjectMention]) -> list[ProjectMention]:
    """The mentions, those of one thing by one name or by words that say more of the same."""
    known: dict[str, Entity] = {}
    told: list[tuple[_Words, ProjectMention]] = []
    kept = []
    for one in found:
        labels = (one.project.label, *one.project.labels) if not one.project.id else ()
        names = [fold(label) for label in labels if label[1:] != label[1:].lower()]
        same = next((known[name] for name in names if name in known and not one.indefinite), one.project)
        words = _words(one.project.label) if names else None
        if same is one.project and words is not None and one.weight != "route":
            others = {
                id(other.project): other
                for said, other in told
                if other.sector != "rail" and words.same(said, not one.indefinite)
            }
            if len(others) == 1:
                (other,) = others.values()
                same = other.project
                one = replace(one, sector=other.sector) if one.sector in VAGUE else one
        if words is not None:
            told.append((words, replace(one, project=same)))
        for name in names:
            known.setdefault(name, same)
        kept.append(replace(one, project=same) if same is not one.project else one)
    return kept


def consists(folded: str, end: int, start: int) -> bool:
    """Whether what begins at `start` is what a project whose words end at `end` is said to consist in."""
    return _CONSISTS.fullmatch(folded, end, start) is not None


def of_a_subject(folded: str, found: Sequence[ProjectMention]) -> tuple[ProjectMention, ...]:
    """The mentions, what a project is said to consist in as one with it."""
    kept: list[ProjectMention] = []
    for one in found:
        spelt = not one.project.id or one.match in ("kind", "place")  # not an entry by its own name
        whole = kept[-1] if kept and spelt else None
        if (
            whole is not None
            and (whole.sector == one.sector or (whole.sector in VAGUE and not whole.project.id))
            and whole.project is not one.project
            and (
                (one.indefinite and _CONSISTS.fullmatch(folded, whole.span.end, one.span.start))
                or _IS.fullmatch(folded, whole.span.end, one.span.start)
            )
        ):
            if whole.sector in VAGUE:
                kept = [
                    replace(other, sector=one.sector) if other.project is whole.project else other
                    for other in kept
                ]
            one = replace(one, project=whole.project, countries=whole.countries or one.countries)
        kept.append(one)
    return tuple(kept)


def _words(label: str) -> _Words:
    proper = frozenset(fold(one) for one in _PROPER.findall(label[1:]))
    words = _WORD.findall(fold(label))
    numbers = frozenset(one for one in words if one[0].isdigit())
    spelt = {part for name in proper for part in _WORD.findall(name)}
    others = frozenset(
        one for one in words[1:] if len(one) > SHORTEST and one not in spelt | _LITTLE | numbers
    )
    return _Words(words[0] if words else "", proper, numbers, others)
