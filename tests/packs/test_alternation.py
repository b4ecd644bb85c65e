"""Tests for `dragoman.packs.alternation`: a tree of letters matches what its alternatives would."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.packs.alternation import alternation

PHRASES = st.lists(
    st.tuples(st.text("abA .'", max_size=4), st.sampled_from(["", "", "s?", "[a-z]*"])), max_size=6
)


@given(PHRASES, st.text("abAs .'", max_size=10), st.sampled_from(["", "(?!\\w)", "$"]), st.booleans())
def test_a_tree_finds_what_a_plain_alternation_finds(
    phrases: list[tuple[str, str]], text: str, behind: str, any_case: bool
) -> None:
    patterns = [re.escape(words) + tail for words, tail in phrases]
    opening = "(?i:" if any_case else "(?:"
    plain = re.search(rf"{opening}(?:{'|'.join(patterns)})){behind}", text)
    tree = re.search(rf"{opening}{alternation(patterns)}){behind}", text)
    assert (tree and tree.span()) == (plain and plain.span())


@pytest.mark.parametrize(
    ("patterns", "tree"),
    [
        (["accord", "accords", "acte"], "(?:ac(?:cord(?:|s)|te))"),
        (["un", "de"], "(?:un|de)"),
        (["postes?", "port"], "(?:po(?:stes?|rt))"),
        (["Est", "est"], "(?:Est|est)"),
        ([], "(?:)"),
    ],
)
def test_alternatives_that_begin_alike_are_taken_together(patterns: list[str], tree: str) -> None:
    assert alternation(patterns) == tree
