"""Shares in words: "la moitié du commerce", "près d'un tiers de la dette".

In: working text and a `QuantityLexicon`. Out: quantities in percent, in order of place. A fraction counts
only before a whole of which shares are told: half an hour and a quarter of a century are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.quantities.lexicon import QuantityLexicon
from dragoman.model.reading import Quantity
from dragoman.model.span import Span


def fractions(text: str, lexicon: QuantityLexicon) -> Iterator[Quantity]:
    """Every share that stands in words before its whole."""
    values = lexicon.knowledge.numbers.fractions
    for match in lexicon.fraction.finditer(text):
        start, end = match.span("fraction")
        value = values[match["fraction"].lower()]
        yield Quantity(Span(start, end), value, "percent", lexicon.bearings.qualifier(text, start, end))
