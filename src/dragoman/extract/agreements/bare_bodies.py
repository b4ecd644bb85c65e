"""Bodies that a noun alone means: "le directeur de l'Institut", of "l'Institut CAREC" told of before.

In: a member of those who sign, the document's circumstances. Out: the member as the body that is meant, or
None where the text names none of that noun.
"""

from __future__ import annotations

from dragoman.extract.agreements.lexicon import InstrumentLexicon
from dragoman.extract.circumstances.clause import Circumstances, Member
from dragoman.model.entity import Entity
from dragoman.packs.folding import fold

MEMORY = 800  # code points before a noun in which the body that it means is named


def meant(lexicon: InstrumentLexicon, here: Circumstances, one: Member) -> Member | None:
    """A member, as the body of its noun named last where it is told by that noun alone."""
    label = one.party.label if isinstance(one.party, Entity) and one.party.id is None else ""
    if not label or not lexicon.bodies.is_bare(label):
        return one
    before = here.reading.names_in((max(0, one.span.start - MEMORY), one.span.start), "organisation")
    named = [name.entity for name in before if isinstance(name.entity, Entity)]
    called = [other for other in named if any(fold(label) in fold(name) for name in other.labels)]
    return Member(one.span, called[-1]) if called else None
