"""What a sentence says of a project: a status, the clause and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Claim:
    """A status, the clause of the passage that says so, and the words that do.

    `within`: where its date may stand, if only a part of the clause tells of it; `verb`: where its verb is.
    """

    status: str
    clause: int
    words: Span
    weak: bool = False
    within: Span | None = None
    verb: Span | None = None
