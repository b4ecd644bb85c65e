"""Lists of accounts: filtered as `reconcile.selecting` does, ordered, a page at a time.

In: a connection in a transaction and what is asked. Out: cards. An undertaking whose last day has passed on
the day that is asked for is overdue; the record keeps it as open.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, exists, false, func, literal, or_, select

from dragoman.model.catalogue import Asked, Card, Page, Side
from dragoman.model.kept import PARTY
from dragoman.store.accounts_schema import account_facts, account_keys, accounts
from dragoman.store.catalogue.concerning import FEW, are_few, how_many
from dragoman.store.catalogue.days import within
from dragoman.store.catalogue.looking import is_one_of
from dragoman.store.catalogue.paging import Sorting, page, sorting
from dragoman.store.catalogue.sectors import of_sector
from dragoman.store.catalogue.tables import account_days
from dragoman.store.chunking import chunks
from dragoman.store.merging import current_entry
from dragoman.store.whole import whole

_C = accounts.c
SORTINGS = (
    Sorting("date", ((_C.first, str), (_C.id, str)), gaps=True),
    Sorting("-date", ((_C.first, str), (_C.id, str)), falling=True, gaps=True),
    Sorting("name", ((_C.name, str), (_C.id, str))),
    Sorting("-sources", ((_C.sources, int), (_C.id, str)), falling=True),
    Sorting("-added", ((_C.added, datetime), (_C.id, str)), falling=True),
)
VERY_FEW = 500
"""Accounts that are fetched one by one, rather than looked for among all in an index."""
POINTS, TOGETHER = 100, 2000
"""Points of a series that lists have, and of all series of a page: the last ones. Its own page has all."""
_SHOWN = (
    *(one for one in _C if one.name not in ("json", "brief")),
    func.coalesce(_C.brief, _C.json).label("json"),
)
"""The columns of an account as lists show it."""
OPEN, OVERDUE = "open", "overdue"


def card_page(connection: Connection, asked: Asked) -> Page[Card]:
    """The accounts that are asked for.

    Raises:
        AskedError: a cursor, date or limit that is none.
    """
    day, order = on_day(asked), sorting(SORTINGS, asked)
    # Which they are is found in narrow indexes; what they say, of those alone that are shown.
    question = select(*dict.fromkeys((_C.id, *order.columns))).where(*conditions(connection, asked, order))
    few = connection.dialect.name == "postgresql" and are_few(connection, account_keys.c.key, asked.about)
    return page(connection, question, order, asked, lambda rows: _shown(connection, rows, day), few=few)


def card(connection: Connection, id: str, day: date) -> Card | None:
    """The account of an id, or of what became of it."""
    row = connection.execute(select(accounts).where(_C.id == current_entry(connection, id))).first()
    return None if row is None else _cards(connection, [row], day.isoformat())[0]


def cards_by_id(connection: Connection, ids: Collection[str], day: date) -> dict[str, Card]:
    """The accounts of some ids, of those that are in use, as lists show them."""
    found: dict[str, Card] = {}
    for some in chunks(sorted(set(ids))):
        rows = _rows(connection, some)
        found |= {card.id: card for card in _listed(connection, rows, day.isoformat())}
    return found


def conditions(
    connection: Connection, asked: Asked, order: Sorting | None = None
) -> list[ColumnElement[bool]]:
    """What has to be so of an account; in an order, if it is a page that is asked for."""
    found = related(connection, asked, found=order is None)
    if asked.types:
        found.append(is_one_of(_C.type, asked.types, found=order is None or len(asked.types) == 1))
    if asked.statuses:
        found.append(_has_status(asked, found=order is None))
    if asked.kinds:
        found.append(is_one_of(_C.kind, asked.kinds, found=order is None))
    if asked.added_since is not None:
        found.append(_C.added >= asked.added_since.astimezone(UTC))
    if asked.since or asked.until:
        days = account_days.c
        found.append(exists().where(days.account == _C.id, *within(days.first, days.last, asked)))
    if asked.document is not None:
        its = select(account_facts.c.account).where(account_facts.c.document == asked.document)
        found.append(_C.id.in_(its))
    if asked.about is not None:
        found.append(_concerns(connection, asked.about))
    return found


def related(connection: Connection, asked: Asked, *, found: bool) -> list[ColumnElement[bool]]:
    """The conditions on whom an account is between and of which sector it is; `found`: all are wanted."""
    conditions = [_stands(connection, side) for side in asked.between or ()]
    if asked.sectors:
        conditions.append(of_sector(asked.sectors, asked.types, found=found))
    return conditions


def on_day(asked: Asked) -> str:
    """The day on which things are overdue or not."""
    return (asked.as_of or datetime.now(UTC).date()).isoformat()


def _concerns(connection: Connection, keys: Collection[str]) -> ColumnElement[bool]:
    """Whether an account stands under one of these keys, in the way that is quick for how many do."""
    table, wanted = account_keys.c, sorted(keys)
    its = select(table.account).where(table.key.in_(wanted))
    many = how_many(connection, table.key, wanted)
    if many <= VERY_FEW:
        return _C.id.in_(its)
    if many <= FEW:
        return func.coalesce(_C.id, "").in_(its)  # what is looked through stands in an index
    return exists().where(table.key.in_(wanted), table.account == _C.id)


def _stands(connection: Connection, side: Side) -> ColumnElement[bool]:
    """Whether one of a side's members, or all states of a region, are among the parties."""
    single = sorted(one for one in side if isinstance(one, str))
    ways: list[ColumnElement[bool]] = [_is_party(connection, single)] if single else []
    groups = sorted(sorted(map(str, one)) for one in side if not isinstance(one, str))
    ways += [and_(*(_is_party(connection, [one]) for one in group)) for group in groups]
    return or_(false(), *ways)


