"""Lists of what a party will bring: "ce que la Chine apportera :" and the items below.

In: a sentence that may lead to a list. Out: the verb that binds, and the items, each undertaken as a whole.
Who brings it, and every field of a fact, is left to `reader.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.commitments.binding import Binding
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.folding import fold

BESIDE = frozenset(("a", "au", "aux", "en", "dans", "pour", "d'", "cette", "l'", "ainsi", "notamment"))
FEW = 6  # words of an indirect object or of a time between the verb and the colon
MARK = re.compile(r"\s*(?:[-–—•*·]|\d{1,2}[.)])\s*(?:(?:de|à) |d')?")
ENDS = " .;,\n"
SHORTEST, LONGEST = 2, 40  # words of an item
MODALITIES = frozenset(("pledge", "plan"))


def leads(passage: Passage, bindings: Sequence[Binding]) -> Binding | None:
    """The cue or future whose object is the list behind the sentence's colon, if there is one."""
    words = passage.words
    if not bindings:
        return None
    one = bindings[-1]
    if one.listed:  # "la Chine s'engage à :", "Engagements de la Chine"
        return one
    if words[-1].fold != ":":
        return None
    rest = words[one.last : -1]
    if not one.bare or one.passive or one.modality not in MODALITIES or len(rest) > FEW:
        return None
    if any(word.finite for word in rest) or (rest and rest[0].fold not in BESIDE):
        return None
    return one


def items(reading: Reading, end: int) -> Iterator[Span]:
    """The items of the list that follows a sentence that ends at `end`, without marks; those of few words.

    They all have one kind of mark: what is numbered behind dashes is no item of theirs.
    """
    following = [block for block in reading.blocks if block.span.start >= end]
    numbered: bool | None = None
    for block in following:
        text = block.span.of(reading.text)
        mark = MARK.match(text)
        if block.kind != "item" or numbered not in (
            None,
            number := bool(mark and mark[0].strip()[:1].isdigit()),
        ):
            return
        numbered = number
        start = block.span.start + (mark.end() if mark else 0)
        span = Span(start, block.span.start + len(text.rstrip(ENDS)))
        if SHORTEST <= len(fold(span.of(reading.text)).split()) <= LONGEST:
            yield span
