"""Accounts and findings as a record keeps them: the contract's object, and what they are asked for by.

In: nothing. Out: `KeptAccount`, `KeptFinding`. Making them is left to `run.keeping`, writing them to `store`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PARTY, NAMED = "party", "named"
"""What a key is to an account: of one between whom it is, or of anything else that its facts name."""

Place = tuple[str, str]
"""A document and a fact in it, by their ids."""

Days = tuple[str, str]
"""The first and the last day that a date covers, as ISO days."""


@dataclass(frozen=True, slots=True)
class KeptAccount:
    """An account; `said` is the contract's object as JSON, `keys` lead to it, each with its role.

    `first`, `last` and `due` are ISO days; the moment at which it was last added to is for the store to find.
    `days` are all that it has something on; of a series they follow from its points, and are None.
    """

    id: str
    type: str
    kind: str | None
    title: str
    name: str
    status: str | None
    date: str | None
    first: str | None
    last: str | None
    due: str | None
    sector: str | None
    sources: int
    documents: int
    said: str
    keys: Mapping[str, str]
    facts: tuple[Place, ...]
    days: frozenset[Days] | None = frozenset()


@dataclass(frozen=True, slots=True)
class KeptPoint:
    """A point of a series (`account`); `period` is `~` where there is none, `said` the contract's object."""

    account: str
    id: str
    period: str
    unit: str
    value: float
    qualifier: str
    said: str


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """A finding; `due` is the ISO day after which it holds, where it does not hold always.

    `days` are all on which something happens that it rests on.
    """

    id: str
    kind: str
    holds: bool | None
    field: str | None
    first: str | None
    last: str | None
    due: str | None
    said: str
    about: tuple[str, ...]
    keys: frozenset[str]
    facts: tuple[Place, ...]
    days: frozenset[Days] = frozenset()
