"""Commas that bound no clause: within a list, around a place or day, between an office and its holder.

In: the words of a sentence and its reading. Out: whether a comma parts clauses. What clauses there are is
left to `clauses.py`.
"""

from __future__ import annotations

from dragoman.extract.grammar.words import Word
from dragoman.model.reading import Reading, Sentence

STRONG = frozenset(";:—–-")
"""Marks that bound a clause wherever they stand."""
_CLOSING = frozenset('»”"')
_ENDS = frozenset(".!?…)")
_CIRCUMSTANTIAL = frozenset(["à", "au", "aux", "en", "dans", "près"])
CIRCUMSTANCE = 9  # words that a place or time between commas may have


def inner_commas(reading: Reading, sentence: Sentence, words: tuple[Word, ...]) -> frozenset[int]:
    """The commas that part nothing: within an office with its holder, and between a clause and its day."""
    offices = [one.span for one in reading.offices if sentence.span.contains(one.span)]
    days = {one.span.start for one in reading.dates if sentence.span.contains(one.span)}
    found = set()
    for i, word in enumerate(words):
        if word.fold == ",":
            held = any(span.start < word.span.start < span.end for span in offices)
            begins = {words[k].span.start for k in (i + 1, i + 2) if k < len(words)}
            if held or begins & days:
                found.add(i)
    return frozenset(found)


def is_enumeration(words: tuple[Word, ...], i: int) -> bool:
    """Whether a comma joins members of a list that goes on to "et" without a verb."""
    for k in range(i + 1, min(i + 12, len(words))):
        if words[k].finite or words[k].fold in STRONG or words[k].fold in _CLOSING:
            return False
        if words[k].fold == "et" and k > i + 1:
            return True
    return False


def is_circumstance(words: tuple[Word, ...], i: int) -> bool:
    """Whether a comma leads to one more place or time of the same clause: ", en juin, a adopté"."""
    if i + 1 >= len(words) or words[i + 1].form not in _CIRCUMSTANTIAL:
        return False
    for k in range(i + 2, min(i + 2 + CIRCUMSTANCE, len(words))):
        if words[k].fold == "," or words[k].fold in STRONG or words[k].fold in _ENDS:
            return True
        if words[k].finite or words[k].fold in ("et", "qui", "que", "qu'", "il", "elle", "ils", "elles"):
            return False
    return i + 2 + CIRCUMSTANCE >= len(words)
