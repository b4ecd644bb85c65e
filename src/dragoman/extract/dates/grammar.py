"""Compiles a language's forms of time expressions and finds which of them stands at a place of a text.

In: `DateWords` and folded text (see :func:`folded`). Out: :class:`Phrase`: kind, place, what the slots
say. What a phrase means as calendar time is left to `resolution.py`, what surrounds it to `dates`.

A pattern becomes one regular expression without unbounded repetition, and the set of words with which it
can begin, so that the text is run through once and a pattern is tried only where its first word stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.model.errors import PackError
from dragoman.packs.dates import DateWords, Form

Value = int | str
DIGITS = "#"
TOKEN = re.compile(r"[^\W\d_]+|\d+")
SPACE = " {1,2}"
NESTED = 3  # "at the end of the first half of the …"


def _folded_character(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[:1].lower()
    return base if len(base) == 1 else character


_FOLD = {
    code: _folded_character(chr(code))
    for code in (
        *range(0x41, 0x5B),
        *range(0xC0, 0x250),
        *range(0x1E00, 0x1F00),
        0xA0,
        0x202F,
        0x2009,
        0x1D49,
        0x2B3,
    )
    if chr(code) not in "×÷"
} | {0x2019: "'", 0x2BC: "'", 0x2010: "-", 0x2011: "-", 0x2013: "-", 0x2014: "-"}


def folded(text: str) -> str:
    """Text without case and accents, apostrophes and dashes straight; every code point keeps its place."""
    return text.translate(_FOLD)


def unwrapped(text: str) -> str:
    """Text whose lines that break within a sentence are joined by spaces, of the same length.

    A line breaks within a sentence if it ends with a small letter, comma, hyphen or apostrophe and the next
    begins with a small letter or a figure.
    """
    return _WRAP.sub(lambda match: " " * len(match.group()), text)


_SMALL = "a-zà-öø-ÿœ"
_WRAP = re.compile(rf"(?<=[{_SMALL},'-])\r?\n(?=[{_SMALL}\d])")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form's words at a place. `values` are the slots in their order, by name and number: day, day2 …

    `places` are the slots' places in the text; `inner` is the phrase to which this one is applied (the
    form's `then`), already part of the span.
    """

    start: int
    end: int
    form: Form
    values: Mapping[str, Value]
    places: Mapping[str, tuple[int, int]]
    inner: Phrase | None = None


@dataclass(frozen=True, slots=True)
class _Compiled:
    form: Form
    regex: re.Pattern[str]
    groups: tuple[tuple[str, str, str], ...]  # group in the regex, slot, name among the values


@dataclass(slots=True)
class _Piece:
    """A part of a pattern: its expression, the words that it can begin with, whether it can be empty."""

    regex: str
    first: set[str] = field(default_factory=set)
    empty: bool = False


MANY = 6
"""Forms that begin with a word, from which on one look at all of them pays."""


class DateGrammar:
    """The compiled forms of a language."""

    def __init__(self, words: DateWords) -> None:
        self.words = words
        self._lookups = {name: _lookup(slot.words) for name, slot in words.slots.items()}
        starts: dict[str, list[_Compiled]] = {}
        for form in words.forms:
            for pattern in form.patterns:
                compiler = _PatternCompiler(words, self._lookups)
                piece = compiler.compile(pattern)
                tail = "" if form.then else r"(?!\w)"
                compiled = _Compiled(form, re.compile(piece.regex + tail), tuple(compiler.groups))
                for word in piece.first:
                    starts.setdefault(word, []).append(compiled)
        self._starts = {word: tuple(forms) for word, forms in starts.items()}
        # One look without groups tells whether any form begins here: tables, and "un", cost little.
        alike = {forms: _any_of(forms) for forms in {*self._starts.values()} if len(forms) >= MANY}
        self._any = {word: alike[forms] for word, forms in self._starts.items() if forms in alike}

    def places(self, text: str) -> Iterator[int]:
        """Where in a folded text a phrase may begin."""
        starts = self._starts
        for token in TOKEN.finditer(text):
            word = token.group()
            if word in starts or word[0].isdigit():
                yield token.start()

    def at(self, text: str, place: int, inner: bool = False, depth: int = 0) -> Iterator[Phrase]:
        """The phrases that stand at a place, the longest first.

        `inner`: as part of a longer one, which admits forms that say too little alone. `depth`: how many
        phrases are already applied to this one.
        """
        token = TOKEN.match(text, place)
        if token is None:
            return iter(())
        word = DIGITS if token.group()[0].isdigit() else token.group()
        if word in self._any and not self._any[word].match(text, place):
            return iter(())
        found = [
            phrase
            for compiled in self._starts.get(word, ())
            if inner or not compiled.form.inner
            for phrase in self._match(compiled, text, place, depth)
        ]
        return iter(sorted(found, key=lambda phrase: -phrase.end))

    def _match(self, compiled: _Compiled, text: str, place: int, depth: int) -> Iterator[Phrase]:
        match = compiled.regex.match(text, place)
        if match is None or depth > NESTED:
            return
        values: dict[str, Value] = {}
        places: dict[str, tuple[int, int]] = {}
        for group, slot, name in compiled.groups:
            if (words := match.group(group)) is not None:
                values[name] = self._value(slot, words)
                places[name] = match.span(group)
        if not compiled.form.then:
            yield Phrase(place, match.end(), compiled.form, values, places)
        elif match.end() > place and (inner := next(self.at(text, match.end(), True, depth + 1), None)):
            yield Phrase(place, inner.end, compiled.form, values, places, inner)

    def _value(self, slot: str, words: str) -> Value:
        key = _key(words)
        if key in self._lookups[slot]:
            return self._lookups[slot][key]
        digits = re.match(r"\d+", words)
        return int(digits.group()) if digits else words


