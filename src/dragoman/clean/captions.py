"""Captions: the line under a picture, with the credit that ends it.

In: a line, the pack's credits. Out: whether it is one. Several sentences with a credit behind them are a
paragraph, not a caption.
"""

from __future__ import annotations

import re

from dragoman.clean.matching import joined
from dragoman.packs.cleaning import Boilerplate

_LONGEST = 450  # code points
_SENTENCES = re.compile(r"[!?;…]|\.[»\"”)]* +(?=\S)")
_INITIAL = re.compile(r"\b[a-z]\. (?=\S)")


def is_caption(plain: str, tables: Boilerplate) -> bool:
    """Whether a line is one phrase or sentence and a credit."""
    if len(plain) > _LONGEST:
        return False
    credit = joined(tables.captions).search(plain)
    if credit is None:
        return False
    said = plain[: credit.start()].rstrip(" |([–—-")
    return not _is_text(said, tables)


def _is_text(said: str, tables: Boilerplate) -> bool:
    """Whether what stands before a credit is a paragraph: sentences, or one in which somebody speaks."""
    several = _SENTENCES.search(_INITIAL.sub("", said)) is not None
    return several or (joined(tables.reports[:1]).search(said) is not None)
