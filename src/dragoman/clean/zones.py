"""The head of a page: what stands above the first paragraph besides the title.

In: lines, which of them are boilerplate for sure, the pack's tables. Out: spans of the lines that are
boilerplate because of where they stand: outlet, section, issue and day. A title, a subtitle and the dateline
of a letter stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.clean.chronicle import own_days
from dragoman.clean.imprint import is_author, is_dateline, is_imprint, is_outlet, is_section
from dragoman.clean.layout import Line
from dragoman.clean.matching import joined
from dragoman.clean.matching import plain as folded
from dragoman.clean.notices import is_of_foot
from dragoman.clean.rows import table_rows
from dragoman.clean.stamps import find_date, is_made_of
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate

_PROSE = re.compile(r"[.!?…][»\"”')\]*_]*$")
_ENDED = re.compile(r"[.!?…:;,][»\"”')\]*_]*$")
_BARS = re.compile(r"\s*[|›•·●»]+\s*|\s+(?:>+|\.)\s+|>>+|\s{3,}")
_TOOLS = re.compile(r"\s*[|›•·●»/]+\s*|\s+[—–-]\s+|\s{2,}|\t|\s*\]\s*\[\s*|[\[\]]")
_HEADLINE = re.compile(r"[:«»?!\d]")
_CODE = re.compile(
    r"[\wÀ-ÿ']+(?:[-/][\wÀ-ÿ']+){2,}(?: ?\([A-Z]{2,5}\))?"
    r"|(?=\D*\d+\D+\d)(?!(?:.*[A-Z]{4,}){3})[A-ZÀ-Þ\d/:.() -]{6,50}"
)
"""An agency's slug ("KZ-CHINE-GAZ") or the numbers that it puts above a dispatch."""
_CODES = 3  # lines
_CAPITALS = re.compile(r"\s+(?=[A-ZÀ-Þ])")
_TOOL = 5  # words
_DASHES = re.compile(r"\s+[—–/-]\s+")
_ROW = re.compile(r"\w\)? ?\| ?[+−–-]?\d[\d ,.]*(?: ?%)?$")  # a label and an amount
_SECTIONS = re.compile(r"\s*[|•·]\s*|\s+[—–-]\s+")
_SERVICES = re.compile(r",\s+|\s+[—–/|-]\s+")
_INITIALS = re.compile(r" \([A-ZÀ-Þ]{2,8}\)$")
_PATH = re.compile(r"\s*[>›»]+\s*")
_LONGEST_PROSE_LINE = 200
_SHORTEST_PROSE_LINE = 60
_PART = 6  # words
_MASTHEAD = 8  # words
_TITLE = 4  # words, at least
_NAME = 3  # words
_HEAD = 12  # lines, at most
_SLOGAN = 3  # lines
_TABLE = 4  # rows, at least


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


def is_tool_row(words: str, tables: Boilerplate) -> bool:
    """Whether a line, as written, is two or more short parts, half of them what links of a site do."""
    if len(words) > _LONGEST_PROSE_LINE:
        return False
    parts = [part for part in _TOOLS.split(words.strip()) if part]
    if len(parts) < 2 and not words.startswith("["):
        parts = _CAPITALS.split(words.strip())
    if len(parts) < 2 and not words.startswith("["):
        return False
    if any(len(part.split()) > _TOOL or _ENDED.search(part) for part in parts[1:]):
        return False
    tools = sum(joined(tables.tools).match(folded(part)) is not None for part in parts)
    return tools * 2 >= len(parts)


def head_of(text: str, lines: Sequence[Line], gone: set[Span], tables: Boilerplate) -> Sequence[Line]:
    """The lines above the first paragraph or table, long imprints among them; none if it is far down."""
    rows, table = 0, table_rows(text, lines[: _HEAD + _TABLE])
    for i, line in enumerate(lines[:_HEAD]):
        if line.span in table:
            return lines[:i]
        own = _is_own_prose(line, gone) and not is_of_foot(line.plain, tables)
        if own and not is_imprint(line.span.of(text), line.plain, tables):
            return lines[:i]
        row = is_bar(line.plain) or _ROW.search(line.plain)
        rows = rows + 1 if row and line.span not in gone else 0
        if rows == _TABLE:
            return lines[: i + 1 - rows]
    return ()


