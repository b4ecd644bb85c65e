"""A finding: what comparing sources, figures and dates with one another and with the pack brings out.

The kinds are the contract's: `conflict`, `arithmetic`, `dating`, `status`, `overdue`, `single-source`. How
each is found is left to `reconcile`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.model.account import Said, plain

KINDS = ("conflict", "arithmetic", "dating", "status", "overdue", "single-source")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: the accounts that it is `about`, the facts it rests on, and a sentence to check it by.

    `holds` says of figures that should fit whether they do; `expected` and `got` are the numbers compared.
    `sides` are what sources say who disagree; `resolves` gives a date that was open its value (`fact`,
    `value`); `as_of` is the day (EDTF) on which something was overdue. `field` is the one that sides or
    dates are of. The explanation is in English, with every figure as it is printed; `reason` is what it says
    as a rule with values (`model/reason.py`), to be said in other words and languages.
    """

    kind: str
    about: tuple[str, ...]
    facts: tuple[str, ...]
    explanation: str
    holds: bool | None = None
    expected: float | None = None
    got: float | None = None
    sides: tuple[Said, ...] = ()
    resolves: Mapping[str, str] | None = None
    as_of: str | None = None
    field: str | None = None
    background: tuple[str, ...] = ()
    reason: Mapping[str, Any] | None = None

    @property
    def id(self) -> str:
        """A hash of what was found of what: the same in every run that finds the same."""
        sides = [(str(plain(side.value)), side.facts) for side in self.sides]
        said = (self.kind, self.about, self.facts, self.field, sides, sorted((self.resolves or {}).items()))
        return "f-" + hashlib.sha256(repr(said).encode()).hexdigest()[:16]

    def to_json(self) -> dict[str, Any]:
        """The object of the contract; what a kind does not have is left out."""
        said: dict[str, Any] = {"id": self.id, "kind": self.kind}
        if self.holds is not None:
            said["holds"] = self.holds
        said |= {"about": list(self.about), "facts": list(self.facts)}
        for name in ("field", "expected", "got", "as_of"):
            if (value := getattr(self, name)) is not None:
                said[name] = value
        if self.sides:
            said["sides"] = [side.to_json() for side in self.sides]
        if self.resolves is not None:
            said["resolves"] = dict(self.resolves)
        if self.background:
            said["background"] = list(self.background)
        if self.reason is not None:
            said["reason"] = dict(self.reason)
        return said | {"explanation": self.explanation}
