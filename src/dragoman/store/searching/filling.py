"""Fills the index: with documents as they are written, with entries as they are worked out.

In: a connection in a transaction that writes; documents and entries. Out: what was put into the index in
place of what it had of them. What the index has of a document stands in `searched`; a document whose version,
pipeline or analysis is another is filled in again by `catch_up`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select

from dragoman.store import accounts_schema, schema
from dragoman.store.chunking import among, answers, carry_out, chunks
from dragoman.store.search_schema import search_entries, searched
from dragoman.store.searching import index
from dragoman.store.searching.keys import MOST_PARTS, day_of, key_of, keys_of_version, number_of
from dragoman.store.searching.naming import Named, named
from dragoman.store.searching.terms import ANALYSIS
from dragoman.store.searching.windows import Passage, fact_passage, names_passage, windows

TYPES = frozenset({"position", "meeting", "statement", "figure", "agreement", "project", "commitment"})
"""The types of facts that are searched: names and dates are words of the document."""
_ENTRY = search_entries.c
_ENTRIES = select(search_entries).where(among(_ENTRY.entry))
_WEIGHTS = select(_ENTRY.number, _ENTRY.weight).where(among(_ENTRY.entry))
_NUMBERS = select(_ENTRY.number).where(among(_ENTRY.number))
_DROP_ENTRIES = delete(search_entries).where(among(_ENTRY.entry))


@dataclass(frozen=True, slots=True)
class Read:
    """A version of a document, as its reading settled it; `facts` are number, type and quotation."""

    document: str
    version: int
    pipeline: str
    text: str
    title: str | None
    said: Mapping[str, Any]
    publisher: str | None
    published: str | None
    facts: Sequence[tuple[int, str, str]]


def fill(connection: Connection, documents: Sequence[Read]) -> None:
    """Put versions of documents into the index, in place of what it has of these documents."""
    _drop_documents(connection, [one.document for one in documents])
    passages: dict[int, Passage] = {}
    rows = []
    for one in documents:
        language = one.said.get("language")
        published = one.said.get("published") or one.published
        day = day_of(published)
        parts = windows(one.text, one.title, language, one.said.get("boilerplate", ()))[:MOST_PARTS]
        passages |= {key_of("document", day, one.version, i): part for i, part in enumerate(parts)}
        passages |= {
            key_of("fact", day, one.version, number): fact_passage(quotation, language)
            for number, type, quotation in one.facts
            if type in TYPES and number < MOST_PARTS
        }
        rows.append(
            {
                "version": one.version,
                "document": one.document,
                "pipeline": one.pipeline,
                "analysis": ANALYSIS,
                "day": day,
                "publisher": one.said.get("publisher") or one.publisher,
                "language": language,
                "windows": json.dumps([[part.start, part.end] for part in parts]),
            }
        )
    _put(connection, passages)
    if rows:
        connection.execute(insert(searched), rows)


def fill_entries(connection: Connection, gone: Collection[str], entries: Iterable[Named]) -> None:
    """Put entries into the index, in place of what it has of them and of those that are gone."""
    held = {one.id: one for one in entries}
    same = _same_entries(connection, held)
    new = [one for one in held.values() if one.id not in same]
    _drop_entries(connection, {*gone, *held} - same)
    if not new:
        return
    numbers = _numbers(connection, [one.id for one in new])
    rows = [_kept(one) | {"number": numbers[one.id], "entry": one.id} for one in new]
    connection.execute(insert(search_entries), rows)
    _put(
        connection,
        {
            key_of("entry", one.sources, row["number"]): names_passage((one.title, *one.names))
            for row, one in zip(rows, new, strict=True)
        },
    )


def prune(connection: Connection) -> None:
    """Take entries out of the index that the record does not have any more."""
    accounts, table = accounts_schema.accounts, search_entries.c
    lost = (
        select(table.entry).outerjoin(accounts, accounts.c.id == table.entry).where(accounts.c.id.is_(None))
    )
    _drop_entries(connection, [row.entry for row in connection.execute(lost)])


def catch_up(connection: Connection, most: int, after: str = "") -> list[str]:
    """Fill in at most so many documents that the index does not have as they are; which it was, in order.

    Those before `after` are left out: who goes on from the last one looks at no document twice.
    """
    documents = schema.documents.c.id
    wanted = _unfilled().where(documents > after).order_by(documents).limit(most)
    rows = connection.execute(wanted).all()
    fill(connection, _read(connection, rows))
    return [row.id for row in rows]


def catch_up_entries(connection: Connection, most: int, after: str = "") -> list[str]:
    """The same for entries."""
    accounts = accounts_schema.accounts.c.id
    wanted = _unfilled_entries().where(accounts > after).order_by(accounts).limit(most)
    rows = connection.execute(wanted).all()
    entries = [named(row.id, row.type, row.sources, row.title, row.json) for row in rows]
    fill_entries(connection, (), entries)
    return [row.id for row in rows]


def clear_other(connection: Connection) -> None:
    """Empty an index that was made, were it in part, by other rules."""
    made = (
        select(table.c.analysis).where(table.c.analysis != ANALYSIS) for table in (searched, search_entries)
    )
    if any(connection.execute(one.limit(1)).first() is not None for one in made):
        index.clear(connection)


def count_unfilled(connection: Connection) -> int:
    """How many documents and entries the index does not have as they are."""
    return sum(
        int(connection.execute(select(func.count()).select_from(one.subquery())).scalar_one())
        for one in (_unfilled(), _unfilled_entries())
    )


def _unfilled_entries() -> Select[Any]:
    accounts, table = accounts_schema.accounts, search_entries.c
    same = (table.entry == accounts.c.id) & (table.analysis == ANALYSIS)
    columns = (accounts.c.id, accounts.c.type, accounts.c.sources, accounts.c.title, accounts.c.json)
    return select(*columns).outerjoin(search_entries, same).where(table.entry.is_(None))


def _unfilled() -> Select[Any]:
    versions, documents = schema.versions.c, schema.documents.c
    same = (
        (searched.c.version == versions.key)
        & (searched.c.pipeline == versions.pipeline)
        & (searched.c.analysis == ANALYSIS)
    )
    return (
        select(documents.id, versions.key, versions.pipeline)
        .join_from(schema.documents, schema.versions, schema.is_current())
        .outerjoin(searched, same)
        .where(searched.c.version.is_(None))
    )


def _read(connection: Connection, rows: Sequence[Any]) -> list[Read]:
    """Versions as they are in the tables."""
    versions, facts = schema.versions.c, schema.facts.c
    keys = [row.key for row in rows]
    held, found, said = {}, defaultdict[int, list[tuple[int, str, str]]](list), {}
    for some in chunks(keys):
        for one in connection.execute(select(schema.versions).where(versions.key.in_(some))):
            held[one.key] = one
        wanted = select(facts.version, facts.number, facts.type, facts.quotation)
        searched_types = facts.version.in_(some) & facts.type.in_(sorted(TYPES))
        for one in connection.execute(wanted.where(searched_types)):
            found[one.version].append((one.number, one.type, one.quotation))
        own = facts.version.in_(some) & (facts.type == "document")
        for one in connection.execute(select(facts.version, facts.json).where(own)):
            said[one.version] = json.loads(one.json)
    return [
        Read(
            document=row.id,
            version=row.key,
            pipeline=row.pipeline,
            text=held[row.key].text,
            title=held[row.key].title,
            said=said.get(row.key, {}),
            publisher=held[row.key].publisher,
            published=held[row.key].published,
            facts=found[row.key],
        )
        for row in rows
    ]


def _drop_documents(connection: Connection, documents: Sequence[str]) -> None:
    for some in chunks(documents):
        these = searched.c.document.in_(some)
        rows = connection.execute(select(searched.c.version, searched.c.day).where(these)).all()
        kinds = ("document", "fact")
        index.drop(
            connection, [keys_of_version(kind, row.day, row.version) for row in rows for kind in kinds]
        )
        if rows:
            connection.execute(delete(searched).where(these))


def _drop_entries(connection: Connection, ids: Collection[str]) -> None:
    keys = [key_of("entry", row.weight, row.number) for row in answers(connection, _WEIGHTS, ids)]
    index.drop(connection, [(key, key) for key in keys])
    carry_out(connection, _DROP_ENTRIES, ids)


def _same_entries(connection: Connection, entries: Mapping[str, Named]) -> set[str]:
    """Those of some entries that the index has as they are."""
    same: set[str] = set()
    for row in answers(connection, _ENTRIES, entries):
        kept = _kept(entries[row.entry])
        if {name: getattr(row, name) for name in kept} == kept:
            same.add(row.entry)
    return same


def _numbers(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """A number for each entry, made of its id, so that every record has them in the same order."""
    made = {id: number_of(id) for id in sorted(ids)}
    taken = {row.number for row in answers(connection, _NUMBERS, made.values())}
    for id, number in made.items():
        while number in taken:  # hardly ever: two ids that hash alike
            number += 1
        taken.add(number)
        made[id] = number
    return made


def _kept(one: Named) -> dict[str, Any]:
    return {
        "type": one.type,
        "weight": one.sources,
        "analysis": ANALYSIS,
        "title": one.title,
        "names": "\n".join(one.names),
    }


def _put(connection: Connection, passages: Mapping[int, Passage]) -> None:
    index.put(connection, {key: one.terms for key, one in passages.items()})
    index.know(connection, {pair for one in passages.values() for pair in one.words})
