"""What was decided of a quantity, and how quantities of one sentence hang together.

In: scopes and pairs. Out: :class:`Told`, and whether two are a range or a list. Deciding is for `figures`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.figures.pairs import NOBODY, Pair, Placed
from dragoman.extract.figures.scope import Scope, is_range
from dragoman.model.entity import Party

MONEY = frozenset(
    {"trade", "exports", "imports", "fdi", "investment", "grant", "loan", "debt", "cost", "gdp"}
)
TRADED = frozenset({"trade", "exports", "imports"})
"""What statistics of trade tell in a series."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was decided of a quantity, and what it measures beneath growth (`trade` for "en hausse de 6 %").

    `root` is the pair that a list narrows: "avec la région, dont 31 avec le Kazakhstan"; `since` is when what
    changed to this quantity was measured; `grown` are period and base of the last growth in the same list;
    `inferred`: the base is not told; `aside`: only a clause about the year before tells it; `ranked`: whom
    its words name stands beside the one of `root`: "La Chine arrive en tête avec 5"; `topical`: the sides
    that its words leave out and the text gives; `continued`: its period is that of the figure before;
    `guessed`: what it measures is what is spoken of around it.
    """

    scope: Scope
    indicator: str
    measured: str
    period: str | None = None
    base: str | None = None
    pair: Pair = NOBODY
    root: Pair = NOBODY
    of: Party | None = None
    holders: tuple[Placed, ...] = ()
    since: str | None = None
    grown: tuple[str | None, str] | None = None
    sure: bool = False
    inferred: bool = False
    aside: bool = False
    ranked: bool = False
    topical: tuple[str, ...] = ()
    continued: bool = False
    guessed: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it is no quantity but the heading of those in rows."""
        return self.scope.start == self.scope.end

    def tells_like(self, scope: Scope) -> bool:
        """Whether a quantity without words of its own measures the same: of counted things the same things.

        What grows by percent may be money.
        """
        percent = self.scope.family == "percent" and self.measured in MONEY
        family = "money" if percent else self.scope.family
        same = scope.family != "counted" or self.scope.quantity.unit == scope.quantity.unit
        return same and family == scope.family


def begins_range(scope: Scope, following: Scope) -> bool:
    """Whether the two are ends of one range, of which the second has the words that tell of both."""
    return is_range(scope.quantity, following.quantity) and scope.family == following.family


def completed(own: Party | None, root: Pair, measured: str) -> Pair | None:
    """The pair of one who stands in a ranking, with the one side that is told; None where both are, or none.

    Of trade, which has no direction, the one whom the words name is the first: what they part is theirs.
    """
    if own is None or own in root or all(root) or not any(root):
        return None
    if measured == "trade":
        return Pair(own, root.area) if root.area else None
    return Pair(root.area, own) if root.area else Pair(own, root.counterpart)


def narrowed(own: Pair, before: Pair, directed: bool, apart: bool = False) -> Pair:
    """One country after a pair with a region stands in the region's place: "dont 31 avec le Kazakhstan".

    `apart`: the one is no part of the region, but compared with its partner; `directed`: the figures tell
    who gives and who receives, so that a new giver has the same receiver.
    """
    new = [party for party in own if party and party not in before]
    if new and own.area is None and before.counterpart is None and before.area:
        return Pair(before.area, own.counterpart)  # "dont 900 millions dus à l'Eximbank"
    if len(new) != 1 or not (before.area and before.counterpart) or (all(own) and not set(own) & set(before)):
        return own if new else before
    if apart and own.area is None:
        return Pair(before.area, own.counterpart)
    for region, other in ((before.counterpart, before.area), (before.area, before.counterpart)):
        if isinstance(region, str) and region.islower() and other not in own:
            return Pair(other, new[0])
    if own.area is None:
        return Pair(before.area, own.counterpart)  # "16 milliards avec la Chine et 4 avec la Russie"
    if own.counterpart is None and directed:
        return Pair(own.area, before.counterpart)  # "a exporté 9 milliards vers la Chine, la Russie 8"
    return own
