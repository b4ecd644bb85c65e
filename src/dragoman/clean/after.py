"""What patterns know to stand around an article: lists of other articles, readers' comments, names of media,
what presents a publisher.

In: lines and the pack's tables. Out: spans of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.clean.layout import Line, is_prose
from dragoman.clean.matching import joined
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate

_EDGE = 5  # lines from either end
_LONGEST_NAME = 60
_ENDED = re.compile(r"[.!?…:][»\"”')\]]*$")
_SPLIT = re.compile(r"\s*[/|–—]\s*|\s+-\s+|,\s+|\s*[()]\s*")
_PRESENTED = 8  # lines, at most
_TITLED = re.compile(r"[^.!?]{2,60} ?[:–—] ?\S")  # "À propos de la banque – Fondée en…"
_LEAST_ABOVE = 2  # paragraphs above readers' comments


def names_of_site(plain: str, tables: Boilerplate) -> str | None:
    """The label of the medium that a line of nothing else names ("Paris / La Gazette")."""
    if len(plain) > _LONGEST_NAME or _ENDED.search(plain):
        return None
    known = tables.labels
    parts = [part for part in _SPLIT.split(plain) if part]
    for part in parts:
        if part in known and len(parts) <= 3:
            return known[part]
    return None


def find_names(lines: Sequence[Line], tables: Boilerplate) -> Iterator[Span]:
    """The lines at the edges that name a medium or a source and nothing else."""
    sources = joined(tables.sources)
    for line in [*lines[:_EDGE], *lines[_EDGE:][-_EDGE:]] if len(lines) > 1 else ():
        if sources.fullmatch(line.plain) or names_of_site(line.plain, tables):
            yield line.span


def find_about(lines: Sequence[Line], tables: Boilerplate) -> Iterator[Span]:
    """The part that presents who publishes a text, from its title in the second half to the end."""
    about = joined(tables.about)
    for i, line in enumerate(lines[len(lines) // 2 :], len(lines) // 2):
        if about.match(line.plain) and (not _ENDED.search(line.plain) or _TITLED.match(line.plain)):
            if len(lines) - i <= _PRESENTED:
                yield from (one.span for one in lines[i:])
            return


def readers_part(lines: Sequence[Line], tables: Boilerplate) -> list[Span]:
    """The lines from where readers' comments begin to the end."""
    comments, above = joined(tables.comments), 0
    for i, line in enumerate(lines):
        above += is_prose(line.plain)
        if above >= _LEAST_ABOVE and comments.fullmatch(line.plain):
            return [one.span for one in lines[i:]]
    return []


def find_rest(lines: Sequence[Line], tables: Boilerplate) -> Iterator[Span]:
    """The lines that open a list of other articles, with the short ones below: all at the end, else one."""
    rest, after = joined(tables.rest), 0
    for i, line in enumerate(lines):
        if i < after or not rest.fullmatch(line.plain):
            continue
        below: list[Span] = []
        for one in lines[i + 1 :]:
            if is_prose(one.plain):
                break
            below.append(one.span)
        after = i + 1 + len(below)
        yield line.span
        yield from below if after == len(lines) else below[:1]
