"""Rows for wishes: what somebody hopes, calls or asks for, and nobody has undertaken.

In: the sources of a record, and how each language tells of wishes. Out: rows. Only what is told as a wish by
its verb ("a appelé à") or its first words ("l'espoir d'une simplification") is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.model.entry import Entry
from dragoman.model.fact import Statement
from dragoman.packs.folding import fold
from dragoman.packs.wishes import Wishes
from dragoman.publish.system.row import Row
from dragoman.publish.system.sources import Sources, sayings


def wishes(sources: Sources, languages: Iterable[Wishes]) -> Iterator[Row]:
    """A row for each wish."""
    known = tuple(languages)
    verbs = tuple(fold(one) for language in known for one in language.verbs)
    nouns = tuple(fold(one) for language in known for one in language.nouns)
    for entry in sources.of("statement"):
        if _is_wish(entry, verbs, nouns):
            yield _wish(entry)


def _is_wish(entry: Entry, verbs: tuple[str, ...], nouns: tuple[str, ...]) -> bool:
    told, fact = entry.told[0], entry.told[0].fact
    if not isinstance(fact, Statement) or fact.polarity == "denied":
        return False
    cue = re.findall(r"[^\W_]+", fold(fact.cue or ""))
    return any(word.startswith(verbs) for word in cue) or fold(told.words).startswith(nouns)


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
