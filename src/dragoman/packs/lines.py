"""What was learnt of lines: how much each of their marks weighs for each of the parts a line may play.

In: `lines.json` of a language's folder, which `scripts/fit_lines.py` writes. Out: a `LineModel`. What marks a
line has is left to `dragoman.clean.marks`, which parts it plays to `dragoman.clean.labels`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.model.errors import PackError

FILE = "lines.json"
PARTS = ("head", "head prompt", "title", "own", "furniture", "prompt")
"""The parts of a page: furniture and leftovers of prompts above the title, the title (the article's first
line, whatever it is), the rest of the article, and furniture and leftovers below the title."""
ARTICLE = frozenset({"title", "own"})
PROMPTS = frozenset({"head prompt", "prompt"})
FOLLOWS = {
    "": ("head", "head prompt", "title"),
    "head": ("head", "head prompt", "title"),
    "head prompt": ("head", "head prompt", "title"),
    "title": ("own", "furniture", "prompt"),
    "own": ("own", "furniture", "prompt"),
    "furniture": ("own", "furniture", "prompt"),
    "prompt": ("own", "furniture", "prompt"),
}
"""The parts that may follow each part; at the beginning, those that may open a page."""

Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class LineModel:
    """`places` has the row of each mark in `marks`; `meaning` weighs the direction of a line's words.

    Columns are the `PARTS`; `steps` weighs a part (row) before another (column).
    """

    places: dict[str, int]
    marks: Weights
    meaning: Weights
    steps: Weights

    def to_json(self) -> str:
        """The model as its file has it: a mark a line."""

        def block(rows: Iterable[str]) -> str:
            return ",\n  ".join(rows)

        marks = block(
            f"{json.dumps(mark, ensure_ascii=False)}: {_row(self.marks[i])}"
            for mark, i in self.places.items()
        )
        meaning, steps = block(map(_row, self.meaning)), block(map(_row, self.steps))
        return f'{{"marks": {{\n  {marks}\n}},\n"meaning": [\n  {meaning}\n],\n"steps": [\n  {steps}\n]}}\n'


def _row(values: Weights) -> str:
    return "[" + ", ".join(f"{value:.2f}".replace("-0.00", "0.00") for value in values) + "]"


@cache
def load_lines(path: Path) -> LineModel:
    """The model in a file.

    Raises:
        PackError: the file is missing, or is no such model.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        marks, meaning, steps = data["marks"], data["meaning"], data["steps"]
        model = LineModel(
            {mark: i for i, mark in enumerate(marks)},
            np.array(list(marks.values()), float),
            np.array(meaning, float),
            np.array(steps, float),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PackError(f"{path}: no weights of lines ({error}); scripts/fit_lines.py writes them") from error
    shapes = (model.marks.shape[-1], model.meaning.shape[-1], model.steps.shape)
    if shapes != (len(PARTS), len(PARTS), (len(PARTS), len(PARTS))):
        raise PackError(f"{path}: weights for {', '.join(PARTS)} are expected, not {shapes}")
    return model
