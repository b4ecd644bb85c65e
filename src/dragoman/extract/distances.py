"""How far two places of a text are from one another, in a reader's terms.

In: a reading and two offsets. Out: a word that is a sign of what may belong together; what it is worth stands
in the weights of who asks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dragoman.model.document import Block
from dragoman.model.reading import Reading, Sentence

CLOSE = ("here", "before")
"""In one sentence, in the sentence before it."""


def distance(reading: Reading, first: int, second: int) -> str:
    """How far the earlier of two offsets is from the other: `CLOSE`, "above", "block before" or "far"."""
    blocks = _between(reading.blocks, first, second)
    if blocks:
        return "block before" if blocks == 1 else "far"
    sentences = _between(reading.sentences, first, second)
    return CLOSE[sentences] if sentences < len(CLOSE) else "above"


def _between(parts: Sequence[Block | Sentence], first: int, second: int) -> int:
    """How many parts begin behind one offset and up to another; `parts` are sorted by place."""
    return bisect_right(parts, second, key=_start) - bisect_right(parts, first, key=_start)


def _start(part: Block | Sentence) -> int:
    return part.span.start
