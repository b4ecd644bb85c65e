"""Who sits at the table of the meeting that a text follows: "Autour de la table : MM. A et B, C (pays)".

In: a sentence that lists those present, and its block. Out: the `Occasion` at which they are, if they come
from three states or more: its rank is theirs, its day that over the block, its place that of the title. What
a noun or verb tells of the meeting is left to `named` and `encounters`.
"""

from __future__ import annotations

import re
from collections import Counter

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.occasions import Occasion
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Reading, Sentence
from dragoman.model.span import Span

LEAST = 3  # states
TITLES = 2  # blocks in which the place of what a text follows may stand
_PLACED = re.compile(r"(?:\b(?:de|à|À) |\bd')$")


def roll_call(
    reading: Reading,
    sentence: Sentence,
    lexicon: MeetingLexicon,
    here: Circumstances,
    over: str | None,
    last: str | None,
) -> Occasion | None:
    """The meeting of those whom a sentence lists as present.

    `over` is the day that stands over its block; `last`, that of the event before, does for a list behind a
    colon only.
    """
    opening = lexicon.roll.match(here.folded, *sentence.span)
    day = over or (last if opening and not opening["open"] else None)
    if opening is None or day is None:
        return None
    block = reading.blocks[sentence.block].span
    listed = Span(opening.end(), sentence.span.end)
    people = [one.party for one in here.people([(block.start, sentence.span.start), listed])]
    persons = tuple(one for one in people if isinstance(one, Entity))
    states = [state for one in persons if (state := here.state_of(one))]
    states += [name.entity for name in reading.names_in(listed, "country")]
    parties: tuple[Party, ...] = tuple(dict.fromkeys(one for one in states if isinstance(one, str)))
    if len(parties) < LEAST:
        return None
    words = block.of(here.folded)
    form = lexicon.format(words)
    place = None if form == "online" else _place(reading)
    return Occasion(
        span=Span(block.start, sentence.span.end),
        kind=_kind(persons, lexicon, here),
        noun="reunion",
        status="held",
        ordinal=lexicon.edition_in(words),
        date=day,
        place=place,
        country=here.country_of(place) if place else None,
        participants=parties,
        people=persons,
        format=form,
        confidence=0.75,
    )


def _kind(people: tuple[Entity, ...], lexicon: MeetingLexicon, here: Circumstances) -> str:
    """A summit where most of those present lead their states, a ministerial where they do not."""
    roles = Counter(role for one in people if (role := here.role_of(one)))
    most = roles.most_common(1)
    if not most:
        return "other"
    return "summit" if most[0][0] in lexicon.cues.summit_ranks else "ministerial"


def _place(reading: Reading) -> Entity | None:
    """The one place of the title, behind "de" or "à": "Sommet d'Astana"."""
    found: list[Entity] = []
    for block in reading.blocks[:TITLES]:
        for name in reading.names_in(block.span, "place") if block.kind == "heading" else ():
            if isinstance(name.entity, Entity) and _PLACED.search(reading.text, 0, name.span.start):
                found.append(name.entity)
    return found[0] if len(found) == 1 else None
