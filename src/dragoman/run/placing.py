"""Puts the facts of documents where they stand: account, strand, and keys under which others look them up.

In: documents, with the dates that are settled for their facts. Out: rows; in `Changed`, what has to be worked
out on that account. Where a fact changed among the first of its strand that are looked at, its account is; if
it is among the first under a key, whoever read that key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from dragoman.model.entry import Told
from dragoman.model.voice import KeptFact
from dragoman.reconcile import strands
from dragoman.run.desk import LedgerDesk
from dragoman.run.keeping import kept_fact
from dragoman.store.keeper import Keeper, Telling

ACCOUNTED = frozenset({"position", "meeting", "figure", "agreement", "project", "commitment"})
"""The types of facts that accounts rest on."""
Settled: TypeAlias = Mapping[str, tuple[str, str]]
Facts: TypeAlias = Mapping[str, KeptFact]
"""Facts of a document, by id."""


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

    def touch(self, account: str, label: str) -> None:
        """Note that an account (of a series: a year) has to be worked out."""
        if is_series(account):
            self.shards.add((account, label))
        else:
            self.accounts.setdefault(account, set()).add(label)


class Placing:
    """What is placed in one round of upkeep."""

    def __init__(self, keeper: Keeper, desk: LedgerDesk, changed: Changed) -> None:
        self._keeper, self._ledger, self._desk, self._changed = keeper, keeper.ledger, desk, changed

    def put(self, documents: Mapping[str, Settled | None]) -> None:
        """Put the facts of documents; None: with the dates that were settled for them so far."""
        before, offered = self._ledger.kept(documents), self._ledger.offers(documents)
        now = self._facts(documents, before)
        gone = {one: _unlike(before[one], now[one]) for one in documents}
        new = {one: _unlike(now[one], before[one]) for one in documents}
        differ = {
            one: [fact for fact in gone[one] if not fact.says_as(now[one].get(fact.fact))]
            + [fact for fact in new[one] if not fact.says_as(before[one].get(fact.fact))]
            for one in documents
        }
        offers = {one: self._offers(one, now[one]) for one in documents}
        keys = {
            one: _moved(offered[one], offers[one], {fact.fact for fact in differ[one]}) for one in documents
        }
        moved = [one for one in sorted(documents) if gone[one] or new[one] or keys[one]]
        if not moved:
            return
        self._ledger.put_offers(
            [(key, one, fact) for one in moved for key, fact in offered[one] - offers[one]],
            [(key, one, fact) for one in moved for key, fact in offers[one] - offered[one]],
        )
        copies = self._desk.copies(moved)
        self._keeper.note_documents(
            {one: Telling(accounts(before[one]), accounts(now[one]), copies[one]) for one in moved}
        )
        self._ledger.put(gone, new)
        self._keeper.note_sentences(
            {one: _sentences(before[one]) for one in moved}, {one: _sentences(now[one]) for one in moved}
        )
        self._touch({(fact.strand, one) for one in moved for fact in differ[one]}, differ)
        self._look_up(keys)
        self._desk.forget()

    def _touch(self, alike: Collection[tuple[str, str]], differ: Mapping[str, Iterable[KeptFact]]) -> None:
        """Note the accounts of facts that are among the first of their strand."""
        first = self._ledger.near("strand", alike, "", strands.LIKE)
        for document, some in differ.items():
            for fact in some:
                if (fact.strand, document) in first:
                    self._changed.touch(fact.account, fact.label)

    def _look_up(self, keys: Mapping[str, Collection[str]]) -> None:
        """Note the keys under which what changed is among the first."""
        places = {(key, one) for one, some in keys.items() for key in some}
        families = {place for place in places if strands.is_family(place[0])}
        first = self._ledger.near("key", places - families, "", strands.UNDER)
        first |= self._ledger.near("key", families, "", strands.WITHIN)
        self._changed.keys |= {key for key, _ in first}

    def _facts(
        self, documents: Mapping[str, Settled | None], before: Mapping[str, Facts]
    ) -> dict[str, dict[str, KeptFact]]:
        """The facts of documents as they stand now."""
        placed, rows = self._ledger.placed(documents), self._ledger.numbers(documents)
        copies = self._desk.copies(documents)
        self._desk.fetch_judgements(documents)
        found: dict[str, dict[str, KeptFact]] = {}
        for document, settled in documents.items():
            was, judged = before[document], self._desk.is_judged(document)
            dates = {id: one.settled for id, one in was.items()} if settled is None else settled
            found[document] = {
                one.id: replace(
                    kept_fact(one, place, dates.get(one.id), copies[document], judged),
                    row=rows[document][one.id],
                )
                for one in self._accounted(document)
                if (place := placed[document].get(one.id)) is not None
            }
        return found

    def _offers(self, document: str, now: Facts) -> frozenset[tuple[str, str]]:
        """The keys under which a document's facts are looked up, each with the fact."""
        offers: set[tuple[str, str]] = set()
        for one in self._accounted(document):
            if one.id in now:
                date = now[one.id].settled
                keys = strands.offered(
                    one, date[0] if date else None, self._desk.framework, self._desk.handing
                )
                offers |= {(key, one.id) for key in keys}
        return frozenset(offers)

    def _accounted(self, document: str) -> list[Told]:
        return [one for one in self._desk.document(document) if one.fact.type in ACCOUNTED]


def is_series(account: str) -> bool:
    """Whether an account is a series, by its id."""
    return account.startswith("s-")


def accounts(facts: Facts) -> frozenset[str]:
    """The accounts in which some facts stand."""
    return frozenset(one.account for one in facts.values())


def _unlike(facts: Facts, others: Facts) -> list[KeptFact]:
    return [one for id, one in facts.items() if others.get(id) != one]


def _moved(
    before: frozenset[tuple[str, str]], now: frozenset[tuple[str, str]], differ: Collection[str]
) -> frozenset[str]:
    """The keys under which something changed."""
    moved = (before ^ now) | {(key, fact) for key, fact in now if fact in differ}
    return frozenset(key for key, _ in moved)


def _sentences(facts: Facts) -> frozenset[tuple[str, str]]:
    return frozenset((one.account, one.context) for one in facts.values())
