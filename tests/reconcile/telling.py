"""Facts as documents tell them, made short for tests."""

from __future__ import annotations

import hashlib
from typing import Any

from dragoman.model.entity import Entity
from dragoman.model.entry import Told
from dragoman.model.fact import TYPES
from dragoman.model.span import Span


def thing(id: str | None, label: str | None = None) -> Entity:
    """A thing with a name."""
    return Entity(id, label or id or "")


def told(document: str, type: str, words: str = "words", at: int = 0, **fields: Any) -> Told:
    """A fact of a type with these fields, as a document tells it at a place."""
    span = Span(at, at + len(words))
    places: dict[str, dict[str, Any]] = {
        "figure": {"spans": (span,)},
        "commitment": {"action": span},
        "statement": {"content": span},
    }
    fact = TYPES[type](evidence=(span,), **{"confidence": 0.9, **places.get(type, {}), **fields})
    identity = hashlib.sha256(f"{document}{fact}{words}".encode()).hexdigest()[:16]
    return Told(fact=fact, id=f"f-{identity}", document=document, quotation=words, words=words)
