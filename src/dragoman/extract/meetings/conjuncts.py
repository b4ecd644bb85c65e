"""Which part of a sentence is on one of several meetings: "sa visite en mai, ainsi que sa rencontre en juin".

In: a passage, the meetings that it names, and the words `[start, end)` that hint at one. Out: offsets of the
text within which its day and place stand. What they are is left to `guesses.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.model.span import Span

NEXT = 5  # words behind a meeting in which a participle hangs on it
_JOINED = frozenset(
    {("et",), ("puis",), ("ainsi", "que"), ("ainsi", "qu'"), ("de", "meme", "que"), (",", "puis")}
)
_OWN = frozenset({"sa", "son", "leur", "la", "le", "l'", "une", "un", "celle", "celui"})


def opens(passage: Passage, head: Head) -> int | None:
    """Where the words begin that join a meeting with an article of its own to what stands before it."""
    if head.first >= head.start or passage.words[head.first].fold not in _OWN:
        return None
    for length in (1, 2, 3):
        before = tuple(one.fold for one in passage.words[max(0, head.first - length) : head.first])
        if before in _JOINED:
            return passage.words[head.first - length].span.start
    return None


def part(lexicon: MeetingLexicon, passage: Passage, heads: Iterable[Head], hint: tuple[int, int]) -> Span:
    """The stretch of a passage that a noun at words `hint` shares with no other meeting."""
    start, stop = passage.span
    for one in sorted(heads, key=lambda one: one.start):
        joined = opens(passage, one)
        if one.start == hint[0] and joined is not None:
            start = joined
        if one.start >= hint[1]:
            hanging = _participle(lexicon, passage, one)
            stop = min([stop, *(end for end in (joined, hanging) if end is not None)])
    return Span(start, stop)


def _participle(lexicon: MeetingLexicon, passage: Passage, one: Head) -> int | None:
    """Where the participle stands that hangs on a meeting: "… du sommet prévu en mai"."""
    words = passage.words
    for k in range(one.end, min(one.end + NEXT, len(words))):
        if words[k].finite or words[k].fold in (",", ";", ".", "qui"):
            return None
        if any(form.tense == "participle" for form in lexicon.forms.get(words[k].form, ())):
            return words[k].span.start
    return None


def clipped(spans: Iterable[Span], own: Span) -> tuple[Span, ...]:
    """What lies within `own` of some spans."""
    found = (Span(max(one.start, own.start), min(one.end, own.end)) for one in spans)
    return tuple(one for one in found if one.start < one.end)
