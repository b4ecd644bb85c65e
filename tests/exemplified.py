"""Reads the examples of a language and says what the program makes of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.measuring import ROOT

from dragoman.evaluate.examples import Example, load_examples
from dragoman.evaluate.pairing import Reckoning, reckon
from dragoman.model.document import Source
from dragoman.packs.confidence import Confidences
from dragoman.packs.language import load_section
from dragoman.run.options import LANGUAGE, Options
from dragoman.run.pipeline import Pipeline

EXAMPLES = ROOT / "src" / "dragoman" / "packs" / "languages" / "fr" / "examples"


@dataclass(frozen=True, slots=True)
class Reached:
    """An example and what became of it."""

    example: Example
    reckoning: Reckoning

    @property
    def right(self) -> bool:
        """Whether everything was found, in every field, and nothing else."""
        found = self.reckoning
        return not (found.missed or found.wrong or found.forbidden) and not any(
            match.wrong for match in found.matches
        )


@cache
def _pipeline(gate: bool) -> Pipeline:
    """How sure a fact must be to be told is measured on articles: of an example all is told."""
    told = load_section(LANGUAGE, Confidences).model_copy(update={"least": {}})
    return Pipeline(Options(gate=gate), confidences=told)


def reach(example: Example) -> Reached:
    """Read one passage as a document of its own; the gate is open but where the document is what counts."""
    source = Source("example", example.text, published=example.published)
    found = _pipeline(example.type == "document").facts(source)
    facts = [fact.to_json(source.id) for fact in found if fact.type == example.type]
    return Reached(example, reckon(example.facts, facts))


def reached_examples(paths: Iterable[Path]) -> Iterator[Reached]:
    """What became of all examples of some files or folders."""
    for path in paths:
        wanted = None if path.is_dir() else path.stem
        for example in load_examples(path if path.is_dir() else path.parent):
            if wanted in (None, example.type):
                yield reach(example)
