"""Terms: what is searched by, made of words in any script, the same on every database.

In: a text and its language. Out: its terms, each with its place. A term is a word folded (case, accents,
œ, ё, compatibility forms), without elided article ("l'accord") or possessive ("China's"), its apostrophes
dropped ("Xi'an"), then stemmed; of Chinese and Japanese every two characters that stand together are one.
Folding comes first, since people ask without accents.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

import Stemmer

RULES = 2
"""To be raised with every change of what terms are made of, or of the numbers that passages have."""
ANALYSIS = f"{RULES}/{Stemmer.version()}"
"""What an index was made by: one that was made by other rules is made anew."""

LONGEST = 64
"""Code points of a term; what is longer is cut. (PostgreSQL's have to be below 2 kB.)"""
MOST_KNOWN = 1 << 16
"""Words that are kept with their stems, a language."""
STEMMED = {"fr": "french", "en": "english"}
"""The languages in Latin script whose words are stemmed; words in Cyrillic are stemmed as Russian."""
NOT_RUSSIAN = frozenset({"kk", "ky", "uz", "tg", "tk", "mn", "uk", "be", "bg", "sr", "mk", "tt", "az"})
"""Languages in Cyrillic script whose words are left as they are."""
RUSSIAN = "russian"

_APOSTROPHES = "'’ʼʻ‘`´ʹ＇"
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"
_JOINED = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that put no space between words."""
_LETTER = rf"(?:[^\W_{_JOINED}]|[{_MARKS}{_INVISIBLE}])"
_WORD = re.compile(rf"([{_JOINED}]+)|{_LETTER}+(?:[{_APOSTROPHES}]+{_LETTER}+)*")
_APOSTROPHE = re.compile(rf"[{_APOSTROPHES}]+")
_ELIDED = frozenset(["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"])
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ı": "i", "ø": "o", "đ": "d", "ł": "l"})
_SHORT_I = ("и\u0306", "й")
"""The one letter whose sign stays: without it no Russian ending would be known."""


class Term(NamedTuple):
    """A term at a place of a text.

    `word` is what it was before it was stemmed; `joined` says that its script puts no space between words.
    """

    term: str
    word: str
    start: int
    end: int
    joined: bool = False


def terms(text: str, language: str | None = None, start: int = 0, end: int | None = None) -> Iterator[Term]:
    """The terms of a text, or of a part of it, in their order.

    A run of Chinese ends with its last character alone, so that a single character is found as the beginning
    of a term wherever it stands.
    """
    known = stemmer(language)
    for found in _WORD.finditer(text, start, len(text) if end is None else end):
        if found.group(1) is not None:
            yield from _pairs(found.group(), found.start())
            continue
        offset, word, term = known[found.group()]
        if term:
            yield Term(term, word, found.start() + offset, found.end())


def terms_of(text: str, wanted: Mapping[str, bool], start: int, end: int, stems: Stems) -> Iterator[Term]:
    """Those of the same terms whose words are wanted, which takes a third of the time; and all in Chinese."""
    for found in _WORD.finditer(text, start, end):
        if found.group(1) is not None:
            yield from _pairs(found.group(), found.start())
        elif wanted[found.group()]:
            offset, word, term = stems[found.group()]
            yield Term(term, word, found.start() + offset, found.end())


def _pairs(run: str, at: int) -> Iterator[Term]:
    for i in range(len(run)):
        pair = unicodedata.normalize("NFKC", run[i : i + 2])
        yield Term(pair, pair, at + i, at + min(i + 2, len(run)), joined=True)


def _part(raw: str) -> tuple[int, str]:
    """A word without elided article and possessive, folded ("" if nothing is left), and where it begins."""
    start, pieces = 0, _APOSTROPHE.split(raw)
    if len(pieces) > 1 and folded(pieces[-1]) == "s":
        pieces.pop()
    if len(pieces) > 1 and folded(pieces[0]) in _ELIDED:
        start = len(raw) - len(_APOSTROPHE.split(raw, maxsplit=1)[1])
        pieces.pop(0)
    return start, folded("".join(pieces))[:LONGEST]


def folded(word: str) -> str:
    """A word without case, accents and signs."""
    small = unicodedata.normalize("NFKD", word).casefold().translate(_LIGATURES)
    plain = unicodedata.normalize("NFKD", small).replace(*_SHORT_I)
    return "".join(one for one in plain if one.isalnum())


class Stems(dict[str, tuple[int, str, str]]):
    """Words as they are written, each with where it begins, folded, and stemmed; worked out when asked for.

    Snowball's stemmers are not to be shared by threads: one at a time.
    """

    def __init__(self, language: str | None) -> None:
        super().__init__()
        latin = STEMMED.get(language or "")
        self._latin = Stemmer.Stemmer(latin) if latin else None
        self._cyrillic = None if language in NOT_RUSSIAN else Stemmer.Stemmer(RUSSIAN)
        self._alone = threading.Lock()

    def __missing__(self, raw: str) -> tuple[int, str, str]:
        start, word = _part(raw)
        found = (start, word, self.stem(word))
        if len(self) >= MOST_KNOWN:
            self.clear()
        self[raw] = found
        return found

    def stem(self, word: str) -> str:
        """The stem of a folded word; of one with a digit, and in an unknown language, the word itself."""
        if not word or any(one.isdigit() for one in word):
            return word
        use = self._cyrillic if "\u0400" <= word[0] <= "\u04ff" else self._latin
        if use is None or word[0] > "\u04ff":
            return word
        with self._alone:
            return str(use.stemWord(word)) or word


@cache
def _stems(language: str | None) -> Stems:
    return Stems(language)


def stemmer(language: str | None) -> Stems:
    """What stems words in a language; words in Latin script of those that are not known stay as they are."""
    code = (language or "").split("-")[0].lower()
    return _stems(code if code in STEMMED or code in NOT_RUSSIAN else None)


EVERY = (*sorted(STEMMED), None, "kk")
"""Languages that stand for all ways in which a word can be stemmed."""
