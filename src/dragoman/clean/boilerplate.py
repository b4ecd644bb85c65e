"""What machine and site put around an article: finds it, in plain text, line by line.

In: the repaired text and the pack's tables. Out: spans of that text. Prompt leftovers (`prompts`) are found
elsewhere; what else is the site's is judged by the signs of its lines (`site`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from dragoman.clean.captions import find_captions, is_caption
from dragoman.clean.chronicle import own_days
from dragoman.clean.imprint import month_here
from dragoman.clean.layout import Line, is_prose, sentence_around
from dragoman.clean.matching import joined, search, sieve
from dragoman.clean.rows import table_rows
from dragoman.clean.stamps import find_date, is_byline, is_stamp
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate, Patterns

_LONGEST_NOTE = 300  # code points; a line longer than this is a paragraph
_LONGEST_TEASER = 250
_LONGEST_DATED = 120
_LONGEST_TIME = 12  # what may follow a date: an hour
_LONGEST_MONTH = 25
_LONGEST_MENU = 40  # lines
_MENU = 6  # lines from the first of its known words to the last
_MENU_MARKS = 3
_ENTRY = 8  # words
_ARROW = re.compile(r"[→➜►▶»>]+ ?\w")
_STOPPED = re.compile(r"[^.][.!?:;,]$")
_SEPARATOR = re.compile(r"\s*[|>›»/•·●]\s*|\s+[-–—]\s+|\s{2,}|\s*,\s*")
_BAR = re.compile(r"[|·•]")
_CELLS = re.compile(r"\|.*\|.*\|$")  # a row of a table
_TOKEN = re.compile(r"[^\s|,•·/()]+")
_ENDED = re.compile(r"[.!?…][»\"”')\]]*$")


def find_boilerplate(text: str, lines: Sequence[Line], tables: Boilerplate) -> list[Span]:
    """The spans of `text`, within its lines, that are not the article's own."""
    spans: list[Span] = []
    plain = "\n".join(line.plain for line in lines)
    passages, sentences, captions = (
        sieve(patterns).possible(plain) for patterns in (tables.passages, tables.sentences, tables.captions)
    )
    days, rows = own_days(lines, tables), table_rows(text, lines)
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        own = line.span in days or line.span in rows or _CELLS.match(line.plain)
        if not own and not _heads_item(text, line, below) and is_boilerplate(line, text, tables):
            spans.append(line.span)
        else:
            spans += _parts(line, passages, sentences, captions)
    menus = [*_menus(lines, tables), *_side_menu(lines[:_LONGEST_MENU], tables)]
    return [*spans, *find_captions(lines, spans, tables), *menus]


def _heads_item(text: str, line: Line, below: Line | None) -> bool:
    """Whether an arrow opens the heading of what stands right below, not a pointer to another page."""
    if (
        below is None
        or len(line.plain) > _LONGEST_DATED
        or not _ARROW.match(line.plain)
        or _STOPPED.search(line.plain)
    ):
        return False
    return text[line.span.end : below.span.start].count("\n") == 1 and is_prose(below.plain)


def is_boilerplate(line: Line, text: str, tables: Boilerplate) -> bool:
    """Whether the whole line is."""
    plain = line.plain
    if is_caption(plain, tables):
        return True
    if len(plain) > _LONGEST_NOTE:
        return False
    if joined(tables.whole).fullmatch(plain.rstrip(".")) or joined(tables.openings).match(plain):
        return True
    if len(plain) <= _LONGEST_TEASER and joined(tables.teasers).match(plain) and not _ENDED.search(plain):
        return True
    parts = [part for part in _SEPARATOR.split(plain) if part]
    return (
        _is_all_whole(parts, tables)
        or is_menu(plain, parts, tables)
        or is_button_row(plain, tables)
        or is_stamp(line.span.of(text), plain, tables)
        or is_byline(line.span.of(text), plain, tables)
        or _is_dated_name(plain, tables)
        or _is_tagged_row(plain, tables)
    )


