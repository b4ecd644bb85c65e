"""How many there are of what is asked for, and of each value of a field: as far as time allows.

In: a connection in a transaction, what is asked, of which list, and a time. Out: counts that say whether
they are complete; those that are, are remembered until the record changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Table, case, func, literal, select

from dragoman.model.catalogue import SIGNS, Asked, Count, Facets, Listed
from dragoman.model.errors import AskedError
from dragoman.store import changing
from dragoman.store.accounts_schema import accounts, findings
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
"""Fields of which one thing may have several values: parties stand in lines, each sign in a column."""

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
            PARTY: _plain(accounts.c.parties),
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


def fields_of(listed: Listed) -> tuple[str, ...]:
    """The fields of a list that can be counted."""
    return (*_FIELDS[listed], *((SIGN,) if listed == "documents" else ()))


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
    now = changing.number(connection)

    def work_out() -> tuple[Facets, bool]:
        """The counts, and whether they are whole; how many there are of all is known by them too."""
        try:
            with limited(connection, seconds) as ask:
                many, counts = _tallied(ask, _LISTS[listed][1](connection, asked), asked, fields, listed)
        except TimeIsUp:
            return Facets({}, False), False
        remembered.answer(now, (asked, listed), lambda: (Count(many, True), True))
        return Facets(counts, True), True

    answer: Facets = remembered.answer(now, (asked, listed, tuple(fields)), work_out)
    return answer


def _tallied(
    ask: Ask,
    conditions: Sequence[ColumnElement[bool]],
    asked: Asked,
    fields: Sequence[str],
    listed: Listed,
) -> tuple[int, dict[str, Mapping[str, int]]]:
    """How many there are, and of each value of each field: all at one look, by what occurs together."""
    table, grouped = _LISTS[listed][0], [field for field in fields if field != SIGN]
    columns = [_FIELDS[listed][field](asked).label(field) for field in grouped]
    signs = [_signed(sign).label(f"sign {sign}") for sign in SIGNS if SIGN in fields]
    question = select(*columns, *signs, func.count().label("many")).select_from(table).where(*conditions)
    rows = ask(question.group_by(*columns))
    found: dict[str, Counter[str]] = {field: Counter() for field in fields}
    for row in rows:
        for field, value in zip(grouped, row, strict=False):  # how many there are stands behind them
            for one in _shown(field, value):
                found[field][one] += row.many
        for sign, many in zip(SIGNS, row[len(columns) : -1], strict=False):
            found[SIGN][sign] += many or 0
    counts: dict[str, Mapping[str, int]] = {field: _most(+counted) for field, counted in found.items()}
    return sum(row.many for row in rows), counts


def _signed(sign: str) -> ColumnElement[Any]:
    """How many documents show a sign: they are added up, as most of them show none."""
    return func.sum(case((of_documents.SIGNED[sign], 1), else_=0))


def _most(counts: Mapping[str, int]) -> dict[str, int]:
    """The most frequent values, those with the most first."""
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:VALUES])


def _shown(field: str, value: Any) -> Sequence[str]:
    """The values that a thing has, as they are told."""
    if value is None:
        return ()
    if field == PARTY:
        return tuple(filter(None, value.split("\n")))
    return (str(value).lower() if isinstance(value, bool) else str(value),)
