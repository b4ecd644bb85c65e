#!/usr/bin/env python3
"""Learn from labelled pages what the marks of lines weigh, and write it into the language's folder.

usage: fit_lines.py [--language fr] [--folds N]

In: the pages of `page_lines.py`. Out: `lines.json`; with `--folds`, nothing is written and it is printed how
many of the annotated and exemplary pages are right when the others alone are learnt from. The model is a
linear-chain conditional random field, fitted by AdaGrad with a small penalty on weights; everything random
is seeded, so the same pages give the same file.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from scripts.page_lines import (
    ARTICLE,
    PROMPT,
    SAMPLES,
    Page,
    annotated_pages,
    bodies_of,
    composed_pages,
    exemplary_pages,
    load_material,
    plain_pages,
)

from dragoman.clean.labels import NEVER, best_parts, line_meanings, weigh
from dragoman.clean.marks import line_marks
from dragoman.packs.cleaning import CleaningKnowledge, load_cleaning
from dragoman.packs.language import BUILT_IN
from dragoman.packs.lines import ARTICLE as ARTICLE_PARTS
from dragoman.packs.lines import FILE, FOLLOWS, PARTS, PROMPTS, LineModel, Weights

COMPOSED = 600  # pages
REAL = 3.0  # how much an annotated page counts against a composed one
FEWEST = 4  # pages that must have a mark
ROUNDS = 12
RATE = 0.1
SHRINK = 0.1  # of a weight's square
SPARSE = 1e-3
MEANING = 3.0  # how far the direction of the words reaches against a mark
SEED = 1
_ENOUGH = 0.8  # Jaccard of furniture, by code points


@dataclass(frozen=True, slots=True)
class Sequenced:
    """A page as it is learnt from: the marks and meanings of its lines, the parts they play, its weight."""

    page: Page
    marks: list[set[str]]
    meanings: Weights
    parts: list[int]
    weight: float


def empty() -> LineModel:
    """A model that knows nothing."""
    return LineModel(
        {}, np.zeros((1, len(PARTS))), np.zeros((300, len(PARTS))), np.zeros((len(PARTS), len(PARTS)))
    )


def sequenced(pages: Sequence[Page], knowledge: CleaningKnowledge, weight: float) -> list[Sequenced]:
    """Pages with all that is known of their lines."""
    return [
        Sequenced(
            one,
            line_marks(one.text, one.lines, knowledge.boilerplate, knowledge.prompts),
            MEANING * line_meanings(one.text, one.lines, knowledge),
            [PARTS.index(part) for part in _parts(one.labels)],
            weight,
        )
        for one in pages
    ]


def _parts(labels: Sequence[str]) -> Iterator[str]:
    titled = False
    for label in labels:
        if label == ARTICLE:
            yield "own" if titled else "title"
            titled = True
        elif label == PROMPT:
            yield "prompt" if titled else "head prompt"
        else:
            yield "furniture" if titled else "head"


def fit(pages: Sequence[Sequenced]) -> LineModel:
    """The weights that make the parts of the pages most likely."""
    number = Counter(mark for page in pages for mark in set().union(*page.marks))
    places = {mark: i for i, mark in enumerate(sorted(mark for mark, n in number.items() if n >= FEWEST))}
    rows = [
        [np.array(sorted(places[m] for m in one if m in places), int) for one in page.marks] for page in pages
    ]
    size = len(PARTS)
    marks, meaning, steps = np.zeros((len(places), size)), np.zeros((300, size)), np.zeros((size, size))
    sums = [np.full_like(one, 1e-8) for one in (marks, meaning, steps)]
    order, chance = list(range(len(pages))), np.random.RandomState(SEED)
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for k in order:
            page, places_of = pages[k], rows[k]
            weights = np.stack([marks[one].sum(axis=0) for one in places_of]) + page.meanings @ meaning
            lines, step = _gradient(weights, steps, page.parts)
            used, where = np.unique(np.concatenate(places_of), return_inverse=True)
            slope = np.zeros((len(used), size))
            np.add.at(slope, where, page.weight * np.repeat(lines, [len(one) for one in places_of], axis=0))
            slope += SHRINK * marks[used]
            sums[0][used] += slope**2
            rate = RATE / np.sqrt(sums[0][used])
            marks[used] -= rate * slope
            marks[used] = np.sign(marks[used]) * np.maximum(0, np.abs(marks[used]) - rate * SPARSE)
            _descend(meaning, sums[1], page.meanings.T @ (page.weight * lines) + 0.1 * SHRINK * meaning)
            _descend(steps, sums[2], page.weight * step)
    kept = [mark for mark, i in places.items() if np.abs(marks[i]).max() >= 0.05]
    return LineModel(
        {mark: i for i, mark in enumerate(kept)},
        np.round(marks[[places[mark] for mark in kept]], 2),
        np.round(MEANING * meaning, 2),
        np.round(steps, 2),
    )


def _descend(weights: Weights, sums: Weights, slope: Weights) -> None:
    sums += slope**2
    weights -= RATE / np.sqrt(sums) * slope


def _gradient(weights: Weights, steps: Weights, parts: Sequence[int]) -> tuple[Weights, Weights]:
    """How the improbability of the right parts changes with the weights of lines and of steps."""
    allowed = steps + np.array([[0 if b in FOLLOWS[a] else NEVER for b in PARTS] for a in PARTS])
    first = np.array([0 if part in FOLLOWS[""] else NEVER for part in PARTS])
    n = len(parts)
    ahead, behind = np.zeros_like(weights), np.zeros_like(weights)
    ahead[0] = weights[0] + first
    for i in range(1, n):
        ahead[i] = weights[i] + _log_sum(ahead[i - 1][:, None] + allowed, 0)
    for i in range(n - 2, -1, -1):
        behind[i] = _log_sum(allowed + weights[i + 1] + behind[i + 1], 1)
    total = _log_sum(ahead[-1], 0)
    lines = np.exp(ahead + behind - total)
    lines[np.arange(n), parts] -= 1
    step = np.zeros_like(steps)
    for i in range(1, n):
        step += np.exp(ahead[i - 1][:, None] + allowed + weights[i] + behind[i] - total)
        step[parts[i - 1], parts[i]] -= 1
    return lines, step


def _log_sum(values: Weights, axis: int) -> Weights:
    most = values.max(axis=axis, keepdims=True)
    return np.asarray((most + np.log(np.exp(values - most).sum(axis=axis, keepdims=True))).squeeze(axis))


def learnt(real: Sequence[Sequenced], knowledge: CleaningKnowledge) -> LineModel:
    """What these pages and those composed of their articles teach."""
    material = load_material(SAMPLES / "lines.yaml")
    bodies = bodies_of([one.page for one in real])
    composed = list(composed_pages(bodies, material, COMPOSED, SEED))
    passages = list(plain_pages(BUILT_IN / knowledge.language / "examples", knowledge))
    return fit([*real, *sequenced([*composed, *passages], knowledge, 1.0)])


def told(page: Sequenced, model: LineModel) -> list[str]:
    """The parts that a model finds."""
    return best_parts(weigh(page.marks, page.meanings / MEANING, model), model.steps)


def is_right(page: Sequenced, parts: Sequence[str]) -> bool:
    """Whether the furniture and the mark of a prompt are, as a document's fact is compared."""
    both = either = 0
    for line, label, part in zip(page.page.lines, page.page.labels, parts, strict=True):
        size = line.span.end - line.span.start
        both += size * (label != ARTICLE and part not in ARTICLE_PARTS)
        either += size * (label != ARTICLE or part not in ARTICLE_PARTS)
    prompted = PROMPT in page.page.labels
    return both >= _ENOUGH * either and prompted == any(part in PROMPTS for part in parts)


