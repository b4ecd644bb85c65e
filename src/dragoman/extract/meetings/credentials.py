"""Talks told by what an envoy brings: "a remis ses lettres de créance au président tadjik".

In: a passage that speaks of such letters. Out: an `Occasion`: who brings them meets who takes them.
Ceremonies and talks that the text names itself are left to `named` and `encounters`.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.circumstances.sides import Sides
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.occasions import STATUS, Occasion
from dragoman.model.entity import key

_TWO = 2
_REACH = 160  # code points behind the letters in which those stand to whom they are brought


def credentials(
    passage: Passage, lexicon: MeetingLexicon, reader: AssertionReader, here: Circumstances, last: str | None
) -> Iterator[Occasion]:
    """The meeting at which an envoy's letters are handed over, if two persons of two states are named."""
    letters = lexicon.letters.search(passage.folded, *passage.span)
    if letters is None:
        return
    first, behind = passage.at(letters.start()), passage.at(letters.end() - 1) + 1
    number = passage.clause_at(first)
    words = " ".join(span.of(passage.folded) for span in passage.spans(number))
    truth = reader.told(passage, number)
    if truth not in STATUS or reader.negated(words):
        return
    sides = Sides(passage, here)
    both = (sides.before(first), sides.after(behind, _REACH))
    people = {key(one): one for side in both for one in side.people[:1]}
    states = {key(one): one for side in both for one in side.parties[:1]}
    if len(people) != _TWO or len(states) != _TWO:
        return
    spans, at = passage.spans(number), letters.start()
    spot, date = here.where(spans, at), here.when(spans, at, last)
    anchor = here.reading.anchor
    coming = bool(anchor and date and date[:4].isdigit() and date[: len(anchor)] > anchor[: len(date)])
    yield Occasion(
        span=passage.span.stripped(passage.text, " ,;:.\n"),
        kind="bilateral",
        noun="audience",
        status="planned" if coming else STATUS[truth],
        date=date,
        place=spot.place if spot else None,
        country=spot.country if spot else None,
        participants=tuple(states.values()),
        people=tuple(people.values()),
        confidence=0.85,
    )
