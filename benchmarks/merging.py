"""What keeping a record up to date costs as it grows: documents a second, memory, what one more takes.

Merged entries, accounts and findings are brought up to date; times are those of the processor, so that they
do not depend on what else the machine does, and by the clock.

usage: merging.py [--sizes 1000,10000] [--keep FOLDER]

The documents are made of the samples: each event is one sample's facts, moved to another day and year, with
other amounts, parties and names. How many documents tell of an event follows a power law, as in the news: a
few are told by very many. Now and then a telling leaves a date out.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from dragoman.model.document import Source
from dragoman.model.entity import Entity
from dragoman.model.fact import Fact
from dragoman.model.period import Period
from dragoman.packs.framework import load_framework
from dragoman.run.keeper import keeper_of
from dragoman.run.options import Options
from dragoman.run.reconciling import catch_up, note, take
from dragoman.store import Entry, Record

ROOT = Path(__file__).parents[1]
STATES = ("KZ", "KG", "TJ", "TM", "UZ")
DATED = ("date", "period", "deadline")
Sample = tuple[Source, tuple[Fact, ...]]
LAST = 20
"""Documents that are added one by one at the end, to see what one takes."""


def made(facts: tuple[Fact, ...], event: int, chance: random.Random) -> Iterator[Fact]:
    """The facts of a sample as those of another event; now and then a telling leaves a field out."""
    own = random.Random(event)
    shift, turn, factor = timedelta(days=own.randrange(5000)), own.randrange(5), 1 + own.randrange(999) / 1000
    for fact in facts:
        changes: dict[str, Any] = {}
        for one in fields(fact):
            value = getattr(fact, one.name)
            if one.name in DATED and value is not None:
                left_out = chance.random() < 0.1
                changes[one.name] = None if left_out else moved(value, shift)
            elif one.name == "value" and isinstance(value, (int, float)):
                changes[one.name] = round(value * factor, 2)
            else:
                changes[one.name] = turned(value, turn, event)
        yield replace(fact, **changes)


def moved(edtf: str, shift: timedelta) -> str:
    """A date some days later, as exact as it was."""
    period = Period.of(edtf)
    if period is None or not period.year or period.first.year < 1900 or period.last.year > 2100:
        return edtf
    day = (period.first + shift).isoformat()
    return day if period.days == 1 else day[:7] if period.days <= 31 else day[:4]


def turned(value: Any, turn: int, event: int) -> Any:
    """Another state for a state, another name for a thing or person without a place in the registry."""
    if isinstance(value, tuple):
        return tuple(turned(one, turn, event) for one in value)
    if isinstance(value, str) and value in STATES:
        return STATES[(STATES.index(value) + turn) % len(STATES)]
    if isinstance(value, Entity) and value.id is None:
        return Entity(None, f"{value.label} {event % 5000}")
    return value


def sources(count: int, samples: list[Sample], seed: int) -> Iterator[Entry]:
    """So many documents, in random order of their events."""
    chance = random.Random(seed)
    events = max(1, count // 3)
    for number in range(count):
        event = (
            min(int(chance.paretovariate(0.8)), events) if chance.random() < 0.5 else chance.randrange(events)
        )
        source, facts = samples[event % len(samples)]
        text = source.text + f"\n\nN° {chance.randrange(10**9)}"
        named = replace(source, id=f"made/{seed}/{number:06}", text=text, origin=None)
        yield Entry.of(named, made(facts, event, chance), "made")


def filled(record: Record, count: int, samples: list[Sample]) -> None:
    """Write so many documents into a record."""
    batch: list[Entry] = []
    for entry in sources(count, samples, 1):
        batch.append(entry)
        if len(batch) == 200:
            record.add(batch)
            batch = []
    record.add(batch)


def measured(folder: Path, count: int, samples: list[Sample]) -> str:
    """A line of the table."""
    with Record.open(folder / f"{count}.db") as record:
        filled(record, count, samples)
        record.tidy()
        began = time.process_time()
        catch_up(record)
        whole = time.process_time() - began
        record.tidy()
        one_more, clock = [], []
        keep = keeper_of(load_framework(Options().framework))
        for entry in sources(LAST, samples, 2):
            record.add([entry])
            began, now = time.process_time(), time.monotonic()
            record.merge(take, note, 1, keep)
            one_more.append((time.process_time() - began) * 1000)
            clock.append((time.monotonic() - now) * 1000)
        entries = len(set(record.entry_of().values()))
        facts = sum(record.counts().facts.values())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    median, worst = statistics.median(one_more), max(one_more)
    rate, by_clock = count / whole, statistics.median(clock)
    return (
        f"{count:>9,} {facts:>10,} {entries:>9,} {rate:>8.1f} {median:>8.1f} {worst:>8.1f} {by_clock:>8.1f} "
        f"{peak:>8.0f}"
    )


def read(place: Path) -> list[Sample]:
    """The samples with their facts; read in a process of its own, whose memory is not counted."""
    sets = [str(ROOT / "samples" / "articles"), str(ROOT / "samples" / "third" / "articles")]
    subprocess.run(
        [sys.executable, "-m", "dragoman.serve.cli.main", "read", *sets, "--record", place, "--quiet"],
        check=True,
    )
    return held(place)


def held(place: Path) -> list[Sample]:
    """The samples of a record that they were read into."""
    found = []
    with Record.open(place, create=False) as record:
        for document in list(record.documents()):
            version = record.versions(document)[-1]
            facts = tuple(one.fact for one in record.facts_of(version))
            if len(facts) > 1:
                found.append((version.source, facts))
    return found


def main() -> int:
    """Print a row a size."""
    parser = argparse.ArgumentParser(description="What merging costs as a record grows.")
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        samples = read(Path(folder) / "samples.db")
        print("documents      facts   entries    doc/s   +1, ms    worst by clock  peak MB")
        for size in args.sizes.split(","):
            print(measured(args.keep or Path(folder), int(size), samples), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
