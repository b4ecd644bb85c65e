"""Commitments that a heading only announces: the text below tells them again, in full.

In: the commitments of a reading, in the order of the text. Out: those of them that no later one repeats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.commitments.stand_ins import same
from dragoman.model.fact import Commitment
from dragoman.model.reading import Reading
from dragoman.packs.folding import fold

ENDS = (".", "!", "»", '"', "”", ";", ":")
ENOUGH = 0.6  # of the words of a heading's action that stand in the later one
SUMS = ("milli", "dolla", "euros", "yuans", "tenge")  # what a heading adds of how much it costs
STEM = 5  # letters that a noun shares with its verb: "doublement", "doubler"
_NOMINAL = re.compile(r"(?:(?:la|le|les|une?|des|leur|son) |l')")
_WORD = re.compile(r"[^\W\d_]{4,}")


def without_repeats(reading: Reading, found: Sequence[Commitment]) -> Iterator[Commitment]:
    """Without what a heading says and the text repeats."""
    for i, one in enumerate(found):
        block = next((b for b in reading.blocks if b.span.contains(one.action)), None)
        heading = block is not None and not block.span.of(reading.text).rstrip().endswith(ENDS)
        if not (heading and any(_repeats(reading, one, other) for other in found[i + 1 :])):
            yield one


def _repeats(reading: Reading, one: Commitment, other: Commitment) -> bool:
    """Whether the later of two commitments tells the same as a heading."""
    if not same(other.actors, one.actors):
        return False
    short, full = one.action.of(reading.text), other.action.of(reading.text)
    words = set(short.lower().split())
    if len(words & set(full.lower().split())) >= ENOUGH * len(words):
        return True
    deeds = [[word[:STEM] for word in _WORD.findall(fold(text))] for text in (short, full)]
    if not all(deeds):
        return False
    if _NOMINAL.match(fold(short)):
        return bool(deeds[0][0] == deeds[1][0])
    objects = {word for word in deeds[0][1:] if not word.startswith(SUMS)}
    return len(objects) > 1 and objects <= set(deeds[1])
