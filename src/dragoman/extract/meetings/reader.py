"""Meetings: one fact a meeting, past or to come, that a document tells of.

In: a resolved reading, and `MeetingReader` with the words of its language and the framework. Out: `Meeting`
facts: first what it tells for sure, in the order of the text, then what it hints at and the weights find
likely. What it denies, doubts or only hopes for yields none. A mechanism's participants are the registry's,
as identification; dates, places and status are the text's alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.circumstances.clause import CircumstanceLexicon, Circumstances
from dragoman.extract.circumstances.dated_blocks import times_over
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage, folded_text
from dragoman.extract.likely import likely
from dragoman.extract.meetings.beside import beside, is_large
from dragoman.extract.meetings.carried import carried
from dragoman.extract.meetings.credentials import credentials
from dragoman.extract.meetings.distributed import distributed, distributed_facts
from dragoman.extract.meetings.encounters import Encounters
from dragoman.extract.meetings.guesses import Scene
from dragoman.extract.meetings.heads import HeadFinder
from dragoman.extract.meetings.hinted import Hinted
from dragoman.extract.meetings.hints import HintFinder
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.margins import talks_on_the_margins
from dragoman.extract.meetings.membership import of_its_day
from dragoman.extract.meetings.merging import merged
from dragoman.extract.meetings.named import NamedMeetings
from dragoman.extract.meetings.occasions import Occasion
from dragoman.extract.meetings.roll_calls import roll_call
from dragoman.extract.meetings.same_day import on_the_day_of_the_visit
from dragoman.extract.meetings.setting import Setting
from dragoman.extract.meetings.settling import Settling
from dragoman.extract.meetings.untold import untold
from dragoman.model.fact import Meeting
from dragoman.model.possible import Possible
from dragoman.model.reading import Reading, Sentence
from dragoman.packs.events import CircumstanceWords
from dragoman.packs.framework import Framework
from dragoman.packs.meetings import MeetingCues
from dragoman.packs.weights import Weights

_DAY = re.compile(r"^(?:\d{4}|XXXX)-\d{2}-\d{2}$")


class MeetingReader:
    """Reads the meetings of documents in one language with one framework."""

    def __init__(
        self,
        cues: MeetingCues,
        circumstances: CircumstanceWords,
        reader: AssertionReader,
        framework: Framework,
        weights: Weights | None = None,
    ) -> None:
        """`weights`: those of the question "meeting"; without them only what is sure is told."""
        self._reader = reader
        self._lexicon = MeetingLexicon(cues, reader, framework)
        self._circumstances = CircumstanceLexicon(circumstances, framework)
        self._heads = HeadFinder(self._lexicon)
        self._finder = HintFinder(self._lexicon, reader)
        self._weights = weights

    def meetings(self, reading: Reading) -> Iterator[Meeting]:
        """The meetings that a document tells of; spans count code points of `reading.text`."""
        here = Setting(reading, folded_text(reading), self._circumstances)
        scenes: list[Scene] = []
        told = merged(list(self._occasions(here, scenes)))
        hinted = self._hinted(here)
        completed = hinted.completed(scenes, on_the_day_of_the_visit(told, reading.anchor))
        sure = tuple(of_its_day(one, self._lexicon.framework) for one in completed)
        yield from sure
        if self._weights is None:
            return
        found = likely(hinted.possible(scenes, sure), self._weights)
        likely_ones = (one for one in found if isinstance(one, Meeting))
        apart = (each for one in likely_ones for each in distributed_facts(one, self._lexicon, here))
        further = untold(apart, sure)
        yield from (of_its_day(one, self._lexicon.framework) for one in further)

    def possible(self, reading: Reading) -> Iterator[Possible]:
        """Every meeting that a document hints at, told for sure or not."""
        here = Setting(reading, folded_text(reading), self._circumstances)
        scenes: list[Scene] = []
        for _ in self._occasions(here, scenes):
            pass
        return self._hinted(here).possible(scenes)

    def _hinted(self, here: Circumstances) -> Hinted:
        return Hinted(self._lexicon, self._reader, self._finder, here.reading, here)

    def _occasions(self, here: Circumstances, scenes: list[Scene]) -> Iterator[Occasion]:
        """Every mention of a meeting, in the order of the text; `scenes` is given what may tell of one."""
        reading, folded = here.reading, here.folded
        named = NamedMeetings(self._lexicon, self._reader, reading, here)
        encounters = Encounters(self._lexicon, self._reader, reading, here)
        settling = Settling(self._lexicon, here)
        last: str | None = None
        larger: Occasion | None = None
        before: list[Occasion] = []
        over = times_over(reading)
        telling = set(self._lexicon.triggers.within(reading.text, [one.span for one in reading.sentences]))
        for number, sentence in enumerate(reading.sentences):
            found: list[Occasion] = []
            day = over[number]
            if number in telling:
                passage = Passage.of(reading, sentence, self._reader.words, folded)
                heads = tuple(self._heads.heads(reading, passage))
                scenes.append(Scene(sentence, passage, heads, last, day))
                heading = reading.blocks[sentence.block].kind == "heading"
                found += named.occasions(passage, heads, last, heading, day)
                found += encounters.occasions(passage, heads, last, heading)
                talks = any(one.kind == "bilateral" for one in found)
                found += talks_on_the_margins(passage, self._lexicon, here, last, talks)
                found += credentials(passage, self._lexicon, self._reader, here, last)
            elif self._finder.in_noun(folded, sentence.span):
                passage = Passage.of(reading, sentence, self._reader.words, folded)
                scenes.append(Scene(sentence, passage, (), last, day))
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
            found = [settling.settled(one, sentence) for one in found]
            found = [one for every in found for one in distributed(every, sentence, self._lexicon, here)]
            for one in sorted(found, key=lambda one: (one.span.start, one.span.end)):
                placed = carried(beside(one, words, larger, self._lexicon), sentence, before, here)
                larger = placed if is_large(placed) else larger
                before.append(placed)
                yield placed
            days = self._days(here, sentence, found)
            last = days[-1] if days else last

    def _days(self, here: Circumstances, sentence: Sentence, found: list[Occasion]) -> list[str]:
        """The days of which a sentence tells, those of its meetings last."""
        days = [
            date.value
            for date in here.dates([sentence.span])
            if date.value
            and _DAY.match(date.value)
            and date.span.of(here.folded).split()[-1] not in self._lexicon.past  # "le 25 janvier dernier"
        ]
        return [*days, *(one.date for one in found if one.date and _DAY.match(one.date))]
