"""Patterns and sets of a language's words, made once.

In: words of `commitments.yaml`. Out: what finds them in folded text.
"""

from __future__ import annotations

import re
from functools import cache

from dragoman.extract.grammar.word_patterns import either
from dragoman.packs.folding import fold


@cache
def own_pattern(possessives: tuple[str, ...], own: tuple[str, ...]) -> re.Pattern[str]:
    """What finds a noun behind a possessive: "son pays"."""
    return re.compile(rf"\b{either(possessives)} {either(own)}\b")


@cache
def ending_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds one of some phrases at the end of a text."""
    return re.compile(rf"{either(phrases)}$")


@cache
def folded_set(words: tuple[str, ...]) -> frozenset[str]:
    """Words, folded."""
    return frozenset(fold(word) for word in words)
