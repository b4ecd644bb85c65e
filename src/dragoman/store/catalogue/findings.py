"""Lists of findings: filtered as `reconcile.selecting` does, ordered, a page at a time.

In: a connection in a transaction and what is asked. Out: findings as the contract has them, each with
`found_at`. What becomes overdue on a day is no finding before.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, func, or_, select

from dragoman.model.catalogue import MOST, Asked, Page
from dragoman.store.accounts_schema import (
    accounts,
    finding_about,
    finding_facts,
    finding_keys,
    findings,
)
from dragoman.store.catalogue.accounts import on_day, related
from dragoman.store.catalogue.concerning import are_few
from dragoman.store.catalogue.days import within
from dragoman.store.catalogue.looking import is_one_of
from dragoman.store.catalogue.paging import Sorting, page, sorting
from dragoman.store.catalogue.tables import finding_days
from dragoman.store.chunking import chunks

_C = findings.c
SORTINGS = (
    Sorting("date", ((_C.first, str), (_C.id, str)), gaps=True),
    Sorting("-date", ((_C.first, str), (_C.id, str)), falling=True, gaps=True),
    Sorting("name", ((_C.kind, str), (_C.id, str))),
    Sorting("-added", ((_C.found_at, datetime), (_C.id, str)), falling=True),
)
Said = dict[str, Any]
"""A finding as the contract has it, with `found_at`."""


def finding_page(connection: Connection, asked: Asked) -> Page[Said]:
    """The findings that are asked for.

    Raises:
        AskedError: a cursor, date, order or limit that is none.
    """
    day, order = on_day(asked), sorting(SORTINGS, asked)
    # Which they are is found in narrow indexes; what they say, of those alone that are shown.
    question = select(*dict.fromkeys((_C.id, *order.columns))).where(*conditions(connection, asked, order))
    few = connection.dialect.name == "postgresql" and are_few(connection, finding_keys.c.key, asked.about)
    return page(connection, question, order, asked, lambda rows: _shown(connection, rows, day), few=few)


def findings_about(connection: Connection, account: str, day: date) -> list[Said]:
    """The findings on an account that hold on a day, the latest first; at most a page as long as allowed."""
    its = select(finding_about.c.finding).where(finding_about.c.account == account)
    question = select(findings).where(_C.id.in_(its), _holds_on(day.isoformat()))
    rows = connection.execute(question.order_by(_C.found_at.desc(), _C.id).limit(MOST)).all()
    return _all_said(rows, day.isoformat())


def finding(connection: Connection, id: str, day: date) -> Said | None:
    """The finding of an id."""
    row = connection.execute(select(findings).where(_C.id == id)).first()
    return None if row is None else _said(row, day.isoformat())


def conditions(
    connection: Connection, asked: Asked, order: Sorting | None = None
) -> list[ColumnElement[bool]]:
    """What has to be so of a finding: of the facts that it rests on, and of the accounts that it is about."""
    found: list[ColumnElement[bool]] = [_holds_on(on_day(asked))]
    if asked.kinds:
        found.append(is_one_of(_C.kind, asked.kinds, found=order is None or len(asked.kinds) == 1))
    if asked.holds is not None:
        found.append(_C.holds.is_(asked.holds))
    if asked.added_since is not None:
        found.append(_C.found_at >= asked.added_since.astimezone(UTC))
    if asked.since or asked.until:
        days = finding_days.c
        its = select(days.finding).where(*within(days.first, days.last, asked))
        found.append(func.coalesce(_C.id, "").in_(its))  # few findings have days
    if asked.document is not None:
        its = select(finding_facts.c.finding).where(finding_facts.c.document == asked.document)
        found.append(_C.id.in_(its))
    if asked.about is not None:
        found.append(_concerns(connection, asked.about))
    sided = related(connection, asked, found=True)
    if sided or asked.types:
        found.append(_about_such(asked.types, sided))
    return found


def _concerns(connection: Connection, keys: Collection[str]) -> ColumnElement[bool]:
    table = finding_keys.c
    if are_few(connection, table.key, keys):
        return _C.id.in_(select(table.finding).where(table.key.in_(sorted(keys))))
    return exists().where(table.key.in_(sorted(keys)), table.finding == _C.id)


def _about_such(types: Collection[str], sided: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """Whether an account that a finding is about is such a one: these are looked up first, in an index."""
    if not sided:
        same = (finding_about.c.finding == _C.id, accounts.c.id == finding_about.c.account)
        return exists().where(*same, accounts.c.type.in_(types))
    such = select(accounts.c.id).where(*([accounts.c.type.in_(types)] if types else []), *sided)
    its = select(finding_about.c.finding).where(finding_about.c.account.in_(such))
    return func.coalesce(_C.id, "").in_(its)


def _holds_on(day: str) -> ColumnElement[bool]:
    return or_(_C.due.is_(None), _C.due < day)


def _shown(connection: Connection, rows: Sequence[Row[Any]], day: str) -> list[Said]:
    """What was found, in its order."""
    held: dict[str, Row[Any]] = {}
    for some in chunks([row.id for row in rows]):
        held |= {row.id: row for row in connection.execute(select(findings).where(_C.id.in_(some)))}
    return _all_said([held[row.id] for row in rows], day)


def _all_said(rows: Sequence[Row[Any]], day: str) -> list[Said]:
    return [_said(row, day) for row in rows]


def _said(row: Row[Any], day: str) -> Said:
    said: Said = json.loads(row.json)
    if "as_of" in said and row.due is not None and row.due < day:
        before, _, after = said["explanation"].rpartition(said["as_of"])
        said |= {"as_of": day, "explanation": f"{before}{day}{after}"}
    found_at = row.found_at if row.found_at.tzinfo else row.found_at.replace(tzinfo=UTC)
    return said | {"found_at": found_at.isoformat()}
