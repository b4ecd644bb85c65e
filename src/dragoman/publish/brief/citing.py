"""Numbers the documents that a briefing rests on, and cites them.

In: the items of a briefing, and what is told of documents. Out: sources by number, in order of publication;
evidence with the words of each document, each once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.model.entry import Told
from dragoman.model.fact import DocumentFact
from dragoman.publish.brief.item import Item, Note
from dragoman.publish.brief.speech import Speech
from dragoman.publish.phrasing.filling import fill
from dragoman.publish.report import Evidence, Source, one_line

TELLING = 80
"""Characters from which on a quotation tells enough by itself; a shorter one is shown in its sentence."""

LONGEST = 400
"""Characters of a sentence that is shown for a short quotation."""


class Citations:
    """The sources of a briefing by their numbers."""

    def __init__(self, items: Iterable[Item], documents: Mapping[str, DocumentFact], speech: Speech) -> None:
        self._speech = speech
        self._facts = documents
        cited = {one.document: one for item in items for one in item.told}
        ordered = sorted(cited.values(), key=lambda one: (self.published(one) or "~", one.document))
        self._numbers = {one.document: number for number, one in enumerate(ordered, 1)}
        self.told = tuple(ordered)
        self.sources = tuple(self._source(one) for one in ordered)

    def published(self, told: Told) -> str | None:
        """When a document was published (EDTF), by its file or its text."""
        fact = self._facts.get(told.document)
        return told.published or (fact.published if fact else None)

    def publisher(self, told: Told) -> str | None:
        """Who published a document."""
        fact = self._facts.get(told.document)
        return told.publisher or (fact.publisher if fact else None)

    def evidence(self, told: Sequence[Told], *, spoken: bool = False) -> tuple[Evidence, ...]:
        """The words of each document, each once: what was said, or what the fact rests on."""
        shown: dict[tuple[int, str], Evidence] = {}
        for one in told:
            evidence = Evidence(self._numbers[one.document], _shown(one, spoken))
            shown.setdefault((evidence.source, evidence.quotation), evidence)
        return tuple(sorted(shown.values(), key=lambda one: one.source))

    def remark(self, note: Note) -> str:
        """A remark, with the numbers of the sources behind each value."""
        texts, notes = self._speech.wording.briefing.notes, []
        for variant in note.variants:
            numbers = sorted({self._numbers[one.document] for one in variant.told})
            shown = f"[{', '.join(map(str, numbers))}]"
            notes.append(fill(texts["value"], {"value": variant.text, "numbers": shown}))
        colon = self._speech.wording.grammar.colon
        values = self._speech.wording.grammar.semicolon.join(notes)
        return fill(texts[note.key], {"values": values, "colon": colon, "date": note.date})

    def _source(self, told: Told) -> Source:
        when = self._speech.times.bare(self.published(told))
        fact = self._facts.get(told.document)
        return Source(
            number=self._numbers[told.document],
            document=told.document,
            title=told.title or told.document,
            about=", ".join(part for part in (self.publisher(told), when) if part),
            url=told.url,
            language=fact.language if fact else None,
        )


def _shown(told: Told, spoken: bool) -> str:
    """The words to show: what was said, or what the fact rests on, in its sentence where that is short."""
    if spoken and told.words:
        return one_line(told.words)
    words, around = one_line(told.quotation), one_line(told.context)
    return around if len(words) < TELLING and words in around and len(around) <= LONGEST else words
