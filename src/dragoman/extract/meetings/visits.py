"""Visits: somebody in office goes, went or is invited to another country.

In: the passages of a document and its circumstances. Out: `Occasion`s of kind visit: the visitor as `people`,
both countries as participants. A visit within the visitor's own country, or by nobody in office, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.circumstances.clause import Circumstances, Spot, key
from dragoman.extract.circumstances.sides import Side, Sides
from dragoman.extract.grammar.assertion import AssertionReader, Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.coming import in_the_coming_week
from dragoman.extract.meetings.destinations import REACH, Destinations
from dragoman.extract.meetings.heads import Head, HeadFinder
from dragoman.extract.meetings.occasions import STATUS, MeetingLexicon, Occasion
from dragoman.extract.meetings.telling import MeetingTelling, Told
from dragoman.extract.meetings.visitors import Visitors
from dragoman.model.entity import Party
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.events import Truth

_FOR = re.compile(r"(?<!\w)pour (?:une |sa |leur |des )(?:[\w']+ ){0,2}$")
OPENING = 6  # words in which a frame opens its clause: "Au cours de sa visite"
ADJACENT = 24  # code points between the destination of an invitation and its date


@dataclass(frozen=True, slots=True)
class Visits:
    """Finds the visits that a passage tells of."""

    lexicon: MeetingLexicon
    reader: AssertionReader
    reading: Reading
    here: Circumstances

    def occasions(self, passage: Passage, last: str | None, heading: bool) -> Iterator[Occasion]:
        """Every visit of a passage, by noun or verb; `last` is the day that the text told of before."""
        told: set[int] = set()
        for head in HeadFinder(self.lexicon).heads(self.reading, passage):
            if head.kind == "visit":
                invited = self._invited(passage, head.start)
                for found in [invited] if invited else self._by_noun(passage, head, last):
                    told.add(passage.clause_at(head.start))
                    yield replace(found, heading=heading)
        for i, word in enumerate(passage.words):
            if passage.clause_at(i) in told or word.form not in self.lexicon.forms:
                continue
            for found in self._by_verb(passage, i, last):
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
        behind = goals.near(sides.spans_after(head.end, REACH), visiting)
        spot = goals.first(behind, start)
        more = goals.further(spot, behind) if spot and spot.place is None else []
        spots = [spot, *more] if spot else goals.hosts(head.end)
        clause = list(passage.spans(passage.clause_at(head.start)))
        framed = told is not None and told.role == "frame"
        if framed and (comma := self._comma_before(passage, head)):
            clause = list(passage.spans(passage.clause_at(comma - 1)))
        if not spots and framed and (around := self.here.where(clause, start)):
            spots = [around]
        going = bool(_FOR.search(passage.folded[passage.span.start : start]))
        if going:
            spots = self._gone_to(passage, head, spots, clause, goals)
        visitor = self._visitor(passage, head, told, visiting)
        scope = self._scope(passage, head, told, visiting, going, behind, clause)
        tense = told.verb.verb.tense if told and told.verb and told.role in ("subject", "object") else ""
        found = [
            self._occasion(passage, visitor, one, truth or "asserted", scope, start, last, tense)
            for one in spots
        ]
        return [one for one in found if one is not None]

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
        if visiting or self._recalled(passage, head):
            return self.reader.told(passage, number)
        around = self.reader.noun(passage, head.start, head.end)
        coming = around == "announced" or self._on_the_eve(passage, head) or (head.next and around is None)
        owned = Visitors(passage, self.here).possessor(head) is not None
        own = passage.words[head.first].fold in ("sa", "leur") and head.first < head.start
        if not coming or not (owned or own):
            return None
        told = self.reader.told(passage, number)
        return "announced" if told in (None, "asserted", "announced", "hoped") else None

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
        at = told.verb.first if told and told.verb and told.role == "object" else head.first
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

    def _invited(self, passage: Passage, i: int) -> Occasion | None:
        """ "a invité son homologue chinois à effectuer une visite officielle en Ouzbékistan": proposed."""
        for k in range(i - 1, max(i - 24, -1), -1):
            forms = self.lexicon.forms.get(passage.words[k].form, ())
            if not any(form.lemma in self.lexicon.cues.invite for form in forms):
                continue
            verb = self.reader.verb(passage, k, forms)
            if verb.truth != "asserted" or verb.voice == "attributive":
                return None
            stop = passage.words[i].span.start
            guest = Visitors(passage, self.here).guest(k, verb.voice, stop)
            behind = Sides(passage, self.here).spans_after(i, REACH)
            spot = Destinations(passage, self.here, self.lexicon).first(behind, stop)
            near = [Span(stop, spot.span.end + ADJACENT)] if spot else []
            return self._occasion(passage, guest, spot, "proposed", near, stop, None)
        return None

    def _by_verb(self, passage: Passage, i: int, last: str | None) -> list[Occasion]:
        """ "s'est rendu en Chine", "est arrivé à Pékin", "a visité l'Ouzbékistan", "est attendu à Pékin"."""
        forms = self.lexicon.forms[passage.words[i].form]
        lemma = next((form.lemma for form in forms if form.lemma in self.lexicon.cues.going), None)
        if lemma is None:
            return []
        if (invited := self._invited(passage, i)) is not None:
            return [invited]
        verb = self.reader.verb(passage, i, forms)
        truth = self._going(verb, lemma)
        if truth not in STATUS:
            return []
        visitor = Sides(passage, self.here).before(verb.first)
        if lemma in self.lexicon.cues.taking:
            visitor = Visitors(passage, self.here).taken(verb, visitor, self.lexicon)
        behind = Sides(passage, self.here).spans_after(verb.last, REACH)
        at = passage.words[i].span.start
        if not visitor.people and not visitor.officials:
            return []
        scope = list(passage.spans(passage.clause_at(i)))
        goals = Destinations(passage, self.here, self.lexicon)
        spots = (
            goals.object(behind, lemma) if lemma in self.lexicon.cues.reaching else goals.route(behind, at)
        )
        found = [
            self._occasion(passage, visitor, spot, truth or "asserted", scope, at, last, verb.verb.tense)
            for spot in spots
        ]
        return [one for one in found if one is not None]

    def _going(self, verb: Predicate, lemma: str) -> Truth | None:
        """Whether a verb says that its subject goes somewhere."""
        if lemma in self.lexicon.cues.taking:
            return verb.truth if verb.voice == "active" else None
        if lemma in self.lexicon.cues.expected:
            return "announced" if verb.truth == "asserted" and verb.voice == "passive" else None
        reflexive = lemma == "rendre"
        return None if verb.voice == "attributive" or reflexive != verb.reflexive else verb.truth

    def _occasion(
        self,
        passage: Passage,
        visitor: Side,
        spot: Spot | None,
        truth: str,
        scope: Sequence[Span],
        at: int,
        last: str | None,
        tense: str = "",
    ) -> Occasion | None:
        """The visit, if its visitor goes to another country than the one that he stands for."""
        if spot is None or spot.country is None or not visitor.parties:
            return None
        if truth != "proposed" and not visitor.people and not visitor.officials:
            return None
        guests, home = Visitors(passage, self.here).abroad(visitor, spot.country)
        if not home:
            return None
        guests = guests if len(set(map(key, guests))) < 2 or truth != "asserted" else guests[:1]
        parties: dict[str, Party] = {key(party): party for party in (*home, spot.country)}
        number = passage.clause_at(passage.at(at))
        clause = Span(passage.spans(number)[0].start, passage.spans(number)[-1].end)
        date = self.here.when(scope, at, last)
        date, truth = in_the_coming_week(date, self.reading, scope, truth, tense)
        return Occasion(
            span=clause.stripped(passage.text, " ,;:.\n"),
            kind="visit",
            noun="visite",
            status=STATUS[truth],
            date=date,
            place=spot.place,
            country=spot.country,
            participants=tuple(parties.values()),
            people=tuple(guests),
            confidence=0.85,
        )
