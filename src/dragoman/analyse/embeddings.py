"""Embeddings of words, worked out once a word.

The first half of spaCy's encoder looks at a word alone: its form, its norm, its beginning and end, its shape,
whether a space follows, its vector. What it gives for a word is kept, so that only new words are worked out.
They go through in blocks of one size, filled up where they are fewer: matrices of one size are multiplied in
one way, and what is given for a word is the same to the last bit whatever was read before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model

KEPT = 2**15
"""Words that are kept before all are let go (12 MiB for vectors of 96 numbers)."""

BLOCK = 8
"""Words that are worked out together."""

_COLUMNS = ("ORTH", "NORM", "SPACY")  # the rest of what is looked at follows from the form

_Key = tuple[int, ...]


def remember_embeddings(encoder: Model[Any, Any]) -> None:
    """Let an encoder, made of an embedding and what reads the context, keep what its embedding gives."""
    from thinc.api import Model

    embed = encoder.layers[0]
    kept = _Kept(embed)
    encoder.layers[0] = Model("remembered_embeddings", _forward, attrs={"kept": kept})


def numbered(columns: Iterable[str]) -> list[int | str]:
    """The numbers of columns that a text is asked for, by their names: looked up once, not in every text."""
    from spacy.attrs import IDS  # type: ignore[import-not-found]

    return [IDS[name] for name in columns]


def _forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Any, Any]:
    if is_train:
        raise ValueError("embeddings that are kept are not trained")
    return model.attrs["kept"].vectors(docs), lambda gradient: gradient


class _Kept:
    """The vectors of the words met so far."""

    def __init__(self, embed: Model[Any, Any]) -> None:
        self._embed = embed
        self._known: dict[_Key, NDArray[np.float32]] = {}
        self._columns = numbered(_COLUMNS)

    def __len__(self) -> int:
        return len(self._known)

    def vectors(self, docs: Sequence[Doc]) -> list[NDArray[np.float32]]:
        """One row a token, of each text."""
        if len(self._known) > KEPT:
            self._known = {}
        known = self._known  # its own to the end, should another thread let go of all
        keys: list[_Key] = [tuple(row) for doc in docs for row in doc.to_array(self._columns).tolist()]
        new = {key: None for key in keys if key not in known}
        if new:
            known |= self._worked_out(list(new), docs[0])
        rows = np.array([known[key] for key in keys])
        bounds = pairwise((0, *accumulate(len(doc) for doc in docs)))
        return [rows[start:end] for start, end in bounds]

    def _worked_out(self, keys: Sequence[_Key], like: Doc) -> dict[_Key, NDArray[np.float32]]:
        """The vectors of words of the vocabulary of a text."""
        from spacy.tokens import Doc

        strings = like.vocab.strings
        found: dict[_Key, NDArray[np.float32]] = {}
        for first in range(0, len(keys), BLOCK):
            block = keys[first : first + BLOCK]
            filled = [*block, *[block[0]] * (BLOCK - len(block))]
            forms = [strings[form] for form, _, _ in filled]
            doc = Doc(like.vocab, words=forms, spaces=[bool(spaced) for *_, spaced in filled])
            for token, (_, norm, _) in zip(doc, filled, strict=True):
                token.norm_ = strings[norm]
            found |= zip(block, self._embed.predict([doc])[0], strict=False)
        return found
