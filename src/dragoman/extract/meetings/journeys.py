"""Journeys: visits that a verb tells, "s'est rendu en Chine", "est attendu à Pékin", "a été invité à …".

In: a passage and the word of a verb. Out: `Occasion`s of kind visit. Visits that a noun names are left to
`visits.py`, what makes a visit of a journey to `trips.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dragoman.extract.circumstances.clause import Circumstances, Spot
from dragoman.extract.circumstances.sides import Side, Sides
from dragoman.extract.grammar.assertion import AssertionReader, Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.grammar.infinitives import INFINITIVE, NO_INFINITIVES
from dragoman.extract.meetings.destinations import REACH, Destinations
from dragoman.extract.meetings.frames import past_marks
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.occasions import STATUS, Occasion, impersonal, is_noun
from dragoman.extract.meetings.trips import Trip, Trips
from dragoman.extract.meetings.visitors import Visitors
from dragoman.model.span import Span
from dragoman.packs.events import Truth

_BY = re.compile(r"(?<!\w)par (?!ailleurs)")
_ARRIVED = ("asserted", "announced")  # "Arrivé vendredi à Bichkek, il assistera …": who has come has come
LEFT = "quitter"
WHERE = "où"
ADJACENT = 24  # code points between the destination of an invitation and its date


@dataclass(frozen=True, slots=True)
class Journeys:
    """Finds the visits of one document that verbs tell."""

    lexicon: MeetingLexicon
    reader: AssertionReader
    here: Circumstances

    def told(self, passage: Passage, i: int, last: str | None) -> list[Occasion]:
        """ "s'est rendu en Chine", "est arrivé à Pékin", "a visité l'Ouzbékistan", "est attendu à Pékin"."""
        forms = self.lexicon.forms[passage.words[i].form]
        lemma = next((form.lemma for form in forms if form.lemma in self.lexicon.cues.going), None)
        if lemma is None:
            return []
        if invited := self.invited(passage, i):
            return invited
        verb = self.reader.verb(passage, i, forms)
        if self._there_to_do(passage, verb):
            return []
        if verb.voice == "attributive" and lemma in self.lexicon.cues.arriving:
            return self._arrived(passage, verb, last)
        truth = self._going(passage, verb, lemma)
        if truth == "asserted" and verb.verb.tense == "infinitive":  # "doit parler avant de partir pour"
            truth = self.reader.told(passage, passage.clause_at(i)) or truth
        if truth not in STATUS or is_noun(passage, i, verb):
            return []
        visitor = self._received(passage, verb) or Sides(passage, self.here).before(verb.first)
        if lemma in self.lexicon.cues.taking:
            visitor = Visitors(passage, self.here).taken(verb, visitor, self.lexicon)
        behind = Sides(passage, self.here).spans_after(verb.last, REACH)
        at = passage.words[i].span.start
        scope = self._own_days(list(passage.spans(passage.clause_at(i))), at)
        goals = Destinations(passage, self.here, self.lexicon)
        spots = (
            goals.object(behind, lemma) if lemma in self.lexicon.cues.reaching else goals.route(behind, at)
        )
        if not visitor.people and _BY.search(passage.folded, scope[0].start, at):
            return []  # "les vaccins offerts par le gouvernement sont arrivés à Douchanbé"
        trip = Trip(visitor, truth or "asserted", scope, at, last, verb.verb.tense)
        if lemma in self.lexicon.cues.leaving:
            return self._left(passage, trip, goals, behind)
        return Trips(passage, self.here).visits(trip, spots)

    def _there_to_do(self, passage: Passage, verb: Predicate) -> bool:
        """ "à Pékin, où il était allé chercher un soutien à sa guerre en …": whither is told by "où"."""
        number, words = passage.clause_at(verb.first), passage.words
        next_to = words[verb.last] if verb.last < len(words) else None
        does = next_to is not None and INFINITIVE.match(next_to.form) and next_to.fold not in NO_INFINITIVES
        first = past_marks(passage, passage.clauses[number].parts[0][0])
        return bool(does) and words[first].form == WHERE

    def _own_days(self, scope: list[Span], at: int) -> list[Span]:
        """Where the day of a journey stands: not in "… au sommet programmé pour le 13 septembre"."""
        folded = self.here.folded
        for i, span in enumerate(scope):
            start = max(at, span.start)
            noun = self.lexicon.noun.search(folded, start, span.end)
            day = self.here.lexicon.scheduled.search(folded, noun.end() if noun else span.end, span.end)
            if day is not None:
                return [*scope[:i], Span(span.start, day.start())]
        return scope

    def _left(self, passage: Passage, trip: Trip, goals: Destinations, behind: list[Span]) -> list[Occasion]:
        """ "Fin de la visite. Il a quitté Douchanbé pour Bichkek": he has visited it, on whatever days."""
        trips = Trips(passage, self.here)
        ends = trip.truth == "asserted" and self._on_a_journey(passage)
        left = goals.object(behind, LEFT) if ends else []
        there = [replace(one, date=None, aside=True) for one in trips.visits(trip, left)]
        awaited = self.lexicon.awaited.search(passage.folded, *passage.span)
        return there if awaited else [*there, *trips.visits(trip, goals.bound_for(behind))]

    def _on_a_journey(self, passage: Passage) -> bool:
        """Whether a passage, or the sentence before, has a word for a journey."""
        before = [one.span for one in self.here.reading.sentences if one.span.end <= passage.span.start][-1:]
        return any(self.lexicon.journey.search(passage.folded, *span) for span in (*before, passage.span))

    def _received(self, passage: Passage, verb: Predicate) -> Side | None:
        """ "Reçu mardi par X, M. Wang s'envolera …": who stands behind the comma, not his host."""
        words, first = passage.words, passage.at(passage.span.start)
        receiving = self.lexicon.cues.encounters.get("receive", ())
        if not any(form.lemma in receiving for form in self.lexicon.forms.get(words[first].form, ())):
            return None
        comma = next((k for k in range(first, verb.first) if words[k].fold == ","), None)
        side = Sides(passage, self.here).after(comma + 1, REACH) if comma is not None else Side()
        return Visitors(passage, self.here).first(side) if side else None

    def _arrived(self, passage: Passage, verb: Predicate, last: str | None) -> list[Occasion]:
        """ "Arrivé dimanche à Bichkek, M. Wang …", "M. Wang, arrivé dimanche à Bichkek, …"."""
        words, sides = passage.words, Sides(passage, self.here)
        stop = next((k for k in range(verb.last, len(words)) if words[k].fold == ","), len(words))
        scope = [Span(words[verb.last - 1].span.end, words[stop - 1].span.end)]
        visitor = sides.before(verb.first) if verb.first - passage.at(passage.span.start) > 1 else Side()
        if not visitor and stop < len(words):
            visitor = Visitors(passage, self.here).first(sides.after(stop, REACH))
        at = words[verb.first].span.start
        truth = self.reader.told(passage, passage.clause_at(verb.first))
        if truth not in _ARRIVED or not (visitor.people or visitor.officials):
            return []
        goals = Destinations(passage, self.here, self.lexicon)
        trip = Trip(visitor, "asserted", scope, at, last)
        return Trips(passage, self.here).visits(trip, goals.route(scope, at))

    def _going(self, passage: Passage, verb: Predicate, lemma: str) -> Truth | None:
        """Whether a verb says that its subject goes somewhere."""
        if lemma in self.lexicon.cues.taking:
            return verb.truth if verb.voice == "active" else None
        if lemma in self.lexicon.cues.expected:
            headline = verb.voice == "attributive" and not any(word.finite for word in passage.words)
            awaited = headline or verb.voice == "passive"  # "Wang Yi attendu à Astana"
            return "announced" if verb.truth == "asserted" and awaited else None
        reflexive = lemma in self.lexicon.cues.pronominal
        return None if verb.voice == "attributive" or reflexive != verb.reflexive else verb.truth

    def invited(self, passage: Passage, i: int) -> list[Occasion]:
        """ "a invité son homologue chinois à effectuer une visite officielle en Ouzbékistan": proposed."""
        for k in range(i - 1, max(i - 24, -1), -1):
            forms = self.lexicon.forms.get(passage.words[k].form, ())
            if not any(form.lemma in self.lexicon.cues.invite for form in forms) or impersonal(passage, k):
                continue
            verb = self.reader.verb(passage, k, forms)
            if verb.truth != "asserted" or verb.voice == "attributive":
                return []
            stop = passage.words[i].span.start
            guest = Visitors(passage, self.here).guest(k, verb.voice, stop)
            behind = Sides(passage, self.here).spans_after(i, REACH)
            spot = Destinations(passage, self.here, self.lexicon).first(behind, stop)
            host = Sides(passage, self.here).before(verb.first).parties
            if spot is None and verb.voice == "active" and len(host) == 1 and isinstance(host[0], str):
                spot = Spot(Span(stop, passage.words[i].span.end), None, host[0])  # to his own country
            near = [Span(stop, spot.span.end + ADJACENT)] if spot else []
            return Trips(passage, self.here).visits(Trip(guest, "proposed", near, stop), [spot])
        return []
