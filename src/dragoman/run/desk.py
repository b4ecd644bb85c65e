"""Looks up, in a record that is being written, what accounts and findings are made of.

In: a keeper, a framework. Out: what `reconcile.desk.Desk` promises; `read` notes what was looked up.
Accounts are made of the facts of their strands, of each strand the first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence

from dragoman.model.account import Account
from dragoman.model.entry import Told
from dragoman.model.fact import Figure, Position
from dragoman.model.judgement import Judgement
from dragoman.model.voice import Voice
from dragoman.packs.framework import Framework
from dragoman.reconcile import strands
from dragoman.reconcile.accounts.inferring import with_dates
from dragoman.reconcile.accounts.making import accounts, people
from dragoman.reconcile.desk import held_of
from dragoman.reconcile.findings.held import Dater, Held, publishers
from dragoman.reconcile.findings.rates import Rate, rates
from dragoman.reconcile.grouping import assembled
from dragoman.reconcile.handing import HandingReader
from dragoman.reconcile.judging import judged, standing
from dragoman.reconcile.names import stems
from dragoman.reconcile.subjects import follow
from dragoman.run.recorded import account_of
from dragoman.store.chunking import chunks
from dragoman.store.keeper import Keeper

TYPES = ("document", "date", "position", "meeting", "figure", "agreement", "project", "commitment")
"""The types of facts that the record is made of."""
AT_A_TIME = 20
"""Keys whose accounts are looked up at once, where one account is enough."""


class LedgerDesk:
    """A desk with a ledger on it. What it has made it keeps until it is told to forget."""

    def __init__(
        self,
        keeper: Keeper,
        framework: Framework,
        dater: Dater,
        handing: HandingReader,
        fresh: Mapping[str, Sequence[Told]],
    ) -> None:
        """`fresh` has what some documents tell, as it was read."""
        self.framework, self.dater, self.handing = framework, dater, handing
        self.publishers = publishers(framework)
        self.read: set[str] = set()
        self.followed: dict[str, set[str]] = {}
        self.seen: dict[str, Told] = {}
        self._keeper, self._ledger, self._fresh = keeper, keeper.ledger, fresh
        self._told: dict[str, tuple[Told, ...]] = {}
        self._accounts: dict[str, Account | None] = {}
        self._voices: dict[str, tuple[Voice, ...]] = {}
        self._figures: dict[str, Held] = {}
        self._rates: dict[str, tuple[Rate, ...]] = {}
        self._strands: dict[str, list[tuple[str, str]]] = {}
        self._alike: dict[str, list[Voice]] = {}
        self._under: dict[str, list[Voice]] = {}
        self._offering: dict[str, list[str]] = {}
        self._kept: dict[str, Account | None] = {}
        self._judged: dict[str, list[Judgement]] = {}

    def forget(self) -> None:
        """Forget what was made and looked up: facts have changed."""
        made = (self._figures, self._rates, self._accounts)
        for some in (self._voices, self._strands, self._alike, self._under, *made):
            some.clear()
        self.forget_kept()

    def forget_kept(self) -> None:
        """Forget accounts as the record keeps them, and what promises were made of: rows have changed."""
        for some in (self._offering, self._kept):
            some.clear()
        for id in [id for id, one in self._accounts.items() if one is not None and one.type == "commitment"]:
            del self._accounts[id]

    def fetch(self, accounts: Iterable[str], documents: Iterable[str] = ()) -> None:
        """Look up at once what will be asked for one by one."""
        wanted = list(accounts)
        self._fetch_strands(wanted)
        self._fetch_alike(strand for one in wanted for strand, _ in self._strands[one])
        self._fetch_voices(documents)

    def fetch_shards(self, shards: Iterable[tuple[str, str]]) -> None:
        """The same for shards: of a series with many years those that are wanted."""
        wanted = set(shards)
        self._fetch_strands(account for account, _ in wanted)
        self._fetch_alike(
            strand for one in wanted for strand, label in self._strands[one[0]] if label == one[1]
        )

    def _fetch_strands(self, accounts: Iterable[str]) -> None:
        if missing := _without(accounts, self._strands):
            self._strands |= self._ledger.strands_of(missing)

    def _fetch_alike(self, its: Iterable[str]) -> None:
        if missing := _without(its, self._alike):
            self._alike |= self._ledger.of_strands(missing, strands.LIKE)

    def fetch_promises(self, ids: Iterable[str]) -> None:
        """Look up at once what promises are followed by: their documents, and the words that they say."""
        told = [one.told for id in ids for one in self._of_account(id)]
        self._fetch_voices({one.document for one in told})
        self.fetch_under(strands.of_handing(told, self._voices, self.handing))
        self.fetch_under(strands.of_opening(told, self.handing))
        words = {word for one in told for word in stems(one.words)}
        self._fetch_offering(map(strands.of_finished, words))

    def document(self, id: str) -> tuple[Told, ...]:
        """All that a document tells."""
        self.read.add(strands.of_document(id))
        if id not in self._told:
            self._told[id] = self._tell(id)
            self.seen |= {one.id: one for one in self._told[id]}
        return self._told[id]

    def voices(self, document: str) -> tuple[Voice, ...]:
        """The facts of a document that stand in accounts."""
        self.read.add(strands.of_document(document))
        self._fetch_voices([document])
        return self._voices[document]

    def figures(self, document: str) -> Held:
        """The figures of a document, in accounts made of them alone."""
        voices = self.voices(document)
        if document not in self._figures:
            some = (one for one in voices if isinstance(one.told.fact, Figure))
            self._figures[document] = held_of(self.made(some), (), self)
        return self._figures[document]

    def rates(self, document: str) -> tuple[Rate, ...]:
        """The growths and shares among the figures of a document."""
        figures = self.figures(document)
        if document not in self._rates:
            self._rates[document] = tuple(rates(figures))
        return self._rates[document]

    def _fetch_voices(self, documents: Iterable[str]) -> None:
        missing = [one for one in documents if one not in self._voices]
        for document, some in self._ledger.of_documents(missing).items():
            self._voices[document] = self._ordered(some)

    def account(self, id: str) -> Account | None:
        """An account, dated and followed."""
        self.read.add(strands.of_account(id))
        if id not in self._accounts:
            made = self.made(self._of_account(id))
            account = made[0] if made else None
            if account is not None and account.type == "commitment":
                # What is read to follow a promise is not what is read of it.
                outside, self.read = self.read, set()
                account = follow(account, self)
                self.followed[id], self.read = self.read, outside
            self._accounts[id] = account
        return self._accounts[id]

    def made(self, voices: Iterable[Voice]) -> list[Account]:
        """Accounts made of these facts alone."""
        held = {(one.told.document, one.told.id): one for one in voices}
        offices = [one for one in held.values() if isinstance(one.told.fact, Position)]
        rest = {key: one.account for key, one in held.items() if not isinstance(one.told.fact, Position)}
        settled = {one.told.id: one.settled for one in held.values() if one.settled is not None}
        copies = self.copies({document for document, _ in held})
        entries = assembled((held[key].told for key in rest), rest)
        people_ = people(assembled((one.told for one in offices), _alone(offices)), copies)
        return with_dates([*accounts(entries, copies), *people_], settled)

    def shard(self, account: str, label: str) -> tuple[Voice, ...]:
        """The figures of a series that are of one year."""
        self.read.add(strands.of_shard(account, label))
        return self._of_account(account, label)

    def under(self, keys: Iterable[str]) -> tuple[Voice, ...]:
        """The facts under some keys."""
        wanted = set(keys)
        self.read |= wanted
        self.fetch_under(wanted)
        return self._ordered(one for key in wanted for one in self._under[key])

    def fetch_under(self, keys: Iterable[str]) -> None:
        """Look up at once the facts that will be asked for key by key."""
        for many, some in _by_size(_without(keys, self._under)).items():
            self._under |= self._ledger.under(some, many)

    def account_that(self, keys: Iterable[str], fits: Callable[[Account], bool]) -> Account | None:
        """An account under some keys that fits, as the record keeps it: without the facts that it rests on.

        Where there is one, nothing else counts as looked up: as long as it is there, others change nothing.
        """
        looked, seen = set[str](), set[str]()
        for some in chunks(sorted(set(keys)), AT_A_TIME):
            self._fetch_offering(some)
            self._fetch_kept({id for key in some for id in self._offering[key]})
            for key in some:
                for id in self._offering[key]:
                    if id not in seen and (one := self._kept[id]) is not None and fits(one):
                        self.read |= {key, strands.of_account(id)}
                        return one
                    seen.add(id)
            looked |= set(some)
        self.read |= looked | set(map(strands.of_account, seen))
        return None

    def finished(self, words: frozenset[str]) -> tuple[Account, ...]:
        """The projects told to be over that these words name in full."""
        wanted = {strands.of_finished(one) for one in words}
        self.read |= wanted
        self._fetch_offering(wanted)
        ids = {id for key in wanted for id in self._offering[key]}
        self._fetch_kept(ids)
        meant = sorted(id for id in ids if any(name <= words for name in self._names(id)))
        # What becomes of these is told to who has looked up the words of their names, not to who read them.
        read, self.read = self.read, set()
        found = tuple(account for id in meant if (account := self.account(id)) is not None)
        self.read = read
        return found

    def _fetch_offering(self, keys: Iterable[str]) -> None:
        if missing := _without(keys, self._offering):
            self._offering |= self._ledger.accounts_under(missing, strands.WITHIN)

    def names(self, projects: Collection[str]) -> frozenset[frozenset[str]]:
        """The names of some projects, each as its words, as the record keeps them."""
        self._fetch_kept(projects)
        return frozenset(name for id in projects for name in self._names(id))

    def _names(self, project: str) -> frozenset[frozenset[str]]:
        kept = self._kept[project]
        return frozenset() if kept is None else strands.names_of(kept.values["project"])

    def _fetch_kept(self, accounts: Iterable[str]) -> None:
        missing = [one for one in accounts if one not in self._kept]
        said = self._keeper.said(missing)
        self._kept |= {
            one: account_of(said[one][1], said[one][0], ()) if one in said else None for one in missing
        }

    def copies(self, documents: Iterable[str]) -> Mapping[str, str]:
        """The dispatch of each of some documents."""
        held = self._ledger.dispatches
        missing = {one for one in documents if one not in held}
        if missing:
            found = self._keeper.dispatches(missing)
            held.update((one, found.get(one, one)) for one in missing)
        return held

    def fetch_judgements(self, documents: Iterable[str]) -> None:
        """Look up at once how documents have been judged."""
        missing = [one for one in documents if one not in self._judged]
        found = self._keeper.judgements(missing)
        self._judged |= {one: standing(found.get(one, ())) for one in missing}

    def is_judged(self, document: str) -> bool:
        """Whether people have judged what a document tells."""
        return bool(self._judgements(document))

    def _tell(self, document: str) -> tuple[Told, ...]:
        fresh = self._fresh.get(document)
        told = self._keeper.told(document, TYPES) if fresh is None else fresh
        return tuple(judged((one for one in told if one.fact.type in TYPES), self._judgements(document)))

    def _judgements(self, document: str) -> list[Judgement]:
        self.fetch_judgements([document])
        return self._judged[document]

    def _of_account(self, id: str, label: str | None = None) -> tuple[Voice, ...]:
        if label is None:
            self.fetch([id])
        else:
            self.fetch_shards([(id, label)])
        wanted = [strand for strand, its in self._strands[id] if label is None or its == label]
        return self._ordered(one for strand in wanted for one in self._alike[strand])

    def _ordered(self, voices: Iterable[Voice]) -> tuple[Voice, ...]:
        unique = {(one.told.document, one.told.id): one for one in voices}
        self.seen |= {one.told.id: one.told for one in unique.values()}
        return tuple(sorted(unique.values(), key=lambda one: one.told.place))


def _without(keys: Iterable[str], known: Container[str]) -> set[str]:
    """The keys that are not known. (Taking those of a mapping off a set costs as much as the mapping has.)"""
    return {key for key in keys if key not in known}


def _by_size(keys: Iterable[str]) -> dict[int, list[str]]:
    """Keys by how many facts under them are looked at."""
    found: dict[int, list[str]] = {}
    for key in keys:
        found.setdefault(strands.most(key), []).append(key)
    return found


def _alone(voices: Iterable[Voice]) -> dict[tuple[str, str], str]:
    return {(one.told.document, one.told.id): one.account for one in voices}
