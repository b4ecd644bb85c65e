"""Where sentences end."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.analyse.sentences import LONGEST, sentence_spans
from dragoman.model.span import Span


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Il est venu. Elle part.", 2),
        ("M. Wang a vu Mme. Li à Astana.", 1),
        ("J. Dupont est là. Il part.", 2),
        ("La hausse est de 5.5 % en 2024. Rien d'autre.", 2),
        ("« Nous irons. Nous verrons. » Il part.", 3),
        ('"Bien sûr." Il a dit oui.', 2),
        ("« Oui ! », dit-il.", 1),
        ("reçu à Cholpon Ata. , Kirghizistan samedi.", 1),
        ("Est-ce vrai ? Oui… Enfin, presque.", 3),
        ("le 5 sept. à Bichkek. Puis", 2),
        ("Trains, camions, etc. La suite.", 2),
        ("会谈结束。双方签署协议。", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, number: int) -> None:
    assert len(sentences(text)) == number, sentences(text)


@given(st.text(alphabet='aA. «»"!?\n,', max_size=200))
def test_sentences_lie_in_order_and_lose_no_word(text: str) -> None:
    spans = list(sentence_spans(text, Span(0, len(text))))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())


def test_a_million_characters_without_a_full_stop_are_cut() -> None:
    spans = list(sentence_spans("mot, " * 200_000, Span(0, 1_000_000)))
    assert max(span.end - span.start for span in spans) <= LONGEST


@pytest.mark.parametrize("run", [".", "…", " ", "\n", '"', "»", "«", ". ", "! ", " » "])
def test_long_runs_of_a_mark_take_no_longer_than_other_text(run: str) -> None:
    text = f"Le pont est ouvert.{run * 100_000}Il est long."
    begun = time.process_time()
    list(sentence_spans(text, Span(0, len(text))))
    assert time.process_time() - begun < 5
