"""Triggers: words of which one stands in every sentence that may tell something; cheap to look for.

In: strings in which a leading blank is the beginning of a word and a trailing one its end. Out: the spans
of a text that have one. What the sentence tells, if anything, is left to those who read it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from dragoman.model.span import Span
from dragoman.packs.folding import fold

_NO_WORD = re.compile(r"[\W_]")


class Triggers:
    """Looks for many triggers at once."""

    def __init__(self, triggers: Iterable[str]) -> None:
        wanted = sorted({_spaced(fold(trigger)) for trigger in triggers})
        self._automaton = AhoCorasick(wanted, implementation=Implementation.ContiguousNFA)

    def within(self, text: str, spans: Sequence[Span], apart: Sequence[Span] = ()) -> list[int]:
        """Which of `spans`, by their index, have a trigger that does not lie in one of `apart` (in order)."""
        padded = _padded(text)  # a match lies one further on than in the text
        found = [
            (start + (padded[start] == " ") - 1, end - (padded[end - 1] == " ") - 1)
            for _, start, end in self._automaton.find_matches_as_indexes(padded, overlapping=True)
        ]
        ends = [span.end for span in apart]
        starts = sorted(
            [
                start
                for start, end in found
                if not ((i := bisect_left(ends, end)) < len(ends) and apart[i].start <= start)
            ]
        )
        return [
            i
            for i, span in enumerate(spans)
            if (j := bisect_left(starts, span.start)) < len(starts) and starts[j] < span.end
        ]


@lru_cache(maxsize=16)  # the same text is searched for many triggers
def _padded(text: str) -> str:
    """A text as triggers meet it, a blank at either end."""
    return f" {_spaced(fold(text))} "


def _spaced(folded: str) -> str:
    """Folded text in which everything but letters and digits is a blank, one to one."""
    return _NO_WORD.sub(" ", folded)


def whole(phrases: Iterable[str]) -> set[str]:
    """Triggers for whole words: each phrase between blanks, or what stands before its first `*`."""
    parts = (one.partition("*") for one in phrases)
    return {f" {start}" if star else f" {start} " for start, star, _ in parts}
