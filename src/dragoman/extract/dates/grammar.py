"""Compiles a language's forms of time expressions and finds which of them stands at a place of a text.

In: `DateWords` and folded text (see :func:`folded`). Out: :class:`Phrase`: kind, place, what the slots
say. What a phrase means as calendar time is left to `resolution.py`, what surrounds it to `dates`.

A pattern becomes one regular expression without unbounded repetition, and the set of pairs of words with
which it can begin, so that the text is run through once and a pattern is tried only where these stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

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


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a pattern: its expression and how it can begin, by one or two tokens (`_kind`).

    One token alone is all that there is; none where the part can be empty or has only marks.
    """

    regex: str
    heads: frozenset[tuple[str, ...]] = frozenset({()})


LOOKED_AT = 2
"""Tokens of a text by which the forms are chosen that may stand there."""


class DateGrammar:
    """The compiled forms of a language."""

    def __init__(self, words: DateWords) -> None:
        self.words = words
        self._lookups = {name: _lookup(slot.words) for name, slot in words.slots.items()}
        forms: list[_Compiled] = []
        heads: dict[tuple[str, ...], set[int]] = {}
        for form in words.forms:
            for pattern in form.patterns:
                compiler = _PatternCompiler(words, self._lookups)
                piece = compiler.compile(pattern)
                tail = "" if form.then else r"(?!\w)"
                for head in piece.heads:
                    heads.setdefault(head, set()).add(len(forms))
                forms.append(_Compiled(form, re.compile(piece.regex + tail), tuple(compiler.groups)))
        self._first = frozenset(head[0] for head in heads)
        self._forms = {
            head: tuple(forms[i] for i in sorted(found | heads.get(head[:1], set())))
            for head, found in heads.items()
        }

    def places(self, text: str) -> Iterator[int]:
        """Where in a folded text a phrase may begin: a form begins with the token there and the next."""
        tokens = [(token.start(), _kind(token)) for token in TOKEN.finditer(text)]
        for (place, word), (_, behind) in pairwise([*tokens, (len(text), "")]):
            if word in self._first and ((word, behind) in self._forms or (word,) in self._forms):
                yield place

    def at(self, text: str, place: int, inner: bool = False, depth: int = 0) -> Iterator[Phrase]:
        """The phrases that stand at a place, the longest first.

        `inner`: as part of a longer one, which admits forms that say too little alone. `depth`: how many
        phrases are already applied to this one.
        """
        token = TOKEN.match(text, place)
        if token is None:
            return iter(())
        word, behind = _kind(token), TOKEN.search(text, token.end())
        forms = self._forms.get((word, _kind(behind))) if behind else None
        found = [
            phrase
            for compiled in forms or self._forms.get((word,), ())
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


def _kind(token: re.Match[str]) -> str:
    """What tells a token from others: the word, or that it is of digits."""
    word = token[0]
    return DIGITS if word[0].isdigit() else word


def _head(words: str) -> tuple[str, ...]:
    """How words begin."""
    return tuple(map(_kind, islice(TOKEN.finditer(words), LOOKED_AT)))


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
        if () in piece.heads:
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
        heads = frozenset().union(*(branch.heads for branch in branches))
        return _Piece(f"(?:{regex})", heads), place

    def _sequence(self, text: str, place: int) -> tuple[_Piece, int]:
        whole = _Piece("")
        while place < len(text) and text[place] not in "|)]":
            piece, place = self._item(text, place)
            joined = ((*one, *other)[:LOOKED_AT] for one in whole.heads for other in piece.heads)
            whole = _Piece(whole.regex + piece.regex, frozenset(joined))
        return whole, place

    def _item(self, text: str, place: int) -> tuple[_Piece, int]:
        sign = text[place]
        if sign in "[(":
            piece, end = self._choice(text, place + 1)
            if end >= len(text) or text[end] != {"[": "]", "(": ")"}[sign]:
                raise PackError(f"pattern {text!r}: the {sign!r} at {place} is not closed")
            optional = _Piece(piece.regex + "?", piece.heads | {()})
            return (optional if sign == "[" else piece), end + 1
        if sign == "{":
            end = text.find("}", place)
            return self._slot(text[place + 1 : end]), end + 1
        if sign == " ":
            return _Piece(SPACE), place + 1
        if match := TOKEN.match(text, place):
            return _Piece(match.group(), frozenset({_head(match.group())})), match.end()
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
        regex, heads = _slot_pattern(self._words, name)
        return _Piece(f"(?P<{group}>{regex})", heads)


@lru_cache(maxsize=512)
def _cached_word(word: str) -> str:
    """A word's regular expression: hyphen or space, full stop or none."""
    parts = [re.escape(part) for part in re.split(r"[ -]", folded(word).rstrip("."))]
    return r"[ -]".join(parts) + (r"\.?" if word.endswith(".") else "")


def _slot_pattern(words: DateWords, name: str) -> tuple[str, frozenset[tuple[str, ...]]]:
    slot = words.slots[name]
    listed = sorted((word for names in slot.words.values() for word in names), key=len, reverse=True)
    heads = {_head(folded(word)) for word in listed}
    choices = [_cached_word(word) for word in listed]
    regex = "|".join(choices)
    if choices:
        regex = rf"(?:{regex})(?![^\W\d_])"
    if slot.digits:
        letters = re.findall(r"[^\W\d_]+", slot.digits.replace(r"\d", ""))
        heads |= {(DIGITS,), *((DIGITS, word) for word in letters)}
        regex = f"{slot.digits}|{regex}" if regex else slot.digits
    return regex, frozenset(heads)
