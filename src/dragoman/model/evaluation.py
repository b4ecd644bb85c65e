"""What an evaluation found: counts and measures, calibration, and what was missed or wrong.

Values only: they are made by `evaluate`, and shown by `publish` and the command line.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

MEASURES = ("precision", "recall", "f1", "full_f1")
"""What is measured: of what was reported what was right, of what is there what was found, the harmonic mean
of both, and the same where all full fields must be right, too."""

Outcome = Literal["missed", "wrong", "forbidden", "incomplete"]
"""Not found; found and not there; found, and what only a careless reader would report; found with wrong full
fields."""


class Tally(NamedTuple):
    """Facts that must be found, facts found, those of them that are right, and right in full."""

    gold: int = 0
    found: int = 0
    hits: int = 0
    full_hits: int = 0

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))

    def measures(self) -> dict[str, float]:
        """The measures; where nothing is there and nothing is found, all is right."""
        precision, recall, f1 = _measured(self.hits, self.found, self.gold)
        full_f1 = _measured(self.full_hits, self.found, self.gold)[2]
        return {"precision": precision, "recall": recall, "f1": f1, "full_f1": full_f1}


def _measured(hits: int, found: int, gold: int) -> tuple[float, float, float]:
    precision = hits / found if found else (0.0 if gold else 1.0)
    recall = hits / gold if gold else 1.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A type, style or set of texts with its measures and the interval that each lies in (95 %)."""

    name: str
    tally: Tally
    measures: Mapping[str, float]
    intervals: Mapping[str, Interval] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Counts, measures and intervals in one object."""
        intervals = {name: list(ends) for name, ends in self.intervals.items()}
        return self.tally._asdict() | dict(self.measures) | {"intervals": intervals}


@dataclass(frozen=True, slots=True)
class Item:
    """A fact that was missed, wrong, forbidden or incomplete, with its words; `fields` are those wrong."""

    outcome: Outcome
    type: str
    document: str
    words: str
    what: str
    fields: tuple[str, ...] = ()
    confidence: float | None = None

    def to_json(self) -> dict[str, Any]:
        """As an object."""
        return {
            "outcome": self.outcome,
            "type": self.type,
            "document": self.document,
            "words": self.words,
            "what": self.what,
            "fields": list(self.fields),
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose confidence is in `[low, high)`: how many, their mean confidence, the share that is
    right."""

    low: float
    high: float
    facts: int
    confidence: float
    correct: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence against the share of facts that is right.

    `error` is the expected calibration error: the mean distance of a bin's confidence from its share,
    weighted by its facts (Naeini and others, 2015); `by_type` the same for each type.
    """

    bins: tuple[Bin, ...]
    facts: int
    error: float
    by_type: Mapping[str, float]

    def to_json(self) -> dict[str, Any]:
        """As an object."""
        bins = [
            {"low": one.low, "high": one.high, "facts": one.facts, "confidence": one.confidence}
            | {"correct": one.correct}
            for one in self.bins
        ]
        return {"error": self.error, "facts": self.facts, "by_type": dict(self.by_type), "bins": bins}


@dataclass(frozen=True, slots=True)
class Quotations:
    """Statements as extractors of quotations are measured: found where enough words are, whoever spoke.

    `overlap`: how much of the words (Jaccard); `speakers`: of those found, the share with the right speaker.
    """

    overlap: float
    tally: Tally
    speakers: float

    def to_json(self) -> dict[str, Any]:
        """As an object."""
        return {"overlap": self.overlap, "speakers": self.speakers} | self.tally.measures()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that was measured. `mean` is that of the types, `pooled` counts all facts alike (both
    without the documents' own facts); `ungrounded` are facts whose evidence does not stand in the text."""

    documents: int
    types: tuple[Row, ...]
    mean: Row
    pooled: Row
    styles: tuple[Row, ...]
    sets: tuple[Row, ...]
    calibration: Calibration
    quotations: tuple[Quotations, ...]
    items: tuple[Item, ...]
    ungrounded: int

    def listed(self, outcome: Outcome) -> tuple[Item, ...]:
        """What was missed, wrong …"""
        return tuple(item for item in self.items if item.outcome == outcome)

    def to_json(self) -> dict[str, Any]:
        """As an object; a later evaluation can be compared with it."""
        return {
            "documents": self.documents,
            "types": {row.name: row.to_json() for row in self.types},
            "mean": self.mean.to_json(),
            "pooled": self.pooled.to_json(),
            "styles": {row.name: row.to_json() for row in self.styles},
            "sets": {row.name: row.to_json() for row in self.sets},
            "calibration": self.calibration.to_json(),
            "quotations": [one.to_json() for one in self.quotations],
            "ungrounded": self.ungrounded,
            "items": [item.to_json() for item in self.items],
        }


@dataclass(frozen=True, slots=True)
class Change:
    """A measure of a row (`group`: types, styles …) before and after."""

    group: str
    name: str
    measure: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different from an earlier evaluation: measures, and what is newly wrong or wrong no more."""

    changes: tuple[Change, ...]
    worse: tuple[Item, ...]
    better: tuple[Item, ...]

    def to_json(self) -> dict[str, Any]:
        """As an object."""
        changes = [
            {"group": one.group, "name": one.name, "measure": one.measure, "before": one.before}
            | {"after": one.after}
            for one in self.changes
        ]
        return {
            "changes": changes,
            "worse": [item.to_json() for item in self.worse],
            "better": [item.to_json() for item in self.better],
        }
