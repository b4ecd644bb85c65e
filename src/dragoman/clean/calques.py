"""Calques and damaged names of machine French, put right in the working text.

In: a draft and the pack's tables, with the blocks that are French. Out: edits.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from dragoman.clean.matching import sieve
from dragoman.model.span import Edit, Span
from dragoman.packs.alternation import alternation
from dragoman.packs.cleaning import Calques

_ANY = 1 << 60
_CAPITAL_AFTER = re.compile(r" (?:[A-Z][a-z]|of\b|and\b)")
_ENGLISH_BEFORE = re.compile(r"\b(?:of|the|in|and|for|from|with|Air) $")


def mend_calques(text: str, plain: str, blocks: Sequence[Span], tables: Calques) -> list[Edit]:
    """The edits that put calques and spellings right within the given spans (sorted) of the text."""
    words = {one.pattern: one.words for one in tables.calques}
    found = [
        Edit(match.start(), match.end(), match.expand(words[pattern]))
        for pattern, match in sieve(tuple(words)).occurrences(plain)
    ]
    names = {**tables.countries, **tables.adjectives}
    for match in _compound(tuple(names)).finditer(plain):
        found += _compounded(text, match, names, tables)
    found = [edit for edit in found if _within(edit, blocks)]
    return [edit for edit in _apart(found) if edit.words != text[edit.start : edit.end]]


def _within(edit: Edit, blocks: Sequence[Span]) -> bool:
    i = bisect_right(blocks, (edit.start, edit.start + _ANY)) - 1
    return i >= 0 and blocks[i].contains((edit.start, edit.end))


def _apart(edits: Sequence[Edit]) -> list[Edit]:
    """The edits without those that overlap one that was found before, by an earlier pattern."""
    chosen: list[Edit] = []
    for _, edit in sorted(enumerate(edits), key=lambda one: (one[1].start, one[0])):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return chosen


@cache
def _compound(names: tuple[str, ...]) -> re.Pattern[str]:
    one = alternation(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<![\w-]){one}(?:-{one})*(?![\w-])")


def _compounded(text: str, match: re.Match[str], names: Mapping[str, str], tables: Calques) -> Iterator[Edit]:
    """What puts one name, or each name of a compound with at least one noun, right."""
    parts, at = match[0].split("-"), match.start()
    if len(parts) == 1:
        alone = parts[0] in tables.foreign and text[at].isupper()
        if alone and not _is_foreign_name(text, match.start(), match.end()):
            yield Edit(at, match.end(), names[parts[0]])
    elif any(part in tables.countries for part in parts) and not _is_foreign_name(text, at, match.end()):
        for part in parts:
            yield Edit(at, at + len(part), names[part])
            at += len(part) + 1


def _is_foreign_name(text: str, start: int, end: int) -> bool:
    """Whether a country's name is part of another name that is not French ("Uzbekistan Airways")."""
    if _CAPITAL_AFTER.match(text, end):
        return True
    return _ENGLISH_BEFORE.search(text[max(0, start - 12) : start]) is not None
