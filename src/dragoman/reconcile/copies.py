"""Which documents are copies or near-copies of one dispatch, so that they count as one source.

In: texts of documents. Out: sketches (MinHash over runs of words, by `rensa`), the bands by which two that
may be alike are found, and whether they are. Two articles on one event share a sentence here and there; a
copy shares most of its runs of words, whatever head and foot its site put around it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from rensa import RMinHash

from dragoman.model.shelf import Dispatches, Sketch
from dragoman.packs.folding import fold

RUN = 4
"""Words that are compared at a time."""
ROWS, BANDS = 3, 42
"""Hash values in a band, and bands: two texts that share 0.4 of their runs share a band in 19 of 20 cases."""
ALIKE = 0.4
"""What two texts share of their runs of words (Jaccard, estimated to ±0.04) if one is a copy of the other."""
FEWEST = 8
"""Runs of words below which a text says too little to be told from another."""
SEED = 1
_WORD = re.compile(r"[^\W_]+")


def sketch(text: str) -> Sketch | None:
    """The sketch of a text; None where it is too short to be a copy of anything."""
    words = _WORD.findall(fold(text))
    runs = {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    if len(runs) < FEWEST:
        return None
    made = RMinHash(num_perm=ROWS * BANDS, seed=SEED)
    made.update(sorted(runs))
    return tuple(made.digest())


def bands(made: Sketch) -> Iterator[str]:
    """Keys that texts which are alike very likely share one of."""
    for band in range(BANDS):
        row = made[band * ROWS : (band + 1) * ROWS]
        yield hashlib.blake2b(repr((band, row)).encode(), digest_size=8).hexdigest()


def alike(one: Sketch, other: Sketch) -> bool:
    """Whether one text is a copy or near-copy of the other."""
    return sum(a == b for a, b in zip(one, other, strict=True)) >= ALIKE * len(one)


def note(document: str, text: str | None, dispatches: Dispatches) -> None:
    """Put a text in place of what was held of a document (None: nothing); dispatches are named anew.

    What is added joins the dispatches of what it is a copy of, and these one another; only what is taken away
    has its dispatch looked through.
    """
    made = None if text is None else sketch(text)
    if made is not None and dispatches.sketches([document]).get(document) == made:
        dispatches.name(dispatches.named([document]))
        return
    others = dispatches.forget(document)
    if others:
        dispatches.name(named(dispatches.sketches(others)))
    if made is None:
        return
    found = set(bands(made))
    near = dispatches.sketches(dispatches.near(found) - {document})
    dispatches.keep(document, made, found)
    joined = set(dispatches.named([one for one, other in near.items() if alike(made, other)]).values())
    name = min(joined | {document})
    renamed = dispatches.members(joined - {name})
    dispatches.name({document: name} | dict.fromkeys(renamed, name))


def named(sketches: Mapping[str, Sketch]) -> dict[str, str]:
    """The dispatch of each document: the least of those that are copies of one another, however remotely."""
    documents = sorted(sketches)
    leader = {document: document for document in documents}

    def lead(document: str) -> str:
        while leader[document] != document:
            leader[document] = leader[leader[document]]
            document = leader[document]
        return document

    for first, other in combinations(documents, 2):
        a, b = sorted((lead(first), lead(other)))
        if a != b and alike(sketches[first], sketches[other]):
            leader[b] = a
    return {document: lead(document) for document in documents}
