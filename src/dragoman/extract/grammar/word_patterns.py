"""Patterns for words of a pack: at the end of some text, within it, or spelt exactly.

In: phrases in which `*` stands for the rest of a word. Out: patterns for folded text, or for small letters.
"""

from __future__ import annotations

import re

from dragoman.packs.alternation import alternation
from dragoman.packs.folding import fold


def ending(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for folded text that ends with one of the phrases and a blank or apostrophe."""
    return re.compile(rf"(?:^|(?<=[\s'(\",«])){either(phrases)} ?$")


def within(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(phrases)}(?!\w)")


def exactly(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for words in small letters with their accents, which tell "programmé" from "programme"."""
    ordered = sorted({phrase.lower() for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w){alternation(map(re.escape, ordered))}(?!\w)")


def either(phrases: tuple[str, ...]) -> str:
    """A pattern for folded text: any of the phrases, the longest first; `*` stands for the rest of a word."""
    ordered = sorted({fold(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return alternation(re.escape(phrase).replace(r"\*", r"[^\W\d_]*") for phrase in ordered)
