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

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from dragoman.model.account import Account
from dragoman.model.entry import Told
from dragoman.model.kept import KeptAccount
from dragoman.model.voice import KeptFact
from dragoman.reconcile import strands
from dragoman.reconcile.looking_back import accounts_on
from dragoman.run.desk import LedgerDesk
from dragoman.run.finding import ACCOUNT, BETWEEN, DATING, DOCUMENT, FAMILY, SHARD, Finder
from dragoman.run.keeping import (
    kept_account,
    kept_fact,
    kept_point,
    kept_series,
)
from dragoman.run.naming import FOLLOWING, Naming
from dragoman.store.keeper import Keeper

ACCOUNTED = frozenset({"position", "meeting", "figure", "agreement", "project", "commitment"})
"""The types of facts that accounts rest on."""
Settled: TypeAlias = Mapping[str, tuple[str, str]]


@dataclass(slots=True)
class Changed:
    """What changed and is still to be worked out: accounts with labels, shards (series with a label)."""

    documents: set[str] = field(default_factory=set)
    accounts: dict[str, set[str]] = field(default_factory=dict)
    shards: set[tuple[str, str]] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)

    @property
    def all_keys(self) -> frozenset[str]:
        """Everything that somebody may have read."""
        return frozenset(
            (
                *self.keys,
                *map(strands.of_document, self.documents),
                *map(strands.of_account, self.accounts),
                *(strands.of_shard(*one) for one in self.shards),
            )
        )


