"""Offsets: every edit of a text keeps the way back to the words that it left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.span import Edit, OffsetMap, Span, edited


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [Edit(start, end, draw(st.text(max_size=4))) for start, end in pairs if end > start]


def test_an_untouched_text_maps_onto_itself() -> None:
    text, back = edited("Astana", [])
    assert (text, back.origin((1, 3))) == ("Astana", (1, 3))
    assert back == OffsetMap.identity()


def test_a_replaced_word_leads_back_to_the_whole_word_that_it_stands_for() -> None:
    text, back = edited("la ceinture et routière va", [Edit(3, 23, "Ceinture et la Route")])
    start = text.index("Route")
    assert back.origin((start, start + 5)) == (3, 23)
    assert back.origin((text.index("va"), len(text))).of("la ceinture et routière va") == "va"


def test_edits_that_overlap_or_lie_outside_are_refused() -> None:
    with pytest.raises(ValueError, match="overlaps another"):
        edited("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])
    with pytest.raises(ValueError, match="lies outside 3 characters"):
        edited("abc", [Edit(2, 9, "x")])


@given(texts_with_edits())
def test_words_that_no_edit_touches_lead_back_to_themselves(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    new, back = edited(text, edits)
    for i in range(len(new)):
        origin = back.origin((i, i + 1))
        assert 0 <= origin.start <= origin.end <= len(text)
        if not any(edit.start <= origin.start < edit.end for edit in edits):
            assert origin.of(text) == new[i]


@given(texts_with_edits())
def test_the_way_back_keeps_the_order(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    new, back = edited(text, edits)
    starts = [back.origin((i, i + 1)).start for i in range(len(new))]
    assert starts == sorted(starts)


def test_a_span_without_the_space_around_it() -> None:
    assert Span(0, 7).stripped("  ab   ") == (2, 4)
    assert Span(0, 3).stripped("   ") == (3, 3)
