"""Where facts stand: in which account, in which strand, under which keys; the first of many by document.

In: a connection in a transaction. Out: facts as accounts rest on them. What strands and keys mean is left to
`reconcile`; every method costs what it is asked for, however much the record holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, bindparam, delete, exists, insert, select, update

from dragoman.model.voice import KeptFact, Voice
from dragoman.store import accounts_schema as tables
from dragoman.store import schema
from dragoman.store.chunking import among, answers, carry_out, chunks
from dragoman.store.looking import ACCOUNTS, every, first_accounts, first_of_each, many_before, voice

AT_A_TIME = 500
"""Facts that are fetched at a time."""
PARTS = 40
"""Questions that are asked in one statement."""
Offer: TypeAlias = tuple[str, str, str]
"""A key, a document (of an account: none) and the fact (or the account) that is looked up under the key."""
PERSON = "h-"
"""What the id of a person begins with."""


_PLACED = (
    select(schema.tellings.c.document, schema.tellings.c.fact, schema.nodes.c.id, schema.nodes.c.entry)
    .join_from(schema.tellings, schema.nodes, schema.nodes.c.id == schema.tellings.c.node)
    .where(among(schema.tellings.c.document))
)
_KEPT = (
    select(tables.account_facts, tables.strands.c.label, tables.strands.c.node)
    .join_from(tables.account_facts, tables.strands, tables.strands.c.strand == tables.account_facts.c.strand)
    .where(among(tables.account_facts.c.document))
)
_NUMBERS = (
    select(
        schema.documents.c.id.label("document"),
        *(schema.facts.c.id, schema.facts.c.version, schema.facts.c.number),
    )
    .join_from(schema.documents, schema.versions, schema.is_current())
    .join(schema.facts, schema.facts.c.version == schema.versions.c.key)
    .where(among(schema.documents.c.id))
)
_OFFER = tables.offers.c
_OFFERS = select(_OFFER.document, _OFFER.key, _OFFER.fact).where(among(_OFFER.document))
_OFFERS_OF = select(_OFFER.key, _OFFER.fact).where(_OFFER.document == ACCOUNTS, among(_OFFER.fact))
_OFFERED = select(_OFFER.key).where(among(_OFFER.key), _OFFER.document == ACCOUNTS).distinct()
_STRAND = tables.strands.c
_STRANDS = select(_STRAND.strand).where(among(_STRAND.strand))
_STRANDS_AT = select(tables.strands).where(among(_STRAND.node))
_STRANDS_OF = (
    select(_STRAND.account, _STRAND.strand, _STRAND.label)
    .where(among(_STRAND.account))
    .order_by(_STRAND.strand)
)
_STRANDS_UNTOLD = delete(tables.strands).where(
    among(_STRAND.strand), ~exists().where(tables.account_facts.c.strand == _STRAND.strand)
)


class Ledger:
    """Facts of accounts in the tables of a record."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.dispatches: dict[str, str] = {}
        """The dispatches of the documents whose facts were looked at, their own where they have none."""

    def placed(self, documents: Iterable[str]) -> dict[str, dict[str, tuple[str, str]]]:
        """The node and the entry of each merged fact of each of some documents."""
        found: dict[str, dict[str, tuple[str, str]]] = {document: {} for document in documents}
        for row in answers(self._connection, _PLACED, found):
            found[row.document][row.fact] = (row.id, row.entry)
        return found

    def kept(self, documents: Iterable[str]) -> dict[str, dict[str, KeptFact]]:
        """What is kept of the facts of each of some documents, by id."""
        found: dict[str, dict[str, KeptFact]] = {document: {} for document in documents}
        for row in answers(self._connection, _KEPT, found):
            found[row.document][row.fact] = _kept(row)
        return found

    def put(self, gone: Mapping[str, Collection[KeptFact]], new: Mapping[str, Collection[KeptFact]]) -> None:
        """Put facts of documents in place of others."""
        table = tables.account_facts
        this = (table.c.account == bindparam("a")) & (table.c.document == bindparam("d"))
        old = [{"a": one.account, "d": id, "f": one.fact} for id, some in gone.items() for one in some]
        if old:
            self._connection.execute(delete(table).where(this & (table.c.fact == bindparam("f"))), old)
        rows = [_row(id, one) for id, some in new.items() for one in some]
        if rows:
            self._put_strands(one for some in new.values() for one in some)
            self._connection.execute(insert(table), rows)
        self._drop_strands({one.strand for some in gone.values() for one in some})

    def move(self, nodes: Mapping[str, str]) -> list[tuple[str, str, str]]:
        """Let strands of nodes stand in other entries (node: entry): where each was, its label, where it is.

        The offices of a person stand with the person, whatever entry they are in.
        """
        table, facts, moved = tables.strands, tables.account_facts, []
        for row in answers(self._connection, _STRANDS_AT, nodes):
            account = nodes[row.node]
            if row.account != account and not row.account.startswith(PERSON):
                moved.append((row.account, row.label, account))
                to = {"account": account}
                self._connection.execute(update(table).where(table.c.strand == row.strand).values(to))
                self._connection.execute(update(facts).where(facts.c.strand == row.strand).values(to))
        return moved

    def offers(self, documents: Iterable[str]) -> dict[str, frozenset[tuple[str, str]]]:
        """The keys under which the facts of each of some documents are looked up, each with the fact."""
        found = {document: set[tuple[str, str]]() for document in documents}
        for row in answers(self._connection, _OFFERS, found):
            found[row.document].add((row.key, row.fact))
        return {document: frozenset(its) for document, its in found.items()}

    def offers_of(self, accounts: Iterable[str]) -> dict[str, frozenset[str]]:
        """The keys under which each of some accounts is looked up."""
        found = dict.fromkeys(accounts, frozenset[str]())
        for row in answers(self._connection, _OFFERS_OF, found):
            found[row.fact] |= {row.key}
        return found

    def put_offers(self, gone: Iterable[Offer], new: Iterable[Offer]) -> None:
        """Put keys with facts of documents in place of others."""
        table = tables.offers
        old = [{"k": key, "d": document, "f": fact} for key, document, fact in gone]
        if old:
            this = (table.c.key == bindparam("k")) & (table.c.document == bindparam("d"))
            self._connection.execute(delete(table).where(this & (table.c.fact == bindparam("f"))), old)
        rows = [{"key": key, "document": document, "fact": fact} for key, document, fact in new]
        if rows:
            self._connection.execute(insert(table), rows)

    def strands_of(self, accounts: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
        """The strands of each of some accounts with their labels, in order."""
        found: dict[str, list[tuple[str, str]]] = {account: [] for account in accounts}
        for row in answers(self._connection, _STRANDS_OF, found):
            found[row.account].append((row.strand, row.label))
        return found

    def of_strands(self, strands: Iterable[str], most: int) -> dict[str, list[Voice]]:
        """The first facts of each of some strands."""
        return self._voices("account_facts a", "a.strand", strands, most)

    def of_accounts(self, accounts: Iterable[str], most: int) -> dict[str, list[Voice]]:
        """The first facts of each of some accounts."""
        return self._voices("account_facts a", "a.account", accounts, most)

    def under(self, keys: Iterable[str], most: int) -> dict[str, list[Voice]]:
        """The first facts under each of some keys."""
        source = "offers o JOIN account_facts a ON a.fact = o.fact AND a.document = o.document"
        return self._voices(source, "o.key", keys, most, "o.document, o.fact")

    def of_documents(self, documents: Iterable[str]) -> dict[str, list[Voice]]:
        """The facts of each of some documents."""
        return self._voices("account_facts a", "a.document", documents, -1)

    def accounts_under(self, keys: Iterable[str], most: int) -> dict[str, list[str]]:
        """The first accounts under each of some keys."""
        found: dict[str, list[str]] = {key: [] for key in keys}
        for some in chunks(self._offered(found), PARTS):
            given = {f"k{i}": key for i, key in enumerate(some)}
            for row in self._connection.execute(first_accounts(len(some), most), given):
                found[some[row.place]].append(row.fact)
        return found

    def _offered(self, keys: Collection[str]) -> list[str]:
        """Those of some keys that lead to an account: of words few do."""
        return sorted({row.key for row in answers(self._connection, _OFFERED, keys)})

    def all(self) -> Iterator[Voice]:
        """All facts of accounts, in no order."""
        for row in self._connection.execute(every().execution_options(yield_per=AT_A_TIME)):
            yield voice(row)

    def near(
        self, what: str, places: Collection[tuple[str, str]], fact: str, most: int
    ) -> frozenset[tuple[str, str]]:
        """Of places (strand or key, and document), those that fewer than so many facts come before."""
        table, column = ("account_facts", "strand") if what == "strand" else ("offers", "key")
        found: set[tuple[str, str]] = set()
        for some in chunks(sorted(places), PARTS):
            asked = many_before(table, column, len(some))
            given: dict[str, Any] = {f"k{i}": key for i, (key, _) in enumerate(some)}
            given |= {f"d{i}": document for i, (_, document) in enumerate(some)}
            rows = self._connection.execute(asked, given | {"fact": fact, "most": most})
            found |= {some[row.place] for row in rows if row.many < most}
        return frozenset(found)

    def _voices(
        self, source: str, column: str, keys: Iterable[str], most: int, order: str = "a.document, a.fact"
    ) -> dict[str, list[Voice]]:
        found: dict[str, list[Voice]] = {key: [] for key in keys}
        for some in chunks(sorted(found), PARTS):
            given = {f"k{i}": key for i, key in enumerate(some)}
            asked = first_of_each(source, column, order, len(some), most)
            for row in self._connection.execute(asked, given).all():
                found[some[row.place]].append(voice(row))
                self.dispatches[row.document] = row.dispatch or row.document
        return found

    def numbers(self, documents: Iterable[str]) -> dict[str, dict[str, tuple[int, int]]]:
        """The version and number in which each fact of each of some documents is written."""
        found: dict[str, dict[str, tuple[int, int]]] = {document: {} for document in documents}
        for row in answers(self._connection, _NUMBERS, found):
            found[row.document][row.id] = (row.version, row.number)
        return found

    def _put_strands(self, new: Iterable[KeptFact]) -> None:
        table, wanted = tables.strands, {one.strand: one for one in new}
        for row in answers(self._connection, _STRANDS, list(wanted)):
            del wanted[row.strand]
        rows_ = [
            {"strand": one.strand, "account": one.account, "label": one.label, "node": one.node}
            for one in wanted.values()
        ]
        if rows_:
            self._connection.execute(insert(table), rows_)

    def _drop_strands(self, strands: Collection[str]) -> None:
        carry_out(self._connection, _STRANDS_UNTOLD, strands)


def _kept(row: Row[Any]) -> KeptFact:
    return KeptFact(
        fact=row.fact,
        account=row.account,
        strand=row.strand,
        label=row.label,
        node=row.node,
        mark=row.mark,
        words=row.words,
        context=row.context,
        judged=row.judged,
        settled=(row.settled, row.dating) if row.settled else None,
        row=(row.version, row.number),
    )


def _row(document: str, one: KeptFact) -> dict[str, Any]:
    settled, dating = one.settled or (None, None)
    return {
        "account": one.account,
        "document": document,
        "fact": one.fact,
        "strand": one.strand,
        "version": one.row[0],
        "number": one.row[1],
        "words": one.words,
        "context": one.context,
        "judged": one.judged,
        "settled": settled,
        "dating": dating,
        "mark": one.mark,
    }
