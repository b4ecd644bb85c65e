"""What findings are made of: the accounts, the facts they rest on, the pack, and a day to look back from."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dragoman.model.account import Account
from dragoman.model.entry import Told
from dragoman.model.fact import Figure
from dragoman.model.period import Period
from dragoman.packs.entries import Organisation
from dragoman.packs.framework import Framework
from dragoman.reconcile.accounts.choosing import Copies
from dragoman.reconcile.findings.amounts import amount_key, of_a_year
from dragoman.reconcile.handing import HandingReader

Dater = Callable[[str, str], str | None]
"""What an expression of time (first) means on a day (second, EDTF), as EDTF; None where that stays open."""

SURE = 0.75
"""The confidence that a fact has at least of which something is reported to be late, or to stand alone."""


def is_sure(account: Account) -> bool:
    """Whether a source tells of it for sure: what is only likely raises no alarm."""
    return any(one.fact.confidence >= SURE for one in account.told)


@dataclass(frozen=True)
class Held:
    """Everything that is looked at; `as_of` is the day on which something is overdue or not."""

    accounts: tuple[Account, ...]
    told: tuple[Told, ...]
    copies: Copies
    framework: Framework
    as_of: date
    dater: Dater
    handing: HandingReader
    known_publishers: Mapping[str, Organisation] | None = None

    @cached_property
    def by_id(self) -> Mapping[str, Told]:
        """Every fact by its id."""
        return {one.id: one for one in self.told}

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Told, ...]]:
        """The facts of each document, in the order of their places."""
        found: dict[str, list[Told]] = {}
        for one in sorted(self.told, key=lambda one: one.place):
            found.setdefault(one.document, []).append(one)
        return {document: tuple(held) for document, held in found.items()}

    @cached_property
    def by_amount(self) -> Mapping[Hashable, Sequence[Told]]:
        """The amounts of a year by what they are known by."""
        found: dict[Hashable, list[Told]] = {}
        for one in self.told:
            if isinstance(one.fact, Figure) and of_a_year(one.fact):
                found.setdefault(amount_key(one.fact), []).append(one)
        return {key: some for key, some in found.items() if key is not None}

    @cached_property
    def account_of(self) -> Mapping[str, Account]:
        """The account that each fact stands in."""
        return {fact: account for account in self.accounts for fact in account.facts}

    @cached_property
    def publishers(self) -> Mapping[str, Organisation]:
        """The organisations of the pack by every name, in small letters."""
        return publishers(self.framework) if self.known_publishers is None else self.known_publishers

    def state_of(self, publisher: str | None) -> str | None:
        """The country of a publisher that the pack knows."""
        entry = None if publisher is None else self.publishers.get(publisher.casefold())
        return entry.country if isinstance(entry, Organisation) else None

    def of_type(self, type: str) -> Iterable[Account]:
        """The accounts of one type."""
        return (one for one in self.accounts if one.type == type)

    def figures(self, account: Account) -> Iterable[tuple[Told, Figure]]:
        """The figures of a series."""
        return ((one, one.fact) for one in account.told if isinstance(one.fact, Figure))


def publishers(framework: Framework) -> Mapping[str, Organisation]:
    """The organisations of a pack by every name, in small letters."""
    return {
        name.casefold(): entry for entry in framework.of_kind(Organisation) for name in entry.every_name()
    }


def year_of(edtf: str | None) -> int | None:
    """The year that a date lies in; None where it is open or spans several."""
    period = Period.of(edtf)
    if period is None or not period.year or period.first.year != period.last.year:
        return None
    return period.first.year


def together(one: Told, other: Told) -> bool:
    """Whether two facts stand in one sentence."""
    return one.document == other.document and bool(one.context) and one.context == other.context
