"""The tail of a page: what is left below the last paragraph when all that is known is taken away.

In: lines, those that are boilerplate for sure, the pack's tables. Out: spans of further lines: titles of
other articles, rows of links, names of authors and sites, closing words of a letter. Items, rows of tables,
amounts behind their labels, signatures of states and whole sentences are the article's, and what stands above
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.clean.imprint import is_dateline
from dragoman.clean.layout import Line
from dragoman.clean.matching import joined
from dragoman.clean.zones import is_bar, is_prose
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate

_TITLE = 4  # words, at least
_LONGEST = 90  # code points of a loose line among sure ones
_STRAY = 70  # of one that stands alone
_NAMED = 4  # words of a site's or author's name
_LEAST_PROSE = 3  # paragraphs above a line that is boilerplate for where it stands alone
_CLOSING = 5  # words of "Bien à vous,"
ROW = re.compile(r"\S(?: {2,}|\t| *\| *)[+−–-]?\d[\d  .,]*(?: ?%)? *(?:\||\t| {2}|$)")
"""A row of a table: a label, then amounts behind gaps or bars."""
_COLUMNS = re.compile(r"\S {3,}\S")
_STOPPED = re.compile(r"[.!?…:;,][»\"”')\]*_]*$")
_ITEM = re.compile(r"(?:#|[-–—•*·▪◦►■●]|\(?\d{1,2}[.)]|\(?[a-z]\))\s*\S")
_LABELLED = re.compile(r"[^:]{2,60} ?: ?\S")
_BRACKETED = re.compile(r"\((?!en )[^()]{3,120}\)|\[[^\[\]]{3,120}\]")


def find_tail(text: str, lines: Sequence[Line], gone: set[Span], tables: Boilerplate) -> Iterator[Span]:
    """The further lines below the last paragraph that are not the article's own."""
    last = next((i for i in range(len(lines) - 1, -1, -1) if _is_own_prose(lines[i], gone)), None)
    if last is None:
        return
    zone = lines[last + 1 :]
    rows = [i for i, line in enumerate(zone) if ROW.search(line.span.of(text))]
    zone = zone[rows[-1] + 1 :] if len(rows) > 1 else zone
    known = gone | {line.span for line in zone if is_bar(line.plain)}
    yield from known - gone
    loose = _loose(text, zone, known, tables)
    if any(line.span in known for line in zone):
        found = [line for line in loose if len(line.plain) <= _LONGEST]
    elif len(loose) < len(zone):
        return  # the article goes on in short lines of its own
    elif len(loose) >= 2:
        opens_list = lines[last].plain.endswith(":")
        found = loose if all(_is_title(line) for line in loose) and not opens_list else []
    else:
        prose = [line for line in lines if line.span not in known and is_prose(line.plain)]
        found = [line for line in loose if _is_stray(line, text, prose, tables)]
    yield from (line.span for line in found)


def _loose(text: str, zone: Sequence[Line], known: set[Span], tables: Boilerplate) -> list[Line]:
    """The lines at the end of the zone, boilerplate among them left out, that can be the site's."""
    loose: list[Line] = []
    for i in range(len(zone) - 1, -1, -1):
        line = zone[i]
        if line.span in known:
            continue
        beside = [zone[j].plain for j in (i - 1, i + 1) if 0 <= j < len(zone) and zone[j].span not in known]
        if _is_article(line.span.of(text), line.plain, beside, tables):
            closing = line.plain.endswith(",") and len(line.plain.split()) <= _CLOSING and loose
            if not closing:
                break
        loose.insert(0, line)
    return loose


def _is_article(words: str, plain: str, beside: Sequence[str], tables: Boilerplate) -> bool:
    """Whether a short line is the article's: a sentence, an item, a row, a signature."""
    if _BRACKETED.fullmatch(plain):
        return False
    if _STOPPED.search(plain) or _ITEM.match(plain) or ROW.search(words) or _COLUMNS.search(words):
        return True
    if _LABELLED.match(plain) and any(_LABELLED.match(one) for one in beside):
        return True
    return is_dateline(words, plain, tables) or joined(tables.signed).match(plain) is not None


def _is_own_prose(line: Line, gone: set[Span]) -> bool:
    return line.span not in gone and is_prose(line.plain) and not is_bar(line.plain)


def _is_title(line: Line) -> bool:
    """Whether a line reads as titles do, not as rows of a table or names of signatories."""
    return len(line.plain.split()) >= _TITLE


def _is_stray(line: Line, text: str, prose: Sequence[Line], tables: Boilerplate) -> bool:
    """Whether the last line, below enough paragraphs, is a note in brackets, a signature or a site's name."""
    plain = line.plain
    if len(prose) < _LEAST_PROSE or prose[-1].plain.endswith((":", ",", ";")):
        return False
    if _BRACKETED.fullmatch(plain):
        return joined(tables.reports).search(plain) is None
    named = len(plain.split()) <= _NAMED and line.span.of(text)[:1].isupper() and plain[-1:].isalpha()
    return named or (len(plain) <= _STRAY and plain[-1:].isalnum())
