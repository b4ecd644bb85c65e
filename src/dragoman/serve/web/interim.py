"""Cards of documents without the catalogue, for as long as a record cannot give them itself."""

from __future__ import annotations

from itertools import islice
from typing import Any

from dragoman.model.catalogue import Asked, DocumentCard, Facets, Page
from dragoman.store import Record


def document_cards(record: Record, asked: Asked) -> Page[DocumentCard]:
    """A page of documents, by id."""
    known: Any = record
    if hasattr(known, "document_cards"):
        found: Page[DocumentCard] = known.document_cards(asked)
        return found
    ids = [one for one in record.documents() if asked.after is None or one > asked.after]
    cards = tuple(_card(record, id) for id in islice(ids, asked.limit))
    return Page(cards, cards[-1].id if len(ids) > asked.limit else None)


def facets(record: Record, asked: Asked, fields: tuple[str, ...]) -> Facets:
    """Nothing is counted."""
    known: Any = record
    if hasattr(known, "facets"):
        found: Facets = known.facets(asked, fields, of="documents")
        return found
    return Facets({}, True)


def _card(record: Record, id: str) -> DocumentCard:
    version = record.versions(id)[-1]
    facts = record.facts_of(version)
    said = next((one.data for one in facts if one.type == "document"), {})
    return DocumentCard(
        id=id,
        title=version.source.title,
        published=said.get("published"),
        publisher=said.get("publisher"),
        language=said.get("language"),
        relevant=said.get("relevant", True),
        machine_translated=said.get("machine_translated", False),
        generator_prompt=said.get("generator_prompt", False),
        copy_of=None,
        read_at=version.read_at,
        facts=len(facts) - bool(said),
        url=version.source.url,
    )
