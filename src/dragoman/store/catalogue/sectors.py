"""Of which sector accounts are: their own, or of what they are told in one sentence with.

In: sectors. Out: a condition on accounts, in the way that is quick for how many are of these sectors: a few
are fetched, where there are many each account is asked.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, exists, func, literal, or_, select, union_all

from dragoman.store.accounts_schema import accounts
from dragoman.store.catalogue.concerning import FEW
from dragoman.store.catalogue.looking import is_one_of
from dragoman.store.catalogue.tables import account_sentences

SECTORED = ("project", "commitment")
"""The accounts that have a sector of their own."""


def of_sector(
    connection: Connection, sectors: Collection[str], types: Collection[str] = ()
) -> ColumnElement[bool]:
    """The condition that an account is of one of these sectors; `types` are those that are asked for."""
    few = are_few(connection, sectors)
    own = is_one_of(accounts.c.sector, sectors, found=few)
    if types and set(types) <= set(SECTORED):
        return own
    return _is_among(sectors) if few else or_(own, _is_told_with(sectors))


def are_few(connection: Connection, sectors: Collection[str]) -> bool:
    """Whether what is of these sectors is told in few sentences, so that it can be fetched."""
    said = account_sentences.c.account == accounts.c.id
    some = (
        select(literal(1)).join_from(accounts, account_sentences, said).where(accounts.c.sector.in_(sectors))
    )
    many = select(func.count()).select_from(some.limit(FEW + 1).subquery())
    return int(connection.execute(many).scalar_one()) <= FEW


def _is_among(sectors: Collection[str]) -> ColumnElement[bool]:
    other, holder = accounts.alias(), accounts.alias()
    mine, theirs = account_sentences.alias(), account_sentences.alias()
    told = (
        select(mine.c.account)
        .join_from(other, theirs, theirs.c.account == other.c.id)
        .join(mine, mine.c.sentence == theirs.c.sentence)
        .join(holder, holder.c.id == mine.c.account)
        .where(other.c.sector.in_(sectors), holder.c.type.not_in(SECTORED))
    )
    own = accounts.alias()
    found = union_all(select(own.c.id).where(own.c.sector.in_(sectors)), told).subquery()
    return accounts.c.id.in_(select(found.c.id))


def _is_told_with(sectors: Collection[str]) -> ColumnElement[bool]:
    other = accounts.alias()
    mine, theirs = account_sentences.alias(), account_sentences.alias()
    together = exists().where(
        mine.c.account == accounts.c.id,
        theirs.c.sentence == mine.c.sentence,
        other.c.id == theirs.c.account,
        other.c.sector.in_(sectors),
    )
    return accounts.c.type.not_in(SECTORED) & together
