"""Visits: somebody in office goes, went or is invited to another country.

In: the passages of a document and its circumstances. Out: `Occasion`s of kind visit: the visitor as `people`,
both countries as participants. A visit within the visitor's own country, or by nobody in office, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.circumstances.clause import Circumstances, Spot
from dragoman.extract.circumstances.sides import Side, Sides
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.destinations import REACH, Destinations
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.journeys import Journeys
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.occasions import STATUS, Occasion
from dragoman.extract.meetings.telling import MeetingTelling, Told
from dragoman.extract.meetings.trips import Trip, Trips
from dragoman.extract.meetings.visitors import Visitors
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.events import Truth

_FOR = re.compile(r"(?<!\w)pour (?:une |sa |leur |des )(?:[\w']+ ){0,2}$")
_ANOTHER = re.compile(r"(?<!\w)(?:celles?|celui|ceux) (?:de |du |des |d')(?!\d)")  # other visit
ARTICLE = 4  # code points before an office that opens a sentence: "Le président X"
OPENING = 6  # words in which a frame opens its clause: "Au cours de sa visite"


@dataclass(frozen=True, slots=True)
class Visits:
    """Finds the visits that a passage tells of."""

    lexicon: MeetingLexicon
    reader: AssertionReader
    reading: Reading
    here: Circumstances

    def occasions(
        self, passage: Passage, heads: Sequence[Head], last: str | None, heading: bool
    ) -> Iterator[Occasion]:
        """Every visit of a passage, by noun or verb; `last` is the day that the text told of before."""
        told: set[int] = set()
        journeys = Journeys(self.lexicon, self.reader, self.here)
        for head in heads:
            if head.kind == "visit":
                invited = journeys.invited(passage, head.start)
                for found in invited or self._by_noun(passage, head, last):
                    told.add(passage.clause_at(head.start))
                    yield replace(found, heading=heading)
        for i in range(len(passage.words)):
            if passage.clause_at(i) in told or passage.words[i].form not in self.lexicon.forms:
                continue
            for found in journeys.told(passage, i, last):
                told.add(passage.clause_at(i))
                yield replace(found, heading=heading)

    def _by_noun(self, passage: Passage, head: Head, last: str | None) -> list[Occasion]:
        """ "la visite du président X en Chine", "a effectué une visite en Chine", "en visite à Pékin"."""
        told = MeetingTelling(self.lexicon, self.reader, self.reading).told(passage, head)
        start = passage.words[head.start].span.start
        visiting = self._visiting(passage, head)
        truth = told.truth if told else self._untold(passage, head, visiting)
        if truth == "asserted" and self._on_the_eve(passage, head):
            truth = "announced"
        if truth not in STATUS or self._leaves_open(passage, head, told):
            return []
        sides, goals = Sides(passage, self.here), Destinations(passage, self.here, self.lexicon)
        behind = self._up_to_another(goals.near(sides.spans_after(head.end, REACH), visiting))
        aside = list(told.scope) if told and told.role == "relative" else []
        spot = goals.first([*behind, *aside], start)
        more = goals.further(spot, behind) if spot and spot.place is None else []
        spots = [spot, *more] if spot else goals.hosts(head.end)
        clause = list(passage.spans(passage.clause_at(head.start)))
        framed = told is not None and told.role == "frame"
        if framed and (comma := self._comma_before(passage, head)):
            clause = list(passage.spans(passage.clause_at(comma - 1)))
        going = bool(_FOR.search(passage.folded[passage.span.start : start]))
        own = passage.words[head.first].fold in ("son", "sa", "cette", "ce")
        within = framed or (told is not None and told.role == "object" and not going)
        if not spots and within and (around := self.here.where(clause, start)):
            spots = [around]
        if going:
            spots = self._gone_to(passage, head, spots, clause, goals)
        if not spots and told is not None and told.role == "subject" and own:
            return self._pointing_back(passage, head, told, truth or "asserted", last)
        visitor = self._visitor(passage, head, told, visiting)
        if not spots and (other := self._other_of_two(passage, head, visitor)):
            spots = [other]
        arrives = visiting and self._arrives(passage, head)
        if not spots and arrives:
            spots = self._where_it_is_told(visitor)
        scope = clause if arrives else self._scope(passage, head, told, visiting, going, behind, clause)
        tense = told.verb.verb.tense if told and told.verb and told.role in ("subject", "object") else ""
        trip = Trip(visitor, truth or "asserted", scope, start, last, tense, framed and own, head.past)
        return [self._whole(passage, head, one) for one in Trips(passage, self.here).visits(trip, spots)]

    def _up_to_another(self, behind: list[Span]) -> list[Span]:
        """What stands behind a visit, up to another: "un an après celle du président X à Rome"."""
        for i, span in enumerate(behind):
            if other := _ANOTHER.search(self.here.folded, *span):
                return [*behind[:i], Span(span.start, other.start())]
        return behind

    def _whole(self, passage: Passage, head: Head, visit: Occasion) -> Occasion:
        """A visit with all its days: "a achevé dimanche une visite de trois jours"."""
        start, end = passage.words[head.start].span.start, passage.words[head.end - 1].span.end
        before = passage.folded[passage.span.start : start]
        behind, numbers = passage.folded[end : passage.span.end], self.here.lexicon.numbers
        return replace(visit, date=self.lexicon.stays.days(visit.date, before, behind, numbers))

    def _arrives(self, passage: Passage, head: Head) -> bool:
        """ "M. Wang est arrivé dimanche en visite officielle": somewhere, which the text says elsewhere."""
        start, end = passage.clauses[passage.clause_at(head.start)].parts[0][0], head.start
        forms = (self.lexicon.forms.get(passage.words[k].form, ()) for k in range(start, end))
        return any(form.lemma in self.lexicon.cues.arriving for found in forms for form in found)

    def _where_it_is_told(self, visitor: Side) -> list[Spot]:
        """The state from which a text tells of an arrival: that of its dateline."""
        line = self.here.dateline()
        if line is None or line.country is None or line.country in visitor.parties:
            return []
        return [Spot(line.span, None, line.country)]

    def _other_of_two(self, passage: Passage, head: Head, visitor: Side) -> Spot | None:
        """ "Lors de la visite du président Xi en 2019": in a text on two states, it went to the other."""
        two, end = self.reading.two_states(), passage.words[head.end - 1].span.end
        dated = any(end <= one.span.start < end + REACH for one in self.reading.dates)
        others = [state for state in two if state not in visitor.parties]
        if not (
            visitor.people and dated and len(others) == 1 and passage.words[head.first].fold in ("la", "sa")
        ):
            return None
        return Spot(Span(end, end), None, others[0])

    def _pointing_back(
        self, passage: Passage, head: Head, told: Told, truth: str, last: str | None
    ) -> list[Occasion]:
        """ "Sa visite d'État a eu lieu le 14 septembre": the day of the visit that the text told of."""
        start = passage.words[head.start].span.start
        date = self.here.when(told.scope, start, last)
        span = Span(told.scope[0].start, told.scope[-1].end).stripped(passage.text, " ,;:.\n")
        bare = Occasion(
            span=span, kind="visit", noun="visite", status=STATUS[truth], date=date, definite=True, bare=True
        )
        return [bare] if date else []

    def _leaves_open(self, passage: Passage, head: Head, told: Told | None) -> bool:
        """ "Après sa visite en Chine, il se rendra …": whether the visit is past is not said."""
        if told is None or told.role != "frame" or told.truth != "announced":
            return False
        lead = passage.folded[passage.span.start : passage.words[head.first].span.start]
        return bool(self.lexicon.other_time.match(lead[-24:].split(",")[-1].strip() + " "))

    def _on_the_eve(self, passage: Passage, head: Head) -> bool:
        """ "à la veille d'une visite": one to come."""
        return bool(
            self.lexicon.eve.search(passage.folded[passage.span.start : passage.words[head.start].span.start])
        )

    def _visiting(self, passage: Passage, head: Head) -> bool:
        """Whether the noun stands in "en visite"."""
        start = max(passage.span.start, passage.words[head.start].span.start - 4)
        return bool(self.lexicon.visiting.search(passage.folded, start, passage.words[head.end - 1].span.end))

    def _untold(self, passage: Passage, head: Head, visiting: bool) -> Truth | None:
        """What is to be made of a visit that no verb of a meeting tells of: it is recalled, or to come."""
        number = passage.clause_at(head.start)
        around = self.reader.noun(passage, head.start, head.end)
        if visiting or self._recalled(passage, head):
            told = self.reader.told(passage, number)
            return "asserted" if told is None and visiting and self._headline(passage, head) else told
        coming = around == "announced" or self._on_the_eve(passage, head) or (head.next and around is None)
        owned = Visitors(passage, self.here).possessor(head) is not None
        own = passage.words[head.first].fold in ("sa", "leur") and head.first < head.start
        if not coming or not (owned or own):
            return None
        told = self.reader.told(passage, number)
        return "announced" if told in (None, "asserted", "announced", "hoped") else None

    def _headline(self, passage: Passage, head: Head) -> bool:
        """ "Xi Jinping en visite au Tadjikistan": without a verb, opened by who goes, of no day to come."""
        end = passage.words[max(head.first - 1, 0)].span.start  # of "en"
        opens = max(passage.span.start, 1 + max(passage.folded.rfind(mark, 0, end) for mark in (".", ":")))
        lead = Span(opens, end).stripped(passage.text)
        who = [office.span for office in self.reading.offices]
        who += [name.span for name in self.reading.names_in(lead, "person")]
        alone = any(one.end == lead.end and one.start - lead.start < ARTICLE for one in who)
        dates = [one.value for one in self.reading.dates if passage.span.contains(one.span) and one.value]
        anchor = self.reading.anchor
        coming = any(anchor is None or one[: len(anchor)] > anchor[: len(one)] for one in dates)
        return alone and not coming and not any(word.finite for word in passage.words)

    def _gone_to(
        self, passage: Passage, head: Head, spots: list[Spot], clause: list[Span], goals: Destinations
    ) -> list[Spot]:
        """Where those who "se rendront en Ouzbékistan et au Kirghizistan pour des visites" go."""
        start = passage.words[head.start].span.start
        nearer = self.here.where(clause, start)
        if spots and spots[0].place is None and nearer and nearer.country == spots[0].country:
            return [nearer]
        if spots:
            return spots
        number = passage.clause_at(head.start)
        for k in range(head.start - 1, -1, -1):
            word = passage.words[k]
            goes = any(
                form.lemma in self.lexicon.cues.going for form in self.lexicon.forms.get(word.form, ())
            )
            if passage.clause_at(k) == number and (word.finite or goes):
                if way := goals.route([Span(word.span.end, start)], word.span.end):
                    return way
                break
        return [nearer] if nearer else []

    def _visitor(self, passage: Passage, head: Head, told: Told | None, visiting: bool) -> Side:
        visitors, sides = Visitors(passage, self.here), Sides(passage, self.here)
        visitor = visitors.possessor(head) if not visiting else None
        if visitor:
            return visitor
        at = told.verb.first if told and told.verb and told.role in ("object", "relative") else head.first
        side = sides.before(at)
        framed = told is not None and told.role == "frame"
        start = passage.spans(passage.clause_at(head.start))[0].start
        opens = at - passage.at(start) < OPENING
        if not side and (visiting or framed) and opens:
            side = visitors.first(sides.after(head.end, 300))
        if not side and framed and passage.words[head.first].fold in ("sa", "son", "leur"):
            side = sides.frame(at)
        return side

    def _scope(
        self,
        passage: Passage,
        head: Head,
        told: Told | None,
        visiting: bool,
        going: bool,
        behind: list[Span],
        clause: list[Span],
    ) -> Sequence[Span]:
        """Where the date of a visit stands."""
        start = passage.words[head.start].span.start
        framed = told is not None and told.role == "frame"
        lead = passage.folded[passage.span.start : start]
        during = (framed and bool(self.lexicon.during.search(lead))) or going
        if self._on_the_eve(passage, head):
            return behind
        scope = behind if visiting or told is None or (framed and not during) else clause
        if during and self.here.when(behind, start) is not None:
            scope = behind
        if told and told.role in ("participle", "relative"):
            scope = [*behind, *told.scope]
        return scope

    def _recalled(self, passage: Passage, head: Head) -> bool:
        """ "a rappelé sa visite en Ouzbékistan en septembre dernier": one with its own day past."""
        end = passage.words[head.end - 1].span.end
        near = [one for one in self.reading.dates if end <= one.span.start < end + 60]
        own = passage.words[head.first].fold in ("sa", "son", "la", "leur") and head.first < head.start
        anchor = self.reading.anchor
        return own and any(
            one.value and anchor and one.value[:10] < anchor[: len(one.value[:10])] for one in near
        )

    def _comma_before(self, passage: Passage, head: Head) -> int | None:
        """The comma behind the clause that a frame follows: "…, pendant la visite d'État"."""
        for k in range(head.first - 1, max(head.first - 5, 0), -1):
            if passage.words[k].fold == ",":
                return k
        return None