def find_head(text: str, lines: Sequence[Line], gone: set[Span], tables: Boilerplate) -> Iterator[Span]:
    """What stands above the title: the site's name, its menu, the section, teasers between them."""
    head = head_of(text, lines, gone, tables)
    yield from _above_stamp(text, lines[1:_HEAD], gone, tables)
    sure = _sure(text, head, own_days(lines, tables), gone, tables)
    if not any(sure):
        yield from _signed(text, head, tables)
        return
    authors = [is_author(line.span.of(text), line.plain, tables) for line in head]
    named = [
        sure[i] or _is_named(text, line, tables) or (authors[i] and "," in line.plain)
        for i, line in enumerate(head)
    ]
    title = _title(head, sure, named)
    top = next((i for i, known in enumerate(named) if not known), len(head))
    last = max(i for i, known in enumerate(sure) if known)
    first = sure.index(True)
    for i, line in enumerate(head):
        sandwiched = title is not None and (first < i < title or (title < i < last and named[i]))
        signed = authors[i] and title is not None and i != title and (i > title or "," in line.plain)
        if sure[i] or sandwiched or signed or (title is not None and i < title and i < top):
            yield line.span


def _sure(
    text: str, head: Sequence[Line], days: set[Span], gone: set[Span], tables: Boilerplate
) -> list[bool]:
    """Which lines of the head are the site's whatever stands beside them."""
    last = len(head) - 1
    words = [line.span.of(text) for line in head]
    sure = [
        line.span in gone
        or is_bar(line.plain)
        or (is_of_foot(line.plain, tables) and is_prose(line.plain))
        or (i < _CODES and _CODE.fullmatch(words[i]) is not None)
        or (last > 0 and is_tool_row(words[i], tables))
        or (last > 0 and _is_section(line.plain, tables) and not 0 < i == last)
        for i, line in enumerate(head)
    ]
    first, final = _titled(head, sure)
    return [
        known
        or (last > 0 and _is_path(line.plain))
        or (line.span not in days and is_imprint(words[i], line.plain, tables, signed=last > 0 and i < final))
        or (i == 0 < final and _is_site(words[i], line.plain, tables))
        or (i < final and _is_body(words[i], line.plain, tables))
        or (0 < i < min(final, _SLOGAN) and joined(tables.slogans).match(line.plain) is not None)
        or (i > first >= 0 and line.span not in days and _is_dated_outlet(words[i], line.plain, tables))
        for i, (known, line) in enumerate(zip(sure, head, strict=True))
    ]


def _is_site(words: str, plain: str, tables: Boilerplate) -> bool:
    """Whether the first line names a ministry, a radio, a paper, or parts of a site between dashes."""
    if _ENDED.search(plain) or joined(tables.occasions).search(plain):
        return False
    if joined(tables.countries).match(plain) is None and _is_headed(words, tables):
        return True
    parts = [part for part in _DASHES.split(plain) if part]
    path = len(parts) > 2 or any(
        is_section(part, tables) or any(joined(one).match(part) for one in (tables.imprint, tables.mastheads))
        for part in parts[: len(parts) - (len(parts) == 1)]
    )
    if path and all(len(part.split()) <= _TOOL for part in parts) and not _HEADLINE.search(words):
        return joined(tables.countries).match(plain) is None
    return joined(tables.mastheads).match(plain) is not None and is_outlet(words, plain, tables)


def _is_headed(words: str, tables: Boilerplate) -> bool:
    """Whether a line is a paper's name and one of its sections: "LA STEPPE – Asie", "LA STEPPE | Gaz"."""
    first, *rest = [part for part in _SECTIONS.split(words) if part]
    if len(rest) != 1 or _HEADLINE.search(words) or not is_outlet(first, folded(first), tables):
        return False
    section = folded(rest[0])
    barred = "|" in words and len(rest[0].split()) < _NAME
    return barred or section in tables.navigation or is_section(section, tables)


def _is_body(words: str, plain: str, tables: Boilerplate) -> bool:
    """Whether a line names who publishes: a body with its initials, or with one of its services."""
    if _ENDED.search(plain) or _HEADLINE.search(words) or not joined(tables.mastheads).match(plain):
        return False
    parts = [part for part in _SERVICES.split(plain) if part]
    return _INITIALS.search(words) is not None or (
        len(parts) > 1
        and all(any(joined(one).match(part) for one in (tables.mastheads, tables.whole)) for part in parts)
    )


