"""Text as patterns meet it, and patterns joined into one.

In: text, tuples of pattern sources. Out: *plain* text (lower case, no accents, as long as before, its
punctuation kept), compiled alternations, and those of many patterns that a text can contain at all: a
search for a pattern costs far more than one for the longest word that the pattern cannot do without.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

Table = dict[int, str]
_REACH = 200  # code points either side of a needed word


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


@lru_cache(maxsize=16)  # the same text is asked for by several
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


def search(patterns: tuple[str, ...], text: str) -> re.Match[str] | None:
    """The first match of any of some patterns; text without a word that all of them need is passed over."""
    possible = sieve(patterns).possible(text)
    return joined(possible).search(text) if possible else None


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled once."""
    return re.compile(pattern)


class Sieve:
    """Many patterns, of which one pass over a plain text leaves those that can match in it at all."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._patterns = tuple(patterns)
        self._needed = [needed(one) for one in self._patterns]
        wanted: dict[str, list[int]] = {}
        for i, groups in enumerate(self._needed):
            for word in groups[0] if groups else ():
                wanted.setdefault(word, []).append(i)
        self._wanting = list(wanted.values())
        self._always = [i for i, groups in enumerate(self._needed) if not groups]
        self._automaton = AhoCorasick(list(wanted), implementation=Implementation.DFA)

    def possible(self, text: str) -> tuple[str, ...]:
        """The patterns whose indispensable words, if they have any, stand in the text."""
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True)
        found = {i for word in {match[0] for match in matches} for i in self._wanting[word]}
        return tuple(
            [self._patterns[i] for i in sorted(found.union(self._always)) if self._is_possible(i, text)]
        )

    def occurrences(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """The matches of each pattern, none longer than 200 code points, in the order of the patterns."""
        places = self._places(text)
        for i in sorted({*self._always, *places}):
            pattern, done = self._patterns[i], 0
            for start, end in _windows(text, places[i]) if i in places else [(0, len(text))]:
                if self._is_possible(i, text[start:end]):
                    for match in compiled(pattern).finditer(text, max(done, start), end):
                        yield pattern, match
                done = end

    def _is_possible(self, i: int, text: str) -> bool:
        """Whether a text that has a word of a pattern's first group has one of each other group, too."""
        return all(any(map(text.__contains__, group)) for group in self._needed[i][1:])

    def _places(self, text: str) -> dict[int, list[int]]:
        """Where words of a pattern's first group stand, by the pattern."""
        found: dict[int, list[int]] = {}
        for word, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for i in self._wanting[word]:
                found.setdefault(i, []).append(start)
        return found


@cache
def sieve(patterns: tuple[str, ...]) -> Sieve:
    """The sieve of some patterns, made once."""
    return Sieve(patterns)


def _windows(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The stretches of text, apart and in order, around places."""
    start, end = 0, -1
    for place in sorted(places):
        if place - _REACH > end:
            if end >= 0:
                yield start, end
            start = max(0, place - _REACH)
        end = min(len(text), place + _REACH)
    if end >= 0:
        yield start, end


@cache
def needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Groups of words; every match of a pattern contains a word of each. None where that is not sure.

    They are what stands outside groups and is not optional, and the alternatives of each group that must
    match. The longest words come first, for they are rare.
    """
    found = [_groups(alternative) for alternative in _alternatives(_QUIET.sub(_quiet, pattern))]
    if len(found) == 1:
        return tuple(found[0])
    best = [word for groups in found for word in groups[0]] if all(found) else []
    return (tuple(dict.fromkeys(best)),) if best else ()


_QUIET = re.compile(r"\\.|\[(?:\\.|[^\]])*\]")
_GROUP = re.compile(r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
_OPENING = re.compile(r"\(\?m?:")
_OPTIONAL = re.compile(r".[?*]|.\{[^}]*\}")
_LETTERS = re.compile(r"[^\0.^$*+?{}()|]+")
_MARKS = 0xE000  # for private use, from which on stand the marks that a pattern escapes
_ESCAPED = {_MARKS + code: chr(code) for code in range(0x80)}


def _quiet(match: re.Match[str]) -> str:
    """Nothing for a class or an escape that may be several characters, a code point for an escaped mark."""
    one = match[0]
    return chr(_MARKS + ord(one[1])) if one[0] == "\\" and not one[1].isalnum() else "\0"


def _groups(alternative: str) -> list[tuple[str, ...]]:
    """What stands outside groups and in the alternatives of each that must match, the longest words first."""
    if "(" in _GROUP.sub("", alternative):
        return []  # groups in groups, too deep to be sure
    found = [[_literal(alternative)]]
    for group in _GROUP.finditer(alternative):
        opening = _OPENING.match(group[0])
        if opening and alternative[group.end() : group.end() + 1] not in ("?", "*", "{"):
            found.append([_literal(one) for one in _alternatives(group[0][opening.end() : -1])])
    return [tuple(dict.fromkeys(words)) for words in sorted(found, key=_shortest, reverse=True) if all(words)]


def _shortest(words: list[str]) -> int:
    return min(map(len, words))


def _literal(pattern: str) -> str:
    """The longest run of letters that stands in every match of a pattern, outside its groups."""
    sure = _OPTIONAL.sub("\0", _GROUP.sub("\0", pattern))
    return max((run.strip() for run in _LETTERS.findall(sure)), key=len, default="").translate(_ESCAPED)


def _alternatives(pattern: str) -> list[str]:
    """The parts of a pattern without escapes between the bars that stand outside its groups."""
    parts, depth = [""], 0
    for one in pattern:
        depth += (one == "(") - (one == ")")
        if one == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += one
    return parts
