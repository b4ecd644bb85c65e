"""Keeps accounts and findings up to date with what is merged: what changed, and what hangs on it.

In: a keeper, in the transaction in which documents were merged. Out: rows that are the same as if everything
had been worked out anew. The way:

1. *Facts.* Each fact of a document that was merged, read again or judged has its account, its strand and the
   keys under which others look it up. Where one of these changed among the first that are looked at, the
   account (of series: the shard), and whoever read the key, is worked out again; else it only counts.
2. *Dates.* What settles the dates of these documents, and of those that read an account that changed; a fact
   whose date is settled otherwise now has changed, too.
3. *Accounts.* Those that changed are made of their facts; then promises, which follow other accounts.
4. *Findings* of the documents, accounts, shards and families that changed, and of all subjects that read a
   key under which something changed. Each notes the keys that it read.

Subjects and keys are described in `reconcile.subjects` and `reconcile.strands`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from dragoman.model.account import Account
from dragoman.model.kept import KeptAccount
from dragoman.reconcile import strands
from dragoman.reconcile.looking_back import accounts_on
from dragoman.run.desk import LedgerDesk
from dragoman.run.finding import ACCOUNT, BETWEEN, DATING, DOCUMENT, FAMILY, GROWTH, SHARD, Finder
from dragoman.run.keeping import kept_account, kept_point, kept_series
from dragoman.run.naming import FOLLOWING, Naming
from dragoman.run.placing import Changed, Placing, accounts
from dragoman.store.keeper import Keeper

Made: TypeAlias = tuple[list[KeptAccount], list[str]]
"""Accounts as they are kept, and the ids of those that are gone."""


class Upkeep:
    """One round of upkeep, in one transaction."""

    def __init__(self, keeper: Keeper, desk: LedgerDesk) -> None:
        self._keeper, self._ledger, self._desk = keeper, keeper.ledger, desk
        self._changed = Changed()
        self._placing = Placing(keeper, desk, self._changed)
        self._naming, self._finding = Naming(keeper, desk), Finder(keeper, desk)

    def keep(self, documents: Iterable[str], moved: Mapping[str, str], renamed: Iterable[str]) -> None:
        """Bring up to date what hangs on documents, on nodes in other entries, on dispatches of new names."""
        self._move(moved)
        again = set(renamed) - set(documents)
        for facts in self._ledger.kept(again).values():
            self._keeper.count_anew(accounts(facts))
        self._changed.documents |= {*documents, *again}
        self._placing.put(dict.fromkeys(sorted(self._changed.documents)))
        self._dates()
        promises = self._accounts()
        self._points()
        self._findings()
        series = self._series()
        self._keeper.put([*promises[0], *series[0]], [*promises[1], *series[1]])
        self._keeper.count()
        self._keeper.write_sectors()

    def _move(self, moved: Mapping[str, str]) -> None:
        left = self._ledger.move(moved)
        for account, label, other in left:
            for one in (account, other):
                self._changed.touch(one, label)
        ends = {one for account, _, other in left for one in (account, other)}
        self._keeper.count_anew(ends)
        for one in sorted(ends):
            self._keeper.renew_sentences(one)

    def _dates(self) -> None:
        keys = {strands.of_account(one) for one in self._changed.accounts} | self._changed.keys
        again = {id for kind, id in self._readers(keys) if kind == DATING}
        documents = sorted(self._changed.documents | again)
        kept = self._ledger.kept(documents)
        self._desk.fetch((), documents)
        for document in documents:
            settled = self._finding.date(document)
            if any(settled.get(id) != one.settled for id, one in kept[document].items()):
                self._placing.put({document: settled})

    def _accounts(self) -> Made:
        """Put the accounts that changed; the promises that did, or follow what did, are still to be put."""
        promises = {one for one in self._changed.accounts if is_promise(one)}
        self._keeper.put(*self._make(sorted(self._changed.accounts.keys() - promises)))
        self._desk.forget_kept()
        promises |= {id for kind, id in self._readers(self._changed.all_keys) if kind == FOLLOWING}
        promises |= self._naming.promises()
        for one in promises:
            self._changed.accounts.setdefault(one, set())
        return self._make(sorted(promises))

    def _make(self, ids: Sequence[str]) -> Made:
        kept: list[KeptAccount] = []
        gone: list[str] = []
        self._desk.fetch(ids, self._changed.documents)
        self._desk.fetch_promises(one for one in ids if is_promise(one))
        offers = self._ledger.offers_of(ids)
        for id in ids:
            account = self._desk.account(id)
            if is_promise(id):
                self._keeper.findings.note(FOLLOWING + id, self._desk.followed.pop(id, set()), {})
            self._offer(id, account, offers[id])
            if account is None:
                gone.append(id)
            else:
                kept += map(kept_account, accounts_on([account], None))
        return kept, gone

    def _offer(self, id: str, account: Account | None, before: frozenset[str]) -> None:
        """Put the keys under which an account is looked up."""
        now = strands.offered_by(account) if account else frozenset[str]()
        self._ledger.put_offers(
            ((key, "", id) for key in before - now), ((key, "", id) for key in now - before)
        )
        bears = any(strands.bears(id, label) for label in self._changed.accounts[id])
        if not before | now or (before == now and not bears):
            return
        if is_project(id):
            self._naming.note(id, account, before, now)
        else:
            places = {(key, "") for key in before | now}
            first = self._ledger.near("key", places, id, strands.WITHIN)
            self._changed.keys |= {key for key, _ in first}

    def _points(self) -> None:
        """Note the points of shards that changed."""
        self._desk.fetch_shards(self._changed.shards)
        for account, label in sorted(self._changed.shards):
            made = self._desk.made(self._desk.shard(account, label))
            points = [kept_point(account, point) for one in made for point in one.points]
            self._keeper.findings.note_points(SHARD + account + BETWEEN + label, points)

    def _series(self) -> Made:
        """Write the points that are noted; the series that changed."""
        ids = {account for account, _ in self._changed.shards} | self._keeper.write_points()
        kept, gone, days = [], [], self._keeper.days_of(ids)
        for id, voices in sorted(self._ledger.of_accounts(ids, strands.LIKE).items()):
            made = self._desk.made(voices)
            if made:
                kept.append(_spanning(kept_series(made[0]), *days[id]))
            else:
                gone.append(id)
        return kept, gone

    def _findings(self) -> None:
        changed = self._changed
        todo = {(kind, one) for one in changed.documents for kind in (DOCUMENT, GROWTH)}
        todo |= {(ACCOUNT, one) for one in changed.accounts}
        todo |= {(SHARD, BETWEEN.join(one)) for one in changed.shards}
        todo |= {(FAMILY, one) for one in changed.keys if strands.is_family(one)}
        todo |= {one for one in self._readers(changed.all_keys) if one[0] not in (DATING, FOLLOWING)}
        self._finding.find(todo)
        self._keeper.findings.write()

    def _readers(self, keys: Iterable[str]) -> set[tuple[str, str]]:
        return {(one[0], one[1:]) for one in self._keeper.findings.readers(frozenset(keys))}


def is_promise(account: str) -> bool:
    """Whether an account is a commitment, by its id."""
    return account.startswith("c-")


def is_project(account: str) -> bool:
    """Whether an account is a project, by its id."""
    return account.startswith("p-")


def _spanning(kept: KeptAccount, first: str | None, last: str | None) -> KeptAccount:
    return replace(kept, first=first, last=last)
