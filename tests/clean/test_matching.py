"""Tests for `dragoman.clean.matching`: which of many patterns a text can contain."""

from __future__ import annotations

import re

import pytest

from dragoman.clean.matching import Sieve, needed
from dragoman.packs.cleaning import load_cleaning

FRENCH = load_cleaning("fr")


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\blire aussi\b", ("lire aussi",)),
        (r"\b(?:partag\w+|imprim\w+)", ("partag", "imprim")),
        (r"a lire|voir", ("a lire", "voir")),
        (r"remarques (?:de (?:conclusion|cloture)|d'ouverture)", ("remarques",)),
        (r"^\W*(?:par|de (?:notre|nos))\b", ("par", "de")),
        (r"photos?", ("photo",)),
        (r"\d{2,5} (?:words|mots)", ("words", "mots")),
        (r"(?:voir )?\d+", ()),
        (r"[а-я]{4,}|the", ()),
    ],
)
def test_the_words_that_a_pattern_cannot_do_without(pattern: str, words: tuple[str, ...]) -> None:
    assert needed(pattern) == words


def test_a_sieve_keeps_what_can_match_in_the_order_of_the_patterns() -> None:
    sieve = Sieve((r"\d+ km", "lire aussi", r"\w+ez\b", "partag"))
    assert sieve.possible("partagez, lire aussi") == ("lire aussi", r"\w+ez\b", "partag")


def test_a_sieve_finds_what_each_pattern_finds_by_itself() -> None:
    text = "lire aussi : " + "la cooperation se poursuit. " * 40 + "partagez ! lire aussi"
    patterns = ("lire aussi", r"\bpartag\w+", r"\b\w{4}it\b", "jamais")
    alone = [(one, found.span()) for one in patterns for found in re.finditer(one, text)]
    assert [(one, found.span()) for one, found in Sieve(patterns).occurrences(text)] == alone


@pytest.mark.parametrize("name", FRENCH.boilerplate.words)
def test_no_word_of_a_line_is_lost_in_the_sieve(name: str) -> None:
    pattern = FRENCH.boilerplate.words[name]
    lines = [f"{word} 3" for word in re.findall(r"[a-z]{2,}", pattern)]
    for line in lines:
        if re.search(pattern, line):
            assert Sieve((pattern,)).possible(line) == (pattern,)
