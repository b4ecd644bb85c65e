"""Whose deed a colon explains: "A et B ont franchi une étape : un accord a été signé".

In: a passage and the word where an instrument's phrase begins. Out: whom the subject before the colon names.
"""

from __future__ import annotations

from dragoman.extract.agreements.several import union
from dragoman.extract.agreements.signing import Signing
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


def _subject(passage: Passage, first: int) -> Span | None:
    """The words before the first verb of the clause that ends with a colon right before word `first`."""
    words = passage.words
    colon = next((k for k in range(first - 1, max(first - 1 - OPENS, -1), -1) if words[k].fold == ":"), None)
    if colon is None:
        return None
    start = next((k + 1 for k in range(colon - 1, -1, -1) if words[k].fold in ENDS), 0)
    verb = next((k for k in range(start, colon) if words[k].finite), start)
    return Span(words[start].span.start, words[verb - 1].span.end) if verb > start else None
