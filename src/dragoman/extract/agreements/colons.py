"""Whose deed a colon explains: "A et B ont franchi une étape : un accord a été signé".

In: a passage and the word where an instrument's phrase begins. Out: whom the subject before the colon names,
and the day that is told with it.
"""

from __future__ import annotations

from dragoman.extract.agreements.several import union
from dragoman.extract.agreements.signing import Signing
from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Party
from dragoman.model.span import Span

OPENS = 2  # words between the colon and what it opens
ENDS = frozenset((":", ";", "."))


def before_colon(signing: Signing, passage: Passage, first: int) -> list[Party]:
    """Those of whose deed word `first` and its colon tell, if they are several."""
    subject = _subject(passage, first)
    named = signing.named(subject, subject=True, listed=True) if subject is not None else []
    parties = union([member.party for member in named], [])
    return parties if len(parties) > 1 else []


def day_before_colon(here: Circumstances, passage: Passage, first: int) -> str | None:
    """The day of the deed: "Le 11 mai, A et B ont franchi une étape : …", "1er juin 2025 : l'accord …"."""
    colon = _colon(passage, first)
    if colon is None:
        return None
    lead = Span(passage.words[_start(passage, colon)].span.start, passage.words[colon].span.start)
    return here.when([lead], lead.end)


def _subject(passage: Passage, first: int) -> Span | None:
    """The words before the first verb of the clause that ends with a colon right before word `first`."""
    words, colon = passage.words, _colon(passage, first)
    if colon is None:
        return None
    start = _start(passage, colon)
    verb = next((k for k in range(start, colon) if words[k].finite), start)
    return Span(words[start].span.start, words[verb - 1].span.end) if verb > start else None


def _colon(passage: Passage, first: int) -> int | None:
    """The colon right before word `first`."""
    words = passage.words
    return next((k for k in range(first - 1, max(first - 1 - OPENS, 0), -1) if words[k].fold == ":"), None)


def _start(passage: Passage, colon: int) -> int:
    """Where what a colon ends begins."""
    return next((k + 1 for k in range(colon - 1, -1, -1) if passage.words[k].fold in ENDS), 0)
