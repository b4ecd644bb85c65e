"""What words mean, as the vectors of an installed spaCy model have it.

In: a model's package name. Out: the direction in which the words of a line point together, as an array. The
table is mapped into memory, not read; words that it does not know count for nothing.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

import numpy as np
import srsly
from numpy.typing import NDArray
from spacy.strings import get_string_id

from dragoman.model.errors import PackError

Direction = NDArray[np.float64]
_REMEMBERED = 50_000  # words


@dataclass(frozen=True)
class Vectors:
    """The vectors in `folder`, the `vocab` of an installed model."""

    folder: Path

    @cached_property
    def table(self) -> NDArray[np.float32]:
        """A row of numbers for each known meaning."""
        table: NDArray[np.float32] = np.load(self.folder / "vectors", mmap_mode="r")
        return table

    @cached_property
    def _rows(self) -> Mapping[int, int]:
        rows: Mapping[int, int] = srsly.msgpack_loads((self.folder / "key2row").read_bytes())
        return rows

    def direction(self, words: Iterable[str]) -> Direction:
        """The mean direction of the words, of length 1; all zeros where none is known."""
        known = [one for word in words if (one := _direction(self, word)) is not None]
        if not known:
            return np.zeros(self.table.shape[1])
        mean = np.mean(known, axis=0)
        return np.asarray(mean / (np.linalg.norm(mean) or 1.0))

    def row(self, word: str) -> int | None:
        """The row of a word as it is written, or in small letters, or with a capital; None without one."""
        for one in (word, word.lower(), word.capitalize()):
            if (row := self._rows.get(get_string_id(one), -1)) >= 0:
                return row
        return None


@lru_cache(maxsize=_REMEMBERED)
def _direction(vectors: Vectors, word: str) -> Direction | None:
    row = vectors.row(word)
    vector = None if row is None else vectors.table[row].astype(float)
    length = 0.0 if vector is None else float(np.linalg.norm(vector))
    return None if vector is None or not length else vector / length


@cache
def load_vectors(package: str) -> Vectors:
    """The vectors of an installed model.

    Raises:
        PackError: the package is not installed, or has no vectors.
    """
    spec = importlib.util.find_spec(package)
    folders = (spec.submodule_search_locations if spec else None) or []
    for folder in folders:
        for path in sorted(Path(folder).glob("*/vocab/key2row")):
            return Vectors(path.parent)
    raise PackError(f"{package!r} is not installed, or has no vectors (vocab/key2row)")
