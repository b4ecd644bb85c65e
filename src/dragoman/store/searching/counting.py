"""Counts hits by kind, year, publisher and language, for as long as is allowed.

In: a connection in a transaction that reads, a query, seconds. Out: a `Found`; where the time was up, what
was counted until then. How many there are is told fast; publishers and languages stand with the documents,
and are counted where the time is likely to suffice.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from sqlalchemy import Connection, TextClause

from dragoman.model.catalogue import Count
from dragoman.model.search import Found
from dragoman.store.catalogue.limits import Ask, TimeIsUp, limited
from dragoman.store.searching import finding, index, keys

MOST_VALUES = 50
"""Values of a facet that are told, the most frequent ones."""
SOON = 1000
"""Hits that are counted first, so that something is known when the time is up."""
A_SECOND = 300_000
"""Hits whose documents are looked up in a second, more or less: what would take longer is not begun."""
OF_DOCUMENTS = ("publisher", "language")
"""Facets that stand with the documents."""
Ranges: TypeAlias = Sequence[tuple[int, int]]
Question: TypeAlias = Callable[..., TextClause]
"""Asks for what lies between two numbers: `index.counting` of a query."""


def count(
    connection: Connection,
    query: str,
    kinds: Sequence[str],
    days: tuple[int, int] | None,
    narrowed: Mapping[str, str],
    within: float,
    facets: Sequence[str],
) -> Found:
    """How many hits there are, of which kind, year, publisher and language.

    Raises:
        AskedError: a kind is none.
    """
    asked = index.understood(connection, query)
    between = finding.ranges(kinds, days, narrowed) if asked.clauses else []
    of_texts = [one for one in between if keys.kind_of(one) != "entry"]
    question = partial(index.counting, connection, asked, narrowed)
    counts, found = Counter[str](), dict[str, Counter[str]]()
    is_whole, deadline = False, time.monotonic() + within
    try:
        with limited(connection, within) as ask:
            for one in between:
                _count(ask, question, one, counts)
            is_whole = True
            if "year" in facets:
                found["year"] = _years(ask, question, of_texts)
            many = sum(counts[keys.kind_of(one)] for one in of_texts)
            if set(facets) & set(OF_DOCUMENTS) and many <= (deadline - time.monotonic()) * A_SECOND:
                found |= _of_documents(ask, question, of_texts)
    except TimeIsUp:
        pass
    found["kind"] = counts
    told = {name: dict(found[name].most_common(MOST_VALUES)) for name in facets if name in found}
    return Found(Count(counts.total(), is_whole), told, is_whole and len(told) == len(facets))


def _count(ask: Ask, question: Question, between: tuple[int, int], counts: Counter[str]) -> None:
    """Count the hits of a kind: a thousand of them, then all."""
    for most in (SOON, None):
        many = ask(question(between, most=most))[0].many
        if many:
            counts[keys.kind_of(between)] = many
        if many < SOON:
            break


def _years(ask: Ask, question: Question, between: Ranges) -> Counter[str]:
    found = Counter[str]()
    for one in between:
        for row in ask(question(one, (index.WEIGHT,))):
            if year := keys.year_of(row.weight):
                found[str(year)] += row.many
    return found


def _of_documents(ask: Ask, question: Question, between: Ranges) -> dict[str, Counter[str]]:
    found = {name: Counter[str]() for name in OF_DOCUMENTS}
    for one in between:
        for row in ask(question(one, OF_DOCUMENTS)):
            for name in OF_DOCUMENTS:
                if value := row._mapping[name]:
                    found[name][value] += row.many
    return found
