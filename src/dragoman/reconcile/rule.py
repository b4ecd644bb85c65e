"""What a type of fact must say for its facts to be grouped: keys, likeness, and what keeps facts apart.

Every function of a rule looks at one or two facts and at nothing else, so that the grouping depends neither
on the order of facts nor on what else the record holds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from dragoman.model.entry import Told


class Likeness(IntEnum):
    """How surely two facts are of one thing.

    WEAK holds only as long as nothing else in the record could be meant as well; IDENTITY whatever is told.
    """

    NONE = 0
    WEAK = 1
    STRONG = 2
    IDENTITY = 3


def nowhere(_: Told) -> Hashable | None:
    """For types whose facts have no identity of their own."""
    return None


def alone(_: Told) -> Iterable[Hashable]:
    """For types whose facts are compared with no other."""
    return ()


def unknown(_: Told) -> tuple[int, Hashable] | None:
    """For types whose facts are known by nothing but all that they say."""
    return None


def unlike(_a: Told, _b: Told) -> Likeness:
    """For types whose facts are only one by their identity."""
    return Likeness.NONE


def nothing_between(_a: Told, _b: Told) -> bool:
    """For types in which nothing keeps two facts apart."""
    return False


@dataclass(frozen=True, slots=True)
class Rule:
    """How the facts of a type are grouped.

    `prefix` begins the ids of its entries. The `signature` of a fact is all that its rule looks at, but for
    the document; facts of one `identity` are of one thing without more ado. Facts are compared where one has
    among its `keys` what the other `seeks` (without it, its own keys): `same` says how alike they are,
    `apart` whether they cannot be of one thing, however many others lie between them. That two facts stand
    in one document may make them apart, and never brings together what is apart. The `anchor` is what a
    thing is known by, from what one fact says of it, behind the rank of how telling that is, 0 the most: its
    id is made of that.
    """

    prefix: str
    signature: Callable[[Told], Hashable | None] = nowhere
    identity: Callable[[Told], Hashable | None] = nowhere
    keys: Callable[[Told], Iterable[Hashable]] = alone
    same: Callable[[Told, Told], Likeness] = unlike
    apart: Callable[[Told, Told], bool] = nothing_between
    anchor: Callable[[Told], tuple[int, Hashable] | None] = unknown
    seeks: Callable[[Told], Iterable[Hashable]] | None = None

    @property
    def compares(self) -> bool:
        """Whether facts of this type are compared at all, beyond their identity."""
        return self.keys is not alone
