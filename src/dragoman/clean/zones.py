"""The head and the foot of a page: short lines above the title and below the last sentence of prose.

In: lines, which of them are boilerplate for sure, the pack's tables. Out: spans of the lines that are
boilerplate because of where they stand. A title, a subtitle and a list's last items stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.clean.layout import Line
from dragoman.clean.matching import joined
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate

_PROSE = re.compile(r"[.!?…][»\"”')\]*_]*$")
_ENDED = re.compile(r"[.!?…:;,][»\"”')\]*_]*$")
_STOPPED = re.compile(r"[.!:;,][»\"”')\]*_]*$")
_BARS = re.compile(r"\s*[|›•·●»]+\s*|\s+>+\s+|>>+|\s{3,}")
_DASHES = re.compile(r"\s+[—–-]\s+")
_ITEM = re.compile(r"(?:[-–—•*·▪◦►■●]|\(?\d{1,2}[.)])\s*\S")
_LONGEST_PROSE_LINE = 200
_SHORTEST_PROSE_LINE = 60
_PART = 6  # words
_MASTHEAD = 8  # words
_TITLE = 4  # words, at least
_HEAD = 12  # lines, at most


def is_prose(plain: str) -> bool:
    """Whether a line is a paragraph: long, or of some length and ended as a sentence is."""
    if len(plain) > _LONGEST_PROSE_LINE:
        return True
    return len(plain) >= _SHORTEST_PROSE_LINE and _PROSE.search(plain) is not None


def is_bar(plain: str) -> bool:
    """Whether a line is short parts between bars: a menu, a breadcrumb, a row of tools or of prices."""
    parts = [part for part in _BARS.split(plain) if part]
    bars = len(_BARS.findall(plain))
    return bars >= 2 and len(parts) >= 2 and all(len(part.split()) <= _PART for part in parts)


def find_head(lines: Sequence[Line], gone: set[Span], tables: Boilerplate) -> Iterator[Span]:
    """What stands above the title: the site's name, its menu, the section, teasers between them."""
    until = next((i for i, line in enumerate(lines[:_HEAD]) if _is_own_prose(line, gone)), None)
    if not until:
        return
    head = lines[:until]
    sure = [line.span in gone or is_bar(line.plain) for line in head]
    if until > 1:
        sure = [known or _is_section(line.plain, tables) for known, line in zip(sure, head, strict=True)]
    if not any(sure):
        return
    title = _title(head, sure, tables)
    first = sure.index(True)
    for i, line in enumerate(head):
        sandwiched = title is not None and first < i < title
        above = title is not None and i < first and first < title and _is_masthead(line.plain, tables)
        if sure[i] or sandwiched or above:
            yield line.span


def _is_own_prose(line: Line, gone: set[Span]) -> bool:
    return line.span not in gone and is_prose(line.plain) and not is_bar(line.plain)


def _title(head: Sequence[Line], sure: Sequence[bool], tables: Boilerplate) -> int | None:
    """The line of the head that is the title, if one is: right above the last stamp, or below it."""
    last = max(i for i, known in enumerate(sure) if known)
    for i in (last - 1, last + 1):
        if 0 <= i < len(head) and not sure[i] and len(head[i].plain.split()) >= _TITLE:
            named = i < last < len(head) - 1 and joined(tables.mastheads).match(head[i].plain)
            if not named:
                return i
    return None


def _is_masthead(plain: str, tables: Boilerplate) -> bool:
    words = plain.split()
    if len(words) > _MASTHEAD or _ENDED.search(plain):
        return False
    return len(words) <= _TITLE or joined(tables.mastheads).match(plain) is not None


def _is_section(plain: str, tables: Boilerplate) -> bool:
    """Whether a line is a name and a section of it: "Revue Untel — Entretien"."""
    parts = [part for part in _DASHES.split(plain) if part]
    if len(parts) == 1:
        return plain in tables.navigation or plain in tables.sections
    return len(parts) <= 3 and all(len(part.split()) <= _PART for part in parts) and (
        any(part.rstrip("s") in tables.sections or part in tables.sections for part in parts)
    )


def find_foot(lines: Sequence[Line], gone: set[Span]) -> Iterator[Span]:
    """What stands below the last paragraph: rows of tools, titles of other articles."""
    last = next((i for i in range(len(lines) - 1, -1, -1) if _is_own_prose(lines[i], gone)), None)
    if last is None:
        return
    foot = [line for line in lines[last + 1 :] if line.span not in gone]
    yield from (line.span for line in foot if is_bar(line.plain))
    rest = [line for line in foot if not is_bar(line.plain)]
    opens_list = lines[last].plain.endswith(":")
    titles = [line for line in rest if not _STOPPED.search(line.plain) and not _ITEM.match(line.plain)]
    if len(titles) >= 2 and len(titles) == len(rest) and not opens_list and _long_enough(titles):
        yield from (line.span for line in titles)


def _long_enough(titles: Sequence[Line]) -> bool:
    """Whether lines read as titles do, not as rows of a table or names of signatories."""
    return all(len(line.plain.split()) >= _TITLE and "  " not in line.plain for line in titles)
