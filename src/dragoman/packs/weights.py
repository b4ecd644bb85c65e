"""What speaks for and against something, as measured on the samples: `weights/QUESTION.yaml` of a language.

In: a language and a question ("meeting": does a passage tell of a meeting?). Out: a `Weights`, which gives
the probability that signs together come to (logistic regression). `scripts/weigh.py` fits and writes the
files; who asks says what a sign is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Set
from functools import cache
from itertools import repeat

from pydantic import Field

from dragoman.packs.knowledge import Knowledge, load_knowledge
from dragoman.packs.language import BUILT_IN

FOLDER = "weights"


class Weights(Knowledge):
    """The weights of one question; a sign that was never seen counts for nothing."""

    bias: float = Field(description="The logarithm of the odds where there is no sign at all.")
    least: float = Field(
        description="The probability from which on the answer is yes.", ge=0.0, le=1.0, default=0.5
    )
    signs: dict[str, float] = Field(
        description="By sign: by how much it raises the logarithm of the odds, or lowers it."
    )

    def probability(self, signs: Iterable[str]) -> float:
        """The probability, from 0 to 1, that the answer is yes where these signs are seen, each once."""
        seen = signs if isinstance(signs, Set) else set(signs)
        odds = self.bias + sum(map(self.signs.get, seen, repeat(0.0)))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def load_weights(language: str, question: str) -> Weights:
    """The weights of one question in a language.

    Raises:
        PackError: there is no such file, or it does not fit the model.
    """
    return load_knowledge(BUILT_IN / language / FOLDER / f"{question}.yaml", Weights)
