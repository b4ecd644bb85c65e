"""Pairs gold and found facts of one type in one document, and says what became of each.

In: the gold's facts (with `optional`, `forbidden`, `must_be_null`) and those found. Out: a `Reckoning`. Facts
pair off one to one: those with the fewest wrong fields first, facts that must be found before optional ones.
Optional facts count neither as missed nor as wrong; what the gold forbids is wrong when it is reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.evaluate.cores import Data, agrees
from dragoman.evaluate.fields import wrong_fields
from dragoman.model.evaluation import Tally


@dataclass(frozen=True, slots=True)
class Match:
    """A gold fact, the one that was found for it, and which of its fields are wrong."""

    gold: Data
    found: Data
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What became of the facts of one type in one document.

    `matches` are of facts that must be found; `tolerated` are found facts that are optional; `forbidden` and
    `wrong` are found and not there.
    """

    matches: tuple[Match, ...]
    missed: tuple[Data, ...]
    tolerated: tuple[Data, ...]
    wrong: tuple[Data, ...]
    forbidden: tuple[Data, ...]

    @property
    def tally(self) -> Tally:
        """The counts."""
        hits = len(self.matches)
        return Tally(
            gold=hits + len(self.missed),
            found=hits + len(self.wrong) + len(self.forbidden),
            hits=hits,
            full_hits=sum(not match.wrong for match in self.matches),
        )


def reckon(gold: Sequence[Data], found: Sequence[Data]) -> Reckoning:
    """Pair the facts of one type in one document."""
    wanted = [fact for fact in gold if not fact.get("forbidden")]
    never = [fact for fact in gold if fact.get("forbidden")]
    barred = {
        j
        for j, fact in enumerate(found)
        if any(agrees(one, fact) and not wrong_fields(one, fact) for one in never)
    }
    pairs = [
        (i, j, wrong)
        for i, j, wrong in _pairs(wanted, found)
        if not (j in barred and wanted[i].get("optional"))
    ]
    paired_gold, paired_found = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    left = [j for j in range(len(found)) if j not in paired_found]
    return Reckoning(
        matches=tuple(
            Match(wanted[i], found[j], wrong) for i, j, wrong in pairs if not wanted[i].get("optional")
        ),
        missed=tuple(
            fact for i, fact in enumerate(wanted) if i not in paired_gold and not fact.get("optional")
        ),
        tolerated=tuple(found[j] for i, j, _ in pairs if wanted[i].get("optional")),
        wrong=tuple(found[j] for j in left if j not in barred),
        forbidden=tuple(found[j] for j in left if j in barred),
    )


def _pairs(gold: Sequence[Data], found: Sequence[Data]) -> list[tuple[int, int, tuple[str, ...]]]:
    options = sorted(
        (bool(one.get("optional")), len(wrong), i, j, wrong)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if agrees(one, other)
        for wrong in (wrong_fields(one, other),)
    )
    pairs: list[tuple[int, int, tuple[str, ...]]] = []
    for _, _, i, j, wrong in options:
        if all(i != x and j != y for x, y, _ in pairs):
            pairs.append((i, j, wrong))
    return pairs
