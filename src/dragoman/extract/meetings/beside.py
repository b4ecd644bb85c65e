"""Talks beside a larger meeting: "En marge, le ministre s'est entretenu avec …" happened where that was.

In: the words of a sentence, what it tells, and the larger meeting that the text told of last. Out: the same,
with the place of that meeting, and its day where it had but one. What says where or when itself stays so.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.nearness import LARGE
from dragoman.extract.meetings.occasions import Occasion

TALKS = frozenset({"bilateral", "ceremony", "press-conference", "other"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def beside(one: Occasion, words: str, larger: Occasion | None, lexicon: MeetingLexicon) -> Occasion:
    """What one clause tells, held beside the larger meeting if its folded words say so."""
    if larger is None or one.kind not in TALKS or one.status != larger.status or one.mechanism is not None:
        return one
    if one.place is not None or one.country is not None or not lexicon.beside.search(words):
        return one
    day = larger.date if larger.date and _DAY.fullmatch(larger.date) else None
    return replace(one, place=larger.place, near=larger.near, country=larger.country, date=one.date or day)


def is_large(one: Occasion) -> bool:
    """Whether others may meet beside a meeting."""
    return one.kind in LARGE and one.country is not None and (one.mechanism is not None or not one.bare)
