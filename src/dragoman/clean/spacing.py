"""Spaces set twice and pictographs, which part what belongs together.

In: a draft with plain spaces. Out: the draft with one space where prose has several, and without pictographs.
The columns of a table, parted by blanks, stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.clean.draft import Draft
from dragoman.model.span import Edit

_GAP = re.compile(r"(?<=[^\s|]) {2,3}(?=[^\s|])")
_PICTOGRAPHS = (
    "\u26a0-\u26ff\u2705\u270a-\u270d\u2728\u274c\u274e\u2753-\u2757\u2764\u27a1\u2b05-\u2b07\u2b50"
    "\U0001f000-\U0001faff"
)
_PICTURES = re.compile(f" ?[{_PICTOGRAPHS}](?: ?[{_PICTOGRAPHS}])*+ ?")
_COLUMNS = re.compile(r"\S {4}|\|")
_PROSE = 16  # words of a line that is no row of a table, whatever stands beside it


def tidy_spaces(draft: Draft) -> Draft:
    """The draft with pictographs gone and gaps in prose closed."""
    draft = draft.revised(_pictured(draft.text))
    return draft.revised(_gaps(draft.text)) if _GAP.search(draft.text) else draft


def _pictured(text: str) -> Iterator[Edit]:
    for match in _PICTURES.finditer(text):
        inside = (
            match.start() > 0
            and text[match.start() - 1] != "\n"
            and text[match.end() : match.end() + 1].strip()
        )
        yield Edit(*match.span(), " " if inside else "")


def _gaps(text: str) -> Iterator[Edit]:
    lines = text.split("\n")
    rows = [_GAP.search(line) is not None or _COLUMNS.search(line) is not None for line in lines]
    start = 0
    for i, line in enumerate(lines):
        beside = (i > 0 and rows[i - 1]) or (i + 1 < len(lines) and rows[i + 1])
        if rows[i] and _is_prose(line, beside):
            for match in _GAP.finditer(line):
                yield Edit(start + match.start() + 1, start + match.end(), "")
        start += len(line) + 1


def _is_prose(line: str, beside: bool) -> bool:
    """Whether a line is no row of a table, nor one of fields of a page's head; `beside` stand such lines."""
    if _COLUMNS.search(line):
        return False
    if line.rstrip()[-1:] in ".!?»" or (not beside and " : " not in line):
        return True
    return len(line.split()) >= _PROSE
