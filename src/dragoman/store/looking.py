"""Statements that look up the first of many, for many keys at once, and facts from their rows.

In: tables, columns, how many. Out: statements whose cost is that of what they give, however much there is.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Row, TextClause, text

from dragoman.model.entry import Told
from dragoman.model.fact import Fact, fact_from_json
from dragoman.model.voice import Voice
from dragoman.store.any_text import AnyText

ACCOUNTS = ""
"""The document under which accounts are offered."""
_VOICE = (
    "a.account, a.document, a.fact, a.words, a.context, a.judged, a.settled, a.dating, "
    "f.json, f.quotation, c.title, c.url, c.publisher, c.published, s.dispatch"
)
_JOINED = (
    "JOIN facts f ON f.version = a.version AND f.number = a.number "
    "JOIN document_cards c ON c.document = a.document "
    "LEFT JOIN sketches s ON s.document = a.document"
)
_TEXTS = (
    "document",
    "words",
    "context",
    "judged",
    "json",
    "quotation",
    "title",
    "url",
    "publisher",
    "published",
    "dispatch",
)


_COLUMNS: dict[str, Any] = {name: AnyText() for name in _TEXTS}


@cache
def every() -> TextClause:
    """All facts of accounts, in no order."""
    return text(f"SELECT {_VOICE} FROM account_facts a {_JOINED}").columns(**_COLUMNS)  # type: ignore[return-value]


@cache
def first_of_each(source: str, column: str, order: str, many: int, most: int) -> TextClause:
    """The first facts of each of so many values (k0, k1 …) of a column, with the place of the value."""
    limit = f"ORDER BY {order} LIMIT {most}" if most >= 0 else ""
    parts = (
        f"SELECT * FROM (SELECT {i} AS place, {_VOICE} FROM {source} {_JOINED} "
        f"WHERE {column} = :k{i} {limit}) AS q{i}"
        for i in range(many)
    )
    return text(" UNION ALL ".join(parts)).columns(**_COLUMNS)  # type: ignore[return-value]


@cache
def first_accounts(many: int, most: int) -> TextClause:
    """The first accounts under each of so many keys (k0, k1 …), with the place of the key."""
    parts = (
        f"SELECT * FROM (SELECT {i} AS place, fact FROM offers WHERE key = :k{i} AND document = '{ACCOUNTS}' "
        f"ORDER BY fact LIMIT {most}) AS q{i}"
        for i in range(many)
    )
    return text(" UNION ALL ".join(parts))


@cache
def many_before(table: str, column: str, many: int) -> TextClause:
    """How many facts (`most` at most) stand before one, for each of so many values and documents (d0 …)."""
    parts = (
        f"SELECT {i} AS place, COUNT(*) AS many FROM (SELECT 1 FROM {table} WHERE {column} = :k{i} "
        f"AND (document < :d{i} OR (document = :d{i} AND fact < :fact)) "
        f"ORDER BY document LIMIT :most) AS q{i}"
        for i in range(many)
    )
    return text(" UNION ALL ".join(parts))


def voice(row: Row[Any]) -> Voice:
    """A fact of an account, as people have judged it."""
    judged = json.loads(row.judged) if row.judged else {}
    told = Told(
        fact=fact_from_json(judged["fact"]) if judged.get("fact") else _fact(row.json),
        id=row.fact,
        document=row.document,
        quotation=row.quotation,
        title=row.title,
        url=row.url,
        publisher=row.publisher,
        published=row.published,
        words=row.words,
        context=row.context,
        bonds=frozenset(judged.get("bonds", ())),
        sides=frozenset((judgement, side) for judgement, side in judged.get("sides", ())),
    )
    return Voice(told, row.account, (row.settled, row.dating) if row.settled else None)


@lru_cache(maxsize=1 << 15)  # the first of many are looked at again and again
def _fact(line: str) -> Fact:
    return fact_from_json(json.loads(line))
