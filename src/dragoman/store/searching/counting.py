"""Counts hits by kind, year, publisher and language, for as long as is allowed.

In: a connection in a transaction that reads, a query, seconds. Out: a `Found`; where the time was up, what
was counted until then.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

from dragoman.model.catalogue import Count
from dragoman.model.search import FACETS, Found
from dragoman.store.catalogue.limits import TimeIsUp, limited
from dragoman.store.searching import finding, index, keys

MOST_VALUES = 50
"""Values of a facet that are told, the most frequent ones."""


def count(
    connection: Connection,
    query: str,
    kinds: Sequence[str],
    days: tuple[int, int] | None,
    narrowed: Mapping[str, str],
    within: float,
) -> Found:
    """How many hits there are, of which kind, year, publisher and language.

    Raises:
        AskedError: a kind is none.
    """
    asked = index.understood(connection, query)
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    complete, deadline = True, time.monotonic() + within
    seen: set[int] = set()
    try:
        for between in finding.ranges(kinds, days, narrowed) if asked.clauses else ():
            with limited(connection, max(0.001, deadline - time.monotonic())):
                for key, publisher, language in index.counted(connection, asked, between, narrowed):
                    place = keys.place_of(key)
                    if place.kind == "document":
                        if place.of in seen:
                            continue
                        seen.add(place.of)
                    _count(counts, place, publisher, language)
                    if time.monotonic() > deadline:
                        raise TimeIsUp
    except TimeIsUp:
        complete = False
    many = sum(counts["kind"].values())
    return Found(
        Count(many, complete), {name: dict(found.most_common(MOST_VALUES)) for name, found in counts.items()}
    )


def _count(
    counts: Mapping[str, Counter[str]], place: keys.Place, publisher: str | None, language: str | None
) -> None:
    counts["kind"][place.kind] += 1
    if place.kind == "entry":
        return
    year = keys.year_of(place.weight)
    for name, value in (("year", year and str(year)), ("publisher", publisher), ("language", language)):
        if value:
            counts[name][value] += 1
