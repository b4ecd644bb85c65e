from __future__ import annotations

from pathlib import Path

import pytest
from tests.measuring import ROOT

from dragoman.model.document import Source
from dragoman.model.piece import SENTENCES, Layout
from dragoman.read import documents
from dragoman.run.layout import layout
from dragoman.run.pipeline import Pipeline

ARTICLES = sorted(
    path
    for path in (ROOT / "samples").rglob("articles/*")
    if path.stem in {"scan-tunnel-kamtchik", "analyse-ligne-d", "page-sommet-astana", "bulletin-douanes-2023"}
)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_pieces_of_an_article_hold_each_of_its_characters_once(path: Path, pipeline: Pipeline) -> None:
    (source,) = documents([str(path)])
    assert isinstance(source, Source)
    pieces = layout(pipeline, source).pieces
    assert "".join(piece.span.of(source.text) for piece in pieces) == source.text
    for piece in pieces:
        assert all(piece.span.contains(sign.span) for sign in piece.signs)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_evidence_lies_in_sentences(path: Path, pipeline: Pipeline) -> None:
    (source,) = documents([str(path)])
    assert isinstance(source, Source)
    sentences = [piece.span for piece in layout(pipeline, source).pieces if piece.kind in SENTENCES]
    for fact in pipeline.facts(source):
        assert all(any(one.overlaps(span) for one in sentences) for span in fact.evidence), fact


def _layout(pipeline: Pipeline, text: str) -> Layout:
    return layout(pipeline, Source("d", text, language="fr"))


@pytest.mark.parametrize(
    ("text", "words", "truth"),
    [
        ("La Chine et le Kazakhstan n'ont pas signé l'accord.", "n'ont pas signé", "denied"),
        ("Selon la rumeur, la Chine aurait signé un traité.", "aurait signé", "rumoured"),
        ("La Chine a ratifié le traité.", "a ratifié", "asserted"),
        ("La Chine espère signer un traité.", "signer", "hoped"),
        ("Si la Chine peut signer un traité, le Kazakhstan suivra.", "signer", "hypothetical"),
        ("La Chine a cessé de signer des traités.", "signer", None),
    ],
)
def test_a_cue_says_what_the_text_makes_of_it(
    pipeline: Pipeline, text: str, words: str, truth: str | None
) -> None:
    signs = [sign for piece in _layout(pipeline, text).pieces for sign in piece.signs if sign.kind == "cue"]
    assert (words, truth) in {(sign.span.of(text), sign.truth) for sign in signs}


def test_a_noun_or_adverb_that_looks_like_a_verb_is_no_cue(pipeline: Pipeline) -> None:
    text = "Et maintenant, le transport au Kazakhstan ?"
    signs = [sign for piece in _layout(pipeline, text).pieces for sign in piece.signs]
    assert {sign.span.of(text) for sign in signs if sign.kind == "cue"} == set()


def test_numbers_names_and_quotation_marks_are_signs(pipeline: Pipeline) -> None:
    text = "Au Kazakhstan, 12 gares sont « prêtes »."
    signs = [sign for piece in _layout(pipeline, text).pieces for sign in piece.signs]
    assert {sign.kind for sign in signs} >= {"name", "number", "quotation"}


def test_a_bullet_belongs_to_no_sentence_and_is_not_lost(pipeline: Pipeline) -> None:
    text = "La Chine et le Kazakhstan ont signé un accord.\n\n•\n\nIls se réuniront en 2026.\n"
    kinds = [piece.kind for piece in _layout(pipeline, text).pieces]
    assert kinds.count("sentence") + kinds.count("item") == 2
