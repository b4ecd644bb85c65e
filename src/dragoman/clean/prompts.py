"""Leftovers of prompts to text generators, and of their answers.

In: lines and the pack's tables. Out: spans.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.clean.layout import Line
from dragoman.clean.matching import joined, possible
from dragoman.model.span import Span
from dragoman.packs.cleaning import Prompts


def find_prompts(lines: Sequence[Line], tables: Prompts) -> Iterator[Span]:
    """The spans of such leftovers: whole lines, or passages glued to the article's words."""
    plain = "\n".join(line.plain for line in lines)
    passages, whole = joined(possible(tables.passages, plain)), joined(tables.lines)
    for line in lines:
        start = line.span.start
        if whole.fullmatch(line.plain):
            yield line.span
            continue
        for match in passages.finditer(line.plain):
            yield Span(start + match.start(), start + match.end())
