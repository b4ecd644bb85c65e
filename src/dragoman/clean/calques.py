"""Calques and damaged names of machine French, put right in the working text.

In: a draft and the pack's tables, with the blocks that are French. Out: edits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.clean.matching import joined
from dragoman.model.span import Edit, Span
from dragoman.packs.cleaning import Calques

_WORD = r"[^\W\d_]+"


def mend_calques(text: str, plain: str, blocks: list[Span], tables: Calques) -> Iterator[Edit]:
    """The edits that put calques and spellings right within the given spans of the text."""
    for span in blocks:
        taken: list[Span] = []
        for edit in [*_calques(plain, span, tables), *_compounds(text, plain, span, tables)]:
            if not any(Span(edit.start, edit.end).overlaps(one) for one in taken):
                taken.append(Span(edit.start, edit.end))
                if edit.words != text[edit.start : edit.end]:
                    yield edit


def _calques(plain: str, span: Span, tables: Calques) -> Iterator[Edit]:
    if not joined(tuple(one.pattern for one in tables.calques)).search(plain, span.start, span.end):
        return
    for one in tables.calques:
        for match in re.compile(one.pattern).finditer(plain, span.start, span.end):
            yield Edit(match.start(), match.end(), match.expand(one.words))


def _compounds(text: str, plain: str, span: Span, tables: Calques) -> Iterator[Edit]:
    names = {**tables.countries, **tables.adjectives}
    one = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    pattern = joined((rf"(?<![\w-])(?:{one})(?:-(?:{one}))*(?![\w-])",))
    for match in pattern.finditer(plain, span.start, span.end):
        parts = match[0].split("-")
        start = match.start()
        if not text[start].isupper() and len(parts) == 1:
            continue
        if len(parts) == 1:
            if parts[0] in tables.foreign:
                yield Edit(start, match.end(), names[parts[0]])
        elif any(part in tables.countries for part in parts):
            at = start
            for part in parts:
                yield Edit(at, at + len(part), names[part])
                at += len(part) + 1
