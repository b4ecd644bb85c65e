"""The texts that are measured on, and the conditions: one core, one thread.

In: nothing, or `DRAGOMAN_SHARED`, the folder that the seed texts lie in. Out: the documents that are about
the subject, read once and kept in memory, so that no disk is measured.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.model.document import Source
    from dragoman.run.pipeline import Pipeline

ROOT = Path(__file__).parents[1]

THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


def on_one_core() -> str:
    """Keep this process on one core and one thread, and say so; before numpy is imported."""
    os.environ.update(dict.fromkeys(THREADS, "1"))
    if hasattr(os, "sched_setaffinity"):
        core = min(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {core})
        return f"one thread, on core {core}"
    return "one thread; this system cannot hold a process to a core"


def folders() -> list[Path]:
    """The folders that texts are taken from: the samples, and the seeds where there are any."""
    shared = os.environ.get("DRAGOMAN_SHARED")
    seeds = [ROOT / shared / "seeds"] if shared else []
    samples = ROOT / "samples"
    return [samples / "articles", samples / "second" / "articles", *seeds]


def on_topic(pipeline: Pipeline) -> list[Source]:
    """The documents that pass the gate."""
    from dragoman.model.document import Source
    from dragoman.read import documents

    found = [one for one in documents([str(path) for path in folders()]) if isinstance(one, Source)]
    return [one for one in found if _relevant(pipeline, one)]


def _relevant(pipeline: Pipeline, source: Source) -> bool:
    from dragoman.model.fact import DocumentFact

    return any(isinstance(fact, DocumentFact) and fact.relevant for fact in pipeline.facts(source))
