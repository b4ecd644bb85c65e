"""Third round of repair: words hyphenated at line ends, prose wrapped at a width, sentences glued together.

In: a draft with line feeds. Out: the draft in which a line is a paragraph where the text was clearly wrapped:
each break comes where the next word would have passed the width of the paragraph's longest line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dragoman.clean.draft import Draft
from dragoman.model.span import Edit
from dragoman.packs.cleaning import Damage
from dragoman.packs.lexicon import Lexicon

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153"
_HYPHEN = re.compile(rf"(?P<head>[{_LETTER}]{{2,30}})[-\u2010]\n(?P<tail>[{_LETTER}]{{2,30}})")
_ITEM = re.compile(r"\s*(?:[-–—•*·▪◦►]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_ROW = re.compile(r"\S(?: {3,}|\t| +\| +)\S|\S {2,}[+−–-]?\d[\d  .,]*(?: ?%)?\s*$")
"""A line of a table, which is no prose: columns parted by wide gaps or bars, or an amount behind a gap."""
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{3})\.(?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ'])")
_TORN = re.compile(  # before a mark that begins no line; between a small word or a comma and a quotation
    r"\n(?=[.,;)](?:\s|$))|(?<=[a-zà-ÿ,])\n(?=[\"«“][^\n]{3,}[\"»”]$)|(?<=[\"»”])\n(?=[a-zà-ÿ]{2,} )",
    re.MULTILINE,
)
_WORD = re.compile(r"\w+")
_WIDTHS = range(40, 141)
_FEWEST_LINES = 3
_MOSTLY = 0.8
_SLACK = 8  # code points by which lines that do not end a sentence may fall short
_LONGEST_WORD = 32
_RAREST = 50_000  # of the words that a list knows; beyond, it holds fragments too


def mend_lines(draft: Draft, damage: Damage, lexicon: Lexicon) -> Draft:
    """The draft with broken words and wrapped lines joined and glued sentences parted."""
    draft = draft.revised([*_hyphenated(draft.text, lexicon), *_wrapped(draft.text)])
    draft = draft.revised(_torn(draft.text))
    return draft.revised(_glued(draft.text, damage))


def _torn(text: str) -> Iterator[Edit]:
    """Breaks around a quotation that a page set in an element of its own, within a sentence."""
    for match in _TORN.finditer(text):
        closes = text[match.end()] in ".,;:)"
        yield Edit(match.start(), match.end(), "" if closes else " ")


def _hyphenated(text: str, lexicon: Lexicon) -> Iterator[Edit]:
    for match in _HYPHEN.finditer(text):
        head, tail = match["head"], match["tail"]
        hyphen = match.end("head")
        whole = lexicon.rank((head + tail).lower())
        compound = lexicon.rank(f"{head}-{tail}".lower())
        if whole is None and compound is None:  # a name that no list has: what is broken off is no word
            joins = tail.islower() and not (_is_word(head, lexicon) and _is_word(tail, lexicon))
        else:
            joins = tail.islower() and whole is not None and (compound is None or whole < compound)
        yield Edit(hyphen if joins else hyphen + 1, match.start("tail"), "")


def _is_word(part: str, lexicon: Lexicon) -> bool:
    rank = lexicon.rank(part.lower())
    return rank is not None and rank < _RAREST


def _wrapped(text: str) -> Iterator[Edit]:
    widths = []
    groups = list(_groups(text))
    for group in groups:
        if len(group) >= _FEWEST_LINES and (width := _width(text, group)):
            widths.append(width)
    if not widths:
        return
    usual = max(widths)
    for group in groups:
        width = _width(text, group) if len(group) >= _FEWEST_LINES else usual
        for (start, end), (after, stop) in pairwise(group):
            broken = _HYPHEN.search(text, max(start, end - _LONGEST_WORD), stop) is not None
            fits = width and end - start <= width and not broken
            if fits and _runs_on(text, start, end, after, stop, width):
                yield Edit(end, after, " ")


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """The lines between blank lines, as `(start, end)`."""
    group: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            group.append((start, start + len(line)))
        elif group:
            yield group
            group = []
        start += len(line) + 1
    if group:
        yield group


def _width(text: str, group: list[tuple[int, int]]) -> int:
    """The width at which a group of lines was wrapped, 0 if it was not."""
    width = max(end - start for start, end in group)
    if width not in _WIDTHS:
        return 0
    breaks = list(pairwise(group))
    if not any(text[start:end].lstrip()[:1].islower() for start, end in group) and not _shouted(text, group):
        return 0  # lines above an article, one below the other
    wrapped = sum(_runs_on(text, *line, *after, width) for line, after in breaks)
    ended = sum(text[start:end].rstrip()[-1] in ".!?" for start, end in group[:-1])
    return width if wrapped >= _MOSTLY * len(breaks) and ended <= len(breaks) / 2 else 0


def _shouted(text: str, group: list[tuple[int, int]]) -> bool:
    """Whether the lines are written in capitals throughout."""
    return all(text[start:end].isupper() for start, end in group)


def _runs_on(text: str, start: int, end: int, after: int, stop: int, width: int) -> bool:
    following = text[after:stop]
    if _ITEM.match(following) or _ROW.search(text[start:end]) or _ROW.search(following):
        return False
    first = following.lstrip().partition(" ")[0]
    line = text[start:end].rstrip()
    slack = 0 if line[-1:] in ".!?:" else _SLACK
    return len(line) + 1 + len(first) > width - slack


def _glued(text: str, damage: Damage) -> Iterator[Edit]:
    for match in _GLUED.finditer(text):
        at = match.end()
        word = text[max(0, at - 40) : at - 1].rpartition(" ")[2]
        address = any(mark in word for mark in "./@:_") or "." in text[at : at + 40].partition(" ")[0][:-1]
        following = _WORD.match(text, at)
        abbreviated = {word.lower(), following[0].lower() if following else ""} & damage.abbreviations
        if not address and not abbreviated:
            yield Edit(at, at, " ")
