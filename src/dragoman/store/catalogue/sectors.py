"""Of which sector accounts are: their own, or of what they are told in one sentence with.

In: sectors. Out: a condition on accounts. What is told with something of a sector stands in a table of its
own, and is fetched at once: asking each account of a list takes longer as soon as few are of the sector.
"""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, and_, or_, select

from dragoman.store.accounts_schema import accounts
from dragoman.store.catalogue.looking import is_one_of
from dragoman.store.catalogue.tables import account_sectors

SECTORED = ("project", "commitment")
"""The accounts that have a sector of their own."""


def of_sector(
    sectors: Collection[str], types: Collection[str] = (), *, found: bool = True
) -> ColumnElement[bool]:
    """The condition that an account is of one of these sectors; `types` are those that are asked for.

    `found`: rows may be found by their own sector.
    """
    own = is_one_of(accounts.c.sector, sectors, found=found)
    if types and set(types) <= set(SECTORED):
        return own
    told = and_(accounts.c.type.not_in(SECTORED), accounts.c.id.in_(_told_with(sectors)))
    return told if types and not set(types) & set(SECTORED) else or_(own, told)


def _told_with(sectors: Collection[str]) -> Select[tuple[str]]:
    """The accounts that are told in one sentence with something of these sectors."""
    return select(account_sectors.c.account).where(account_sectors.c.sector.in_(sectors))
