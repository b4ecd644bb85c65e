"""Who a figure's area and counterpart are, of the parties that a sentence places.

In: parties with their roles. Out: a :class:`Pair`. Placing them is left to `parties.py`; where roles
leave a doubt, nothing is given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.model.entity import Entity, Party
from dragoman.model.span import Span

SEVERAL = 3
"""More countries than these, and who trades with whom is not told."""


class Pair(NamedTuple):
    """Area and counterpart."""

    area: Party | None = None
    counterpart: Party | None = None


NOBODY = Pair()
"""Neither is told."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A party of a sentence and its role.

    Roles: between, with, from, to, by, of, adjective, subject, giver, speaker, joined.

    A giver is an adjective of whoever lends or owes ("des banques chinoises"), a speaker that of whoever
    tells ("l'agence kazakhe"); joined is a part of a compound ("Chine-Europe").
    """

    party: Party
    role: str
    span: Span

    def playing(self, role: str) -> Placed:
        """The same party in another role."""
        return Placed(self.party, role, self.span)


GOALS, ORIGINS = ("to",), ("from", "by")
"""Roles of whom something surely goes to, and comes from."""
GIVEN = frozenset({"fdi", "investment", "grant", "count"})
"""What has a giver and a receiver, told by the verb."""
RANK: Mapping[str, int] = {"between": 1}
"""For who trades with whom, "entre" tells most."""
DIRECTIONS: Mapping[str, int] = {"to": 1, "from": 1}
"""For who gives and who receives, "vers" tells more than "entre"."""


def parties(placed: Iterable[Placed], *roles: str) -> list[Party]:
    """The parties that have one of the roles."""
    return [one.party for one in placed if one.role in roles]


def distinct(placed: Iterable[Placed], rank: Mapping[str, int] = RANK) -> list[Placed]:
    """Each party once, with the role that says most: "entre" says more than standing at the head."""
    seen: dict[object, Placed] = {}
    for one in placed:
        key = one.party.label if isinstance(one.party, Entity) else one.party
        if key not in seen or rank.get(one.role, 0) > rank.get(seen[key].role, 0):
            seen[key] = one
    return list(seen.values())


def both(placed: list[Placed]) -> Pair:
    """Who trades with whom."""
    between = parties(placed, "between")
    if len(between) >= 2:
        return Pair(between[0], between[1])
    beside = parties(placed, "with", "to", "from")
    owners = parties(placed, "of", "adjective", "subject", "by")
    if len(beside) == 1 and len(owners) == 1:
        return Pair(owners[0], beside[0])
    every = [one.party for one in placed]
    if len(every) == 2:
        return Pair(every[0], every[1])
    if owners and beside and len(every) <= SEVERAL:
        return Pair(owners[0], beside[0])
    if len(every) != 1:
        return NOBODY
    return Pair(None, every[0]) if parties(placed, "with", "to") else Pair(every[0])


def directed(placed: list[Placed], indicator: str, gives: bool, takes: bool) -> Pair:
    """From whom to whom; what is imported comes from the counterpart.

    `gives`, `takes`: whether the verb is one of giving or of taking, whose subject is at that end.
    """
    subjects = parties(placed, "subject")
    if indicator in GIVEN and len(subjects) == 1 and gives != takes:
        surely, perhaps = (GOALS, ("of", "with")) if gives else (ORIGINS, ("of", "adjective", "with"))
        others = [party for party in parties(placed, *surely) if party != subjects[0]]
        others = others or [party for party in parties(placed, *perhaps) if party != subjects[0]]
        other = others[0] if len(others) == 1 else None
        if gives:
            return Pair(subjects[0], other)
        return Pair(other, subjects[0])
    between = parties(placed, "between")
    if len(between) == 2 and len(placed) == 2:
        return Pair(between[0], between[1])
    sources = parties(placed, "of", "adjective", "subject", "by")
    goals = parties(placed, "to", "with")
    origins = parties(placed, "from")
    if indicator == "imports":
        takers = sources or goals or between[:1]
        givers = origins or sources[1:] or (goals if sources else [])
        return Pair(takers[0] if takers else None, givers[0] if givers else None)
    if len(sources) >= 2 and not goals:
        goals = sources[1:]
    area = sources[0] if sources else (origins[0] if origins else None)
    sure = len(goals) == 1 or len(sources) >= 2
    partner = goals[0] if goals and sure else None
    return Pair(area or (between[0] if partner and len(between) == 1 else None), partner)


def counted(placed: list[Placed], gives: bool, takes: bool) -> Pair:
    """Between whom things that are counted stand: "entre … et …", or whom one gives them to."""
    between = parties(placed, "between")
    if len(between) == 2:
        return Pair(between[0], between[1])
    if gives == takes:
        return NOBODY
    given = [one for one in placed if one.role in ("subject", "to")]
    found = directed(given, "count", gives, takes)
    return found if all(found) else NOBODY


def lent(placed: list[Placed], gives: bool, takes: bool, seats: Collection[Party] = frozenset()) -> Pair:
    """Who owes and who lends; `gives`, `takes`: whether the verb is one of giving or of taking.

    `seats`: the states in whose capitals something happens, to which nothing need be lent.
    """
    lenders = parties(placed, "by", "from")
    subjects = parties(placed, "subject", "giver")
    owners = parties(placed, "of", "adjective")
    goals = parties(placed, "to", "with")
    banks = [one.party for one in placed if isinstance(one.party, Entity)]
    countries = [one.party for one in placed if isinstance(one.party, str)]
    if banks:
        # The country of a bank that gives is none that owes: "l'Exim Bank, établissement chinois, a prêté"
        owing = [one for one in countries if one not in parties(placed, "giver")]
        if (
            len(owing) > 1
        ):  # "Pékin, 14 avril – La Banque … a approuvé un prêt de 248 millions à l'Ouzbékistan"
            owing = [one for one in parties(placed, "to") if isinstance(one, str) and one not in seats]
        return Pair(owing[0] if len(owing) == 1 else None, banks[0])
    if takes and not gives and subjects:
        others = goals + lenders + owners
        return Pair(subjects[0], others[0] if others else None)
    if gives and not takes and len(subjects) == 1:
        others = goals or owners
        return Pair(others[0] if len(others) == 1 else None, subjects[0])
    if lenders:
        rest = [one for one in countries if one not in lenders]
        return Pair(rest[0] if len(rest) == 1 else None, lenders[0])
    if owners and goals:
        return Pair(owners[0], goals[0])
    if not takes and not subjects and len(goals) == len(countries) == 1:
        return Pair(goals[0])  # "un prêt au Tadjikistan", "ont accordé au Tadjikistan"
    if len(owners) != 1 or len(countries) != 1:
        return NOBODY
    return Pair(owners[0]) if takes else Pair(None, owners[0])  # "sa dette", but "les prêts chinois"


def owed(placed: list[Placed]) -> Pair:
    """Who owes and who lends, of a claim: "la créance de la Chine sur le Tadjikistan"."""
    lenders = parties(placed, "of", "adjective", "giver") or parties(placed, "subject")
    others = [one.party for one in placed if one.party not in lenders]
    return Pair(others[0] if len(others) == 1 else None, lenders[0]) if len(lenders) == 1 else NOBODY
