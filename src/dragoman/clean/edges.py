"""What stands at the edges of a text: names of sites, a repeated title, the part after the article.

In: lines, what was found so far, the pack's tables. Out: spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.clean.foot import find_foot
from dragoman.clean.layout import Line, covered
from dragoman.clean.matching import joined
from dragoman.clean.repetitions import find_repetitions
from dragoman.clean.tail import find_tail
from dragoman.clean.zones import find_head, is_prose
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate

_EDGE = 5  # lines from either end
_LONGEST_NAME = 60
_PROSE = re.compile(r"[.!?…:][»\"”')\]]*$")
_SPLIT = re.compile(r"\s*[/|–—]\s*|\s+-\s+|,\s+|\s*[()]\s*")
_FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w.'-]*(?: [A-ZÀ-Þ][\w.'-]*){1,3}")
_LEAST_ABOVE = 2  # paragraphs above readers' comments


def names_of_site(plain: str, tables: Boilerplate) -> str | None:
    """The label of the medium that a line of nothing else names ("Paris / La Gazette")."""
    if len(plain) > _LONGEST_NAME or _PROSE.search(plain):
        return None
    known = tables.labels
    parts = [part for part in _SPLIT.split(plain) if part]
    for part in parts:
        if part in known and len(parts) <= 3:
            return known[part]
    return None


def find_edges(text: str, lines: Sequence[Line], done: Sequence[Span], tables: Boilerplate) -> Iterator[Span]:
    """Names at the edges, repetitions, and everything after the article; `done` was found before."""
    gone = covered(lines, done)
    left = [line for line in lines if line.span not in gone]
    found = {
        *_names(left, tables),
        *_signed_twice(text, left),
        *find_repetitions(left),
        *_after(lines, tables),
    }
    found |= set(find_head(text, lines, gone | found, tables))
    found |= set(find_foot(text, lines, gone | found, tables))
    yield from found
    yield from find_tail(text, lines, gone | found, tables)


def _names(left: Sequence[Line], tables: Boilerplate) -> Iterator[Span]:
    if len(left) <= 1:
        return
    sources = joined(tables.sources)
    head = left[:_EDGE]
    edges = {line.span: line for line in [*head, *left[-_EDGE:]]}
    for span, line in edges.items():
        at_foot = sources.fullmatch(line.plain) and (line in head or not _prose_below(left, line))
        if at_foot or names_of_site(line.plain, tables):
            yield span


def _prose_below(left: Sequence[Line], line: Line) -> bool:
    return any(is_prose(one.plain) for one in left if one.span.start > line.span.start)


def _signed_twice(text: str, left: Sequence[Line]) -> Iterator[Span]:
    """The author's name above the text, where the same stands below it."""
    if len(left) > 2 and left[0].plain == left[-1].plain and _FULL_NAME.fullmatch(left[0].span.of(text)):
        yield from (left[0].span, left[-1].span)


def _after(lines: Sequence[Line], tables: Boilerplate) -> Iterator[Span]:
    rest, comments = joined(tables.rest), joined(tables.comments)
    above = after = 0
    for i, line in enumerate(lines):
        above += is_prose(line.plain)
        if above >= _LEAST_ABOVE and comments.fullmatch(line.plain):
            yield from (one.span for one in lines[i:])
            return
        if i >= after and rest.fullmatch(line.plain):
            below = []
            for one in lines[i + 1 :]:
                if is_prose(one.plain):
                    break
                below.append(one.span)
            after = i + 1 + len(below)
            at_end = after == len(lines)
            yield line.span
            yield from below if at_end else below[:1]
