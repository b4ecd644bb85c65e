"""Where a meeting is the subject without being named: "La quatrième s'est tenue", "L'événement a eu lieu".

In: a passage. Out: the noun that stands for it, where it stands, and its number if it has one. Which meeting
is meant is left to `merging.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.lexicon import MeetingLexicon

IT = "evenement"
"""What points back to the meeting of the sentence before."""
_OPENS = (",", ";", "et", "que", "-", "–")


def pointing_back(lexicon: MeetingLexicon, passage: Passage) -> Iterator[tuple[str, int, int, int | None]]:
    """A noun, the words where its phrase and where it begins, and an ordinal."""
    words = passage.words
    if match := lexicon.it_took_place.match(passage.folded, *passage.span):
        at = passage.at(match.end()) - 1
        yield IT, at, at, None
    for k in range(len(words) - 2):
        number = lexicon.ordinal(words[k + 1].fold) if words[k].fold in ("la", "le") else None
        opens = k == 0 or words[k - 1].fold in _OPENS
        if number and opens and (words[k + 2].fold in ("s'", "se") or words[k + 2].finite):
            yield "reunion", k, k + 1, number
