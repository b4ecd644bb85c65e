"""What stands about a number: the signs by which it is judged whether it tells a quantity, and of what.

In: a text, the number, a `QuantityLexicon`. Out: short names of what was seen: the word before and behind it,
how it is written, which words that reckon are near. What they are worth is measured (`packs/weights.py`);
which unit the number may have is left to `hinted.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.quantities.durations import SENTENCE_END
from dragoman.extract.quantities.lexicon import QuantityLexicon
from dragoman.extract.quantities.numbers import Number
from dragoman.packs.folding import fold

NEAR = 24
"""Code points on either side in which the next word stands."""
LINE = 4
"""Code points that may stand before a number that opens its line."""
TELLING = 5
"""Letters of a word from which on its ending is a sign of its own."""
BACK, AHEAD = 120, 60
"""Code points before and behind a duration whose words are signs."""
STEM = 6
"""Letters by which words of one stem are known."""
WORD = re.compile(r"[^\W\d_]+'?")
_BEFORE = re.compile(r"[^\W\d_]+'?$")
_AFTER = re.compile(r" ?([^\W\d_]+'?)")
_PRONOUN = re.compile(r"(?i)(?<!\w)(?:n')?en (?:[^\W\d_]+ ){1,3}$")
_PRONOUN_REACH = 40


def word_before(text: str, at: int) -> str:
    """The word, folded, or the mark that ends right before a place; `0` for digits, `^` for nothing."""
    before = text[max(0, at - NEAR) : at].rstrip(" ")
    word = _BEFORE.search(before)
    return fold(word[0]) if word else _mark(before[-1:])


def word_behind(text: str, at: int) -> str:
    """The word, folded, or the mark that begins at a place; `Name` for one with a capital."""
    behind = text[at : at + NEAR]
    word = _AFTER.match(behind)
    if word is None:
        return _mark(behind.lstrip(" ")[:1])
    return "Name" if word[1][0].isupper() else fold(word[1])


def _mark(character: str) -> str:
    return "0" if character.isdigit() else character or "^"


def signs_of(text: str, number: Number, lexicon: QuantityLexicon, start: int, end: int) -> frozenset[str]:
    """What stands about a number that, with its unit, stands at `[start, end)`."""
    return frozenset(_signs(text, number, lexicon, start, end))


def _signs(text: str, number: Number, lexicon: QuantityLexicon, start: int, end: int) -> Iterator[str]:
    behind = word_behind(text, end)
    yield f"< {word_before(text, start)}"
    yield f"> {behind}"
    if len(behind) >= TELLING:
        yield f"> -{behind[-3:]}"
    yield written(text, number)
    if number.value < 2:
        yield "one"
    elif number.value < 10:
        yield "few"
    if start - text.rfind("\n", 0, start) <= LINE:
        yield "opens line"
    if _PRONOUN.search(text, max(0, start - _PRONOUN_REACH), start):
        yield "en"
    yield from _reckoning(text, lexicon, start, end)


def written(text: str, number: Number) -> str:
    """How a number is written."""
    raw = text[number.start : number.end]
    if number.words:
        return "in words"
    if number.scaled:
        return "scaled"
    if number.value % 1:
        return "decimal"
    return "grouped" if " " in raw else f"{min(len(raw), 5)} digits"


def _reckoning(text: str, lexicon: QuantityLexicon, start: int, end: int) -> Iterator[str]:
    """Which of the words that make a number a quantity are near."""
    bearings = lexicon.bearings
    before = text[max(0, start - BACK) : start]
    seen = {
        "alone": bearings.counts_nothing(text, end),
        "rest": bearings.counts_rest(text, end),
        "again": bearings.counts_again(before),
        "listed": bearings.listed(text, start, end),
        "dated": bearings.dated(text, start, end),
        "verb behind": bearings.headless(text, start, end),
        "reached": bearings.reaches(text, start, end),
        "amount": bearings.amounts(text, start),
        "definite": bearings.definite(text, start),
        "rate": bool(lexicon.rate_after.match(text, end)),
        "qualified": bearings.qualifier(text, start, end) != "exact",
    }
    yield from (name for name, is_seen in seen.items() if is_seen)


def words_about(text: str, start: int, end: int) -> Iterator[str]:
    """The stems of the words about a duration, in its sentence."""
    begin = max(0, start - BACK)
    cut = [match.end() for match in SENTENCE_END.finditer(text, begin, start)]
    ahead = SENTENCE_END.search(text, end, end + AHEAD)
    before = WORD.findall(text, cut[-1] if cut else begin, start)
    behind = WORD.findall(text, end, ahead.start() if ahead else end + AHEAD)
    yield from (f"before {fold(word)[:STEM]}" for word in before[-6:])
    yield from (f"behind {fold(word)[:STEM]}" for word in behind[:4])
