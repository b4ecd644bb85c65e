"""The stage of a clause: "se rendra jeudi à Achgabat, où il rencontrera …" is there, on that day.

In: a passage, a clause of it, and the document's circumstances. Out: its place, that which it names or one
which "où", "y" or an opening frame ties to it, and the spans in which its day stands. A clause that says
where or when itself is asked first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances, Spot
from dragoman.extract.grammar.assertion import AssertionReader, Predicate
from dragoman.extract.grammar.clauses import PAST_INFINITIVE, Passage
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.model.span import Span

_WHERE = "où"
_OPENED = ", ou "  # folded
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

    def cleft(self, number: int) -> tuple[Span, ...]:
        """What stands before "que" in "C'est demain que s'ouvre le sommet"."""
        if self.passage.clauses[number].opener not in ("que", "qu'"):
            return ()
        return tuple(span for one in self.passage.tied(number)[1:] for span in self.passage.spans(one))

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

    def spot(
        self, number: int, verb: Predicate, scope: Sequence[Span], lexicon: MeetingLexicon
    ) -> Spot | None:
        """Where what a verb tells happens; `scope` is where the clause itself may say so."""
        at = self.passage.words[verb.first].span.start
        return (
            self.here.where(scope, at)
            or self.of(number)[0]
            or self._there(verb)
            or self._opening(number)
            or self.of_subject(number, at, lexicon)
        )

    def scope(self, number: int, lexicon: MeetingLexicon) -> list[Span]:
        """Where a clause's day and place may stand: in it and what is tied to it, frames of others aside."""
        return [
            span if self.passage.clauses[one].opener == PAST_INFINITIVE else self._behind_frame(span, lexicon)
            for one in self.passage.tied(number)
            for span in self.passage.spans(one)
        ]

    def _behind_frame(self, span: Span, lexicon: MeetingLexicon) -> Span:
        """A clause without what comes before or after the event: "Après le sommet de Tianjin, …"."""
        match = lexicon.other_time.match(self.passage.folded, span.start, span.end)
        comma = self.passage.folded.find(", ", span.start, span.end) if match else -1
        return Span(comma, span.end) if comma > 0 else span

    def _there(self, verb: Predicate) -> Spot | None:
        """ "il s'y est entretenu": the place that the sentence named before."""
        if not any(word.fold == "y" for word in self.passage.words[verb.first : verb.last]):
            return None
        at = self.passage.words[verb.first].span.start
        return self.here.where([Span(self.passage.span.start, at)], at)

    def _opening(self, number: int) -> Spot | None:
        """ "À Astana, où il a passé trois jours, il s'est entretenu": the place that opens the sentence."""
        spans = self.passage.spans(number - 1) if number else ()
        at = self.passage.folded.find(_OPENED, *spans[0]) if spans else -1
        if at < 0 or any(word.finite and word.span.start < at for word in self.passage.words):
            return None
        return self.here.where([Span(spans[0].start, at)], at)

    def of_subject(self, number: int, at: int, lexicon: MeetingLexicon) -> Spot | None:
        """Where the subject of a clause is: "M. Rahmon, qui se trouve à Pékin pour …, a été reçu"."""
        for one, clause in enumerate(self.passage.clauses):
            if clause.opener != "qui" or clause.parent != number:
                continue
            spans = [span for span in self.passage.spans(one) if span.start < at]
            if any(lexicon.present.search(self.passage.folded, *span) for span in spans):
                return self.here.where(spans, at)
        return None
