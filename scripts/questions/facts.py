"""Examples of facts that may hold: those of a type that the pipeline thinks of, judged by the gold.

What the gold allows without asking for it (optional) is no example either way.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests import measuring

from dragoman.evaluate.cores import agrees
from dragoman.evaluate.gold import Document, load_gold
from dragoman.evaluate.weighing import Example
from dragoman.model.document import Source
from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline


def annotated() -> Iterator[tuple[Source, Document]]:
    """The articles of all open sets with their gold."""
    for name, path in measuring.SAMPLES.items():
        if name in measuring.APART:
            continue
        gold = {one.id: one for one in load_gold([path / "gold"])}
        for source in measuring.read_folder(path / "articles"):
            if source.id in gold:
                yield source, gold[source.id]


def examples_of(type: str) -> list[list[Example]]:
    """Of each document the possible facts of a type, and whether they hold."""
    pipeline = Pipeline(Options())
    return [list(_judged(pipeline, source, document, type)) for source, document in annotated()]


def _judged(pipeline: Pipeline, source: Source, document: Document, type: str) -> Iterator[Example]:
    gold = [one for one in document.gold if one["type"] == type]
    for possible in pipeline.possible(source, type):
        said = possible.fact.to_json(source.id)
        fits = [one for one in gold if agrees(one, said)]
        if any(one.get("forbidden") for one in fits):
            yield Example(possible.signs, False)
        elif any(not one.get("optional") for one in fits) or not fits:
            yield Example(possible.signs, bool(fits))
