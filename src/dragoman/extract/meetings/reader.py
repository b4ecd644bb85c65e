"""Meetings: one fact a meeting, past or to come, that a document tells of.

In: a resolved reading, and `MeetingReader` with the words of its language and the framework. Out: `Meeting`
facts in the order of the text. What the text denies, doubts or only hopes for yields none. A mechanism's
participants are the registry's, as identification; dates, places and status are the text's alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.circumstances.clause import CircumstanceLexicon, Circumstances
from dragoman.extract.circumstances.dated_blocks import times_over
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage, folded_text
from dragoman.extract.meetings.beside import beside, is_large
from dragoman.extract.meetings.carried import carried
from dragoman.extract.meetings.encounters import Encounters
from dragoman.extract.meetings.margins import talks_on_the_margins
from dragoman.extract.meetings.merging import merged
from dragoman.extract.meetings.named import NamedMeetings
from dragoman.extract.meetings.occasions import MeetingLexicon, Occasion
from dragoman.extract.meetings.roll_calls import roll_call
from dragoman.extract.meetings.same_day import on_the_day_of_the_visit
from dragoman.model.fact import Meeting
from dragoman.model.reading import Reading
from dragoman.packs.events import CircumstanceWords, MeetingCues
from dragoman.packs.framework import Framework

_DAY = re.compile(r"^(?:\d{4}|XXXX)-\d{2}-\d{2}$")


class MeetingReader:
    """Reads the meetings of documents in one language with one framework."""

    def __init__(
        self,
        cues: MeetingCues,
        circumstances: CircumstanceWords,
        reader: AssertionReader,
        framework: Framework,
    ) -> None:
        self._reader = reader
        self._lexicon = MeetingLexicon(cues, reader, framework)
        self._circumstances = CircumstanceLexicon(circumstances, framework)

    def meetings(self, reading: Reading) -> Iterator[Meeting]:
        """The meetings that a document tells of; spans count code points of `reading.text`."""
        yield from on_the_day_of_the_visit(merged(list(self.occasions(reading))), reading.anchor)

    def occasions(self, reading: Reading) -> Iterator[Occasion]:
        """Every mention of a meeting, in the order of the text."""
        folded = folded_text(reading)
        here = Circumstances(reading, folded, self._circumstances)
        named = NamedMeetings(self._lexicon, self._reader, reading, here)
        encounters = Encounters(self._lexicon, self._reader, reading, here)
        last: str | None = None
        larger: Occasion | None = None
        before: list[Occasion] = []
        over = times_over(reading)
        spans = [sentence.span for sentence in reading.sentences]
        telling = set(self._lexicon.triggers.within(reading.text, spans))
        for number, sentence in enumerate(reading.sentences):
            found: list[Occasion] = []
            day = over[number]
            if number in telling:
                passage = Passage.of(reading, sentence, self._reader.words, folded)
                heading = reading.blocks[sentence.block].kind == "heading"
                found += named.occasions(passage, last, heading, day)
                found += encounters.occasions(passage, last, heading)
                talks = any(one.kind == "bilateral" for one in found)
                found += talks_on_the_margins(passage, self._lexicon, here, last, talks)
            if (roll := roll_call(reading, sentence, self._lexicon, here, day, last)) is not None:
                found.append(roll)
            if day is not None:
                past = reading.anchor is not None and day[: len(reading.anchor)] <= reading.anchor[: len(day)]
                found = [
                    one
                    if one.date or one.aside or (one.status != "held" and past)
                    else replace(one, date=day)
                    for one in found
                ]
            words = sentence.span.of(folded)
            for one in sorted(found, key=lambda one: (one.span.start, one.span.end)):
                placed = carried(beside(one, words, larger, self._lexicon), sentence, before, here)
                larger = placed if is_large(placed) else larger
                before.append(placed)
                yield placed
            days = [
                date.value
                for date in here.dates([sentence.span])
                if date.value
                and _DAY.match(date.value)
                and date.span.of(folded).split()[-1] not in self._lexicon.past  # "le 25 janvier dernier"
            ]
            days += [one.date for one in found if one.date and _DAY.match(one.date)]
            last = days[-1] if days else last
