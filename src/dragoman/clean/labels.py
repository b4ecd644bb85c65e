"""Which part each line of a page plays: furniture of the site, leftover of a prompt, title, article.

In: the marks of the lines, what the marks weigh. Out: a part a line, so that all of them together weigh most
(Viterbi): above the title nothing is the article's, below it anything may come after anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from dragoman.clean.layout import Line
from dragoman.clean.marks import line_marks
from dragoman.packs.cleaning import CleaningKnowledge
from dragoman.packs.lines import ARTICLE, FOLLOWS, PARTS, LineModel, Weights

NEVER = -1e6
FURNITURE = frozenset(PARTS) - ARTICLE
_FEWEST = 2  # lines of a page; one alone is what is to be read
_EDGE = 500  # lines
_READ = 300  # code points of a line whose words are asked for their meaning
_WORD = re.compile(r"[^\W\d_]{2,}")
_BEFORE = np.array([[0.0 if after in FOLLOWS[before] else NEVER for after in PARTS] for before in PARTS])
_SURE = {"said before": FURNITURE, "readers": FURNITURE, "is dateline": ARTICLE, "text with more": ARTICLE}
"""Marks that settle what a line is: words said before or by readers go, datelines and sentences stay."""
_FIRST = np.array([0.0 if part in FOLLOWS[""] else NEVER for part in PARTS])


def label_lines(text: str, lines: Sequence[Line], knowledge: CleaningKnowledge) -> list[str]:
    """The part of each line of `text`."""
    if len(lines) < _FEWEST:
        return ["own"] * len(lines)
    if len(lines) > 2 * _EDGE:  # a book or a log: what a site adds stands at its ends
        ends = label_lines(text, [*lines[:_EDGE], *lines[-_EDGE:]], knowledge)
        return [*ends[:_EDGE], *["own"] * (len(lines) - 2 * _EDGE), *ends[_EDGE:]]
    marks = line_marks(text, lines, knowledge.boilerplate, knowledge.prompts)
    return best_parts(
        weigh(marks, line_meanings(text, lines, knowledge), knowledge.lines), knowledge.lines.steps
    )


def line_meanings(text: str, lines: Sequence[Line], knowledge: CleaningKnowledge) -> Weights:
    """The direction in which the words of each line point, a row a line; small words count for nothing."""
    silent = knowledge.damage.function_words
    return np.array(
        [
            knowledge.vectors.direction(
                word for word in _WORD.findall(line.span.of(text)[:_READ]) if word.lower() not in silent
            )
            for line in lines
        ]
    )


def weigh(marks: Sequence[set[str]], meanings: Weights, model: LineModel) -> Weights:
    """What speaks for each part, a row a line; marks that were not learnt say nothing."""
    known = [[place for mark in one if (place := model.places.get(mark)) is not None] for one in marks]
    weights = np.array([model.marks[sorted(places)].sum(axis=0) for places in known])
    settled = np.array(
        [[NEVER * any(part not in _SURE[m] for m in one & _SURE.keys()) for part in PARTS] for one in marks]
    )
    return np.asarray(weights + meanings @ model.meaning + settled)


def best_parts(weights: Weights, steps: Weights) -> list[str]:
    """The sequence of parts that weighs most."""
    allowed, back = steps + _BEFORE, []
    best = weights[0] + _FIRST
    for row in weights[1:]:
        ways = best[:, None] + allowed
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    parts = [int(best.argmax())]
    for before in reversed(back):
        parts.append(int(before[parts[-1]]))
    return [PARTS[part] for part in reversed(parts)]
