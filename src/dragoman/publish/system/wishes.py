"""Rows for wishes: what somebody hopes, calls or asks for, and nobody has undertaken.

In: the sources of a record, and how each language tells of wishes. Out: rows. Only what is told as a wish by
its verb ("a appelé à") or its first words ("l'espoir d'une simplification") is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.model.entry import Entry
from dragoman.model.fact import Statement
from dragoman.packs.folding import fold
from dragoman.packs.wishes import Wishes
from dragoman.publish.system.row import Row
from dragoman.publish.system.sources import Sources, sayings


@dataclass(frozen=True, slots=True)
class Telling:
    """How languages tell of wishes: beginnings of verbs of saying, first words of what is said, folded."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]

    @classmethod
    def of(cls, languages: Iterable[Wishes]) -> Telling:
        """The words of some languages together."""
        known = tuple(languages)
        verbs = (fold(one) for language in known for one in language.verbs)
        return cls(tuple(verbs), tuple(fold(one) for language in known for one in language.nouns))

    def wishes(self, cue: str | None, words: str) -> bool:
        """Whether a statement, by its verb and its words, is a wish."""
        verbs = re.findall(r"[^\W_]+", fold(cue or ""))
        return any(word.startswith(self.verbs) for word in verbs) or fold(words).startswith(self.nouns)


def wishes(sources: Sources, languages: Iterable[Wishes]) -> Iterator[Row]:
    """A row for each wish."""
    telling = Telling.of(languages)
    for entry in sources.of("statement"):
        told, fact = entry.told[0], entry.told[0].fact
        if not isinstance(fact, Statement) or fact.polarity == "denied":
            continue
        if telling.wishes(fact.cue, told.words):
            yield _wish(entry)


def _wish(entry: Entry) -> Row:
    fact = entry.told[0].fact
    speakers = fact.speaker if isinstance(fact, Statement) else ()
    return Row(
        id=entry.id,
        kind="wish",
        label=entry.told[0].words,
        parties=speakers if isinstance(speakers, tuple) else (speakers,),
        said=sayings(entry.told),
        told=entry.told,
        entries=(entry.id,),
    )
