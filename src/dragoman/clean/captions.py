"""Captions: the line under a picture, with the credit that ends it or stands below.

In: lines, the pack's credits and words of position. Out: whether a line is one; the lines that the next
line's credit shows to be one. Several sentences with a credit behind them are a paragraph, not a caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.clean.layout import Line
from dragoman.clean.matching import joined, search
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate

_LONGEST = 450  # code points
_LONGEST_CREDIT = 60
_SENTENCES = re.compile(r"[!?;…]|\.[»\"”)]* +(?=\S)")
_INITIAL = re.compile(r"\b[a-z]\. (?=\S)")


def is_caption(plain: str, tables: Boilerplate) -> bool:
    """Whether a line is one phrase or sentence and a credit."""
    if len(plain) > _LONGEST:
        return False
    credit = search(tables.captions, plain)
    if credit is None:
        return False
    said = plain[: credit.start()].rstrip(" |([–—-")
    return not _is_text(said, tables)


def find_captions(lines: Sequence[Line], gone: Sequence[Span], tables: Boilerplate) -> Iterator[Span]:
    """Sentences that say where somebody stands in a picture, right above a credit of its own."""
    done = set(gone)
    for line, below in pairwise(lines):
        if line.span in done or len(line.plain) > _LONGEST or below.span not in done:
            continue
        credit = joined(tables.captions).search(below.plain) or joined(tables.openings).match(below.plain)
        shown = joined(tables.positions).search(line.plain)
        if shown and credit and len(below.plain) <= _LONGEST_CREDIT and not _is_text(line.plain, tables):
            yield line.span


def _is_text(said: str, tables: Boilerplate) -> bool:
    """Whether what stands before a credit is a paragraph: sentences, or one in which somebody speaks."""
    several = _SENTENCES.search(_INITIAL.sub("", said)) is not None
    return several or (joined(tables.reports[:1]).search(said) is not None)
