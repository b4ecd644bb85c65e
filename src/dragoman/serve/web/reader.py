"""What the reader of a document shows: its text with marks, its facts by type, quality, versions.

In: a visit, a document's id. Out: a `Read` for the template, and the same as an object for programs. A text
that is too long for one page is shown in parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.model.catalogue import Card, DocumentCard
from dragoman.model.document import Source
from dragoman.model.span import Span
from dragoman.packs.entries import Organisation
from dragoman.serve.web import telling
from dragoman.serve.web.marking import Block, Place, marked, parts
from dragoman.serve.web.visit import Visit
from dragoman.store import StoredFact, Version


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact as it is shown; `number` is 0 where it has none; `index` counts all that are marked.

    `card` is what the record holds of the thing that it tells of, with all documents together.
    """

    id: str
    type: str
    index: int
    number: int
    said: str
    fields: Sequence[tuple[str, str]]
    confidence: float
    inferred: Mapping[str, str]
    quotation: str
    card: Card | None


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it is shown. `agency` is the state medium that published it, if it is one."""

    id: str
    source: Source
    version: Version
    versions: Sequence[Version]
    about: Mapping[str, Any]
    card: DocumentCard | None
    agency: Organisation | None
    blocks: Sequence[Block]
    facts: Sequence[Shown]
    counts: Mapping[str, int]
    part: int
    parts: int
    asked: str | None
    marked: float
    boilerplate: float

    @property
    def by_index(self) -> dict[int, Shown]:
        """The facts of this part by what the marks call them."""
        return {one.index: one for one in self.facts}

    def of_type(self, type: str) -> list[Shown]:
        """The facts of a type in this part."""
        return [one for one in self.facts if one.type == type]


def read(visit: Visit, id: str) -> Read | None:
    """A document as a visit asks for it (`version`, `part`, `fact` of the address); None if there is none."""
    versions = visit.site.record.versions(id)
    if not versions:
        return None
    current = next(one for one in versions if one.current)
    wanted = visit.number("version", current.number)
    version = next((one for one in versions if one.number == wanted), None)
    if version is None:
        return None
    stored = visit.site.record.facts_of(version)
    return _read(visit, versions, version, stored)


def _read(visit: Visit, versions: Sequence[Version], version: Version, stored: Sequence[StoredFact]) -> Read:
    source = version.source
    about = next((one.data for one in stored if one.type == "document"), {})
    facts = [one for one in stored if one.type != "document"]
    asked = visit.request.query_params.get("fact")
    spans = {one.id: [Span(*pair) for pair in one.data["evidence"]] for one in facts}
    every = parts(source.text) or [Span(0, 0)]
    part = _part(visit, every, spans.get(asked or "", []))
    here = [
        (index, one)
        for index, one in enumerate(facts, 1)
        if any(span.overlaps(every[part - 1]) for span in spans[one.id])
    ]
    boilerplate = [Span(*pair) for pair in about.get("boilerplate", ())]
    places = [Place(span, index) for index, one in here for span in spans[one.id]]
    return Read(
        id=source.id,
        source=source,
        version=version,
        versions=versions,
        about=about,
        card=visit.site.record.documents_by_id([source.id]).get(source.id),
        agency=visit.site.state_medium(about.get("publisher")),
        blocks=marked(source.text, places, boilerplate, every[part - 1]),
        facts=_shown(visit, version, here, _numbers(facts)),
        counts=Counter(one.type for one in facts),
        part=part,
        parts=len(every),
        asked=asked,
        marked=_share(
            source.text, [s for one in facts if one.type not in telling.UNNUMBERED for s in spans[one.id]]
        ),
        boilerplate=_share(source.text, boilerplate),
    )


def _part(visit: Visit, every: Sequence[Span], asked: Sequence[Span]) -> int:
    """The part that is asked for, or in which the fact stands that is."""
    if asked and len(every) > 1:
        return next((n for n, part in enumerate(every, 1) if asked[0].overlaps(part)), 1)
    return min(max(visit.number("part", 1), 1), len(every))


def _numbers(facts: Sequence[StoredFact]) -> dict[str, int]:
    numbered = [one.id for one in facts if one.type not in telling.UNNUMBERED]
    return {id: number for number, id in enumerate(numbered, 1)}


def _shown(
    visit: Visit, version: Version, here: Collection[tuple[int, StoredFact]], numbers: Mapping[str, int]
) -> list[Shown]:
    record, words, text = visit.site.record, visit.words, version.source.text
    entries = record.entry_of(version.source.id) if version.current else {}
    cards = record.cards_by_id(set(entries.values())) if entries else {}
    shown = []
    for index, one in here:
        data = one.data
        is_plain = one.type in telling.UNNUMBERED
        shown.append(
            Shown(
                id=one.id,
                type=one.type,
                index=index,
                number=numbers.get(one.id, 0),
                said=telling.in_a_line(data, text, words),
                fields=() if is_plain else telling.fields(data, text, words),
                confidence=one.confidence,
                inferred=telling.inferred(data, words),
                quotation=one.quotation,
                card=cards.get(entries.get((version.source.id, one.id), "")),
            )
        )
    return shown


def _share(text: str, spans: Collection[Span]) -> float:
    """The share of a text that lies in any of some spans."""
    covered, done = 0, 0
    for start, end in sorted(spans):
        covered += max(0, end - max(start, done))
        done = max(done, end)
    return covered / len(text) if text else 0.0
