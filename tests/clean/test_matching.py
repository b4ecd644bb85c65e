"""Tests for `dragoman.clean.matching`: which of many patterns a text can contain."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.clean.matching import Sieve, compiled, needed, plain, sieve
from dragoman.packs.cleaning import load_cleaning

FRENCH = load_cleaning("fr")
SAMPLES = Path(__file__).parents[2] / "samples" / "articles"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\blire aussi\b", [("lire aussi",)]),
        (r"\b(?:partag\w+|imprim\w+)", [("partag", "imprim")]),
        (r"a lire|voir", [("a lire", "voir")]),
        (r"remarques (?:de (?:conclusion|cloture)|d'ouverture)", [("remarques",), ("de", "d'ouverture")]),
        (r"^\W*(?:par|de (?:notre|nos))\b", [("par", "de")]),
        (r"photos?", [("photo",)]),
        (r"\d{2,5} (?:words|mots)", [("words", "mots")]),
        (r"(?:voir )?\d+", []),
        (r"[а-я]{4,}|the", []),
        (r"[a-z]+ ?/ ?(?:afp|tass)\b", [("afp", "tass"), ("/",)]),
        (r"(?:©|\(c\)) ?[a-z]", [("©", "(c)")]),
        (r"\.com\b|www\.", [(".com", "www.")]),
        (r"(?:a(?:b(?:c(?:d(?:e|f)?)?)?)?)? lire", []),  # groups too deep to tell which must match
    ],
)
def test_the_words_that_a_pattern_cannot_do_without(pattern: str, words: list[tuple[str, ...]]) -> None:
    assert list(needed(pattern)) == words


def test_a_pattern_that_needs_two_words_is_possible_where_both_stand() -> None:
    sieve = Sieve((r"[a-z]+ ?/ ?(?:afp|tass)\b",))
    assert sieve.possible("photo : nom / afp")
    assert not sieve.possible("selon l'afp, la visite a commence")
    assert not sieve.possible("3 km/h")


def test_a_sieve_keeps_what_can_match_in_the_order_of_the_patterns() -> None:
    sieve = Sieve((r"\d+ km", "lire aussi", r"\w+ez\b", "partag"))
    assert sieve.possible("partagez, lire aussi") == ("lire aussi", r"\w+ez\b", "partag")


def test_a_sieve_finds_what_each_pattern_finds_by_itself() -> None:
    text = "lire aussi : " + "la cooperation se poursuit. " * 40 + "partagez ! lire aussi"
    patterns = ("lire aussi", r"\blire (?:aussi|plus)\b", r"\bpartag\w+", r"\b\w{4}it\b", "jamais")
    alone = [(one, found.span()) for one in patterns for found in re.finditer(one, text)]
    assert [(one, found.span()) for one, found in Sieve(patterns).occurrences(text)] == alone


@pytest.mark.parametrize("name", FRENCH.boilerplate.words)
def test_no_word_of_a_line_is_lost_in_the_sieve(name: str) -> None:
    pattern = FRENCH.boilerplate.words[name]
    lines = [f"{word} 3" for word in re.findall(r"[a-z]{2,}", pattern)]
    for line in lines:
        if re.search(pattern, line):
            assert Sieve((pattern,)).possible(line) == (pattern,)


SIEVED = {
    "signs": tuple(sign.pattern for sign in FRENCH.calques.signs),
    "calques": tuple(one.pattern for one in FRENCH.calques.calques),
    "captions": FRENCH.boilerplate.captions,
    "passages": FRENCH.boilerplate.passages,
    "sentences": FRENCH.boilerplate.sentences,
    "prompts": FRENCH.prompts.passages,
}


@pytest.mark.parametrize("name", SIEVED)
def test_no_match_in_a_sample_is_lost_in_the_sieve(name: str) -> None:
    for path in sorted(SAMPLES.glob("*.txt")):
        text = plain(path.read_text(encoding="utf-8"))
        for line in (text, *text.split("\n")):
            found = {one for one in SIEVED[name] if compiled(one).search(line)}
            assert found <= {*sieve(SIEVED[name]).possible(line)}
            assert found == {one for one, _ in sieve(SIEVED[name]).occurrences(line)}
