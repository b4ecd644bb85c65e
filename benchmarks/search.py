"""How long searches take over a large record, by how much they find.

usage: search.py PLACE [PLACE …] [--queries 200]

Queries are made of the record's own words, chosen with a fixed seed: single words, two words, phrases of two
to four, beginnings, a word without another, names of entries. Each is asked for a first page of 20 and then
counted, once after the record was opened and again. Where several records are given (the same in SQLite and
PostgreSQL), they must find the same. Records are made by `generate.py`, and moved by `dragoman copy`.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from dragoman.model.search import Hits
from dragoman.store import Record, schema
from dragoman.store.search_schema import search_entries
from dragoman.store.searching.terms import terms

BOUNDS = (0, 20, 200, 2_000, 20_000, 10**9)
LIMIT = 20


@dataclass
class Asked:
    """A query as it was answered: how much it finds; the seconds of a page and of counting, twice each."""

    query: str
    many: int
    page: tuple[float, float]
    counting: tuple[float, float]
    hits: Hits


def queries(record: Record, number: int) -> list[str]:
    """Queries in the record's own words."""
    chance = random.Random(1)
    with record._reading() as connection:
        versions = schema.versions.c
        last = connection.execute(select(versions.key).order_by(versions.key.desc()).limit(1)).scalar_one()
        keys = chance.sample(range(1, last + 1), min(last, 2 * number))
        texts = [row.text for row in connection.execute(select(versions.text).where(versions.key.in_(keys)))]
        titles = [row.title for row in connection.execute(select(search_entries.c.title).limit(number))]
    made: list[str] = []
    for i, said in enumerate(sorted(texts)):
        words = [said[one.start : one.end] for one in terms(said)]
        if len(words) < 8:
            continue
        at = chance.randrange(len(words) - 5)
        one = chance.choice([word for word in words if len(word) > 3] or words)
        other = chance.choice(words)
        made.append(
            (
                one,
                f"{one} {other}",
                f'"{" ".join(words[at : at + chance.randint(2, 4)])}"',
                f"{one[:5]}*",
                f"{one} -{other}",
                f'"{" ".join(words[at : at + 3])}" {one}',
                chance.choice(titles) if titles else one,
            )[i % 7]
        )
    return list(dict.fromkeys(made))[:number]


def ask(record: Record, query: str) -> Asked:
    """Ask a query twice."""
    page, counting = [], []
    for _ in range(2):
        begun = time.perf_counter()
        hits = record.search(query, limit=LIMIT)
        page.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        record.search_counts(query)
        counting.append(time.perf_counter() - begun)
    many = record.search_counts(query, within=60).count.many
    return Asked(query, many, (page[0], page[1]), (counting[0], counting[1]), hits)


def told(seconds: Sequence[float]) -> str:
    """The median, the 95th percentile and the longest, in milliseconds."""
    in_order = sorted(seconds)
    nearly = in_order[min(len(in_order) - 1, int(len(in_order) * 0.95))]
    return f"{1000 * statistics.median(in_order):7.1f} {1000 * nearly:7.1f} {1000 * in_order[-1]:7.1f}"


def report(place: str, asked: Sequence[Asked]) -> None:
    """Print how long it took, by how much was found."""
    print(f"\n{place}: {len(asked)} queries; milliseconds: median, 95th percentile, longest")
    print(f"{'hits':>18} {'queries':>8}   {'page, first':^23}   {'page, again':^23}   {'counts, again':^23}")
    held: dict[int, list[Asked]] = defaultdict(list)
    for one in asked:
        held[next(i for i, bound in enumerate(BOUNDS) if one.many <= bound)].append(one)
    for i, some in sorted(held.items()):
        least = f"{BOUNDS[i - 1] + 1:,} – {BOUNDS[i]:,}" if i else "none"
        least = least if BOUNDS[i] < 10**9 else f"over {BOUNDS[i - 1]:,}"
        first, again = (told([one.page[turn] for one in some]) for turn in (0, 1))
        print(f"{least:>18} {len(some):>8}   {first}   {again}   {told([one.counting[1] for one in some])}")
    slow = max((one for one in asked if one.many <= 2_000), key=lambda one: one.page[1], default=None)
    if slow:
        print(f"slowest up to 2,000 hits: {slow.query!r}, {slow.many} hits, {1000 * slow.page[1]:.0f} ms")


def main() -> int:
    """Ask every record the same, and report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("places", nargs="+", metavar="PLACE")
    parser.add_argument("--queries", type=int, default=200)
    options = parser.parse_args()
    wanted: list[str] = []
    answers: list[list[Hits]] = []
    for place in options.places:
        with Record.open(place, create=False) as record:
            wanted = wanted or queries(record, options.queries)
            asked = [ask(record, query) for query in wanted]
            report(record.place, asked)
            answers.append([one.hits for one in asked])
    wrong = [
        query for query, *hits in zip(wanted, *answers, strict=True) if any(one != hits[0] for one in hits)
    ]
    if wrong:
        print(f"answered differently: {wrong}", file=sys.stderr)
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
