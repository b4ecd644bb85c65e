"""Examples of projects: those that rules tell and those that any noun of works names, judged by the gold.

A second name for a thing that another example of its kind names already is wrong: each is to be told once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scripts.questions.facts import annotated

from dragoman.evaluate.cores import agrees
from dragoman.evaluate.weighing import Example
from dragoman.extract.projects.hinted import LOOSE
from dragoman.model.possible import Possible
from dragoman.run.options import Options
from dragoman.run.pipeline import Pipeline


def examples() -> list[list[Example]]:
    """Of each document the possible projects, and whether they hold."""
    pipeline = Pipeline(Options())
    documents = []
    for source, document in annotated():
        gold = [one for one in document.gold if one["type"] == "project"]
        found = list(pipeline.possible(source, "project"))
        groups = [[one for one in found if (LOOSE in one.signs) == loose] for loose in (False, True)]
        documents.append([one for group in groups for one in _judged(source.id, gold, group)])
    return documents


def _judged(document: str, gold: Sequence[dict[str, Any]], found: Sequence[Possible]) -> Iterator[Example]:
    called: dict[str, str] = {}  # what each thing of the gold was called first
    for possible in found:
        said = possible.fact.to_json(document)
        name = said["project"]["id"] or said["project"]["label"]
        fits = [one for one in gold if agrees(one, said)]
        free = [one for one in fits if called.setdefault(one["project"]["label"], name) == name]
        if any(not one.get("optional") and not one.get("forbidden") for one in free):
            yield Example(possible.signs, True)
        elif not any(one.get("optional") for one in free):
            yield Example(possible.signs, False)
