"""How many there are of what is asked for, and of each value of a field: as far as time allows.

In: a connection in a transaction, what is asked, of which list, and a time. Out: counts that say whether
they are complete; those that are, are remembered until the record changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Table, case, func, literal, select

from dragoman.model.catalogue import SIGNS, Asked, Count, Facets, Listed
from dragoman.model.errors import AskedError
from dragoman.store import changing
from dragoman.store.accounts_schema import account_keys, accounts, findings
from dragoman.store.catalogue import accounts as of_accounts
from dragoman.store.catalogue import documents as of_documents
from dragoman.store.catalogue import facts as of_facts
from dragoman.store.catalogue import findings as of_findings
from dragoman.store.catalogue.limits import Ask, TimeIsUp, limited
from dragoman.store.catalogue.remembering import Remembered
from dragoman.store.catalogue.tables import document_cards, fact_cards

Conditions: TypeAlias = Callable[[Connection, Asked], list[ColumnElement[bool]]]
Column: TypeAlias = Callable[[Asked], ColumnElement[Any]]
VALUES = 100
"""Values of a field that are counted: the most frequent."""
SOON = 1000
"""Rows that are counted first, so that something is known when the time is up."""
PARTY, SIGN = "party", "sign"
"""Fields of which one thing may have several values."""

_LISTS: Mapping[Listed, tuple[Table, Conditions]] = MappingProxyType(
    {
        "accounts": (accounts, of_accounts.conditions),
        "documents": (document_cards, of_documents.conditions),
        "facts": (fact_cards, of_facts.conditions),
        "findings": (findings, of_findings.conditions),
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

    def work_out() -> tuple[Count, bool]:
        """The count, and whether it is whole."""
        found, (table, conditions) = 0, _LISTS[listed]
        one = select(literal(1).label("one")).select_from(table).where(*conditions(connection, asked))
        try:
            with limited(connection, seconds) as ask:
                for some in (one.limit(SOON), one):
                    many = select(func.count().label("many")).select_from(some.subquery())
                    found = ask(many)[0].many
                    if found < SOON:
                        break
        except TimeIsUp:
            return Count(found, False), False
        return Count(found, True), True

    answer: Count = remembered.answer(changing.number(connection), (asked, listed), work_out)
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
    for field in fields:
        if field not in fields_of(listed):
            raise AskedError(f"field: {field!r} is none of {', '.join(fields_of(listed))}")
    now, counts = changing.number(connection), dict[str, Mapping[str, int]]()
    conditions = _LISTS[listed][1](connection, asked)
    try:
        with limited(connection, seconds) as ask:
            for field in fields:
                work_out = partial(_counted, ask, asked, conditions, field, listed)
                counts[field] = remembered.answer(now, (asked, listed, field), work_out)
    except TimeIsUp:
        return Facets(counts, False)
    return Facets(counts, True)


def _counted(
    ask: Ask, asked: Asked, conditions: Sequence[ColumnElement[bool]], field: str, listed: Listed
) -> tuple[Mapping[str, int], bool]:
    """The counts of a field, and that they are whole: where they are not, the time was up."""
    table = _LISTS[listed][0]
    if field == SIGN:
        return _signs(ask, conditions), True
    held = account_keys.alias()  # the question itself may look into this table
    value = (held.c.key if field == PARTY else _FIELDS[listed][field](asked)).label("value")
    question = select(value, func.count().label("many")).select_from(table).where(*conditions)
    if field == PARTY:
        question = question.join(held, (held.c.account == accounts.c.id) & (held.c.role == PARTY))
    grouped = question.where(value.is_not(None)).group_by(value)
    ordered = grouped.order_by(func.count().desc(), value).limit(VALUES)
    return {_shown(row.value): row.many for row in ask(ordered)}, True


def _signs(ask: Ask, conditions: Sequence[ColumnElement[bool]]) -> Mapping[str, int]:
    each = [func.sum(case((of_documents.SIGNED[sign], 1), else_=0)) for sign in SIGNS]
    row = ask(select(*each).select_from(document_cards).where(*conditions))[0]
    return {sign: int(many) for sign, many in zip(SIGNS, row, strict=True) if many}


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
