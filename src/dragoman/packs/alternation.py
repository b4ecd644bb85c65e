"""A pattern for any of many phrases that looks at those alone that begin with the right letters.

In: patterns in order of preference. Out: one pattern, which matches what `|` between them would. A regular
expression tries its alternatives one by one; laid out as a tree of letters most are passed over at once.
Alternatives that begin with one letter, small and capital, are left as they are: they keep their order even
where case does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from dragoman.packs.folding import fold

_SPECIAL = frozenset(".^$*+?{}[]()|")
_QUANTIFIERS = frozenset("*+?{")


def alternation(patterns: Iterable[str]) -> str:
    """A group that matches any of some patterns; none of them may have a bar outside its own groups."""
    return f"(?:{'|'.join(_branches(patterns))})"


def any_of(words: Iterable[str]) -> str:
    """A group that matches any of some words in a folded text, the longest that fits."""
    ordered = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return alternation(map(re.escape, ordered))


def _branches(patterns: Iterable[str]) -> list[str]:
    """The same alternatives, those that begin with the same letter taken together."""
    branches: list[str] = []
    for apart, some in groupby(patterns, key=lambda one: not _letter(one)):
        if apart:
            branches += some
            continue
        by_letter: dict[str, list[str]] = {}
        for one in some:
            by_letter.setdefault(_letter(one).lower(), []).append(one)
        for same in by_letter.values():
            letter = _letter(same[0])
            if len(same) > 1 and all(one.startswith(letter) for one in same):
                rest = _branches(one[len(letter) :] for one in same)
                same = [letter + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})")]
            branches += same
    return branches


def _letter(pattern: str) -> str:
    """The character that all matches of a pattern begin with, as the pattern writes it; none: ""."""
    letter = pattern[:2] if pattern.startswith("\\") else pattern[:1]
    literal = letter not in _SPECIAL and (len(letter) == 1 or not letter[1:].isalnum())
    return letter if literal and pattern[len(letter) : len(letter) + 1] not in _QUANTIFIERS else ""
