"""Small documents and facts for the tests of the record."""

from __future__ import annotations

from dragoman.model.document import Source
from dragoman.model.entity import Entity
from dragoman.model.fact import DocumentFact, Fact, Mention
from dragoman.model.span import Span
from dragoman.store import Entry

XI = Entity("xi-jinping", "Xi Jinping", ("习近平",))


def facts_in(text: str) -> list[Fact]:
    """The document's own fact, and a mention wherever the text says "Xi" or "Chine"."""
    found: list[Fact] = [DocumentFact(language="fr", confidence=0.9)]
    for word, kind, entity in (("Xi", "person", XI), ("Chine", "country", "CN")):
        at = text.find(word)
        while at >= 0:
            found.append(Mention(evidence=(Span(at, at + len(word)),), kind=kind, entity=entity))
            at = text.find(word, at + 1)
    return found


def entry(document: str, text: str, pipeline: str = "p1", origin: str | None = None) -> Entry:
    """A document with what `facts_in` finds in it."""
    return Entry.of(Source(document, text, origin=origin), facts_in(text), pipeline)
