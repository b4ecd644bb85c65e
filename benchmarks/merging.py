"""What keeping a record up to date costs as it grows: documents a second, memory, what one more takes.

usage: merging.py [--sizes 1000,10000,100000] [--keep FOLDER] [--samples RECORD]

The articles are made of the samples (`benchmarks/articles.py`). Of each size a record is filled, merged with
its accounts and findings, and then fifty articles more are read, merged and brought up to date one by one.
Times are those of the processor, so that they depend less on what else the machine does. A record that is in
the folder already, however far it has come, is gone on with.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.articles import Sample, articles, held, read
from dragoman.packs.framework import load_framework
from dragoman.run.keeper import keeper_of
from dragoman.run.options import Options
from dragoman.run.reconciling import catch_up, note, take
from dragoman.store import Entry, Record

ADDED = 50
"""Documents that are added one by one at the end, to see what one takes."""
AT_ONCE = 200
HEAD = (
    "documents      facts   entries    doc/s  first tenth  last tenth  +1 median     p95   worst   write"
    "  peak MB   growth"
)


def filled(record: Record, made: Iterator[Entry], count: int) -> None:
    """Write these documents into a record until it has so many."""
    there = record.counts().documents
    while there < count:
        batch = list(islice(made, min(AT_ONCE, count - there)))
        record.add(batch)
        there += len(batch)


def merged(record: Record) -> tuple[float, float, float]:
    """Merge what waits; documents a second: all, the first tenth, the last."""
    waiting, marks = record.unmerged(), [(0, time.process_time())]
    catch_up(record, lambda done: marks.append((done, time.process_time())))
    first = next((one for one in marks if one[0] >= waiting / 10), marks[-1])
    late = next((one for one in marks if one[0] >= waiting * 9 / 10), marks[0])
    return _rate(marks[0], marks[-1]), _rate(marks[0], first), _rate(late, marks[-1])


def _rate(begin: tuple[int, float], end: tuple[int, float]) -> float:
    return (end[0] - begin[0]) / max(end[1] - begin[1], 1e-6)


def added(record: Record, entries: Iterator[Entry]) -> tuple[list[float], list[float]]:
    """Milliseconds that it takes to merge each of some documents, and to write it."""
    keep = keeper_of(load_framework(Options().framework))
    merging, writing = [], []
    for entry in entries:
        began = time.process_time()
        record.add([entry])
        wrote = time.process_time()
        record.merge(take, note, 1, keep)
        writing.append((wrote - began) * 1000)
        merging.append((time.process_time() - wrote) * 1000)
    return merging, writing


def measured(folder: Path, count: int, samples: Sequence[Sample], least: float | None) -> tuple[str, float]:
    """A line of the table, and the median; `least` is that of the smallest size."""
    with Record.open(folder / f"{count}.db") as record:
        made = articles(count + ADDED, samples, after=record.counts().documents)
        filled(record, made, count)
        record.tidy()
        rate, first, last = merged(record)
        record.tidy()
        merging, writing = added(record, made)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        entries = len({id for one in record.documents() for id in record.entry_of(one).values()})
        facts = sum(record.counts().facts.values())
    median, late = statistics.median(merging), statistics.quantiles(merging, n=20)[-1]
    grown, wrote = median / (least or median), statistics.median(writing)
    line = (
        f"{count:>9,} {facts:>10,} {entries:>9,} {rate:>8.1f} {first:>12.1f} {last:>11.1f} {median:>10.1f} "
        f"{late:>7.1f} {max(merging):>7.1f} {wrote:>7.1f} {peak:>8.0f} {grown:>8.2f}"
    )
    return line, median


def main() -> int:
    """Print a row a size."""
    parser = argparse.ArgumentParser(description="What merging costs as a record grows.")
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--samples", type=Path, help="a record of the samples, if there is one already")
    args = parser.parse_args()
    least = None
    with tempfile.TemporaryDirectory() as folder:
        samples = held(args.samples) if args.samples else read(Path(folder) / "samples.db")
        print(HEAD)
        for size in map(int, args.sizes.split(",")):
            line, median = measured(args.keep or Path(folder), size, samples, least)
            least = least or median
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
