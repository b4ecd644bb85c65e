"""Ordinals in front of a meeting or a body: "vingt et unième", "le quatorzième Conseil".

In: the words of a language and a passage. Out: numbers. Which meeting they count is left to `heads.py`.
"""

from __future__ import annotations

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.occasions import MeetingLexicon


def ordinal_at(lexicon: MeetingLexicon, passage: Passage, k: int) -> tuple[int, int | None]:
    """How many words make the ordinal that ends with word `k`, and its number: "vingt et unième"."""
    for length in (3, 2, 1):
        if k + 1 >= length and (number := lexicon.ordinal(passage.between(k + 1 - length, k + 1))):
            return length, number
    return 1, None


def counted(lexicon: MeetingLexicon, passage: Passage, start: int) -> bool:
    """Whether an ordinal stands right before a name: the meeting is meant, not the body."""
    return start > 0 and ordinal_at(lexicon, passage, start - 1)[1] is not None