def _is_dated_outlet(words: str, plain: str, tables: Boilerplate) -> bool:
    """Whether a line below the title is a name and a whole day: "Steppe et pétrole – 3 avril 2025"."""
    parts = [part for part in _DASHES.split(words) if part]
    if len(parts) != 2 or is_dateline(words, plain, tables):
        return False
    name, day = parts if find_date(folded(parts[1]), tables.months) else reversed(parts)
    bare = folded(name)
    found = find_date(folded(day), tables.months)
    if found is None or not is_made_of(folded(day), tables) or len(name.split()) > _NAME + 1:
        return False
    event = joined(tables.occasions).search(bare) or joined(tables.countries).match(bare)
    return name[:1].isupper() and event is None


def _signed(text: str, head: Sequence[Line], tables: Boilerplate) -> Iterator[Span]:
    """The author's name right below the title and right above the text."""
    if len(head) == 2 and len(head[0].plain.split()) >= _TITLE:
        name = head[1]
        alone = "," in name.plain or len(name.plain.split()) <= _NAME
        if alone and is_author(name.span.of(text), name.plain, tables):
            yield name.span


def _above_stamp(text: str, lines: Sequence[Line], gone: set[Span], tables: Boilerplate) -> Iterator[Span]:
    """A full name right above a line of the site, below a title or a lead: the author's."""
    for line, below in pairwise(lines):
        known = line.span in gone or below.span not in gone or len(line.plain.split()) > _NAME
        if not known and is_author(line.span.of(text), line.plain, tables):
            yield line.span


def _is_own_prose(line: Line, gone: set[Span]) -> bool:
    return line.span not in gone and is_prose(line.plain) and not is_bar(line.plain)


def _titled(head: Sequence[Line], sure: Sequence[bool]) -> tuple[int, int]:
    """The first and the last line above the first paragraph that can be the title; -1 for none."""
    possible = [i for i, line in enumerate(head) if not sure[i] and len(line.plain.split()) >= _TITLE]
    return (possible[0], possible[-1]) if possible else (-1, -1)


def _is_named(text: str, line: Line, tables: Boilerplate) -> bool:
    """Whether a line may be the name of the site, or what it says of itself."""
    return is_outlet(line.span.of(text), line.plain, tables) or _is_masthead(line.plain, tables)


def _title(head: Sequence[Line], sure: Sequence[bool], named: Sequence[bool]) -> int | None:
    """The line of the head that is the title, if one is: above the last stamp, else below it."""
    last = max(i for i, known in enumerate(sure) if known)
    words = [len(line.plain.split()) for line in head]
    for i in range(last - 1, -1, -1):
        if not named[i] and words[i] >= _TITLE:
            return i
    below = last + 1
    if below < len(head) and words[below] >= (2 if all(named[:below]) else _TITLE):
        return below
    return next((i for i in range(last - 1, -1, -1) if not sure[i] and words[i] >= _TITLE), None)


def _is_masthead(plain: str, tables: Boilerplate) -> bool:
    words = plain.split()
    if len(words) > _MASTHEAD or _ENDED.search(plain):
        return False
    return len(words) < _TITLE or joined(tables.mastheads).match(plain) is not None


def _is_section(plain: str, tables: Boilerplate) -> bool:
    """Whether a line is a name and a section of it: "Revue Untel — Entretien"."""
    parts = [part for one in _DASHES.split(plain) for part in _BARS.split(one) if part]
    if len(parts) == 1:
        return plain in tables.navigation or plain in tables.sections
    if len(parts) > 3 or any(len(part.split()) > _PART for part in parts):
        return False
    if parts[-1] in tables.navigation and not joined(tables.countries).match(parts[-1]):
        return True
    return any(part.rstrip("s") in tables.sections or part in tables.sections for part in parts) or (
        joined(tables.slogans).match(parts[-1]) is not None
    )


def _is_path(plain: str) -> bool:
    """Whether a line is the way to a page: "Guide pratique > Visas"."""
    parts = _PATH.split(plain)
    return len(parts) >= 2 and all(0 < len(part.split()) <= _TITLE for part in parts)
