"""What people decide on facts and entries: accepted, rejected, corrected, merged, split; for good.

A judgement is anchored to document, quotation and core fields of the facts that it is on, not to ids, so that
it outlives new readings and new versions. How it changes what is told is left to `reconcile`, keeping it to
`store`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from dragoman.model.entry import Told

Verdict = Literal["accept", "reject", "correct", "merge", "split", "undo"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a fact is found again: its document and type, the words it rests on, what it says of the core.

    `side` tells the two sides of a split apart.
    """

    document: str
    type: str
    quotation: str
    core: str
    side: int = 0

    @classmethod
    def of(cls, told: Told, side: int = 0) -> Anchor:
        """The anchor of a fact."""
        data = told.fact.to_json(told.document)
        core = {name: data[name] for name in told.fact.core if name not in ("content", "action")}
        return cls(told.document, told.fact.type, told.quotation, json.dumps(core, sort_keys=True), side)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: by whom, when, why, on what; `changes` are the corrected fields, as JSON has them.

    `undoes` is the number of the judgement that it takes back.
    """

    verdict: Verdict
    name: str
    reason: str
    anchors: tuple[Anchor, ...] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)
    undoes: int | None = None
    number: int = 0
    made_at: datetime | None = None

    def to_json(self) -> dict[str, Any]:
        """For export and the log."""
        return {
            "number": self.number,
            "made_at": self.made_at.isoformat() if self.made_at else None,
            "name": self.name,
            "verdict": self.verdict,
            "reason": self.reason,
            "changes": dict(self.changes),
            "undoes": self.undoes,
            "facts": [
                {"document": one.document, "type": one.type, "quotation": one.quotation, "side": one.side}
                for one in self.anchors
            ],
        }
