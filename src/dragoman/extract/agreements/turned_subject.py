"""The subject of a relative clause that stands behind its verb: "le traité qu'ont signé en 2002 A et B".

In: a passage and the act of such a clause. Out: the parties up to the next verb, but for places and matters.
Subjects in their usual place are left to `signing.py`.
"""

from __future__ import annotations

from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.agreements.party_leads import PLACING, lead_of
from dragoman.extract.agreements.signatories import Signatories
from dragoman.extract.agreements.statuses import Act
from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.grammar.clauses import Passage
from dragoman.model.entity import Party
from dragoman.model.span import Span

THAT = frozenset(("que", "qu'"))


def turned(lexicon: InstrumentLexicon, here: Circumstances, passage: Passage, act: Act) -> list[Party]:
    """Those named behind the verb of a relative clause."""
    if passage.clauses[passage.clause_at(act.first)].opener not in THAT or act.last >= len(passage.words):
        return []
    ahead = range(act.last, len(passage.words))
    last = next((k for k in ahead if passage.words[k].finite), len(passage.words))
    span = Span(passage.words[act.last].span.start, passage.words[last - 1].span.end)
    if span.end <= span.start:
        return []
    members = Signatories(lexicon, here).named(span)
    return [member.party for member in members if lead_of(passage, member.span) not in PLACING]


def before_inserted(passage: Passage, number: int) -> Span | None:
    """The subject that stands before who says so, if a comma opens a clause: "A et B[, dit X], ont signé"."""
    words, start = passage.words, passage.clauses[number].start
    if number == 0 or start + 1 >= len(words) or words[start].fold != "," or not words[start + 1].finite:
        return None
    first = passage.clauses[number - 1].start
    verb = next((k for k in range(first, start) if words[k].finite), first)
    if verb < first + 2 or words[verb - 1].fold != ",":
        return None
    return Span(words[first].span.start, words[verb - 2].span.end)
