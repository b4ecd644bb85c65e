"""Statements as extractors of quotations are measured: by their words, and by their speakers apart.

In: documents with their gold, and what was found in each. Out: `Quotations` for a given overlap of words. The
two overlaps are those at which such extractors publish their figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.evaluate.cores import Data, same_speaker
from dragoman.evaluate.extents import overlap as shared
from dragoman.evaluate.gold import Document
from dragoman.model.evaluation import Quotations, Tally

OVERLAPS = (0.3, 0.8)


def quotations(
    documents: Sequence[Document], found: Mapping[str, Sequence[Data]], overlap: float
) -> Quotations:
    """Count as found what shares at least `overlap` of its words with a statement of the gold."""
    total, right = Tally(), 0
    for document in documents:
        here = [fact for fact in found.get(document.id, ()) if fact["type"] == "statement"]
        tally, speakers = _counted(document.gold, here, overlap)
        total, right = total.plus(tally), right + speakers
    return Quotations(overlap, total, right / total.hits if total.hits else 1.0)


def _counted(gold: Sequence[Data], found: Sequence[Data], overlap: float) -> tuple[Tally, int]:
    """The counts of a document, and how many found statements have the right speaker.

    The closest pair off first, what must be found before what is optional.
    """
    wanted = [fact for fact in gold if fact["type"] == "statement" and not fact.get("forbidden")]
    options = sorted(
        (bool(one.get("optional")), -share, i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(found)
        if (share := shared(one["content"], other.get("content"))) >= overlap
    )
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in options:
        if all(i != x and j != y for x, y in pairs):
            pairs.append((i, j))
    hits = [(i, j) for i, j in pairs if not wanted[i].get("optional")]
    tolerated = len(pairs) - len(hits)
    tally = Tally(
        gold=sum(not fact.get("optional") for fact in wanted),
        found=len(found) - tolerated,
        hits=len(hits),
        full_hits=len(hits),
    )
    return tally, sum(same_speaker(wanted[i], found[j]) for i, j in hits)
