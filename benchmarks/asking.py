"""What the questions of pages cost on a large record: milliseconds, of the clock and of the processor.

usage: asking.py RECORD [--times 40] [--only WORD]

Each kind of question is asked with other values every time, so that none is answered from what was just
read. The record is one that generate.py made.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, get_args

from sqlalchemy import func, select

from dragoman.model.catalogue import ORDERS, Asked, Count, Facets, Listed, Order
from dragoman.store import Record, schema
from dragoman.store.catalogue.counting import fields_of

STATES = ("CN", "KZ", "KG", "TJ", "TM", "UZ")
SECTORS = ("rail", "road", "gas-pipeline", "renewable-energy", "mining", "trade", "education")
TYPES = ("meeting", "agreement", "project", "commitment", "person", "series")
DATED: tuple[Order, ...] = ("-date", "-added", "date")
Question = Callable[[], Any]


class Asking:
    """Questions with values by chance."""

    def __init__(self, record: Record, seed: int = 1) -> None:
        self.record = record
        self.chance = random.Random(seed)
        with record._reading() as connection:
            keys = schema.about.c.key
            rows = connection.execute(select(keys, func.count()).group_by(keys).order_by(func.count().desc()))
            self.keys = [row.key for row in rows]
        self.ids = [card.id for type in TYPES for card in self.pages(Asked(types=(type,), order="name"), 4)]
        self.documents = [one.id for one in record.document_cards(Asked(order="-sources", limit=300)).items]

    def pages(self, asked: Asked, many: int) -> Iterator[Any]:
        """The cards of some pages."""
        for _ in range(many):
            page = self.record.cards(asked)
            yield from page.items
            if page.next is None:
                return
            asked = replace(asked, after=page.next)

    def any_key(self) -> frozenset[str]:
        """A name: many are asked for that few texts have, most for those that many have."""
        at = min(int(self.chance.paretovariate(0.4)), len(self.keys)) - 1
        return frozenset({self.keys[at]})

    def filters(self) -> dict[str, Any]:
        """One or two filters."""
        year = self.chance.randrange(2014, 2026)
        some: list[dict[str, Any]] = [
            {"about": self.any_key()},
            {"about": frozenset({self.chance.choice(STATES)})},
            {"between": (frozenset({"CN"}), frozenset({self.chance.choice(STATES[1:])}))},
            {"sectors": (self.chance.choice(SECTORS),)},
            {"since": f"{year}-{self.chance.randrange(1, 13):02}"},
            {"since": str(year), "until": str(year)},
            {
                "statuses": (
                    self.chance.choice(("held", "signed", "planned", "open", "overdue", "operational")),
                )
            },
            {"added_since": datetime.now(UTC)},
        ]
        chosen = self.chance.sample(some, self.chance.randint(1, 2))
        return {name: value for one in chosen for name, value in one.items()}

    def counted(self, listed: Listed) -> Count:
        """The count of what fits some filters."""
        return self.record.count(Asked(**self.filters()), listed)

    def faceted(self, listed: Listed) -> Facets:
        """All facets of what fits some filters."""
        return self.record.facets(Asked(**self.filters()), fields_of(listed), listed)

    def kinds(self) -> dict[str, Question]:
        """Every kind of question, each a call that asks one."""
        record, chance = self.record, self.chance

        def one_type() -> tuple[str, ...]:
            return (chance.choice(TYPES),)

        def order() -> Order:
            return chance.choice(ORDERS)

        def limited() -> Order:
            return chance.choice(DATED)

        kinds: dict[str, Question] = {
            "cards of a type": lambda: record.cards(Asked(types=one_type(), order=order())),
            "cards of all types": lambda: record.cards(Asked(order=order())),
            "cards of a type, filtered": lambda: record.cards(
                Asked(types=one_type(), order=order(), **self.filters())
            ),
            "cards of all types, filtered": lambda: record.cards(Asked(order=order(), **self.filters())),
            "a card": lambda: record.card(chance.choice(self.ids)),
            "findings on an account": lambda: record.findings_about(chance.choice(self.ids)),
            "findings": lambda: record.found(Asked(order=limited())),
            "findings, filtered": lambda: record.found(Asked(order=limited(), **self.filters())),
            "documents": lambda: record.document_cards(Asked(order=order())),
            "documents about": lambda: record.document_cards(Asked(about=self.any_key(), order=order())),
            "documents, filtered": lambda: record.document_cards(
                Asked(publishers=("Agence 7",), languages=("fr",), since="2019", order=order())
            ),
            "facts": lambda: record.facts_page(Asked(order=limited())),
            "facts about": lambda: record.facts_page(Asked(about=self.any_key(), order=limited())),
            "facts of a type about": lambda: record.facts_page(
                Asked(types=("statement",), about=self.any_key(), order=limited())
            ),
            "facts of a document": lambda: record.facts_page(
                Asked(document=chance.choice(self.documents), order="name")
            ),
        }
        for listed in get_args(Listed):
            kinds[f"count of {listed}"] = partial(record.count, Asked(), listed)
            kinds[f"count of {listed}, filtered"] = partial(self.counted, listed)
            kinds[f"facets of {listed}"] = partial(record.facets, Asked(), fields_of(listed), listed)
            kinds[f"facets of {listed}, filtered"] = partial(self.faceted, listed)
        return kinds


def spent(question: Question, times: int) -> tuple[list[float], list[float], int]:
    """The milliseconds that each of so many took, of the clock and of the processor, each in order; how
    often an answer was not complete.
    """
    clock, processor, cut = [], [], 0
    for _ in range(times):
        began, busy = time.perf_counter(), time.thread_time()
        answer = question()
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.thread_time() - busy) * 1000)
        cut += getattr(answer, "complete", True) is False
    return sorted(clock), sorted(processor), cut


def main() -> int:
    """Print a row a kind of question."""
    parser = argparse.ArgumentParser(description="What the questions of pages cost on a large record.")
    parser.add_argument("record")
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    with Record.open(args.record, create=False) as record:
        print(f"{'question':32} {'p50 ms':>7} {'p95':>6} {'worst':>6} {'busy p50':>9} {'p95':>6}  cut short")
        for name, question in Asking(record).kinds().items():
            if args.only in name:
                clock, busy, cut = spent(question, args.times)
                half, most = len(clock) // 2, min(len(clock) - 1, int(len(clock) * 0.95))
                times = f"{clock[half]:7.1f} {clock[most]:6.1f} {clock[-1]:6.1f}"
                print(f"{name:32} {times} {busy[half]:9.1f} {busy[most]:6.1f}  {cut or ''}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
