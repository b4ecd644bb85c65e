"""The names that "et" joins to a subject, where the parse has lost them: "Pékin | et Tachkent s'engagent".

In: a reading, its folded text and the words of a subject. Out: the words with those names.
"""

from __future__ import annotations

import re

from dragoman.model.reading import Reading
from dragoman.model.span import Span

WITHIN = re.compile(
    r"\b(?:a|au|aux|en|de|du|des|avec|par|pour|chez|sur|selon|dans) (?:la |le |les |l')?$|\bd'(?:l')?$"
)
AND = re.compile(r",? ?(?:et|,) (?:(?:le|la|les|m\.|mme|president|ministre) |l')*")


def with_joined(reading: Reading, folded: str, span: Span) -> Span:
    """A subject with the names that "et" joins to it, where the parse has lost them."""
    names = list(reading.names_in((span.start - 80, span.end + 80), "person", "country", "place"))
    if folded.startswith("et ", span.start):
        span = Span(span.start + len("et "), span.end)
    for name in names:
        if name.span.overlaps(span):
            span = Span(min(span.start, name.span.start), max(span.end, name.span.end))
        elif name.span.start >= span.end and AND.fullmatch(folded, span.end, name.span.start):
            span = Span(span.start, name.span.end)
    for name in reversed(names):
        placed = WITHIN.search(folded, max(0, name.span.start - 12), name.span.start)
        joined = name.span.end <= span.start and AND.fullmatch(folded, name.span.end, span.start)
        if joined and not placed:  # "À Astana, Pékin et Tachkent"
            span = Span(name.span.start, span.end)
    return span
