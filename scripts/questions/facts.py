"""Examples of facts that may hold: those of a type that the pipeline thinks of, judged by the gold.

What the gold allows without asking for it (optional) is no example either way, unless a question judges
otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tests import measuring

from dragoman.evaluate.cores import Data, agrees
from dragoman.evaluate.gold import Document, load_gold
from dragoman.evaluate.weighing import Example
from dragoman.model.document import Source
from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline

Verdict = Callable[[Data, Sequence[Data]], bool | None]
"""Whether a fact holds, by what was said and the facts of the gold that agree with it; None: no example."""


def annotated() -> Iterator[tuple[Source, Document]]:
    """The articles of all open sets with their gold."""
    for name, path in measuring.SAMPLES.items():
        if name in measuring.APART:
            continue
        gold = {one.id: one for one in load_gold([path / "gold"])}
        for source in measuring.read_folder(path / "articles"):
            if source.id in gold:
                yield source, gold[source.id]


def asked_for(_said: Data, fits: Sequence[Data]) -> bool | None:
    """Whether the gold asks for a fact."""
    if is_forbidden(fits):
        return False
    return bool(fits) if any(not one.get("optional") for one in fits) or not fits else None


def is_forbidden(fits: Sequence[Data]) -> bool:
    """Whether only a careless reader would report what these facts of the gold agree with."""
    return any(one.get("forbidden") for one in fits)


def examples_of(type: str, verdict: Verdict = asked_for) -> list[list[Example]]:
    """Of each document the possible facts of a type, and whether they hold."""
    pipeline = Pipeline(Options())
    return [list(_judged(pipeline, source, document, type, verdict)) for source, document in annotated()]


def _judged(
    pipeline: Pipeline, source: Source, document: Document, type: str, verdict: Verdict
) -> Iterator[Example]:
    gold = [one for one in document.gold if one["type"] == type]
    for possible in pipeline.possible(source, type):
        said = possible.fact.to_json(source.id)
        right = verdict(said, [one for one in gold if agrees(one, said)])
        if right is not None:
            yield Example(possible.signs, right)