def main() -> int:
    """Learn and write, or try out."""
    parser = argparse.ArgumentParser(description="Learn what the marks of lines weigh.")
    parser.add_argument("--language", default="fr")
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    knowledge = load_cleaning(args.language, empty())
    folder = BUILT_IN / args.language
    pages = [*annotated_pages(knowledge), *exemplary_pages(folder / "examples" / "document.yaml", knowledge)]
    real = sequenced(pages, knowledge, REAL)
    if not args.folds:
        (folder / FILE).write_text(learnt(real, knowledge).to_json(), encoding="utf-8")
        return 0
    right = 0
    for fold in range(args.folds):
        model = learnt([page for i, page in enumerate(real) if i % args.folds != fold], knowledge)
        for page in real[fold :: args.folds]:
            parts = told(page, model)
            right += is_right(page, parts)
            if not is_right(page, parts):
                print(f"{page.page.name}: {_difference(page, parts)}")
    print(f"{right} of {len(real)} pages right")
    return 0


def _difference(page: Sequenced, parts: Sequence[str]) -> str:
    return "; ".join(
        f"{part} {line.span.of(page.page.text)[:60]!r}"
        for line, label, part in zip(page.page.lines, page.page.labels, parts, strict=True)
        if (label == ARTICLE) != (part in ARTICLE_PARTS) or (label == PROMPT) != (part in PROMPTS)
    )


if __name__ == "__main__":
    sys.exit(main())
