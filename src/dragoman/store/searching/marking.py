"""The passage of a text that shows best why it was found, and the places of the words in it.

In: a text, its language, what is asked. Out: spans of code points. The text is analysed once more for it,
which the few hits of a page allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dragoman.model.span import Span
from dragoman.store.searching.asking import Clause
from dragoman.store.searching.terms import Stems, Term, stemmer, terms, terms_of
from dragoman.store.searching.windows import NAMES_IN

LENGTH = 280
"""Code points of a passage that is shown."""
BEFORE = 60
"""Code points of it that stand before the first word that was asked for, where there are so many."""
MOST_SIGNS = 4
"""Full stops and quotation marks behind the last word that are shown with it."""
MOST_MARKS = 60
"""Marks of a passage that are shown."""


class Mark(NamedTuple):
    """Where words stand that were asked for, and by which clause of the query."""

    start: int
    end: int
    clause: int


class Wanted:
    """The clauses of a query, by the terms that they begin with."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.first: dict[str, list[tuple[int, tuple[str, ...], bool]]] = {}
        begun: list[tuple[str, int]] = []
        for number, clause in enumerate(clauses):
            for one in clause.sequences:
                if one.open and len(one.terms) == 1:
                    begun.append((one.terms[0], number))
                else:
                    self.first.setdefault(one.terms[0], []).append((number, one.terms, one.open))
        self.begun = tuple(begun)
        self.names: dict[str, tuple[Span, ...]] = {}  # entries share many of their names
        self._beginnings = tuple(beginning for beginning, _ in begun)
        self.is_plain = all(len(one) == 1 for some in self.first.values() for _, one, _ in some)
        self._words: dict[str | None, Words] = {}

    def begins(self, term: str) -> bool:
        """Whether anything that is wanted can begin with a term."""
        return term in self.first or term.startswith(self._beginnings)

    def words(self, language: str | None) -> Words:
        """Whether anything that is wanted can begin with a word of a language."""
        return self._words.setdefault(language, Words(self, stemmer(language)))


class Words(dict[str, bool]):
    """Words as they are written, and whether anything that is wanted begins with them; texts repeat them."""

    def __init__(self, wanted: Wanted, stems: Stems) -> None:
        super().__init__()
        self.stems, self._wanted = stems, wanted

    def __missing__(self, raw: str) -> bool:
        self[raw] = self._wanted.begins(self.stems[raw][2])
        return self[raw]


def marks(text: str, language: str | None, wanted: Wanted, within: Span) -> list[Mark]:
    """Where the clauses are fulfilled in a part of a text."""
    words = wanted.words(language)
    found = list(terms_of(text, words, within.start, within.end, words.stems))
    if not any(wanted.begins(one.term) for one in found):
        return []
    if not wanted.is_plain:  # of a phrase the other words count as well
        found = list(terms(text, language, within.start, within.end))
    made = set()
    for i, term in enumerate(found):
        for number, sequence, open in wanted.first.get(term.term, ()):
            if _stands(found, i, sequence, open):
                made.add(Mark(term.start, found[i + len(sequence) - 1].end, number))
        for beginning, number in wanted.begun:
            if term.term.startswith(beginning):
                made.add(Mark(term.start, term.end, number))
    return sorted(made)


def named(name: str, wanted: Wanted) -> tuple[Span, ...]:
    """The places in a name where the clauses are fulfilled, in whichever language it is."""
    if name not in wanted.names:
        whole = Span(0, len(name))
        found = {one for language in NAMES_IN for one in marks(name, language, wanted, whole)}
        wanted.names[name] = placed(sorted(found), whole)
    return wanted.names[name]


def _stands(found: Sequence[Term], i: int, sequence: Sequence[str], open: bool) -> bool:
    part = found[i : i + len(sequence)]
    if len(part) < len(sequence):
        return False
    *before, last = zip(part, sequence, strict=True)
    said, asked = last
    ended = said.term.startswith(asked) if open else said.term == asked
    return ended and all(one.term == other for one, other in before)


def passage(text: str, within: Span, found: Sequence[Mark], length: int = LENGTH) -> Span:
    """The part of a text, at most so long, in which most of what is asked for stands, the first such."""
    best, most = within.start, 0
    for i, mark in enumerate(found):
        held = {one.clause for one in found[i:] if one.end <= mark.start + length - BEFORE}
        if len(held) > most:
            best, most = mark.start, len(held)
    start = max(within.start, best - BEFORE)
    end = min(within.end, start + length)
    return _whole_words(text, Span(max(within.start, min(start, end - length)), end), within)


def _whole_words(text: str, span: Span, within: Span) -> Span:
    """A span that begins and ends between words, where one is near; with what stands behind the last one."""
    start, end = span
    if start > within.start:
        spaces = [i for i in range(start, min(start + 30, end)) if text[i].isspace()]
        start = spaces[0] + 1 if spaces else start
    if end < within.end:
        spaces = [i for i in range(end - 1, max(end - 30, start), -1) if text[i].isspace()]
        end = spaces[0] if spaces else end
    while within.end <= end < min(len(text), within.end + MOST_SIGNS):
        if text[end].isalnum() or text[end].isspace():
            break
        end += 1
    return Span(start, end).stripped(text)


def placed(found: Iterable[Mark], within: Span) -> tuple[Span, ...]:
    """The marks inside a part of a text, counted from its beginning, those that touch joined to one."""
    made: list[Span] = []
    for start, end, _ in found:
        start, end = max(start, within.start) - within.start, min(end, within.end) - within.start
        if start >= end:
            continue
        if made and start < made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, end))
        else:
            made.append(Span(start, end))
    return tuple(made[:MOST_MARKS])
