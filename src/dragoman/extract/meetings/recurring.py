"""Meetings that are held again and again, of which no single one is told.

In: a passage, a `Head` and the word that tells of it. Out: whether its clause says how often it is held: "le
sommet se tiendra désormais tous les deux ans". A meeting with a number is a single one.
"""

from __future__ import annotations

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon


def recurs(lexicon: MeetingLexicon, passage: Passage, head: Head, at: int) -> bool:
    """Whether the clause of word `at` tells how often a meeting is held."""
    if head.ordinal is not None or head.next:
        return False
    clause = passage.spans(passage.clause_at(at))
    return any(lexicon.recurring.search(passage.folded, *span) for span in clause)


__all__ = ["recurs"]
