"""Which documents are copies or near-copies of one dispatch, so that they count as one source.

In: texts of documents, and the agency that they come from. Out: sketches (MinHash over runs of words, by
`rensa`), the bands by which two that may be alike are found, and whether they are. Two articles on one event
share a sentence here and there; a copy shares most of its runs of words, whatever head and foot its site put
around it. Two translations share no run of words: where a text says that it was taken from an agency, it is
of one dispatch with another text from there that has most of its numbers and names.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from rensa import RMinHash

from dragoman.model.shelf import Dispatches, Sketch
from dragoman.packs.folding import fold
from dragoman.reconcile.credits import Credit, marks

RUN = 4
"""Words that are compared at a time."""
ROWS, BANDS = 3, 42
"""Hash values in a band, and bands: two texts that share 0.4 of their runs share a band in 19 of 20 cases."""
ALIKE = 0.4
"""What two texts share of their runs of words (Jaccard, estimated to ±0.04) if one is a copy of the other."""
FEWEST = 8
"""Runs of words below which a text says too little to be told from another."""
SEED = 1
OWN_ROWS, OWN_BANDS = 2, 32
"""The same for the numbers and names of texts from one agency."""
MOST = 0.6
"""What two texts share of their numbers and names if one is another translation of the other."""
RUNS, MARKS = ROWS * BANDS, OWN_ROWS * OWN_BANDS
_WORD = re.compile(r"[^\W_]+")


def sketch(text: str, credit: Credit | None = None) -> Sketch | None:
    """The sketch of a text; None where it is too short to be a copy of anything.

    Of a text from an agency the agency, whether it was taken from there, and its numbers and names follow.
    """
    words = _WORD.findall(fold(text))
    runs = {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    if len(runs) < FEWEST:
        return None
    made = _hashed(runs, RUNS)
    if credit is None or len(told := marks(text)) < FEWEST:
        return made
    agency = int.from_bytes(hashlib.blake2b(credit.agency.encode(), digest_size=4).digest())
    return (*made, agency, int(credit.taken), *_hashed(told, MARKS))


def _hashed(shingles: Collection[str], many: int) -> Sketch:
    made = RMinHash(num_perm=many, seed=SEED)
    made.update(sorted(shingles))
    return tuple(made.digest())


def bands(made: Sketch) -> Iterator[str]:
    """Keys that texts which are alike very likely share one of."""
    for band in range(BANDS):
        row = made[band * ROWS : (band + 1) * ROWS]
        yield hashlib.blake2b(repr((band, row)).encode(), digest_size=8).hexdigest()
    agency, told = made[RUNS : RUNS + 1], made[RUNS + 2 :]
    for band in range(OWN_BANDS if agency else 0):
        row = told[band * OWN_ROWS : (band + 1) * OWN_ROWS]
        yield hashlib.blake2b(repr((agency, band, row)).encode(), digest_size=8).hexdigest()


def alike(one: Sketch, other: Sketch) -> bool:
    """Whether one text is a copy or near-copy of the other, or both are translations of one dispatch."""
    return _share(one[:RUNS], other[:RUNS]) >= ALIKE or _translated(one[RUNS:], other[RUNS:])


def _translated(one: Sketch, other: Sketch) -> bool:
    """Whether two texts from one agency, of which one says so, have the same numbers and names."""
    if not one or not other or one[0] != other[0] or not (one[1] or other[1]):
        return False
    return _share(one[2:], other[2:]) >= MOST


def _share(one: Sketch, other: Sketch) -> float:
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def note(document: str, text: str | None, dispatches: Dispatches, credit: Credit | None = None) -> None:
    """Put a text in place of what was held of a document (None: nothing); dispatches are named anew.

    What is added joins the dispatches of what it is a copy of, and these one another; only what is taken away
    has its dispatch looked through.
    """
    made = None if text is None else sketch(text, credit)
    held = dispatches.sketches([document]).get(document)
    if made is not None and held == made:
        dispatches.name(dispatches.named([document]))
        return
    others = frozenset[str]() if held is None else dispatches.forget(document)
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
