"""How sure a fact is: what the estimates of rules come to, as measured: `confidence.yaml`."""

from __future__ import annotations

from pydantic import Field

from dragoman.packs.knowledge import Knowledge


class Confidences(Knowledge):
    """The share of facts that is right, by type and by the estimate that the rules give.

    A rule says how sure it is by a level; this table says what facts of that level are worth.
    """

    file = "confidence.yaml"
    least: dict[str, float] = Field(
        description="By type of fact: the share from which on one is told; of those less sure, too many "
        "would be wrong. Of a type that is not listed all are told.",
        default_factory=dict,
    )
    right: dict[str, dict[float, float]] = Field(
        description="By type of fact: the share that is right of those to which the rules give a level. "
        "A type that is not listed keeps the level of its rules."
    )
