"""Examples of agreements that may hold, judged by the gold.

An instrument of which no status is told, though the gold has one, is no example either way: that it is named
once more is right, and tells nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.questions.facts import annotated

from dragoman.evaluate.cores import agrees
from dragoman.evaluate.gold import Document
from dragoman.evaluate.weighing import Example
from dragoman.model.document import Source
from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline


def examples() -> list[list[Example]]:
    """Of each document the possible agreements, and whether they hold."""
    pipeline = Pipeline(Options())
    return [list(_judged(pipeline, source, document)) for source, document in annotated()]


def _judged(pipeline: Pipeline, source: Source, document: Document) -> Iterator[Example]:
    gold = [one for one in document.gold if one["type"] == "agreement"]
    for possible in pipeline.possible(source, "agreement"):
        said = possible.fact.to_json(source.id)
        fits = [one for one in gold if agrees(one, said)]
        asked = [one for one in fits if not one.get("optional")]
        if not fits or any(one.get("forbidden") for one in fits):
            yield Example(possible.signs, False)
        elif any(said.get("status") or not one.get("status") for one in asked):
            yield Example(possible.signs, True)
