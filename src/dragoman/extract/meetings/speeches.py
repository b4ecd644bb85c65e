"""The meeting at which a speech was held: "Discours du président X au deuxième sommet …".

In: the title of a speech, and a `Head` in it. Out: what is `Told` of the meeting: it took place. Its day and
place are those that stand alone below the title ("Astana, le 17 juin 2025"), if they do. A title with a verb
is left to the clauses.
"""

from __future__ import annotations

from dragoman.extract.circumstances.clause import Circumstances, Spot
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.frames import Told
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon

SPEECH = "speech"
LARGE = frozenset({"summit", "forum"})
TITLES = 3  # blocks at the head of a text that may be its title
BELOW = 3  # blocks below it in which day and place may stand
ALONE = 48  # code points of a block that only says where and when


def at_a_meeting(passage: Passage, head: Head, lexicon: MeetingLexicon, here: Circumstances) -> Told | None:
    """Whether a passage is the title of a speech at the meeting."""
    blocks = here.reading.blocks[:TITLES]
    lead = passage.folded[passage.span.start : passage.words[head.start].span.start]
    if head.first < head.start:
        lead = passage.folded[passage.span.start : passage.words[head.first].span.end + 1]
    titled = any(block.span.start == passage.span.start for block in blocks)
    verbless = not any(word.finite for word in passage.words)
    if not (titled and verbless and head.kind in LARGE and not head.next and lexicon.speech.match(lead)):
        return None
    return Told("asserted", SPEECH, (passage.span,), head.start)


def setting(here: Circumstances) -> tuple[Spot | None, str | None]:
    """The place and day that stand alone near the head of a text."""
    reading, spot = here.reading, here.dateline()
    for block in reading.blocks[: TITLES + BELOW] if spot else ():
        if spot and block.span.contains(spot.span) and block.span.end - block.span.start < ALONE:
            days = [one.value for one in reading.dates if block.span.contains(one.span)]
            return spot, days[0] if len(days) == 1 else None
    return None, None
