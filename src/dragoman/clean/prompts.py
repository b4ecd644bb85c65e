"""Leftovers of prompts to text generators, and of their answers.

In: lines and the pack's tables. Out: spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.clean.layout import Line
from dragoman.clean.matching import joined, sieve
from dragoman.model.span import Span
from dragoman.packs.cleaning import Prompts

_MARKS = re.compile(r"^[^\w(\[]+")


def find_prompts(text: str, lines: Sequence[Line], tables: Prompts) -> Iterator[Span]:
    """The spans of such leftovers: whole lines, or passages glued to the article's words."""
    plain = "\n".join(line.plain for line in lines)
    passages, whole = joined(sieve(tables.passages).possible(plain)), joined(tables.lines)
    for line in lines:
        start = line.span.start
        found = [Span(start + match.start(), start + match.end()) for match in passages.finditer(line.plain)]
        if whole.fullmatch(_MARKS.sub("", line.plain)) and not (
            found and _leads_in(found[0], line.span, text)
        ):
            yield line.span
        else:
            yield from found


def _leads_in(passage: Span, line: Span, text: str) -> bool:
    """Whether the article begins right behind a passage that opens the line."""
    words = passage.of(text)
    behind = text[passage.end : line.end].strip()
    return (
        passage.start == line.start
        and behind[:1].isupper()
        and (words.endswith(":") or not text[passage.end].isspace())
    )
