"""The stage that "où" opens: "se rendra jeudi à Achgabat, où il rencontrera …" is there, on that day.

In: a passage, a clause of it, and the document's circumstances. Out: the place right before "où", and the
spans of the clause around it, whose day holds too. A clause that says where or when itself is asked first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances, Spot
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import PAST_INFINITIVE, Passage
from dragoman.extract.meetings.occasions import MeetingLexicon
from dragoman.model.span import Span

_WHERE = "où"
_GAP = re.compile(r"[ ,]*(?:(?:le|les|en|du) )?[ ,]*")


@dataclass(frozen=True, slots=True)
class Stage:
    """Finds where and when the clauses of one passage are set."""

    passage: Passage
    here: Circumstances

    def of(self, number: int) -> tuple[Spot | None, tuple[Span, ...]]:
        """The place before "où", if the clause is opened by it, and where its day may stand."""
        clause = self.passage.clauses[number]
        words, parts = self.passage.words, clause.parts
        if (
            clause.opener == PAST_INFINITIVE and clause.parent is not None
        ):  # "a dit jeudi, après avoir reçu …"
            begin = words[clause.start].span.start
            return None, tuple(span for span in self.passage.spans(clause.parent) if span.start < begin)
        at = parts[0][0] + (words[parts[0][0]].fold == ",")
        if number == 0 or at >= len(words) or words[at].form != _WHERE:
            return None, ()
        start = words[at].span.start
        for name in self.here.reading.names_in((max(0, start - 60), start), "place", "country"):
            if self._only_days(name.span.end, start):
                place = None if isinstance(name.entity, str) else name.entity
                country = name.entity if isinstance(name.entity, str) else self.here.country_of(place)
                spans = self.passage.spans(number - 1)
                return Spot(name.span, place, country), tuple(span for span in spans if span.start < start)
        return None, ()

    def beside(self, number: int, reader: AssertionReader) -> tuple[Span, ...]:
        """The clause before, of the same subject and truth: "effectuera en juillet … et participera au …"."""
        if not number or not self.passage.clauses[number].shared:
            return ()
        same = reader.told(self.passage, number - 1) == reader.told(self.passage, number)
        return tuple(self.passage.spans(number - 1)) if same else ()

    def _only_days(self, begin: int, end: int) -> bool:
        """Whether nothing but days stands between a place and the clause that it opens."""
        words = self.passage.folded[begin:end]
        for date in self.here.reading.dates:
            if begin <= date.span.start and date.span.end <= end:
                words = words.replace(self.passage.folded[slice(*date.span)], "")
        return _GAP.fullmatch(words) is not None

    def of_subject(self, number: int, at: int, lexicon: MeetingLexicon) -> Spot | None:
        """Where the subject of a clause is: "M. Rahmon, qui se trouve à Pékin pour …, a été reçu"."""
        for one, clause in enumerate(self.passage.clauses):
            if clause.opener != "qui" or clause.parent != number:
                continue
            spans = [span for span in self.passage.spans(one) if span.start < at]
            if any(lexicon.present.search(self.passage.folded, *span) for span in spans):
                return self.here.where(spans, at)
        return None
