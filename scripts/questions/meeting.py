"""Examples of "meeting": does a word that hints at a meeting stand where one is told?

An example is every meeting that the pipeline thinks of. It is right if the gold has it, and finds it in the
same passage. One that agrees with a meeting of another passage says nothing: in a text on one visit nearly
every guess is of that visit's day and place.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.questions.facts import annotated

from dragoman.evaluate.cores import Data, agrees
from dragoman.evaluate.extents import overlap
from dragoman.evaluate.gold import Document
from dragoman.evaluate.weighing import Example
from dragoman.model.document import Source
from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline


def examples() -> list[list[Example]]:
    """Of each document the meetings that it hints at, and whether it tells of them there."""
    pipeline = Pipeline(Options())
    return [list(_judged(pipeline, source, document)) for source, document in annotated()]


def _judged(pipeline: Pipeline, source: Source, document: Document) -> Iterator[Example]:
    gold = [one for one in document.gold if one["type"] == "meeting"]
    for possible in pipeline.possible(source, "meeting"):
        said = possible.fact.to_json(source.id)
        fits = [one for one in gold if agrees(one, said)]
        here = [one for one in fits if _meet(one, said)]
        if not fits or any(one.get("forbidden") for one in fits):
            yield Example(possible.signs, False)
        elif any(not one.get("optional") for one in here):
            yield Example(possible.signs, True)


def _meet(one: Data, other: Data) -> bool:
    """Whether two facts rest on the same passage, at least in part."""
    return any(overlap(x, y) > 0 for x in one["evidence"] for y in other["evidence"])
