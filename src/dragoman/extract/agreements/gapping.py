"""Acts whose verb is left out: "un accord a été signé en 2001 ; un autre, sur les eaux, à Pékin en 2011".

In: a passage, an instrument of which no verb is said, the agreement told before it. Out: the `Act` of the
verb before, over the instrument's own words, or None. A day of its own has to say that it is another.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.statuses import Act
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.fact import Agreement
from dragoman.model.reading import DateExpression
from dragoman.model.span import Span

JOINS = frozenset((",", ";", "et", "puis"))
ENDS = frozenset((".", ";", ":", "?", "!"))


def gapped(
    passage: Passage, one: Instrument, told: Agreement | None, dates: Sequence[DateExpression]
) -> Act | None:
    """What the verb said of an instrument before makes of one that has only a day of its own."""
    words = passage.words
    if told is None or told.date is None or told.status is None or one.first == 0:
        return None
    if words[one.first - 1].fold not in JOINS or not any(passage.span.contains(s) for s in told.evidence):
        return None
    behind = range(one.stop, len(words))
    end = next((k for k in behind if words[k].fold in ENDS), len(words))
    if any(words[k].finite for k in range(one.first, end)):
        return None
    own = Span(words[one.first].span.start, words[end - 1].span.end)
    if not any(own.contains(date.span) and date.value for date in dates):
        return None
    return Act(told.status, (own,), one.start, one.first, one.stop, "gapped")