def _is_all_whole(parts: Sequence[str], tables: Boilerplate) -> bool:
    """Whether every part of a line between bars or dashes would be the site's as a line of its own."""
    return len(parts) >= 2 and all(joined(tables.whole).fullmatch(part) for part in parts)


def _is_dated_name(plain: str, tables: Boilerplate) -> bool:
    """Whether a line ends with where it says when it was published ("Revue, publié le 6 mai 2025")."""
    if len(plain) > _LONGEST_DATED or _ENDED.search(plain):
        return False
    for match in joined(tables.published).finditer(plain):
        found = find_date(plain, tables.months, match.end(), here=True)
        if found and len(plain) - found[1] <= _LONGEST_TIME:
            return True
        if month_here(plain, match.end(), tables) and len(plain) - match.end() <= _LONGEST_MONTH:
            return True
    return False


def _is_tagged_row(plain: str, tables: Boilerplate) -> bool:
    """Whether one of a line's parts between bars opens as a line of the site does."""
    parts = [part.strip() for part in _BAR.split(plain)]
    opening = joined(tables.openings)
    return len(parts) >= 2 and not _ENDED.search(plain) and any(opening.match(part) for part in parts[1:])


def is_menu(plain: str, parts: Sequence[str], tables: Boilerplate) -> bool:
    """Whether a line is made of a menu's words: most of several parts between bars are, and none is long."""
    if len(parts) == 1 and len(words := plain.split()) >= 3:
        return len(words) <= 60 and _covered(words, tables.navigation)
    if len(parts) < 2 or any(len(part.split()) > 4 for part in parts):
        return False
    known = sum(part in tables.navigation for part in parts)
    return known >= max(2, len(parts) / 2) or (known >= 1 and parts[0] in tables.navigation_marks)


def _covered(words: Sequence[str], known: frozenset[str]) -> bool:
    """Whether words are nothing but entries of a menu, of up to three words, one behind the other."""
    at = 0
    while at < len(words):
        size = next((n for n in (3, 2, 1) if " ".join(words[at : at + n]) in known), 0)
        if not size:
            return False
        at += size
    return True


def is_button_row(plain: str, tables: Boilerplate) -> bool:
    """Whether a line is made of nothing but a row of buttons, one of which is unmistakable."""
    words = _TOKEN.findall(plain)
    known = all(word.strip(":!.") in tables.buttons or word.isdigit() for word in words)
    return known and any(word.strip(":!.") in tables.button_marks for word in words)


def _menus(lines: Sequence[Line], tables: Boilerplate) -> Iterator[Span]:
    """Rows of lines each of which is one word of a menu."""
    row: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.plain.strip(" >|•·-*") in tables.navigation:
            row.append(line)
            continue
        marked = any(one.plain.strip(" >|•·-*") in tables.navigation_marks for one in row)
        if len(row) >= 4 or (len(row) >= 2 and marked):
            yield from (one.span for one in row)
        row = []


def _side_menu(lines: Sequence[Line], tables: Boilerplate) -> Iterator[Span]:
    """A menu of the site's own words above an article: many short lines, some of them of any site."""
    short = list(takewhile(lambda line: _is_entry(line.plain), lines))
    known = [i for i, line in enumerate(short) if line.plain.strip(" >|•·-*.") in tables.navigation]
    if len(known) >= _MENU_MARKS and known[-1] - known[0] >= _MENU:
        yield from (line.span for line in short[known[0] : known[-1] + 1])


def _is_entry(plain: str) -> bool:
    return len(plain.split()) <= _ENTRY and not _STOPPED.search(plain)


def _parts(line: Line, passages: Patterns, sentences: Patterns, captions: Patterns) -> Iterator[Span]:
    """The passages and sentences inside a line that are not the article's own."""
    start = line.span.start
    for match in joined(passages).finditer(line.plain):
        yield Span(start + match.start(), start + match.end())
    for match in joined(sentences).finditer(line.plain):
        sentence = sentence_around(line.plain, match.start(), match.end())
        yield Span(start + sentence.start, start + sentence.end)
    credit = search(captions, line.plain) if len(line.plain) <= _LONGEST_NOTE else None
    if credit:
        yield Span(start + credit.start(), start + credit.end())
