"""Who signs by what opens a sentence, and whether that is told at all.

In: a passage and the act of an instrument. Out: the stretch that a front names ("Entre A et B, un accord a
été signé"), and whether bodies sign of which the text does not settle which they are.
"""

from __future__ import annotations

import re

from dragoman.extract.agreements.instrument import Instrument
from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.agreements.statuses import Act
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.span import Span

_FRONT = re.compile(r"[«\"– -]*(?:avec (?P<with>[^,.;:]{2,60})|entre (?P<between>[^.;:]{4,90}?)),")


def front(passage: Passage) -> Span | None:
    """Whom the front of a sentence names: "Avec X, …", "Entre X et Y, …"."""
    match = _FRONT.match(passage.folded, passage.span.start)
    return Span(*match.span("with" if match["with"] else "between")) if match else None


def of_next(
    lexicon: InstrumentLexicon, passage: Passage, act: Act, one: Instrument, between: re.Match[str]
) -> bool:
    """Whether "entre" belongs to another instrument: "a signé un accord et un contrat [entre] X et Y"."""
    start = passage.words[one.stop - 1].span.end
    return act.voice == "active" and lexicon.noun.search(passage.folded, start, between.start()) is not None


def is_unsaid(lexicon: InstrumentLexicon, passage: Passage, act: Act) -> bool:
    """Whether bodies sign that are not those who met: "un accord que nos deux universités ont signé".

    So too where the front says between whom: "Entre l'institut et le ministère, un accord a été signé".
    """
    if act.voice == "passive" and front(passage) is not None:
        return True
    own = passage.spans(passage.clause_at(act.at))
    return any(lexicon.unsaid.search(passage.folded, *span) for span in own)
