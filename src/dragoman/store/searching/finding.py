"""Answers a search: a page of hits in the order of the index, with the passages that they are found by.

In: a connection in a transaction that reads, a query. Out: `Hits`. A document is one hit, however many of its
windows are found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select, tuple_

from dragoman.model.errors import AskedError
from dragoman.model.search import KINDS, Hit, Hits
from dragoman.model.span import Span
from dragoman.store import accounts_schema, schema
from dragoman.store.catalogue.tables import document_cards
from dragoman.store.search_schema import search_entries, searched
from dragoman.store.searching import index, keys, marking
from dragoman.store.searching.asking import Asked

MOST = 200
"""How many hits a page may have."""


def search(
    connection: Connection,
    query: str,
    kinds: Sequence[str],
    after: str | None,
    limit: int,
    days: tuple[int, int] | None,
    narrowed: Mapping[str, str],
) -> Hits:
    """A page of hits; `days` (first and last, as `keys.day_of` counts them) and `narrowed` leave out entries.

    Raises:
        AskedError: a kind or cursor is none.
    """
    asked = index.understood(connection, query)
    limit = max(1, min(limit, MOST))
    before = _cursor(after)
    if not asked.clauses:
        return Hits("", ())
    found: list[int] = []
    for key in _hits(connection, asked, ranges(kinds, days, narrowed), before, limit, narrowed):
        found.append(key)
        if len(found) > limit:
            break
    items = _described(connection, asked, found[:limit])
    return Hits(asked.said, items, f"{_end(found[limit - 1]):x}" if len(found) > limit else None)


def ranges(
    kinds: Sequence[str], days: tuple[int, int] | None, narrowed: Mapping[str, str]
) -> list[tuple[int, int]]:
    """Between which numbers to look, in the order in which hits are shown.

    Raises:
        AskedError: a kind is none.
    """
    for kind in kinds:
        if kind not in KINDS:
            raise AskedError(f"{kind!r} is nothing that is searched; there are {', '.join(KINDS)}")
    wanted = [kind for kind in KINDS if not kinds or kind in kinds]
    if days is None and not narrowed:
        return [keys.keys_of_kind(kind) for kind in wanted]
    return [keys.keys_of_kind(kind, *(days or ())) for kind in wanted if kind != "entry"]


def _hits(
    connection: Connection,
    asked: Asked,
    between: Sequence[tuple[int, int]],
    before: int | None,
    limit: int,
    narrowed: Mapping[str, str],
) -> Iterator[int]:
    """The numbers of hits, the greatest first, of each document that of its first window that is found."""
    for least, greatest in between:
        last = greatest if before is None else min(greatest, before - 1)
        while last >= least:
            many = limit + 1
            found = index.found(connection, asked, (least, last), many, narrowed)
            document = None
            for key in found:
                if document == _end(key):
                    continue
                document = _end(key)
                yield key
            if len(found) < many:
                break
            last = _end(found[-1]) - 1


def _end(key: int) -> int:
    """The least number that belongs to the same hit."""
    place = keys.place_of(key)
    return keys.key_of("document", place.weight, place.of) if place.kind == "document" else key


def _cursor(after: str | None) -> int | None:
    if after is None:
        return None
    if not re.fullmatch(r"[0-9a-f]{1,16}", after) or int(after, 16) >= 1 << 63:
        raise AskedError(f"{after[:40]!r} is no cursor of a search; begin with the first page")
    return int(after, 16)


def _described(connection: Connection, asked: Asked, found: Sequence[int]) -> tuple[Hit, ...]:
    places = [keys.place_of(key) for key in found]
    versions = {place.of for place in places if place.kind != "entry"}
    documents = _documents(connection, versions, {place.of for place in places if place.kind == "document"})
    facts = _facts(connection, [(place.of, place.part) for place in places if place.kind == "fact"])
    entries = _entries(connection, [place.of for place in places if place.kind == "entry"])
    wanted = marking.Wanted(asked.wanted)
    hits: list[Hit | None] = []
    for place in places:
        if place.kind == "entry":
            hits.append(_entry(entries.get(place.of), wanted))
        elif place.kind == "document":
            hits.append(_document(documents.get(place.of), place.part, wanted))
        else:
            hits.append(_fact(documents.get(place.of), facts.get((place.of, place.part)), wanted))
    return tuple(hit for hit in hits if hit is not None)


def _documents(connection: Connection, versions: set[int], whole: set[int]) -> dict[int, Row[Any]]:
    """What is known of documents, by version; the text of those that are shown themselves."""
    table = schema.versions.c
    told = func.coalesce(document_cards.c.published, table.published).label("published")  # the text tells it
    columns = (table.key, table.document, table.title, told)
    known = (searched.c.publisher, searched.c.language, searched.c.windows)
    joined = schema.versions.join(searched, searched.c.version == table.key)
    joined = joined.outerjoin(document_cards, document_cards.c.version == table.key)
    found: dict[int, Row[Any]] = {}
    for these, more in ((sorted(whole), (table.text,)), (sorted(versions - whole), ())):
        if these:
            asked = select(*columns, *known, *more).select_from(joined).where(table.key.in_(these))
            found |= {row.key: row for row in connection.execute(asked)}
    return found


def _facts(connection: Connection, places: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Row[Any]]:
    if not places:
        return {}
    table = schema.facts.c
    # SQLite looks up single values in an index, pairs it would look for through the whole table.
    near = table.version.in_({version for version, _ in places})
    asked = select(schema.facts).where(near, tuple_(table.version, table.number).in_(places))
    return {(row.version, row.number): row for row in connection.execute(asked)}


def _entries(connection: Connection, numbers: Sequence[int]) -> dict[int, Row[Any]]:
    if not numbers:
        return {}
    # How many sources there are is asked of the entry itself: the index is a step behind where it only grows.
    table, accounts = search_entries.c, accounts_schema.accounts.c
    sources = func.coalesce(accounts.sources, table.weight).label("sources")
    asked = (
        select(search_entries, sources)
        .outerjoin(accounts_schema.accounts, accounts.id == table.entry)
        .where(table.number.in_(numbers))
    )
    return {row.number: row for row in connection.execute(asked)}


def _title_marks(title: str | None, language: str | None, wanted: marking.Wanted) -> tuple[Span, ...]:
    whole = Span(0, len(title or ""))
    return marking.placed(marking.marks(title or "", language, wanted, whole), whole)


def _document(row: Row[Any] | None, part: int, wanted: marking.Wanted) -> Hit | None:
    if row is None:
        return None
    within = Span(*json.loads(row.windows)[part])
    found = marking.marks(row.text, row.language, wanted, within)
    shown = marking.passage(row.text, within, found)
    return Hit(
        kind="document",
        id=row.document,
        type="document",
        document=row.document,
        title=row.title,
        words=shown.of(row.text),
        marks=marking.placed(found, shown),
        title_marks=_title_marks(row.title, row.language, wanted),
        start=shown.start,
        published=row.published,
        publisher=row.publisher,
        language=row.language,
    )


def _fact(document: Row[Any] | None, row: Row[Any] | None, wanted: marking.Wanted) -> Hit | None:
    if document is None or row is None:
        return None
    whole = Span(0, len(row.quotation))
    found = marking.marks(row.quotation, document.language, wanted, whole)
    evidence = json.loads(row.json)["evidence"]
    return Hit(
        kind="fact",
        id=row.id,
        type=row.type,
        document=document.document,
        title=document.title,
        words=row.quotation,
        marks=marking.placed(found, whole),
        start=evidence[0][0] if evidence else 0,
        published=document.published,
        publisher=document.publisher,
        language=document.language,
    )


def _entry(row: Row[Any] | None, wanted: marking.Wanted) -> Hit | None:
    if row is None:
        return None
    words, marks = _names(row.names, wanted)
    return Hit(
        kind="entry",
        id=row.entry,
        type=row.type,
        document=None,
        title=row.title,
        words=words,
        marks=marks,
        title_marks=marking.named(row.title, wanted),
        sources=row.sources,
    )


def _names(names: str, wanted: marking.Wanted) -> tuple[str, tuple[Span, ...]]:
    """Those of an entry's names that have what is asked for, a line each, with the places of it."""
    lines: list[str] = []
    marks: list[Span] = []
    at = 0
    for name in names.split("\n"):
        if at + len(name) > marking.LENGTH:
            continue
        found = marking.named(name, wanted)
        if found:
            lines.append(name)
            marks += [Span(at + start, at + end) for start, end in found]
            at += len(name) + 1
    return "\n".join(lines), tuple(marks)
