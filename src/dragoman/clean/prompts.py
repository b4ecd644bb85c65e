"""Leftovers of prompts to text generators, and of their answers, that tables list.

In: lines and the pack's tables. Out: spans of passages glued to the article's words; whether a whole line is
listed. Lines in words that nobody has listed are told by what was learnt (`labels`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.clean.layout import Line
from dragoman.clean.matching import joined, possible
from dragoman.model.span import Span
from dragoman.packs.cleaning import Prompts


def is_listed(line: Line, tables: Prompts) -> bool:
    """Whether a line opens as such leftovers do."""
    return joined(tables.lines).fullmatch(line.plain) is not None


def find_prompts(lines: Sequence[Line], tables: Prompts) -> Iterator[Span]:
    """The passages that stand in lines, whatever else stands there."""
    passages = joined(possible(tables.passages, "\n".join(line.plain for line in lines)))
    for line in lines:
        start = line.span.start
        yield from (
            Span(start + match.start(), start + match.end()) for match in passages.finditer(line.plain)
        )


def leads_in(passage: Span, line: Span, text: str) -> bool:
    """Whether the article begins right behind a passage that opens the line."""
    words = passage.of(text)
    behind = text[passage.end : line.end].strip()
    return (
        passage.start == line.start
        and behind[:1].isupper()
        and (words.endswith(":") or not text[passage.end].isspace())
    )