class Upkeep:
    """One round of upkeep, in one transaction."""

    def __init__(self, keeper: Keeper, desk: LedgerDesk) -> None:
        self._keeper, self._ledger, self._desk = keeper, keeper.ledger, desk
        self._changed = Changed()
        self._naming, self._finding = Naming(keeper, desk), Finder(keeper, desk)

    def keep(self, documents: Iterable[str], moved: Mapping[str, str], renamed: Iterable[str]) -> None:
        """Bring up to date what hangs on documents, on nodes in other entries, on dispatches of new names."""
        self._move(moved)
        again = set(renamed) - set(documents)
        for document in again:
            self._keeper.count_anew(_accounts(self._ledger.kept(document)))
        for document in sorted({*documents, *again}):
            self._changed.documents.add(document)
            self._facts(document, None)
        self._dates()
        self._accounts()
        self._series()
        self._findings()
        self._keeper.count()
        self._keeper.write_sectors()

    def _move(self, moved: Mapping[str, str]) -> None:
        left = self._ledger.move(moved)
        for account, label, other in left:
            for one in (account, other):
                self._touch(one, label)
        ends = {one for account, _, other in left for one in (account, other)}
        self._keeper.count_anew(ends)
        for one in sorted(ends):
            self._keeper.renew_sentences(one)

    def _touch(self, account: str, label: str) -> None:
        """Note that an account (of a series: a year) has to be worked out."""
        if is_series(account):
            self._changed.shards.add((account, label))
        else:
            self._changed.accounts.setdefault(account, set()).add(label)

    def _facts(self, document: str, settled: Settled | None) -> None:
        """Put the facts of a document; None: with the dates that were settled for them so far."""
        before = self._ledger.kept(document)
        told = [one for one in self._desk.document(document) if one.fact.type in ACCOUNTED]
        placed = self._ledger.placed(document)
        dispatch = self._desk.copies([document])[document]
        judged, rows = self._desk.is_judged(document), self._ledger.numbers(document)
        now: dict[str, KeptFact] = {}
        for one in told:
            if one.id in placed:
                known = before[one.id].settled if one.id in before else None
                date = known if settled is None else settled.get(one.id)
                kept = kept_fact(one, placed[one.id], date, dispatch, judged)
                now[one.id] = replace(kept, row=rows[one.id])
        gone = [one for id, one in before.items() if now.get(id) != one]
        new = [one for id, one in now.items() if before.get(id) != one]
        differ = [one for one in gone if not one.says_as(now.get(one.fact))]
        differ += [one for one in new if not one.says_as(before.get(one.fact))]
        keys = self._offers(document, told, now, {one.fact for one in differ})
        if not gone and not new and not keys:
            return
        self._ledger.put(document, gone, new)
        self._keeper.note_document(document, _accounts(before), _accounts(now), dispatch)
        self._keeper.note_sentences(document, _sentences(before), _sentences(now))
        alike = {one.strand for one in differ}
        first = self._ledger.near("strand", alike, document, "", strands.LIKE)
        for fact in differ:
            if fact.strand in first:
                self._touch(fact.account, fact.label)
        families = {one for one in keys if strands.is_family(one)}
        self._changed.keys |= self._ledger.near("key", keys - families, document, "", strands.UNDER)
        self._changed.keys |= self._ledger.near("key", families, document, "", strands.WITHIN)
        self._desk.forget()

    def _offers(
        self, document: str, told: Iterable[Told], now: Mapping[str, KeptFact], changed: set[str]
    ) -> frozenset[str]:
        """Put the keys under which a document's facts are looked up; those under which something changed."""
        before = self._ledger.offers(document)
        offers: set[tuple[str, str]] = set()
        for one in told:
            if one.id in now:
                date = now[one.id].settled
                keys = strands.offered(one, date[0] if date else None, self._desk.framework)
                offers |= {(key, one.id) for key in keys}
        self._ledger.put_offers(document, before - offers, offers - before)
        differ = (before ^ offers) | {(key, fact) for key, fact in offers if fact in changed}
        return frozenset(key for key, _ in differ)

    def _dates(self) -> None:
        keys = {strands.of_account(one) for one in self._changed.accounts}
        again = {id for kind, id in self._readers(keys) if kind == DATING}
        for document in sorted(self._changed.documents | again):
            settled = self._finding.date(document)
            kept = {id: one.settled for id, one in self._ledger.kept(document).items()}
            if any(settled.get(id) != date for id, date in kept.items()):
                self._facts(document, settled)

    def _accounts(self) -> None:
        """Make the accounts that changed; promises last, and those that follow what changed."""
        promises = {one for one in self._changed.accounts if is_promise(one)}
        self._make(sorted(self._changed.accounts.keys() - promises))
        promises |= {id for kind, id in self._readers(self._changed.all_keys) if kind == FOLLOWING}
        promises |= self._naming.promises()
        for one in promises:
            self._changed.accounts.setdefault(one, set())
        self._make(sorted(promises))

    def _make(self, ids: Sequence[str]) -> None:
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
        self._keeper.put(kept, gone)
        self._desk.forget_accounts()

    def _offer(self, id: str, account: Account | None, before: frozenset[str]) -> None:
        """Put the keys under which an account is looked up."""
        now = strands.offered_by(account) if account else frozenset[str]()
        self._ledger.put_offers("", ((key, id) for key in before - now), ((key, id) for key in now - before))
        bears = any(strands.bears(id, label) for label in self._changed.accounts[id])
        if not before | now or (before == now and not bears):
            return
        if is_project(id):
            self._naming.note(id, account, before, now)
        else:
            self._changed.keys |= self._ledger.near("key", before | now, "", id, strands.WITHIN)

    def _series(self) -> None:
        """Put the points and rows of series."""
        ids = {account for account, _ in self._changed.shards}
        self._desk.fetch(ids)
        for account, label in sorted(self._changed.shards):
            made = self._desk.made(self._desk.shard(account, label))
            points = [kept_point(account, point) for one in made for point in one.points]
            self._keeper.findings.note_points(SHARD + account + BETWEEN + label, points)
        self._keeper.write_points()
        self._put_series(ids)

    def _put_series(self, ids: Collection[str]) -> None:
        kept, gone, days = [], [], self._keeper.days_of(ids)
        for id, voices in sorted(self._ledger.of_accounts(ids, strands.LIKE).items()):
            made = self._desk.made(voices)
            if made:
                kept.append(_spanning(kept_series(made[0]), *days[id]))
            else:
                gone.append(id)
        self._keeper.put(kept, gone)

    def _findings(self) -> None:
        changed = self._changed
        todo = {(DOCUMENT, one) for one in changed.documents} | {(ACCOUNT, one) for one in changed.accounts}
        todo |= {(SHARD, BETWEEN.join(one)) for one in changed.shards}
        todo |= {(FAMILY, one) for one in changed.keys if strands.is_family(one)}
        todo |= {one for one in self._readers(changed.all_keys) if one[0] not in (DATING, FOLLOWING)}
        self._finding.find(todo)
        self._put_series(self._keeper.write_points())
        self._keeper.findings.write()

    def _readers(self, keys: Iterable[str]) -> set[tuple[str, str]]:
        return {(one[0], one[1:]) for one in self._keeper.findings.readers(frozenset(keys))}


def is_series(account: str) -> bool:
    """Whether an account is a series, by its id."""
    return account.startswith("s-")


def is_promise(account: str) -> bool:
    """Whether an account is a commitment, by its id."""
    return account.startswith("c-")


def is_project(account: str) -> bool:
    """Whether an account is a project, by its id."""
    return account.startswith("p-")


def _accounts(facts: Mapping[str, KeptFact]) -> frozenset[str]:
    return frozenset(one.account for one in facts.values())


def _sentences(facts: Mapping[str, KeptFact]) -> frozenset[tuple[str, str]]:
    return frozenset((one.account, one.context) for one in facts.values())


def _spanning(kept: KeptAccount, first: str | None, last: str | None) -> KeptAccount:
    return replace(kept, first=first, last=last)
