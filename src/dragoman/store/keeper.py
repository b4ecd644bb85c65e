"""Keeps accounts in the tables of a record: their rows, how many tell of them, what leads there.

In: a connection in a transaction, accounts as they are kept. Out: rows. How many documents and sources tell
of an account is counted where they are few; where they are many, those that come and go are.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection, bindparam, case, delete, func, insert, select, update

from dragoman.model.entry import Told
from dragoman.model.judgement import Judgement
from dragoman.model.kept import KeptAccount
from dragoman.model.period import Period
from dragoman.store import accounts_schema as tables
from dragoman.store import judging, merging, schema, telling
from dragoman.store.accounts import NEVER, Counts, drop_accounts, put_account_rows
from dragoman.store.catalogue.sectoring import Sectors
from dragoman.store.catalogue.tables import account_days, account_sentences, document_cards
from dragoman.store.chunking import among, answers, chunks
from dragoman.store.findings import Findings
from dragoman.store.ledger import Ledger

DAY_ONE, LAST_DAY = date.min.isoformat(), date.max.isoformat()
Days: TypeAlias = tuple[str, str, str]
"""An account, and the first and the last of some days."""
FEW = 64
"""Documents of an account up to which they are counted anew."""


_FACT, _SKETCH, _CARD = tables.account_facts.c, schema.sketches.c, document_cards.c
_ACCOUNT, _DAY = tables.accounts.c, account_days.c
_READ_AT = select(_CARD.document, _CARD.read_at).where(among(_CARD.document))
_SAID = select(_ACCOUNT.id, _ACCOUNT.type, _ACCOUNT.json).where(among(_ACCOUNT.id))
_DAYS = select(account_days).where(among(_DAY.account))
_DAYS_OF = (
    select(
        _DAY.account,
        func.min(case((_DAY.first > DAY_ONE, _DAY.first), else_=_DAY.last)).label("begin"),
        func.max(case((_DAY.last < LAST_DAY, _DAY.last), else_=_DAY.first)).label("end"),
    )
    .where(among(_DAY.account))
    .group_by(_DAY.account)
)
_COUNTS = select(_ACCOUNT.id, _ACCOUNT.documents, _ACCOUNT.sources, _ACCOUNT.added).where(among(_ACCOUNT.id))
_COUNTED_ANEW = (
    select(
        _FACT.account,
        func.count(_FACT.document.distinct()).label("documents"),
        func.count(func.coalesce(_SKETCH.dispatch, _FACT.document).distinct()).label("sources"),
        func.max(_CARD.read_at).label("added"),
    )
    .select_from(tables.account_facts)
    .outerjoin(schema.sketches, _SKETCH.document == _FACT.document)
    .outerjoin(document_cards, _CARD.document == _FACT.document)
    .where(among(_FACT.account))
    .group_by(_FACT.account)
)
_OF_DISPATCH = select(_SKETCH.dispatch, _SKETCH.document).where(among(_SKETCH.dispatch))


@dataclass(frozen=True, slots=True)
class Telling:
    """The accounts that a document told of and tells of now, and the dispatch that it is of."""

    before: frozenset[str]
    now: frozenset[str]
    dispatch: str


class Keeper:
    """Everything that upkeep writes to, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.ledger, self.findings = Ledger(connection), Findings(connection)
        self._sectors = Sectors(connection)
        self._recount: set[str] = set()
        self._more: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        self._read: dict[str, datetime] = {}
        self._large: dict[str, bool] = {}

    def count_anew(self, accounts: Iterable[str]) -> None:
        """Note that accounts have to be counted, whatever their size."""
        self._recount |= set(accounts)

    def note_documents(self, tellings: Mapping[str, Telling]) -> None:
        """Note which accounts documents told of and tell of now, before their facts are put."""
        for row in answers(self._connection, _READ_AT, tellings):
            for account in tellings[row.document].now:
                self._read[account] = max(self._read.get(account, NEVER), _aware(row.read_at or NEVER))
        self._measure({account for one in tellings.values() for account in one.before ^ one.now})
        of_dispatch = self._others(tellings)
        for document in sorted(tellings):
            one = tellings[document]
            others = of_dispatch.get(one.dispatch, ())
            for account in one.before ^ one.now:
                sign = 1 if account in one.now else -1
                self._more[account][0] += sign
                if self._large[account] and not self._tells(account, document, others, tellings):
                    self._more[account][1] += sign
            self._recount |= one.before - one.now

    def note_sentences(
        self,
        before: Mapping[str, Collection[tuple[str, str]]],
        now: Mapping[str, Collection[tuple[str, str]]],
    ) -> None:
        """Put the sentences (account, words) in which documents tell of accounts in place of others."""
        table = account_sentences
        old, new = (
            {(a, sentence(document, words)) for document, its in some.items() for a, words in its if words}
            for some in (before, now)
        )
        gone = [{"a": a, "s": said} for a, said in sorted(old - new)]
        if gone:
            this = (table.c.account == bindparam("a")) & (table.c.sentence == bindparam("s"))
            self._connection.execute(delete(table).where(this), gone)
        rows = [{"account": a, "sentence": said} for a, said in sorted(new - old)]
        if rows:
            self._connection.execute(insert(table), rows)
        self._sectors.go(old - new)
        self._sectors.come(said for _, said in new - old)

    def renew_sentences(self, account: str) -> None:
        """Put the sentences of an account whose facts have moved."""
        table, facts = account_sentences, tables.account_facts.c
        before = self._connection.execute(select(table.c.sentence).where(table.c.account == account))
        self._sectors.go([(account, row.sentence) for row in before.all()])
        self._connection.execute(delete(table).where(table.c.account == account))
        told = self._connection.execute(
            select(facts.document, facts.context).where(facts.account == account).distinct()
        )
        said = {sentence(row.document, row.context) for row in told if row.context}
        if said:
            rows = [{"account": account, "sentence": one} for one in sorted(said)]
            self._connection.execute(insert(table), rows)
            self._sectors.come(said)

    def put(self, accounts: Iterable[KeptAccount], gone: Collection[str]) -> None:
        """Put accounts as they are now in place of what they were; some are gone."""
        held = list(accounts)
        self._sectors.change(dict.fromkeys(gone) | {one.id: one.sector for one in held})
        if gone:
            drop_accounts(self._connection, gone)
        if held:
            put_account_rows(self._connection, held, self._counted([one.id for one in held]))
        for one in held:
            self._more.pop(one.id, None)
            self._read.pop(one.id, None)
            self._recount.discard(one.id)

    def count(self) -> None:
        """Put how many tell of accounts that documents came to or left, and are else as before."""
        table = tables.accounts
        counts = self._counted(sorted({*self._more, *self._read, *self._recount}))
        rows = [
            {"i": id, "documents": documents, "sources": sources, "added": added}
            for id, (documents, sources, added) in counts.items()
        ]
        if rows:
            self._connection.execute(update(table).where(table.c.id == bindparam("i")), rows)

    def write_sectors(self) -> None:
        """Write with something of which sectors accounts are told in one sentence, once all is put."""
        self._sectors.write()

    def write_points(self) -> frozenset[str]:
        """Write the points that are noted, and the days of their series; the series that changed."""
        series = self.findings.write_points()
        self._put_days(self.findings.periods(series))
        return series

    def days_of(self, accounts: Iterable[str]) -> dict[str, tuple[str | None, str | None]]:
        """The first and the last day that series have a point on; an end that is open is not counted."""
        found: dict[str, tuple[str | None, str | None]] = dict.fromkeys(accounts, (None, None))
        rows = answers(self._connection, _DAYS_OF, found)
        return found | {row.account: (row.begin, row.end) for row in rows}

    def said(self, accounts: Iterable[str]) -> dict[str, tuple[str, dict[str, Any]]]:
        """The type and the contract's object of each of some accounts that is kept; of series no points."""
        rows = answers(self._connection, _SAID, accounts)
        return {row.id: (row.type, json.loads(row.json)) for row in rows}

    def told(self, document: str, types: Collection[str]) -> Iterator[Told]:
        """What a document tells."""
        return telling.told(self._connection, types, documents=[document])

    def judgements(self, documents: Iterable[str]) -> dict[str, list[Judgement]]:
        """The judgements on each of some documents that has been judged."""
        return judging.by_document(self._connection, documents)

    def dispatches(self, documents: Iterable[str]) -> dict[str, str]:
        """The dispatch of each of some documents that has a sketch."""
        return merging.dispatches_of(self._connection, documents)

    def _put_days(self, periods: Mapping[str, Iterable[str]]) -> None:
        """Put the days of series, by the periods of their points, in place of what they were."""
        table, now, before = account_days, set[Days](), set[Days]()
        for account, its in periods.items():
            known = [one for edtf in its if (one := Period.of(edtf)) is not None and one.year]
            now |= {(account, one.first.isoformat(), one.last.isoformat()) for one in known}
        rows = answers(self._connection, _DAYS, periods)
        before |= {(row.account, row.first, row.last) for row in rows}
        gone = [{"a": account, "f": first, "l": last} for account, first, last in sorted(before - now)]
        if gone:
            days = (table.c.first == bindparam("f")) & (table.c.last == bindparam("l"))
            this = (table.c.account == bindparam("a")) & days
            self._connection.execute(delete(table).where(this), gone)
        new = [{"account": account, "first": a, "last": b} for account, a, b in sorted(now - before)]
        if new:
            self._connection.execute(insert(table), new)

    def _counted(self, ids: Collection[str]) -> dict[str, Counts]:
        found = dict[str, Counts]()
        for row in answers(self._connection, _COUNTS, ids):
            if row.documents >= FEW and row.id not in self._recount:
                documents, sources = self._more.get(row.id, (0, 0))
                added = max(_aware(row.added), self._read.get(row.id, NEVER))
                found[row.id] = (row.documents + documents, row.sources + sources, added)
        few = [id for id in ids if id not in found]
        found |= dict.fromkeys(few, (0, 0, NEVER))
        for row in answers(self._connection, _COUNTED_ANEW, few):
            found[row.account] = (row.documents, row.sources, _aware(row.added or NEVER))
        return found

    def _measure(self, accounts: Iterable[str]) -> None:
        """Look up which accounts are counted by what comes and goes."""
        missing = [one for one in accounts if one not in self._large]
        self._large |= dict.fromkeys(missing, False)
        self._large |= {row.id: row.documents >= FEW for row in answers(self._connection, _COUNTS, missing)}

    def _others(self, tellings: Mapping[str, Telling]) -> dict[str, set[str]]:
        """The documents of each dispatch that several tell, of which one is among these."""
        found = dict[str, set[str]]()
        for row in answers(self._connection, _OF_DISPATCH, (one.dispatch for one in tellings.values())):
            found.setdefault(row.dispatch, set()).add(row.document)
        return {dispatch: documents for dispatch, documents in found.items() if len(documents) > 1}

    def _tells(
        self, account: str, document: str, others: Collection[str], tellings: Mapping[str, Telling]
    ) -> bool:
        """Whether another of some documents tells of an account, once those before it are put."""
        here = [other for other in others if other in tellings and other != document]
        if any(
            account in tellings[one].now if one < document else account in tellings[one].before
            for one in here
        ):
            return True
        facts = tables.account_facts.c
        return any(
            self._connection.execute(
                select(facts.fact).where(facts.account == account, facts.document.in_(some)).limit(1)
            ).first()
            for some in chunks(sorted({*others} - {document, *here}))
        )


def sentence(document: str, words: str) -> str:
    """What a sentence is known by: the same for all facts that are told in it."""
    return hashlib.sha256(f"{document}\0{words}".encode()).hexdigest()[:16]


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
