"""The quantities of a reading: those that rules find, and those that what stands about a number makes likely.

In: a reading with dates and names. Out: `Quantity` in order of place; for fitting, every number that may tell
one with its signs (`model.possible`). What rules find is never judged again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.extract.quantities.hinted import Hint, hints, likely
from dragoman.extract.quantities.lexicon import QuantityLexicon
from dragoman.extract.quantities.reader import candidates, told
from dragoman.model.fact import Figure
from dragoman.model.possible import Possible
from dragoman.model.reading import Quantity, Reading
from dragoman.model.span import Span
from dragoman.packs.weights import Weights


class QuantityReader:
    """Reads quantities with one language's words and weights. Immutable after construction."""

    def __init__(self, lexicon: QuantityLexicon, weights: Weights) -> None:
        self._lexicon, self._weights = lexicon, weights

    def quantities(self, reading: Reading, tables: Sequence[Span]) -> tuple[Quantity, ...]:
        """The quantities in the article's own words; those in `tables` are left to who reads tables."""
        found = candidates(reading.text, self._lexicon, reading.holds)
        sure = told(reading.text, found, self._lexicon)
        kept = [one for one in sure if reading.holds(one.span)]
        places = [one.span for one in sure]
        open_ = [
            hint
            for hint in hints(reading, found, self._lexicon)
            if not any(place.overlaps(hint.quantity.span) for place in places)
        ]
        kept += likely(open_, self._weights)
        apart = (one for one in kept if not any(table.contains(one.span) for table in tables))
        return tuple(sorted(apart, key=lambda one: one.span))

    def possible(self, reading: Reading, tables: Sequence[Span]) -> Iterator[Possible]:
        """What the numbers outside `tables` may tell, judged or not: value and unit, in their sentences."""
        for hint in hints(reading, candidates(reading.text, self._lexicon, reading.holds), self._lexicon):
            if not any(table.contains(hint.quantity.span) for table in tables):
                yield Possible(_figure(reading, hint), hint.signs)


def _figure(reading: Reading, hint: Hint) -> Figure:
    one = hint.quantity
    sentence = reading.sentence_at(one.span.start)
    evidence = sentence.span if sentence else one.span
    return Figure(evidence=(evidence,), spans=(one.span,), value=one.value, unit=one.unit, confidence=0.5)
