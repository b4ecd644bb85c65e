"""Which promises are followed anew because of projects that are over: those that name one of them in full.

In: projects whose being over changed, with the keys under which they are looked up. Out: promises. A promise
has looked up every word that it says, so that those with all the words of a name are found at once, however
many say one of them.
"""

from __future__ import annotations

from collections import Counter

from dragoman.model.account import Account
from dragoman.reconcile import strands
from dragoman.run.desk import LedgerDesk
from dragoman.store.keeper import Keeper

FOLLOWING = "p"
"""What the name of a promise begins with among subjects."""
WORDS = 8
"""Words of a name by which promises are looked up, the longest: who has these may as well have the rest."""


class Naming:
    """What is noted of projects in one round of upkeep."""

    def __init__(self, keeper: Keeper, desk: LedgerDesk) -> None:
        self._keeper, self._desk = keeper, desk
        self._names: set[frozenset[str]] = set()
        self._moved: Counter[str] = Counter()

    def note(self, id: str, account: Account | None, before: frozenset[str], now: frozenset[str]) -> None:
        """Note a project before it is written, with the keys under which it was looked up and is now."""
        if before:
            self._names |= self._desk.names([id])
        if account is not None and now:
            self._names |= strands.names_of(account.values["project"])
        self._moved.update(before ^ now)

    def promises(self) -> frozenset[str]:
        """The promises that name one of these, or one that they put in or out of the first under a key."""
        for key, many in self._moved.items():
            first = self._keeper.ledger.accounts_under([key], strands.WITHIN + many)[key]
            self._names |= self._desk.names(first[max(0, strands.WITHIN - many) :])
        found: set[str] = set()
        for name in sorted(self._names, key=sorted):
            keys = [strands.of_finished(word) for word in strands.telling(name)[:WORDS]]
            found |= self._keeper.findings.readers_of_all(keys)
        return frozenset(one[1:] for one in found if one.startswith(FOLLOWING))
