"""How many there are of what is asked for, and of each value of a field: as far as time allows.

In: a connection in a transaction, what is asked, of which list, and a time. Out: counts that say whether
they are complete; those that are, are remembered until the record changes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Row, Select, case, func, literal, select

from dragoman.model.catalogue import SIGNS, Asked, Count, Facets, Listed
from dragoman.model.errors import AskedError
from dragoman.store.accounts_schema import account_keys, accounts, findings
from dragoman.store.catalogue import accounts as of_accounts
from dragoman.store.catalogue import documents as of_documents
from dragoman.store.catalogue import facts as of_facts
from dragoman.store.catalogue import findings as of_findings
from dragoman.store.catalogue.limits import TimeIsUp, limited
from dragoman.store.catalogue.remembering import Remembered, stamp
from dragoman.store.catalogue.tables import document_cards, fact_cards

Matching: TypeAlias = Callable[..., Select[Any]]
Column: TypeAlias = Callable[[Asked], ColumnElement[Any]]
VALUES = 100
"""Values of a field that are counted: the most frequent."""
SOON = 1000
"""Rows that are counted first, so that something is known when the time is up."""
PARTY, SIGN = "party", "sign"
"""Fields of which one thing may have several values."""

_MATCHING: Mapping[Listed, Matching] = MappingProxyType(
    {
        "accounts": of_accounts.matching,
        "documents": of_documents.matching,
        "facts": of_facts.matching,
        "findings": of_findings.matching,
    }
)


def _plain(column: ColumnElement[Any]) -> Column:
    return lambda _: column


def _year(column: ColumnElement[Any]) -> Column:
    return lambda _: func.substr(column, 1, 4)


_FIELDS: Mapping[Listed, Mapping[str, Column]] = MappingProxyType(
    {
        "accounts": {
            "type": _plain(accounts.c.type),
            "kind": _plain(accounts.c.kind),
            "status": of_accounts.status_on,
            "sector": _plain(accounts.c.sector),
            "year": _year(accounts.c.first),
        },
        "documents": {
            "language": _plain(document_cards.c.language),
            "publisher": _plain(document_cards.c.publisher),
            "year": _year(document_cards.c.first),
        },
        "facts": {
            "type": _plain(fact_cards.c.type),
            "sector": _plain(fact_cards.c.sector),
            "status": _plain(fact_cards.c.status),
            "year": _year(fact_cards.c.first),
        },
        "findings": {
            "kind": _plain(findings.c.kind),
            "holds": _plain(findings.c.holds),
            "year": _year(findings.c.first),
        },
    }
)
_SEVERAL: Mapping[Listed, tuple[str, ...]] = MappingProxyType({"accounts": (PARTY,), "documents": (SIGN,)})


def fields_of(listed: Listed) -> tuple[str, ...]:
    """The fields of a list that can be counted."""
    return (*_FIELDS[listed], *_SEVERAL.get(listed, ()))


def count(
    connection: Connection, asked: Asked, listed: Listed, seconds: float, remembered: Remembered
) -> Count:
    """How many there are of what is asked for; `seconds` is the longest that it may take."""
    deadline = time.monotonic() + seconds

    def work_out() -> tuple[Count, bool]:
        found = 0
        one = _MATCHING[listed](connection, asked, literal(1).label("one"))
        try:
            for some in (one.limit(SOON), one):
                many = select(func.count().label("many")).select_from(some.subquery())
                found = _rows(connection, many, deadline)[0].many
                if found < SOON:
                    break
        except TimeIsUp:
            return Count(found, False), False
        return Count(found, True), True

    answer: Count = remembered.answer(stamp(connection), (asked, listed), work_out)
    return answer


def facets(
    connection: Connection,
    asked: Asked,
    fields: Sequence[str],
    listed: Listed,
    seconds: float,
    remembered: Remembered,
) -> Facets:
    """How often each value of some fields occurs; `seconds` is the longest that all of it may take.

    Raises:
        AskedError: the list has no such field.
    """
    deadline, now = time.monotonic() + seconds, stamp(connection)
    counts: dict[str, Mapping[str, int]] = {}
    try:
        for field in fields:
            work_out = partial(_counted, connection, asked, field, listed, deadline)
            counts[field] = remembered.answer(now, (asked, listed, field), work_out)
    except TimeIsUp:
        return Facets(counts, False)
    return Facets(counts, True)


def _counted(
    connection: Connection, asked: Asked, field: str, listed: Listed, deadline: float
) -> tuple[Mapping[str, int], bool]:
    """The counts of a field, and that they are whole: where they are not, the time was up."""
    if field not in fields_of(listed):
        raise AskedError(f"field: {field!r} is none of {', '.join(fields_of(listed))}")
    if field == SIGN:
        return _signs(connection, asked, deadline), True
    held = account_keys.alias()  # the question itself may look into this table
    value = (held.c.key if field == PARTY else _FIELDS[listed][field](asked)).label("value")
    question = _MATCHING[listed](connection, asked, value, func.count().label("many"))
    if field == PARTY:
        question = question.join(held, (held.c.account == accounts.c.id) & (held.c.role == PARTY))
    grouped = question.where(value.is_not(None)).group_by(value)
    ordered = grouped.order_by(func.count().desc(), value).limit(VALUES)
    return {_shown(row.value): row.many for row in _rows(connection, ordered, deadline)}, True


def _signs(connection: Connection, asked: Asked, deadline: float) -> Mapping[str, int]:
    each = [func.sum(case((of_documents.SIGNED[sign], 1), else_=0)) for sign in SIGNS]
    row = _rows(connection, of_documents.matching(connection, asked, *each), deadline)[0]
    return {sign: int(many) for sign, many in zip(SIGNS, row, strict=True) if many}


def _rows(connection: Connection, question: Select[Any], deadline: float) -> Sequence[Row[Any]]:
    with limited(connection, deadline - time.monotonic()):
        return connection.execute(question).all()


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
