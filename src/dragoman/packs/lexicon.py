"""The words of a language by frequency, from the vocabulary of an installed spaCy model.

In: a model's package name. Out: a `Lexicon`, which reads the model's list on the first question (0.2 s,
500,000 words) and not before, since few documents are so damaged that a word list must decide.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import srsly
from spacy.strings import get_string_id

from dragoman.model.errors import PackError


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that a model's vectors know; `package` is its import name."""

    package: str

    def rank(self, word: str) -> int | None:
        """How many words are more frequent than this one (0 for the first), or None for an unknown one."""
        return _ranks(self.package).get(get_string_id(word))


def load_lexicon(package: str) -> Lexicon:
    """The lexicon of an installed model.

    Raises:
        PackError: the package is not installed.
    """
    if importlib.util.find_spec(package) is None:
        raise PackError(f"{package!r} is not installed; it holds the words that damaged text is repaired by")
    return Lexicon(package)


@cache
def _ranks(package: str) -> Mapping[int, int]:
    spec = importlib.util.find_spec(package)
    folders = (spec.submodule_search_locations if spec else None) or []
    for folder in folders:
        for path in sorted(Path(folder).glob("*/vocab/key2row")):
            # The keys stand in order of frequency; the rows do not count, for pruned words share one.
            keys = srsly.msgpack_loads(path.read_bytes())
            return {key: rank for rank, key in enumerate(keys)}
    raise PackError(f"{package!r} has no vectors (vocab/key2row)")
