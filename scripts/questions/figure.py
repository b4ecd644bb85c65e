"""Examples of figures that no rule need have found: numbers with a unit that they may have.

One is right where a figure of the gold stands at the same place with that value and unit.
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
    """Of each document the numbers that may tell a quantity, and whether they do."""
    pipeline = Pipeline(Options())
    return [list(_judged(pipeline, source, document)) for source, document in annotated()]


def _judged(pipeline: Pipeline, source: Source, document: Document) -> Iterator[Example]:
    gold = [one for one in document.gold if one["type"] == "figure" and one.get("spans")]
    for possible in pipeline.possible(source, "figure"):
        said = possible.fact.to_json(source.id)
        fits = [one for one in gold if agrees(one, said) and _meet(one["spans"], said["spans"])]
        if not any(one.get("optional") for one in fits):
            yield Example(possible.signs, bool(fits) and not any(one.get("forbidden") for one in fits))


def _meet(some: list[list[int]], others: list[list[int]]) -> bool:
    return any(a < d and c < b for a, b in some for c, d in others)
