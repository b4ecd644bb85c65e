"""Where a meeting that a sentence names takes place.

In: a passage, a `Head` and how it is `Told`, and the document's circumstances. Out: a `Spot`, or None. Places
that the sentence does not tie to the meeting are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances, Spot
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.frames import Told, main_clause
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.stages import Stage
from dragoman.model.entity import Entity
from dragoman.model.reading import Reading
from dragoman.model.span import Span

PLACED_BY_SUBJECT = frozenset({"accueillir", "abriter", "héberger"})
_FOR = re.compile(r" (?:pour|afin d[e']) ?(?:[\w']+ ){0,4}")
GONE = 60  # code points before a meeting in which "à Xi'an pour" stands


@dataclass(frozen=True, slots=True)
class MeetingPlaces:
    """Finds the places of the meetings that one document names."""

    lexicon: MeetingLexicon
    reading: Reading
    here: Circumstances

    def spot(self, passage: Passage, head: Head, told: Told) -> Spot | None:
        """Where a meeting is told to take place."""
        start = passage.words[head.start].span.start
        near = passage.words[told.at].span.start if told.role in ("relative", "participle") else start
        hosts = told.verb is not None and told.verb.verb.lemma in PLACED_BY_SUBJECT
        hosted = hosts and (told.role == "object" or self._that(passage, told))
        lead = passage.folded[max(passage.span.start, start - GONE) : start]
        hosted = hosted or self.lexicon.host.search(lead) is not None
        if hosted and (found := self._host(passage, told)):
            inside = self.here.where(told.scope, start) if found.place is None else None
            return inside if inside and inside.country == found.country else found
        if found := self._whose_host(passage, head):
            return found
        if found := self._gone_to(passage, head):
            return found
        if spot := self.here.where(told.scope, near):
            return spot
        if told.role in ("subject", "object") and (
            stage := Stage(passage, self.here).of(passage.clause_at(told.at))[0]
        ):
            return stage
        if head.mechanism is None or head.kind in ("summit", "forum"):  # "le sommet d'Astana"
            found = self._named_for(passage, head)
            return found or self._framed(passage, head, told) or self._listed(passage, told)
        return None

    def _that(self, passage: Passage, told: Told) -> bool:
        """ "le sommet que Tianjin accueillera": the meeting is what its place hosts."""
        opener = passage.clauses[passage.clause_at(told.at)].opener
        return told.role == "relative" and opener in ("que", "qu'")

    def _whose_host(self, passage: Passage, head: Head) -> Spot | None:
        """ "le sommet, dont la capitale tadjike est l'hôte"."""
        end = passage.words[head.end - 1].span.end
        found = self.lexicon.whose_host.match(passage.folded, end, passage.span.end)
        if found is None:
            return None
        named = Span(*found.span("host"))
        names = list(self.reading.names_in(named, "place"))
        if len(names) == 1 and isinstance(place := names[0].entity, Entity):
            return Spot(names[0].span, place, self.here.country_of(place))
        return self.here.where([named], named.start)

    def _listed(self, passage: Passage, told: Told) -> Spot | None:
        """ "Premier sommet : Xi'an, 18 et 19 mai 2023": in an entry without a verb, the place it names."""
        names = self.reading.names_in(passage.span, "place") if told.role == "entry" else ()
        places = [name for name in names if isinstance(name.entity, Entity)]
        if len(places) != 1 or not isinstance(place := places[0].entity, Entity):
            return None
        return Spot(places[0].span, place, self.here.country_of(place))

    def _framed(self, passage: Passage, head: Head, told: Told) -> Spot | None:
        """ "ont plaidé au Kazakhstan, lors du sommet": what happens at a meeting happens in its place."""
        start = passage.words[head.first].span.start
        lead = passage.folded[passage.span.start : passage.words[head.start].span.start]
        if told.role != "frame" or told.truth != "asserted" or not self.lexicon.during.search(lead):
            return None
        clause = passage.spans(main_clause(passage, head))
        return self.here.where([Span(a, min(b, start)) for a, b in clause if a < start], start)

    def _gone_to(self, passage: Passage, head: Head) -> Spot | None:
        """ "à Xi'an pour (assister au) sommet": where those who went there went."""
        start = passage.words[head.first].span.start
        for name in self.reading.names_in((max(passage.span.start, start - GONE), start), "place"):
            if _FOR.fullmatch(passage.folded, name.span.end, start) and isinstance(name.entity, Entity):
                return Spot(name.span, name.entity, self.here.country_of(name.entity))
        return None

    def _named_for(self, passage: Passage, head: Head) -> Spot | None:
        end = passage.words[head.end - 1].span.end
        start = passage.words[head.start].span.start
        inside = head.mechanism is not None and head.mechanism.id is None
        for name in self.reading.names_in((start if inside else end, end + 24), "place"):
            before = passage.folded[name.span.start - 3 : name.span.start]
            if (
                name.span.end == end and before in ("de ", " d'") and isinstance(name.entity, Entity)
            ):  # "le Forum d'investissement de Tachkent"
                return Spot(name.span, name.entity, self.here.country_of(name.entity))
            between = passage.folded[end : name.span.start]
            if between in (" de ", " d'", " du ") and isinstance(name.entity, Entity):
                return Spot(name.span, name.entity, self.here.country_of(name.entity))
        return None

    def _host(self, passage: Passage, told: Told) -> Spot | None:
        """The place or country that is the subject of "accueillir"."""
        verb = passage.words[told.verb.first if told.verb else told.at].span.start
        clause = passage.spans(passage.clause_at(told.at))
        names = [
            name for span in clause for name in self.reading.names_in((span.start, verb), "place", "country")
        ]
        if not names and passage.words[told.verb.first - 1 if told.verb else told.at].fold == "qui":
            opens = passage.words[passage.clauses[passage.clause_at(told.at)].start].span.start
            before = list(self.reading.names_in((passage.span.start, opens), "place", "country"))
            names = [name for name in before[-1:] if not passage.folded[name.span.end : opens].strip(" ,")]
        if not names:
            return None
        name = names[-1]
        if isinstance(name.entity, str):
            return Spot(name.span, None, name.entity)
        return Spot(name.span, name.entity, self.here.country_of(name.entity))
