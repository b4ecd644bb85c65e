"""Which part of a project a text tells of: its second phase, or a second one that is not it.

In: facts of projects. Out: the same facts with their `part`. What hangs on it is left to `projects.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import Project
from dragoman.packs.folding import fold
from dragoman.packs.phases import Phases

OTHER = "other "
"""How the part begins that is none, but another thing of the kind."""


class PhaseReader:
    """Reads in some languages which part of a project is meant."""

    def __init__(self, words: Iterable[Phases]) -> None:
        known = list(words)
        self._ordinals = _by_word(each.ordinals for each in known)
        self._numerals = _by_word(each.numerals for each in known)
        nouns = _either(noun for each in known for noun in each.nouns)
        ordinal, numeral = _either(self._ordinals), _either(self._numerals)
        link = _either(one for each in known for one in each.links)
        self._begins = re.compile(rf"{nouns}(?!\w)")
        self._ordinal = re.compile(rf"(?<!\w){ordinal}$")
        self._part = re.compile(
            rf"(?<!\w)(?:(?P<ordinal>{ordinal}) {nouns}|{nouns} (?P<numeral>{numeral})) {link} ?(?!\w*\d)"
        )

    def parted(self, facts: Iterable[Told]) -> Iterator[Told]:
        """The facts, those of projects with the part that they tell of."""
        for one in facts:
            part = self._of(one, one.fact.project) if isinstance(one.fact, Project) else ""
            yield replace(one, part=part) if part else one

    def _of(self, told: Told, project: Entity) -> str:
        said = self._said(told)
        labels = [fold(label) for label in (project.label, *project.labels)]
        if found := self._part.search(said):
            if any(found[0].strip() in label for label in labels):  # it is in the name
                return ""
            ordinal, numeral = found["ordinal"], found["numeral"]
            return str(self._ordinals[ordinal] if ordinal else self._numerals[numeral])
        return self._another(said, labels)

    def _said(self, told: Told) -> str:
        """The folded words of a fact; with the word before them where they begin "phase de …"."""
        said = fold(" ".join(told.words.split()))
        if self._begins.match(said) is None:
            return said
        before, found, _ = fold(" ".join(told.context.split())).partition(said)
        lead = before.split()[-1:] if found else []
        return " ".join((*lead, said))

    def _another(self, said: str, labels: Iterable[str]) -> str:
        """Of "la deuxième centrale nucléaire du pays" the number, unless that is the name of the thing.

        Where it is as well called the first, as a family of plants that the pack has as one, it tells.
        """
        for noun in sorted({label.partition(" ")[0] for label in labels if " " in label}):
            before, _, behind = said.partition(f" {noun} ")
            found = self._ordinal.search(before) if behind else None
            if found and self._ordinals[found[0]] > 1:
                numbers = {number for label in labels if (number := self._numbered(label, noun))}
                return "" if len(numbers) == 1 else f"{OTHER}{self._ordinals[found[0]]}"
        return ""

    def _numbered(self, label: str, noun: str) -> int | None:
        """The number that a name has before this noun."""
        first, _, rest = label.partition(" ")
        return self._ordinals.get(first) if rest.startswith(noun) else None


def _by_word(numbers: Iterable[Mapping[int, Iterable[str]]]) -> dict[str, int]:
    return {fold(word): number for some in numbers for number, words in some.items() for word in words}


def _either(words: Iterable[str]) -> str:
    ordered = sorted({fold(one) for one in words}, key=lambda one: (-len(one), one))
    return f"(?:{'|'.join(map(re.escape, ordered))})"
