"""The index of passages: an FTS5 table in SQLite, a column of `tsvector` in PostgreSQL, asked alike.

In: numbers of passages (see `keys`) with their terms; a question. Out: numbers, the greatest first. Neither
database analyses anything: FTS5 gets terms between spaces, PostgreSQL the literal of a vector. A *gap* stands
between what a phrase must not span.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, TextClause, delete, select, text
from sqlalchemy.dialects import postgresql, sqlite

from dragoman.store import search_schema
from dragoman.store.searching import asking
from dragoman.store.searching.keys import KIND_SHIFT, NUMBERS, VERSION_BITS, WEIGHT_BITS

GAP = "…"
"""What stands where no term does: nothing that is asked for is that."""
MOST_AT_ONE_PLACE = 250
"""How often a term may stand in one passage: PostgreSQL keeps 255 places of it, FTS5 all."""
FURTHEST = 16_000
"""Terms of one passage: PostgreSQL counts places up to 16,383."""
WEIGHT = "weight"
"""What hits are ordered by within a kind: of documents and facts the day, counted as `keys` does."""
SORTED = 1000
"""Passages that SQLite finds in its own order, to be sorted then; of more it is asked for the last ones."""
LOOKED_THROUGH = 1500
"""Passages that PostgreSQL looks through, the last ones first, before it asks its index."""
MOST_STEMS = 60
"""Stems that a beginning of a word may lead to, beside those that begin like it."""


def put(connection: Connection, passages: Mapping[int, Sequence[str]]) -> None:
    """Put passages into the index, each under a number that it does not hold."""
    if not passages:
        return
    if connection.dialect.name == "sqlite":
        rows = [{"key": key, "terms": " ".join(terms)} for key, terms in passages.items()]
        connection.execute(text("INSERT INTO passages (rowid, terms) VALUES (:key, :terms)"), rows)
    else:
        rows = [{"key": key, "terms": _vector(terms)} for key, terms in passages.items()]
        put = "INSERT INTO passages (key, terms) VALUES (:key, CAST(:terms AS tsvector))"
        connection.execute(text(put), rows)


def drop(connection: Connection, ranges: Iterable[tuple[int, int]]) -> None:
    """Take everything between two numbers (both included) out of the index."""
    rows = [{"least": least, "greatest": greatest} for least, greatest in ranges]
    if rows:
        name = _number(connection)
        connection.execute(text(f"DELETE FROM passages WHERE {name} BETWEEN :least AND :greatest"), rows)


def clear(connection: Connection) -> None:
    """Empty the index."""
    connection.execute(text("DELETE FROM passages"))
    for table in (search_schema.searched, search_schema.search_words, search_schema.search_entries):
        connection.execute(delete(table))


def know(connection: Connection, words: Iterable[tuple[str, str]]) -> None:
    """Note words whose stem is another, so that their beginnings lead to it."""
    rows = [{"word": word, "stem": stem} for word, stem in sorted(words)]
    if rows:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        connection.execute(dialect.insert(search_schema.search_words).on_conflict_do_nothing(), rows)


def stems(connection: Connection, beginning: str) -> list[str]:
    """The stems of words that begin so, where they themselves do not ("cooper" for "cooperat")."""
    table, after = search_schema.search_words.c, beginning + "\U0010ffff"
    asked = (
        select(table.stem)
        .where(table.word >= beginning, table.word < after)
        .where((table.stem < beginning) | (table.stem >= after))
        .distinct()
        .order_by(table.stem)
        .limit(MOST_STEMS)
    )
    return [row.stem for row in connection.execute(asked)]


def understood(connection: Connection, query: str) -> asking.Asked:
    """What a query asks of this record."""
    return asking.understood(query, cache(lambda beginning: stems(connection, beginning)))


def condition(connection: Connection, asked: asking.Asked) -> tuple[str, dict[str, Any]]:
    """What a passage `p` must fulfil, and with which values."""
    if connection.dialect.name == "sqlite":
        return "p.passages MATCH :asked", {"asked": asking.for_fts5(asked)}
    return "p.terms @@ CAST(:asked AS tsquery)", {"asked": asking.for_postgresql(asked)}


def found(
    connection: Connection,
    asked: asking.Asked,
    between: tuple[int, int],
    many: int,
    narrowed: Mapping[str, str],
) -> list[int]:
    """The greatest numbers between two (both included) whose passages fulfil what is asked.

    `narrowed` are values that `searched` must have of the document.
    """
    fulfilled, values = condition(connection, asked)
    values |= {"least": between[0], "greatest": between[1], "many": many, **narrowed}

    def ask(statement: str) -> list[int]:
        return [row.key for row in connection.execute(text(statement), values)]

    if connection.dialect.name == "sqlite":
        joined, also = _narrowed("p.rowid", narrowed)
        every = f"SELECT p.rowid AS key FROM passages AS p {joined} WHERE {fulfilled} "
        every += f"AND p.rowid BETWEEN :least AND :greatest {also}"
        # Forwards FTS5 leaps ahead to what all words have, backwards it goes through each word one by one,
        # and through all that is not wanted. So that is sorted then, and what few have: many are soon there.
        if asked.unwanted:
            return ask(f"SELECT key FROM ({every} LIMIT -1 OFFSET 0) ORDER BY key DESC LIMIT :many")
        some = ask(f"{every} LIMIT {SORTED}")
        if len(some) < SORTED:
            return sorted(some, reverse=True)[:many]
        return ask(f"{every} ORDER BY p.rowid DESC LIMIT :many")
    joined, also = _narrowed("p.key", narrowed)
    # What is asked for often stands among the last passages; what is not, the index finds faster than a
    # look through them all. PostgreSQL itself cannot tell the one from the other.
    last = "FROM passages WHERE key BETWEEN :least AND :greatest ORDER BY key DESC"
    ordered = "ORDER BY p.key DESC LIMIT :many"
    near = f"(SELECT key, terms {last} LIMIT {LOOKED_THROUGH})"
    found = ask(f"SELECT p.key FROM {near} AS p {joined} WHERE {fulfilled} {also} {ordered}")
    if len(found) == many or not ask(f"SELECT key {last} OFFSET {LOOKED_THROUGH} LIMIT 1"):
        return found
    where = f"WHERE true {also}" if also else ""
    every = _every(fulfilled, between)
    return ask(f"WITH f AS MATERIALIZED ({every}) SELECT p.key FROM f AS p {joined} {where} {ordered}")


def _every(fulfilled: str, between: tuple[int, int]) -> str:
    """All numbers between two of one kind."""
    return f"SELECT key FROM passages AS p WHERE {_of_kind(fulfilled, between)}"


def _of_kind(fulfilled: str, between: tuple[int, int]) -> str:
    """The condition by which PostgreSQL's index of terms for one kind alone is asked."""
    kind = f"p.key >> {KIND_SHIFT} = {between[0] >> KIND_SHIFT}"
    # Not "p.key BETWEEN": all numbers of a kind would be taken out of another index, to no avail.
    return f"{fulfilled} AND {kind} AND p.key + 0 BETWEEN :least AND :greatest"


