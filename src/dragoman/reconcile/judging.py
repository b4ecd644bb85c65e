"""What is told, as people have judged it: facts left out or corrected, bonds and sides put on.

In: the facts of a document and the judgements that hold, in their order. Out: the facts as merging takes
them. Of two contrary judgements on one fact the later holds. A judgement finds its fact by document, type and
quotation; where several have one quotation, by the core fields. One that finds none is an orphan: it is kept
and listed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from dragoman.model.entry import Told
from dragoman.model.fact import fact_from_json
from dragoman.model.judgement import Anchor, Judgement


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold: those that were not undone, or whose undoing was undone, in order."""
    ordered = sorted(judgements, key=lambda one: one.number)
    undone: set[int] = set()
    for one in reversed(ordered):
        if one.verdict == "undo" and one.undoes is not None and one.number not in undone:
            undone.add(one.undoes)
    return [one for one in ordered if one.verdict != "undo" and one.number not in undone]


def judged(told: Iterable[Told], judgements: Sequence[Judgement]) -> list[Told]:
    """The facts as they stand after judgement, in their order."""
    held = list(told)
    verdicts: dict[str, Judgement] = {}
    for judgement in judgements:
        for anchor in judgement.anchors:
            found = fact_of(anchor, held)
            if found is None:
                continue
            if judgement.verdict in ("accept", "reject", "correct"):
                verdicts[found.id] = judgement
            place = held.index(found)
            held[place] = _marked(found, judgement, anchor)
    return [_as_judged(one, verdicts.get(one.id)) for one in held if not _rejected(verdicts.get(one.id))]


def orphans(told: Iterable[Told], judgements: Iterable[Judgement]) -> list[tuple[Judgement, Anchor]]:
    """The anchors of judgements that find no fact any more."""
    by_document: dict[str, list[Told]] = {}
    for one in told:
        by_document.setdefault(one.document, []).append(one)
    return [
        (judgement, anchor)
        for judgement in judgements
        for anchor in judgement.anchors
        if fact_of(anchor, by_document.get(anchor.document, ())) is None
    ]


def fact_of(anchor: Anchor, told: Sequence[Told]) -> Told | None:
    """The fact that an anchor means; of several with its quotation the one that says most of its core."""
    words = _plain(anchor.quotation)
    near = [
        one
        for one in told
        if one.document == anchor.document
        and one.fact.type == anchor.type
        and (
            _plain(one.quotation) == words or words in _plain(one.quotation) or _plain(one.quotation) in words
        )
    ]
    core = json.loads(anchor.core)

    def alike(one: Told) -> tuple[bool, int]:
        data = one.fact.to_json(one.document)
        return _plain(one.quotation) == words, sum(data.get(name) == value for name, value in core.items())

    return max(near, key=alike, default=None)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _rejected(judgement: Judgement | None) -> bool:
    return judgement is not None and judgement.verdict == "reject"


def _marked(told: Told, judgement: Judgement, anchor: Anchor) -> Told:
    """The fact with what a merge or a split says of it."""
    number = str(judgement.number)
    if judgement.verdict == "merge":
        return replace(told, bonds=told.bonds | {number})
    if judgement.verdict == "split":
        return replace(told, sides=told.sides | {(number, anchor.side)})
    return told


def _as_judged(told: Told, judgement: Judgement | None) -> Told:
    """The fact with its corrected fields; its id and its words are those that were read."""
    if judgement is None or judgement.verdict != "correct":
        return told
    data = told.fact.to_json(told.document)
    known = {one.name for one in fields(told.fact)}
    changes = {name: value for name, value in judgement.changes.items() if name in known}
    return replace(told, fact=fact_from_json({**data, **changes}))
