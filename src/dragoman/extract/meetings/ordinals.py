"""Ordinals in front of a meeting or a body: "vingt et unième", "le quatorzième Conseil".

In: the words of a language and a passage. Out: numbers. Which meeting they count is left to `heads.py`.
"""

from __future__ import annotations

import re

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.lexicon import MeetingLexicon

_NUMBER = re.compile(r"[1-9]|[1-5]\d")
_ARTICLES = frozenset(["le", "la", "du", "au"])
_NUMBERED = frozenset(["sommet", "reunion", "session", "forum", "conference", "edition", "rencontre"])


def bare_number(passage: Passage, k: int, noun: str) -> int | None:
    """The number at word `k` that has lost its ending: "le 13 sommet"."""
    words = passage.words
    counts = noun in _NUMBERED and k > 0 and words[k - 1].fold in _ARTICLES
    return int(words[k].fold) if counts and _NUMBER.fullmatch(words[k].fold) else None


def counts_others(lexicon: MeetingLexicon, passage: Passage, end: int, named: bool) -> bool:
    """Whether a number counts meetings of another kind than those before word `end`: "le troisième sommet
    depuis l'invasion", "le cinquième organisé par la Chine" of one that is `named` elsewhere."""
    words = passage.words
    stop = next((one.span.start for one in words[end:] if one.finite), passage.span.end)
    found = lexicon.counted.match(passage.folded, words[end - 1].span.end, stop)
    if found is None or lexicon.launched.match(passage.folded, found.end()):
        return False
    return not (named and found[0].endswith(" par"))


def ordinal_at(lexicon: MeetingLexicon, passage: Passage, k: int) -> tuple[int, int | None]:
    """How many words make the ordinal that ends with word `k`, and its number: "vingt et unième"."""
    for length in (3, 2, 1):
        if k + 1 >= length and (number := lexicon.ordinal(passage.between(k + 1 - length, k + 1))):
            return length, number
    return 1, None


def counted(lexicon: MeetingLexicon, passage: Passage, start: int) -> bool:
    """Whether an ordinal stands right before a name: the meeting is meant, not the body."""
    return start > 0 and ordinal_at(lexicon, passage, start - 1)[1] is not None
