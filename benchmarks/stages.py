#!/usr/bin/env python3
"""Where the time of a reading goes, by stage.

usage: [DRAGOMAN_SHARED=DIR] stages.py [--rounds N]

The functions that the pipeline calls are timed by a clock around each (no profiler, which would make Python
look dearer than the parser), over all articles on the subject, on one core. The model's share is
printed too, in brackets, as it is part of others. What is left is the pipeline's own.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from inspect import isgenerator
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))

from benchmarks.texts import on_one_core, on_topic

FUNCTIONS = ("clean", "find_dates")
"""Names in the pipeline's module."""

METHODS = (
    ("_analyser", "analyse"),
    ("_analyser", "unknown_persons"),
    ("_resolver", "resolve"),
    ("_extraction", "quantities"),
)
"""Of what the pipeline holds."""

READERS = ("positions", "statements", "commitments", "projects", "meetings", "agreements", "figures")
"""Of what the extraction holds, each by the type of facts that it reads."""

MODEL = "(the model)"
"""The French model's share, within the analysis and the resolution."""


class Clock:
    """Adds up the seconds that wrapped functions take, what they call included."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def around(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, timed; of a generator, the time that it runs."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            begun = time.perf_counter()
            found = function(*args, **kwargs)
            self.seconds[name] += time.perf_counter() - begun
            return self._drawn(name, found) if isgenerator(found) else found

        return timed

    def _drawn(self, name: str, generator: Iterator[Any]) -> Iterator[Any]:
        while True:
            begun = time.perf_counter()
            try:
                one = next(generator)
            except StopIteration:
                return
            finally:
                self.seconds[name] += time.perf_counter() - begun
            yield one


def main() -> int:
    """Load, wrap, read, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5, help="rounds that are counted (5)")
    arguments = parser.parse_args()
    print(on_one_core())

    from dragoman.run import pipeline as module

    pipeline = module.Pipeline.load()
    sources = on_topic(pipeline)
    clock = Clock()
    for name in FUNCTIONS:
        setattr(module, name, clock.around(name, getattr(module, name)))
    for holder, name in METHODS:
        held = getattr(pipeline, holder)
        setattr(held, name, clock.around(name, getattr(held, name)))
    for name in READERS:
        held = getattr(pipeline._extraction, f"_{name}")
        setattr(held, name, clock.around(name, getattr(held, name)))
    for name in ("parse", "persons"):
        held = pipeline._analyser._parser
        setattr(held, name, clock.around(MODEL, getattr(held, name)))
    begun = time.perf_counter()
    for _ in range(arguments.rounds):
        for source in sources:
            pipeline.facts(source)
    total = time.perf_counter() - begun
    report(clock.seconds, total, arguments.rounds * len(sources))
    return 0


def report(seconds: dict[str, float], total: float, documents: int) -> None:
    """Print a line a stage: milliseconds a document, share of the whole."""
    parts = dict(seconds)
    # What is called within another's time is not counted twice.
    parts["resolve"] -= parts["unknown_persons"]
    parts["rest"] = total - sum(parts.values()) + parts[MODEL]
    for name, took in parts.items():
        print(f"{name:16} {took / documents * 1000:7.2f} ms a document  {took / total:5.1%}")
    print(f"{'all':16} {total / documents * 1000:7.2f} ms a document, over {documents}")


if __name__ == "__main__":
    sys.exit(main())
