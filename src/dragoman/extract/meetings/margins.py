"""Talks told only by what was said at them: "en marge du sommet, les présidents A et B ont relevé que".

In: a passage with such a frame. Out: an `Occasion` where two persons of two states speak or agree together
there. Talks that a noun or a verb of meeting names are left to `named` and `encounters`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.circumstances.sides import Sides
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.occasions import Occasion

_PLURAL = re.compile(r"(?:ont|avaient|aient|erent|irent|ent)$")
_TWO = 2


def talks_on_the_margins(
    passage: Passage, lexicon: MeetingLexicon, here: Circumstances, last: str | None, told: bool
) -> Iterator[Occasion]:
    """The talks of two persons beside a larger meeting; none where `told`: it tells of talks itself."""
    margin = lexicon.margin.search(passage.folded, *passage.span)
    if margin is None or told:
        return
    words = passage.words
    behind = [k for k, word in enumerate(words) if word.finite and word.span.start > margin.end()]
    verb = next(iter(behind), None)
    if (
        verb is None
        or not _PLURAL.search(words[verb].fold)
        or not lexicon.jointly.search(passage.folded, *passage.span)
    ):
        return
    side = Sides(passage, here).before(verb)
    states = tuple(party for party in side.parties if isinstance(party, str))
    if len(side.people) != _TWO or len(set(states)) != _TWO:
        return
    spans = passage.spans(passage.clause_at(verb))
    at = words[verb].span.start
    spot = here.where(spans, margin.start())
    yield Occasion(
        span=passage.span.stripped(passage.text, " ,;:.\n"),
        kind="bilateral",
        noun="entretien",
        status="held",
        date=here.when([one for one in spans if one.start < at], at, last),
        place=spot.place if spot else None,
        country=spot.country if spot else None,
        participants=states,
        people=side.people,
        confidence=0.8,
    )
