"""Where subjects look up what they are made of (see `subjects`), and what a finder looks at.

In: nothing. Out: `Desk`, which is kept elsewhere; what is held of the accounts and facts that were looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from dragoman.model.account import Account
from dragoman.model.entry import Told
from dragoman.model.voice import Voice
from dragoman.packs.entries import Organisation
from dragoman.packs.framework import Framework
from dragoman.reconcile.findings.held import Dater, Held
from dragoman.reconcile.findings.rates import Rate
from dragoman.reconcile.handing import HandingReader
from dragoman.reconcile.looking_back import END


class Desk(Protocol):
    """Looks up what findings are made of, the first of many only, and notes what was looked up."""

    framework: Framework
    dater: Dater
    handing: HandingReader
    publishers: Mapping[str, Organisation]

    def document(self, id: str) -> tuple[Told, ...]:
        """All that a document tells."""

    def voices(self, document: str) -> tuple[Voice, ...]:
        """The facts of a document that stand in accounts."""

    def figures(self, document: str) -> Held:
        """The figures of a document, in accounts made of them alone."""

    def rates(self, document: str) -> tuple[Rate, ...]:
        """The growths and shares among the figures of a document."""

    def account(self, id: str) -> Account | None:
        """An account, dated and followed."""

    def made(self, voices: Iterable[Voice]) -> list[Account]:
        """Accounts made of these facts alone."""

    def shard(self, account: str, label: str) -> tuple[Voice, ...]:
        """The figures of a series that are of one year."""

    def under(self, keys: Iterable[str]) -> tuple[Voice, ...]:
        """The facts under some keys."""

    def account_that(self, keys: Iterable[str], fits: Callable[[Account], bool]) -> Account | None:
        """An account under some keys that fits; where there is one, nothing else counts as looked up."""

    def finished(self, words: frozenset[str]) -> tuple[Account, ...]:
        """The projects told to be over that these words name in full."""

    def copies(self, documents: Iterable[str]) -> Mapping[str, str]:
        """The dispatch of each of some documents."""


def held_of(accounts: list[Account], whole: Iterable[Told], desk: Desk, voices: Iterable[Voice] = ()) -> Held:
    """What a finder looks at: accounts in one order, their facts and those of whole documents."""
    facts = {(one.document, one.id): one for one in whole}
    facts |= {(one.told.document, one.told.id): one.told for one in voices}
    facts |= {(one.document, one.id): one for account in accounts for one in account.told}
    copies = desk.copies({document for document, _ in facts})
    told = tuple(facts.values())
    return Held(tuple(accounts), told, copies, desk.framework, END, desk.dater, desk.handing, desk.publishers)
