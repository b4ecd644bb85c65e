"""What hangs on things: how many accounts of each type stand under a key, and which keys documents name.

In: a connection in a transaction, keys, and a time. Out: counts by key and type, asked for many keys at once;
keys of which there was no time to count have none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, and_, exists, func, literal, select, union_all

from dragoman.store import changing, schema
from dragoman.store.accounts_schema import account_keys, accounts
from dragoman.store.catalogue.limits import TimeIsUp, limited
from dragoman.store.catalogue.remembering import Remembered
from dragoman.store.catalogue.tables import fact_cards
from dragoman.store.chunking import chunks

Tied: TypeAlias = Mapping[str, Mapping[str, int]]
"""How many accounts of each type stand under a key."""
KEYS = 200
"""Keys that are asked for at once: SQLite joins 500 questions at most."""
AT_ONCE = 10_000
"""Accounts whose types are asked for at once: what few stand under is counted before the time is up."""


def tied(connection: Connection, keys: Collection[str], seconds: float, remembered: Remembered) -> Tied:
    """The accounts under each key, by type; `seconds` is the longest that all of it may take."""

    def work_out() -> tuple[Tied, bool]:
        """The counts, and whether they are whole."""
        found: dict[str, dict[str, int]] = {}
        try:
            with limited(connection, seconds) as ask:
                key, many = account_keys.c.key, func.count().label("many")
                counts = [
                    row
                    for some in chunks(sorted(keys))
                    for row in ask(select(key, many).where(key.in_(some)).group_by(key))
                ]
                for some in _gathered(sorted(counts, key=lambda row: (row.many, row.key))):
                    its = account_keys.join(accounts, accounts.c.id == account_keys.c.account)
                    question = select(key, accounts.c.type, many).select_from(its).where(key.in_(some))
                    for row in ask(question.group_by(key, accounts.c.type)):
                        found.setdefault(row.key, {})[row.type] = row.many
        except TimeIsUp:
            return found, False
        return found, True

    answer: Tied = remembered.answer(changing.number(connection), ("tied", frozenset(keys)), work_out)
    return answer


def named(connection: Connection, keys: Collection[str]) -> frozenset[str]:
    """Those of the keys that a fact of a current version is told under."""
    about, told = schema.about.c, fact_cards.c
    stands = and_(told.version == about.version, told.number == about.number)
    found: set[str] = set()
    for some in chunks(sorted(keys), KEYS):
        ways = (
            select(literal(key).label("key")).where(exists().where(about.key == key, stands)) for key in some
        )
        found.update(connection.execute(union_all(*ways)).scalars())
    return frozenset(found)


def _gathered(counts: Sequence[Any]) -> Iterator[list[str]]:
    """Keys whose accounts are asked for together."""
    some: list[str] = []
    many = 0
    for row in counts:
        if some and many + row.many > AT_ONCE:
            yield some
            some, many = [], 0
        some.append(row.key)
        many += row.many
    if some:
        yield some