def counting(
    connection: Connection,
    asked: asking.Asked,
    narrowed: Mapping[str, str],
    between: tuple[int, int],
    by: Sequence[str] = (),
    most: int | None = None,
) -> TextClause:
    """What asks how many hits lie between two numbers: `many`, by `weight` or by columns of `searched`.

    All windows of a document are one hit. `most`: no more than so many are looked at.
    """
    fulfilled, values = condition(connection, asked)
    values |= {"least": between[0], "greatest": between[1], **narrowed}
    name = f"p.{_number(connection)}"
    joined, also = _narrowed(name, narrowed)
    if connection.dialect.name == "sqlite":
        where = f"{fulfilled} AND {name} BETWEEN :least AND :greatest"
    else:
        where = _of_kind(fulfilled, between)
    is_document = between[0] >> KIND_SHIFT == NUMBERS["document"]
    hit = f"DISTINCT {name} >> {VERSION_BITS[0]} << {VERSION_BITS[0]}" if is_document else name
    limit = f"LIMIT {most}" if most else ""
    hits = f"(SELECT {hit} AS key FROM passages AS p {joined} WHERE {where} {also} {limit}) AS h"
    if not by:
        return text(f"SELECT count(*) AS many FROM {hits}").bindparams(**values)
    if tuple(by) == (WEIGHT,):
        columns = f"h.key >> {WEIGHT_BITS[0]} & {WEIGHT_BITS[1]} AS weight"
    else:
        columns = ", ".join(f"s.{column}" for column in by)
        hits += f" LEFT JOIN searched AS s ON s.version = {_version('h.key')}"
    groups = ", ".join(str(number) for number in range(1, len(by) + 1))
    counts = f"SELECT {columns}, count(*) AS many FROM {hits} GROUP BY {groups}"
    return text(counts).bindparams(**values)


def _narrowed(name: str, narrowed: Mapping[str, str]) -> tuple[str, str]:
    if not narrowed:
        return "", ""
    also = " ".join(f"AND s.{column} = :{column}" for column in sorted(narrowed))
    return f"JOIN searched AS s ON s.version = {_version(name)}", also


def _version(name: str) -> str:
    shift, bits = VERSION_BITS
    return f"(({name} >> {shift}) & {bits})"


def _number(connection: Connection) -> str:
    return "rowid" if connection.dialect.name == "sqlite" else "key"


def _vector(terms: Sequence[str]) -> str:
    """The literal of a vector: each term with its places, counted from 1; a gap takes a place."""
    places: dict[str, list[str]] = {}
    for place, term in enumerate(terms, 1):
        if term != GAP:
            places.setdefault(term, []).append(str(place))
    return " ".join(f"'{term}':{','.join(at)}" for term, at in places.items())
