"""Examples of lines that may be the site's: those of all articles, judged by the gold's boilerplate.

The seeds are among them where DRAGOMAN_SHARED says where they are, and the examples of documents, which show
more kinds of pages than the articles do. Sentences of the articles stand among the
examples as texts of their own, too: all of such a text is the article's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scripts.questions.facts import annotated
from tests import measuring
from tests.exemplified import EXAMPLES

from dragoman.clean.document import Candidates, candidates
from dragoman.clean.layout import is_prose, sentences_of, split_lines
from dragoman.evaluate.cores import Data
from dragoman.evaluate.examples import load_examples
from dragoman.evaluate.gold import Document, load_gold
from dragoman.evaluate.weighing import Example
from dragoman.model.document import Source
from dragoman.packs.cleaning import load_cleaning
from dragoman.run.options import LANGUAGE

MOSTLY = 0.5
ALONE = 3  # paragraphs of an article, the first and the last sentence of each


def examples() -> list[list[Example]]:
    """Of each document the lines, and the sentences at its end that are asked for, and whose they are."""
    knowledge = load_cleaning(LANGUAGE)
    found = []
    articles = [(source, document.gold) for source, document in [*annotated(), *_seeds()]]
    for source, gold in [*articles, *_examples()]:
        spans = next((one.get("boilerplate") for one in gold if one["type"] == "document"), None)
        if spans is not None:
            texts = [(source, spans), *((one, []) for one in _alone(source, spans))]
            found.append(
                [one for text, gold in texts for one in _judged(text, gold, candidates(text, knowledge))]
            )
    return found


def _alone(source: Source, gold: Sequence[Sequence[int]]) -> Iterator[Source]:
    """Sentences of the first paragraphs, each a text of its own."""
    own = [line for line in split_lines(source.text) if is_prose(line.plain)]
    own = [line for line in own if not any(line.span.overlaps((start, end)) for start, end in gold)]
    for line in own[:ALONE]:
        sentences = sentences_of(line.plain)
        for at in (0, -1):
            yield replace(source, text=sentences[at].of(line.span.of(source.text)))


def _seeds() -> Iterator[tuple[Source, Document]]:
    if measuring.SHARED is None:
        return
    gold = {one.id: one for one in load_gold([measuring.SHARED / "gold" / "seeds"])}
    for source in measuring.read_folder(measuring.SHARED / "seeds"):
        yield source, gold[source.id]


def _examples() -> Iterator[tuple[Source, Sequence[Data]]]:
    for number, one in enumerate(load_examples(EXAMPLES)):
        if one.type == "document":
            yield Source(f"example-{number}", one.text), one.facts


def _judged(source: Source, gold: Sequence[Sequence[int]], asked: Candidates) -> Iterator[Example]:
    inside = {at for start, end in gold for at in range(start, end)}

    def share(start: int, end: int) -> float:
        said = [at for at in range(start, end) if not source.text[at].isspace()]
        return sum(at in inside for at in said) / max(len(said), 1)

    for span, one in asked:
        right = share(*span) > MOSTLY
        if one.is_sentence:
            line = next(whole for whole, other in asked if not other.is_sentence and whole.contains(span))
            if share(*line) > 1 - MOSTLY / 10:
                return
        yield Example(one.signs, right)
        if one.is_sentence and not right:
            return