def _is_party(connection: Connection, keys: Sequence[str]) -> ColumnElement[bool]:
    """Whether one of these keys is among the parties: few are fetched, else the lines of each are read."""
    table = account_keys.c
    if how_many(connection, table.key, keys, VERY_FEW) <= VERY_FEW:
        return _C.id.in_(select(table.account).where(table.key.in_(keys), table.role == PARTY))
    place = func.instr if connection.dialect.name == "sqlite" else func.strpos
    lines = literal("\n") + _C.parties + "\n"
    return or_(*(place(lines, f"\n{key}\n") > 0 for key in keys))


def status_on(asked: Asked) -> ColumnElement[Any]:
    """The status that an account has on the day that is asked for."""
    return case((_passed(asked), OVERDUE), else_=_C.status)


def _passed(asked: Asked) -> ColumnElement[bool]:
    return and_(_C.type == "commitment", _C.status == OPEN, _C.due.is_not(None), _C.due < on_day(asked))


def _has_status(asked: Asked, *, found: bool) -> ColumnElement[bool]:
    passed, wanted = _passed(asked), sorted(set(asked.statuses))
    has = is_one_of(_C.status, wanted, found=found)
    if OPEN in wanted and OVERDUE not in wanted:
        return has & ~passed
    return has | passed if OVERDUE in wanted else has


def _shown(connection: Connection, rows: Sequence[Row[Any]], day: str) -> list[Card]:
    """The cards of what was found, in its order."""
    ids = [row.id for row in rows]
    held = {row.id: row for some in chunks(ids) for row in _rows(connection, some)}
    return _listed(connection, [held[id] for id in ids], day)


def _rows(connection: Connection, ids: Sequence[str]) -> Sequence[Row[Any]]:
    return connection.execute(select(*_SHOWN).where(_C.id.in_(ids))).all()


def _listed(connection: Connection, rows: Sequence[Row[Any]], day: str) -> list[Card]:
    """The cards of a list: where it has many series, each has fewer points."""
    series = sum(row.type == "series" for row in rows)
    return _cards(connection, rows, day, min(POINTS, TOGETHER // max(1, series)))


def _cards(
    connection: Connection, rows: Sequence[Row[Any]], day: str, points: int | None = None
) -> list[Card]:
    found = whole(connection, rows, points)
    return [_card(row, said, day) for row, said in zip(rows, found, strict=True)]


def _card(row: Row[Any], said: dict[str, Any], day: str) -> Card:
    status = row.status
    if row.type == "commitment" and status == OPEN and row.due is not None and row.due < day:
        status = said["state"] = OVERDUE
    return Card(
        id=row.id,
        type=row.type,
        title=row.title,
        status=status,
        date=row.date,
        sector=row.sector,
        sources=row.sources,
        documents=row.documents,
        added=row.added if row.added.tzinfo else row.added.replace(tzinfo=UTC),
        said=said,
    )
