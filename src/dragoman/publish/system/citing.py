"""Numbers the documents of a system, and cites them.

In: rows, entries. Out: sources by number, in order of publication; evidence with a few words of each.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.entry import Entry, Told
from dragoman.model.fact import DocumentFact
from dragoman.publish.report import Evidence, Source
from dragoman.publish.system.row import System
from dragoman.publish.system.words import Words

UNDATED = "~"
"""Sorts behind every year."""


class Citations:
    """The documents of a system by their numbers."""

    def __init__(self, whole: System, languages: dict[str, str | None], words: Words) -> None:
        cited = {one.document: one for row in whole.rows for one in row.told}
        ordered = sorted(cited.values(), key=lambda one: (one.published or UNDATED, one.document))
        self._words = words
        self._numbers = {one.document: number for number, one in enumerate(ordered, 1)}
        self.sources = tuple(self._source(one, languages.get(one.document)) for one in ordered)

    def quoted(self, told: Iterable[Told], most: int) -> tuple[Evidence, ...]:
        """The words of some facts, each once, at most so many."""
        found: list[Evidence] = []
        for one in told:
            evidence = Evidence(self._numbers[one.document], self._words.quotation(one))
            if not any(_repeats(evidence, other) for other in found):
                found.append(evidence)
            if len(found) == most:
                break
        return tuple(found)

    def bare(self, told: Iterable[Told]) -> tuple[Evidence, ...]:
        """The documents of some facts without their words."""
        numbers = sorted({self._numbers[one.document] for one in told})
        return tuple(Evidence(number, "") for number in numbers)

    def _source(self, told: Told, language: str | None) -> Source:
        when = self._words.day(told.published) if told.published else ""
        return Source(
            number=self._numbers[told.document],
            document=told.document,
            title=told.title or told.document,
            about=", ".join(part for part in (told.publisher, when) if part),
            url=told.url,
            language=language,
        )


def languages(entries: Iterable[Entry]) -> dict[str, str | None]:
    """The language of each document (ISO 639-1)."""
    return {
        one.document: one.fact.language
        for entry in entries
        for one in entry.told
        if isinstance(one.fact, DocumentFact)
    }


def _repeats(one: Evidence, other: Evidence) -> bool:
    """Whether a quotation has nothing that another of the same source does not have, or the other way."""
    a, b = one.quotation.strip("…"), other.quotation.strip("…")
    return one.source == other.source and (a in b or b in a)
