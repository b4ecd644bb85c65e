"""Whether a verb meets or receives somebody, and no thing: "a reçu le ministre", not "a reçu une lettre".

In: a passage and where the verb ends, the reading, the words of meetings. Out: yes or no. Objects in a
pronoun are left to `clitics.py`, those that open a relative clause to `encounters.py`.
"""

from __future__ import annotations

import re

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.model.reading import Reading
from dragoman.model.span import Span

OBJECT_REACH = 40  # code points, dates and places not counted, between "a reçu" and who was received
_THING = re.compile(r"(?<!\w)(?:une?|des|du) (?!delegation)")


def somebody_follows(passage: Passage, last: int, reading: Reading, lexicon: MeetingLexicon) -> bool:
    """Whether a person, or a delegation, is what the verb that ends before word `last` meets."""
    if last >= len(passage.words):
        return False
    start = passage.words[last].span.start
    people = (one.span for one in reading.names if one.kind == "person")
    offices = (one.span for one in reading.offices)
    references = (one.span for one in reading.references)
    places = [span.start for span in (*offices, *references, *people) if span.start >= start]
    if peers := lexicon.peers.search(passage.folded, start, passage.span.end):
        places.append(peers.start())
    if not places:
        return False
    gap = Span(start, min(places))
    words = gap.of(passage.folded)
    for date in reading.dates:
        if gap.contains(date.span):
            words = words.replace(date.span.of(passage.folded), "")
    for name in reading.names_in(gap, "place", "country"):
        words = words.replace(name.span.of(passage.folded), "")
    return len(words) < OBJECT_REACH and not (lexicon.noun.search(words) or _THING.search(words))
