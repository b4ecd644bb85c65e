"""The levels on which mechanisms meet, from heads of state down. In: rows. Out: their order, and groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol, TypeVar, get_args

from dragoman.packs.entries import Mechanism
from dragoman.publish.system.row import Row


class Rowed(Protocol):
    """What has a row."""

    @property
    def row(self) -> Row:
        """The part that it is of."""


Held = TypeVar("Held", bound=Rowed)
LEVELS: tuple[str, ...] = tuple(
    one for one in get_args(Mechanism.model_fields["level"].annotation) if one != "other"
)
"""The levels of mechanisms, the highest first."""


def rank(row: Row) -> int:
    """The place of a mechanism among the levels, the highest first; what has none comes last."""
    return LEVELS.index(row.level) if row.level in LEVELS else len(LEVELS)


def by_level(lines: Iterable[Held]) -> dict[str, list[Held]]:
    """Lines of mechanisms by the level of who meets, the highest first; `other` last."""
    found: dict[str, list[Held]] = defaultdict(list)
    for line in lines:
        level = line.row.level
        found[level if level in LEVELS else "other"].append(line)
    return found
