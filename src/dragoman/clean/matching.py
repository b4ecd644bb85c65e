"""Text as patterns meet it, and patterns joined into one.

In: text, tuples of pattern sources. Out: *plain* text (lower case, no accents, as long as before, its
punctuation kept), compiled alternations, and those of many patterns that a text can contain at all: a
search for a pattern costs far more than one for the longest word that the pattern cannot do without.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

Table = dict[int, str]
_REACH = 200  # code points either side of a needed word
_TELLING = 3  # a shorter word stands everywhere


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
    table[0x131] = "i"  # the Turkish one without a dot
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
    """The patterns one of whose indispensable words, if they have any, stands in the plain text."""
    return tuple(one for one in patterns if _may_match(needed(one), text))


def _may_match(words: tuple[str, ...], text: str) -> bool:
    return not words or any(word in text for word in words)


def occurrences(pattern: str, text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern, none longer than 200 code points, searched where its needed words stand."""
    words, compiled = needed(pattern), re.compile(pattern)
    if not words:
        yield from compiled.finditer(text)
        return
    done = 0
    for start, end in _windows(text, words):
        yield from compiled.finditer(text, max(done, start), end)
        done = end


def _windows(text: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of text, apart and in order, around the places where one of the words stands."""
    places = sorted(place for word in words for place in _places(text, word))
    start = end = -1
    for place in places:
        if place - _REACH > end:
            if end >= 0:
                yield start, end
            start = max(0, place - _REACH)
        end = min(len(text), place + _REACH)
    if end >= 0:
        yield start, end


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


@cache
def needed(pattern: str) -> tuple[str, ...]:
    """Words of which every match of a pattern contains one; none where that is not sure.

    They are what stands outside groups and is not optional, or the alternatives of a group that must match:
    whichever are longer, for long words are rare.
    """
    found: list[str] = []
    for alternative in _alternatives(pattern):
        options = [[_literal(_GROUP.sub("\0", alternative))]]
        options += [[_literal(one) for one in group[1].split("|")] for group in _MUST.finditer(alternative)]
        best = max(options, key=_shortest)
        if _shortest(best) < _TELLING:
            return ()
        found += best
    return tuple(dict.fromkeys(found))


_QUIET = re.compile(r"\\.|\[(?:\\.|[^\]])*\]")
_GROUP = re.compile(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_MUST = re.compile(r"\(\?:([^()]*)\)(?![?*{])")


def _shortest(words: list[str]) -> int:
    return min(map(len, words))


def _literal(pattern: str) -> str:
    """The longest run of letters that stands in every match of a pattern without groups."""
    sure = re.sub(r".[?*]|.\{[^}]*\}", "\0", _QUIET.sub("\0", pattern))
    return max((run.strip() for run in re.findall(r"[a-z' ]+", sure)), key=len, default="")


def _alternatives(pattern: str) -> list[str]:
    """The parts of a pattern between the bars that stand outside its groups."""
    parts, depth = [""], 0
    for match in re.finditer(r"\\.|\[(?:\\.|[^\]])*\]|.", pattern):
        one = match[0]
        depth += (one == "(") - (one == ")")
        if one == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += one
    return parts
