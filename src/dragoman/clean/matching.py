"""Text as patterns meet it, and patterns joined into one.

In: text, tuples of pattern sources. Out: *plain* text (lower case, no accents, as long as before, its
punctuation kept), compiled alternations, and those of many patterns that a text can contain at all: a
search for a pattern costs far more than one for the longest word that the pattern cannot do without.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

Table = dict[int, str]


@cache
def _table() -> Table:
    table: Table = {}
    for code in range(0x41, 0x530):
        char = chr(code)
        # Only Latin letters lose their accents: a Cyrillic short i is a letter of its own.
        base = unicodedata.normalize("NFKD", char)[0] if code < 0x250 else char
        low = base.lower()[:1] if base.isalpha() else char
        if low != char:
            table[code] = low
    table.update({0xA0: " ", 0x202F: " ", 0x2009: " ", 0x2019: "'"})
    return table


def plain(text: str) -> str:
    """`text` in lower case and without accents, one code point to one."""
    if text.isascii():
        return text.lower()
    return text.translate(_table())


@cache
def joined(patterns: tuple[str, ...], suffix: str = "") -> re.Pattern[str]:
    """One pattern that matches where any of these does; the first one wins. None matches nothing."""
    if not patterns:
        return re.compile(r"(?!)")
    return re.compile("(?:" + "|".join(f"(?:{one})" for one in patterns) + ")" + suffix)


def possible(patterns: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The patterns whose indispensable word, if they have one, stands in the plain text."""
    return tuple(one for one in patterns if _needed(one) in text)


@cache
def _needed(pattern: str) -> str:
    """The longest run of letters that every match of a pattern contains, "" where none is sure."""
    bare, depth, kept = re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "\0", pattern), 0, []
    for char in bare:
        depth += char == "("
        kept.append("\0" if depth else char)
        depth -= char == ")"
    top = "".join(kept)
    if "|" in top:
        return ""
    sure = re.sub(r".[?*]|.\{[^}]*\}", "\0", top)
    return max(re.findall(r"[a-z' ]+", sure), key=len, default="")
