"""The foot of an article: contacts, rights, subscriptions, pointers, signatures below the last paragraph.

In: lines, which of them are boilerplate for sure, the pack's tables. Out: spans of lines, or of the last
sentences of a line. Lines are taken from the end of the text upwards, as far as each of them is of that kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.clean.imprint import is_imprint
from dragoman.clean.layout import Line, sentences_of
from dragoman.clean.matching import joined, plain
from dragoman.clean.notices import is_notice_below, is_of_foot
from dragoman.clean.tail import ROW
from dragoman.clean.zones import is_bar, is_prose, is_tool_row
from dragoman.model.span import Span
from dragoman.packs.cleaning import Boilerplate

_LONGEST_LIFE = 400
_HEAD = 12  # lines
_ABOUT = 12  # lines from the end
_SENTENCE = re.compile(r"^(?:\S+ ){3,}\S+[.!?…][»\"”')\]]*$")
_STOPPED = re.compile(r"[.!:;,][»\"”')\]*_]*$")
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'-]*"
_FULL = rf"{_NAME} (?:d[eu] |von |van |al-)?{_NAME}(?: {_NAME})?"
_INITIAL = r"[A-Z]\."
_SIGNED = re.compile(
    rf"[-–—*( ]*(?:{_FULL}(?:,? (?:[àa]|et|avec|pour|in) {_NAME}(?: {_NAME}){{0,2}}"
    rf"| ?\((?:avec |[àa] )?{_NAME}(?: {_NAME})?\))|{_INITIAL}(?: ?-?{_INITIAL}){{1,2}}(?:, {_NAME}"
    rf"| ?\((?:avec |et )?{_NAME}(?: et {_NAME})?\))?|{_INITIAL} ?{_NAME}(?:, {_NAME})?)[) ]*"
)
_CODED = re.compile(r"(?:\w{1,5}/)*\w{1,5} \d{4,8}(?: [A-Z]{3,4} \d{2,4})?")  # "ab/cd 031412 FEV 25"
_BARE = re.compile(_FULL)
_PRESENTED = re.compile(r"\s+[–—:-]\s+(?=\S)")
_LONGEST_NAME = 60


def find_foot(text: str, lines: Sequence[Line], gone: set[Span], tables: Boilerplate) -> Iterator[Span]:
    """What stands below the last paragraph, with the notices that are as long as one."""
    above = [line.span.of(text) for line in lines[:_HEAD] if line.span in gone]
    end = _release(lines, tables)
    yield from (line.span for line in lines[end:])
    last = end - 1
    for last in range(end - 1, 0, -1):
        line = lines[last]
        if line.span in gone:
            continue
        if ROW.search(line.span.of(text)) or joined(tables.signed).match(line.plain):
            break
        if _is_life(text, lines[: last + 1], gone, tables):
            spans = [line.span]
        else:
            spans = list(_notices(text, line, lines[last - 1], above, tables))
        yield from spans
        if spans != [line.span] and (spans or is_prose(line.plain) or _STOPPED.search(line.plain)):
            break


def _notices(
    text: str, line: Line, before: Line, above: Sequence[str], tables: Boilerplate
) -> Iterator[Span]:
    """The line if it belongs to the foot whole, or the sentences at its end that do."""
    words, short = line.span.of(text), not is_prose(line.plain)
    signed = any(one.fullmatch(words) for one in (_SIGNED, _CODED))
    signature = (signed and _SENTENCE.search(before.plain) is not None) or (
        is_prose(before.plain) and (signed or is_imprint(words, line.plain, tables, signed=True))
    )
    notice = (
        is_bar(line.plain)
        or is_tool_row(words, tables)
        or is_of_foot(line.plain, tables)
        or _presents_itself(line.plain, tables)
        or _presents(words, above)
    )
    if signature or notice or (short and joined(tables.contacts).search(line.plain)):
        yield line.span
    else:
        yield from _last_sentences(line, tables)


def _last_sentences(line: Line, tables: Boilerplate) -> Iterator[Span]:
    feet, start = joined(tables.feet), line.span.end
    for sentence in reversed(sentences_of(line.plain)[1:]):
        said = sentence.of(line.plain)
        if not feet.search(said) and not is_notice_below(said, tables):
            break
        start = line.span.start + sentence.start
    if start < line.span.end:
        yield Span(start, line.span.end)


def _presents(words: str, above: Sequence[str]) -> bool:
    """Whether a line of its own begins with the full name of the author or the paper in a line above."""
    if len(words) <= _LONGEST_LIFE and any(
        " " in line and plain(words).startswith(plain(line)) for line in above if len(line) <= _LONGEST_NAME
    ):
        return True
    name = _BARE.match(words)
    return name is not None and len(words) <= _LONGEST_LIFE and any(name[0] in line for line in above)


def _presents_itself(plain: str, tables: Boilerplate) -> bool:
    """Whether who publishes a release presents itself in a line: "À propos d'Untel – Fondée en 1998, …"."""
    opening = joined(tables.about).match(plain)
    dash = _PRESENTED.search(plain, opening.end()) if opening else None
    return dash is not None and dash.start() <= _LONGEST_NAME


def _is_life(text: str, lines: Sequence[Line], gone: set[Span], tables: Boilerplate) -> bool:
    """Whether the last line presents an author: a full name of which the article has not spoken."""
    words = lines[-1].span.of(text)
    name = _BARE.match(words)
    if name is None or len(words) > _LONGEST_LIFE:
        return False
    family = plain(name[0].split()[-1])
    told = any(family in line.plain for line in lines[:-1] if line.span not in gone)
    return not told and joined(tables.lives).match(lines[-1].plain, name.end()) is not None


def _release(lines: Sequence[Line], tables: Boilerplate) -> int:
    """Where the part of a press release begins that presents who publishes it; the end if none does."""
    about, presents = joined(tables.about), joined(tables.presents)
    for i in range(len(lines) - 2, max(1, len(lines) - _ABOUT), -1):
        opening = about.match(lines[i].plain)
        subject = lines[i].plain[opening.end() :].strip(" :") if opening else ""
        if not subject or is_prose(lines[i].plain):
            continue
        below = lines[i + 1].plain
        if subject in below[: len(subject) + 10] or presents.match(below):
            return i
    return len(lines)
