from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.store.searching.terms import LONGEST, folded, terms


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Les accords signés", "fr", ["le", "accord", "sign"]),
        ("L'accord, l’œuvre", "fr", ["accord", "oeuvr"]),
        ("jusqu'à Xi’an", "fr", ["a", "xian"]),
        ("Côte d'Ivoire", None, ["cote", "ivoire"]),
        ("aujourd'hui", None, ["aujourdhui"]),
        ("China's agreements", "en", ["china", "agreement"]),
        ("Ещё соглашения", "ru", ["ещ", "соглашен"]),
        ("ЕЩЕ", "ru", ["ещ"]),
        ("Қазақстанның", "kk", ["қазақстанның"]),
        ("习近平2024年", None, ["习近", "近平", "平", "2024", "年"]),
        ("e\u0301te\u0301 ﬁn İzmir STRASSE straße", None, ["ete", "fin", "izmir", "strasse", "strasse"]),
        ("co\u00adopération", None, ["cooperation"]),
        ("Chine–Asie centrale, 5,4 %", None, ["chine", "asie", "centrale", "5", "4"]),
        ("2024s 1er", "fr", ["2024s", "1er"]),
        ("' ’ … « » _ __ \0", None, []),
    ],
)
def test_words_become_terms(text: str, language: str | None, expected: list[str]) -> None:
    assert [one.term for one in terms(text, language)] == expected


def test_a_term_knows_its_place_without_the_elided_article() -> None:
    text = "De l'Ouzbékistan"
    assert [text[one.start : one.end] for one in terms(text, "fr")] == ["De", "Ouzbékistan"]


@given(st.text(), st.sampled_from(["fr", "en", "ru", "kk", None]))
@example("゛゜ヿ㈱ⅷ", None)
@example("x" * 500, "fr")
def test_terms_are_letters_and_digits_that_no_database_takes_for_anything_else(
    text: str, language: str | None
) -> None:
    for one in terms(text, language):
        assert one.term == one.term.strip()
        assert one.term
        assert len(one.term) <= LONGEST
        assert not any("A" <= char <= "Z" for char in one.term)
        assert one.joined or one.term.isalnum()
        assert not one.joined or not any(char.isascii() for char in one.term)
        assert 0 <= one.start < one.end <= len(text)


@given(st.text())
def test_folding_twice_changes_nothing(word: str) -> None:
    assert folded(folded(word)) == folded(word)


@given(st.text(), st.integers(0, 50))
def test_a_part_of_a_text_between_words_has_the_same_terms_as_in_the_whole(text: str, at: int) -> None:
    joined = f"{text[:at]} | {text[at:]}"
    middle = len(text[:at]) + 1
    parts = [*terms(joined, "fr", 0, middle), *terms(joined, "fr", middle)]
    assert parts == list(terms(joined, "fr"))