def _any_of(forms: Iterable[_Compiled]) -> re.Pattern[str]:
    return re.compile("|".join(re.sub(r"\(\?P<g\d+>", "(?:", compiled.regex.pattern) for compiled in forms))


def _key(words: str) -> str:
    return words.replace("-", " ").rstrip(". ").replace("  ", " ")


def _lookup(words: Mapping[Value, Iterable[str]]) -> dict[str, Value]:
    return {_key(folded(name)): value for value, names in words.items() for name in names}


class _PatternCompiler:
    """Turns one pattern into a regular expression by recursive descent."""

    def __init__(self, words: DateWords, lookups: Mapping[str, Mapping[str, Value]]) -> None:
        self._words = words
        self._lookups = lookups
        self.groups: list[tuple[str, str, str]] = []

    def compile(self, pattern: str) -> _Piece:
        """The whole pattern. Raises PackError where it is malformed, empty or names an unknown slot."""
        text = folded(pattern)
        piece, place = self._choice(text, 0)
        if place != len(text):
            raise PackError(f"pattern {pattern!r}: unexpected {text[place]!r} at {place}")
        if piece.empty or not piece.first:
            raise PackError(f"pattern {pattern!r} must begin with a word or slot and cannot be empty")
        return piece

    def _choice(self, text: str, place: int) -> tuple[_Piece, int]:
        """Alternatives separated by `|`, up to a closing bracket or the end."""
        branches: list[_Piece] = []
        while True:
            branch, place = self._sequence(text, place)
            branches.append(branch)
            if place >= len(text) or text[place] != "|":
                break
            place += 1
        regex = "|".join(branch.regex for branch in branches)
        first = set().union(*(branch.first for branch in branches))
        return _Piece(f"(?:{regex})", first, any(branch.empty for branch in branches)), place

    def _sequence(self, text: str, place: int) -> tuple[_Piece, int]:
        whole = _Piece("", empty=True)
        while place < len(text) and text[place] not in "|)]":
            piece, place = self._item(text, place)
            if whole.empty:
                whole.first |= piece.first
                whole.empty = piece.empty
            whole.regex += piece.regex
        return whole, place

    def _item(self, text: str, place: int) -> tuple[_Piece, int]:
        sign = text[place]
        if sign in "[(":
            piece, end = self._choice(text, place + 1)
            if end >= len(text) or text[end] != {"[": "]", "(": ")"}[sign]:
                raise PackError(f"pattern {text!r}: the {sign!r} at {place} is not closed")
            return (_Piece(piece.regex + "?", piece.first, True) if sign == "[" else piece), end + 1
        if sign == "{":
            end = text.find("}", place)
            return self._slot(text[place + 1 : end]), end + 1
        if sign == " ":
            return _Piece(SPACE), place + 1
        if match := TOKEN.match(text, place):
            return _Piece(match.group(), {match.group()}), match.end()
        return _Piece(re.escape(sign)), place + 1

    def _slot(self, name: str) -> _Piece:
        if macro := self._words.macros.get(name):
            piece, _ = self._choice(folded(macro), 0)
            return piece
        if name not in self._words.slots:
            known = ", ".join(sorted([*self._words.slots, *self._words.macros]))
            raise PackError(f"no slot or macro {name!r} among {known}")
        nth = sum(slot == name for _, slot, _ in self.groups) + 1
        group = f"g{len(self.groups)}"
        self.groups.append((group, name, name if nth == 1 else f"{name}{nth}"))
        regex, first = _slot_pattern(self._words, name)
        return _Piece(f"(?P<{group}>{regex})", set(first))


@lru_cache(maxsize=512)
def _cached_word(word: str) -> str:
    """A word's regular expression: hyphen or space, full stop or none."""
    parts = [re.escape(part) for part in re.split(r"[ -]", folded(word).rstrip("."))]
    return r"[ -]".join(parts) + (r"\.?" if word.endswith(".") else "")


def _slot_pattern(words: DateWords, name: str) -> tuple[str, frozenset[str]]:
    slot = words.slots[name]
    listed = sorted((word for names in slot.words.values() for word in names), key=len, reverse=True)
    first = {match.group() for word in listed if (match := TOKEN.match(folded(word)))}
    choices = [_cached_word(word) for word in listed]
    regex = "|".join(choices)
    if choices:
        regex = rf"(?:{regex})(?![^\W\d_])"
    if slot.digits:
        first.add(DIGITS)
        regex = f"{slot.digits}|{regex}" if regex else slot.digits
    return regex, frozenset(first)
