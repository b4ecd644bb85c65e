"""A text in pieces: each of its characters in exactly one, with the signs of facts that each holds.

In: what clean, analyse and extract found of a document. Out: values that a report of coverage rests on. Which
facts a piece has is left to `publish`. All spans count code points of the source text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

PieceKind = Literal["sentence", "heading", "item", "boilerplate", "foreign", "mark", "blank"]
"""A sentence of a paragraph, heading or list item; what the site put around the article; a paragraph in
another language; signs that belong to no sentence (a bullet); white space between pieces."""

SENTENCES: frozenset[PieceKind] = frozenset({"sentence", "heading", "item"})
"""The kinds that facts are read from."""

SignKind = Literal["name", "date", "number", "quotation", "cue"]

NO_FACTS = frozenset({"denied", "rumoured", "hoped", "hypothetical", "asked"})
"""What a text can make of a verb so that what it tells is no fact."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that a fact might rest on. `truth`: what the text makes of a cue, where that can be told."""

    kind: SignKind
    span: Span
    truth: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A place of the source text. `language`: ISO 639-1, of what is in another language than is read."""

    span: Span
    kind: PieceKind
    signs: tuple[Sign, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's pieces, in order; and whether it was taken to be about cooperation."""

    pieces: tuple[Piece, ...]
    relevant: bool
    language: str | None
