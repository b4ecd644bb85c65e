"""A document and its facts in the form in which they are written: checked, ordered, serialised.

In: a source, its facts and the version of the pipeline that found them. Out: an `Entry`, which the record
writes whole or not at all. Building it is pure, so that it can be done in the process that found the facts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dragoman.model.document import Source
from dragoman.model.errors import ReadError
from dragoman.model.fact import TYPES, Fact
from dragoman.model.span import Span
from dragoman.store.about import keys_of

_RANK = {name: rank for rank, name in enumerate(TYPES)}
LONGEST_ID = 1000
"""Bytes of a document's id: PostgreSQL's indexes take 2.7 kB, some of which hold two names."""
BETWEEN_PASSAGES = " … "
"""What stands between the passages of a quotation."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as it is written. `keys`: under what it is found, with the names that lead there."""

    id: str
    type: str
    confidence: float
    quotation: str
    json: str
    keys: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with all its facts, in the order in which they are printed."""

    source: Source
    pipeline: str
    facts: tuple[FactRow, ...]

    @classmethod
    def of(cls, source: Source, facts: Iterable[Fact], pipeline: str) -> Entry:
        """Check and serialise; a fact found twice is kept once, the surer one.

        Raises:
            GroundingError: a fact's evidence does not stand in the text.
            ReadError: the text or its metadata cannot be written as UTF-8.
        """
        _check_writable(source)
        kept: dict[str, tuple[tuple[object, ...], FactRow]] = {}
        for fact in facts:
            fact.check(len(source.text))
            row = _row(fact, source)
            if row.id not in kept or _surer(row) < _surer(kept[row.id][1]):
                kept[row.id] = (_place(fact, row.id), row)
        ordered = sorted(kept.values(), key=lambda pair: pair[0])
        return cls(source, pipeline, tuple(row for _, row in ordered))

    @property
    def told(self) -> dict[str, Any]:
        """What was found of the document itself, as the contract has it; empty where nothing was."""
        return next((dict(json.loads(row.json)) for row in self.facts if row.type == "document"), {})

    @property
    def size(self) -> int:
        """About how many characters are written for it."""
        return len(self.source.text) + sum(len(row.json) + len(row.quotation) for row in self.facts)


def quotation(evidence: Iterable[tuple[int, int]], text: str) -> str:
    """The words that a fact rests on, its passages joined by an ellipsis."""
    return BETWEEN_PASSAGES.join(Span(*span).of(text) for span in evidence)


def _row(fact: Fact, source: Source) -> FactRow:
    said = fact.to_json(source.id)
    line = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return FactRow(
        id=said["id"],
        type=fact.type,
        confidence=fact.confidence,
        quotation=quotation(fact.evidence, source.text),
        json=line,
        keys=keys_of(fact),
    )


def _surer(row: FactRow) -> tuple[float, str]:
    return (-row.confidence, row.json)


def _place(fact: Fact, identity: str) -> tuple[object, ...]:
    """What facts are ordered by within a document: place, then type, then id; the document's own first."""
    start, end = fact.evidence[0] if fact.evidence else Span(-1, -1)
    return (start, end, _RANK[fact.type], identity)


def _check_writable(source: Source) -> None:
    for said in (source.id, source.text, source.title, source.publisher, source.author, source.url):
        try:
            (said or "").encode()
        except UnicodeEncodeError as error:
            raise ReadError(f"half a character (a lone surrogate) at offset {error.start}") from error
    if len(source.id.encode()) > LONGEST_ID:
        raise ReadError(f"an id of {len(source.id.encode())} bytes; there may be {LONGEST_ID}")


def shortened(name: str) -> str:
    """A document's id or origin, at most as long as an id may be."""
    raw = name.encode("utf-8", "backslashreplace")
    return name if len(raw) <= LONGEST_ID else raw[: LONGEST_ID - 3].decode(errors="ignore") + "…"
