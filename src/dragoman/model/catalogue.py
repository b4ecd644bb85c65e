"""What pages and the API ask of a record, and what they get: filters in, a page of cards and a cursor out.

An `Asked` says what is wanted, whichever of accounts, documents, facts or findings it is asked of; a filter
that does not apply to them is no condition. How the answers are found is left to `store`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar

T_co = TypeVar("T_co", covariant=True)

Order: TypeAlias = Literal["date", "-date", "name", "-sources", "-added"]
ORDERS: tuple[Order, ...] = ("date", "-date", "name", "-sources", "-added")
"""By when it happened (a document: was published), by title, by how much tells of it, by when it was read.

A minus is the greatest first; what has no date comes last either way. Facts by "name" are in the order of
documents and places; documents by "-sources" are those with the most facts first.
"""

Listed: TypeAlias = Literal["accounts", "documents", "facts", "findings"]
"""What a count or facets are of."""

Side: TypeAlias = frozenset[str | frozenset[str]]
"""One side of a relation: any of its members stands on it. A member that is a set is meant whole: a region's
states together."""

SIGNS = ("machine-translated", "generator-prompt", "copy", "irrelevant")
"""What a document may show of its quality: see `DocumentCard`."""

LIMIT = 50
"""How many items a page has unless more are asked for."""
MOST = 500
"""How many items a page may have."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; what is empty or None is no condition.

    `types` are of accounts (`model.account.LISTS`) or facts (`model.fact.TYPES`). `about` are keys as
    `Record.keys` gives them, one of which it must concern; `between` both sides of a relation. `since` and
    `until` are years, months or days (EDTF), both included: of what happens, of documents the day of
    publication. `added_since` has its time zone. `kinds` are of findings, of meetings or of agreements, and
    the indicators of series; `holds` is of findings; `languages`, `publishers` and `signs` (`SIGNS`) are of
    documents. `as_of` is the day on which something is overdue or not: today, if none is given. `after` is
    the cursor that the page before gave, under the same order.
    """

    types: tuple[str, ...] = ()
    about: frozenset[str] | None = None
    between: tuple[Side, Side] | None = None
    sectors: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    added_since: datetime | None = None
    document: str | None = None
    kinds: tuple[str, ...] = ()
    holds: bool | None = None
    languages: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    as_of: date | None = None
    order: Order = "date"
    after: str | None = None
    limit: int = LIMIT


@dataclass(frozen=True, slots=True)
class Card:
    """An account as lists show it: `said` is the contract's object.

    It is whole when a card is asked for by its id; in pages of cards, of accounts that very much is told of
    the lists in it are cut, and series have their last points.
    `date` is EDTF; `sources` counts independent ones, `documents` all that tell of it; `added` is when the
    latest of them was read.
    """

    id: str
    type: str
    title: str
    status: str | None
    date: str | None
    sector: str | None
    sources: int
    documents: int
    added: datetime
    said: Mapping[str, Any] = field(compare=False)


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document as lists show it, as its reading settled it.

    `published` is EDTF; `copy_of` the document that it is a copy of, if it is one; `facts` how many stand in
    it, without those on the document itself.
    """

    id: str
    title: str | None
    published: str | None
    publisher: str | None
    language: str | None
    relevant: bool
    machine_translated: bool
    generator_prompt: bool
    copy_of: str | None
    read_at: datetime
    facts: int
    url: str | None = None

    @property
    def signs(self) -> tuple[str, ...]:
        """What it shows of its quality, of `SIGNS`."""
        shown = (self.machine_translated, self.generator_prompt, self.copy_of is not None, not self.relevant)
        return tuple(sign for sign, held in zip(SIGNS, shown, strict=True) if held)


@dataclass(frozen=True, slots=True)
class Page(Generic[T_co]):
    """Some of what is asked for, in order; `next` is the cursor of what follows, None at the end."""

    items: tuple[T_co, ...]
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """How often each value of each field occurs among what is asked for, the most frequent first.

    `complete` is false where the time was up: fields that were not counted in time are left out.
    """

    counts: Mapping[str, Mapping[str, int]]
    complete: bool


class Count(NamedTuple):
    """How many there are; where `complete` is false the time was up, and it is at least that many."""

    many: int
    complete: bool
