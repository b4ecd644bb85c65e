"""Calques and damaged names of machine French, put right in the working text.

In: a draft and the pack's tables, with the blocks that are French. Out: edits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from dragoman.clean.matching import possible
from dragoman.model.span import Edit, Span
from dragoman.packs.cleaning import Calques

_CAPITAL_AFTER = re.compile(r" (?:[A-Z][a-z]|of\b|and\b)")
_ENGLISH_BEFORE = re.compile(r"\b(?:of|the|in|and|for|from|with|Air) $")


def mend_calques(text: str, plain: str, blocks: list[Span], tables: Calques) -> Iterator[Edit]:
    """The edits that put calques and spellings right within the given spans of the text."""
    words = {one.pattern: one.words for one in tables.calques}
    patterns = possible(tuple(words), plain)
    names = {**tables.countries, **tables.adjectives}
    compound = _compound(tuple(names))
    for span in blocks:
        taken: list[Span] = []
        found = [
            edit
            for match in compound.finditer(plain, span.start, span.end)
            for edit in _compounded(text, match, names, tables)
        ]
        for edit in [*_calques(plain, span, patterns, words), *found]:
            if not any(Span(edit.start, edit.end).overlaps(one) for one in taken):
                taken.append(Span(edit.start, edit.end))
                if edit.words != text[edit.start : edit.end]:
                    yield edit


def _calques(
    plain: str, span: Span, patterns: tuple[str, ...], words: Mapping[str, str]
) -> Iterator[Edit]:
    for pattern in patterns:
        for match in re.compile(pattern).finditer(plain, span.start, span.end):
            yield Edit(match.start(), match.end(), match.expand(words[pattern]))


@cache
def _compound(names: tuple[str, ...]) -> re.Pattern[str]:
    one = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{one})(?:-(?:{one}))*(?![\w-])")


def _compounded(
    text: str, match: re.Match[str], names: Mapping[str, str], tables: Calques
) -> Iterator[Edit]:
    """What puts one name, or each name of a compound with at least one noun, right."""
    parts, at = match[0].split("-"), match.start()
    if len(parts) == 1:
        alone = parts[0] in tables.foreign and text[at].isupper()
        if alone and not _is_foreign_name(text, match.start(), match.end()):
            yield Edit(at, match.end(), names[parts[0]])
    elif any(part in tables.countries for part in parts):
        for part in parts:
            yield Edit(at, at + len(part), names[part])
            at += len(part) + 1


def _is_foreign_name(text: str, start: int, end: int) -> bool:
    """Whether a country's name is part of another name that is not French ("Uzbekistan Airways")."""
    if _CAPITAL_AFTER.match(text, end):
        return True
    return _ENGLISH_BEFORE.search(text[max(0, start - 12) : start]) is not None
