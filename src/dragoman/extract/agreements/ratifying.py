"""Whose parliament ratifies: "le parlement kirghize a ratifié l'accord avec la Chine".

In: a passage, the act, and the document's circumstances. Out: the state, or none.
"""

from __future__ import annotations

from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.agreements.statuses import Act
from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Party
from dragoman.model.span import Span

NEAR = 44  # code points before a state's adjective in which the noun of its side stands


def ratifier(lexicon: InstrumentLexicon, here: Circumstances, passage: Passage, act: Act) -> list[Party]:
    """The first state before the verb whose side is told, or else the first: not that of "la fête
    nationale chinoise, le parlement tadjik a ratifié"."""
    end = passage.words[act.first].span.start
    spans = [
        Span(span.start, min(span.end, end))
        for span in passage.spans(passage.clause_at(act.first))
        if span.start < end
    ]
    every = list(here.parties(spans, adjectives=True))
    starts = (one.span.start for one in every)
    sides = [lexicon.sides.search(here.folded, max(0, at - NEAR), at) is not None for at in starts]
    own = [one for one, side in zip(every, sides, strict=True) if side]
    return [one.party for one in (own or every)][:1]
