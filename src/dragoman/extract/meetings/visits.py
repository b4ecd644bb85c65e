"""Visits: somebody in office goes, went or is invited to another country.

In: the passages of a document and its circumstances. Out: `Occasion`s of kind visit: the visitor as `people`,
both countries as participants. A visit within the visitor's own country, or by nobody who is named, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.circumstances.clause import Circumstances, Spot, key
from dragoman.extract.circumstances.sides import Side, Sides
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.heads import Head, HeadFinder
from dragoman.extract.meetings.occasions import STATUS, MeetingLexicon, Occasion
from dragoman.extract.meetings.telling import MeetingTelling
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Reading
from dragoman.model.span import Span

_OF = re.compile(r"^(?: [\w'-]+){0,6}? (?:de |du |d'|de la |des )")
_AND = re.compile(r"(?:,| et|, puis|, et) (?:au|aux|en|a la) $")
_FOR = re.compile(r"(?<!\w)pour (?:une |sa |leur )(?:[\w']+ ){0,2}$")
DESTINATION = re.compile(r"(?<!\w)(?:a|au|aux|en|dans|vers) (?:la |le |l')?$")
REACH = 160  # code points behind "visite" in which visitor and destination stand


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
                found = self._invited(passage, head.start) or self._by_noun(passage, head, last)
                if found is not None:
                    told.add(passage.clause_at(head.start))
                    yield self._marked(found, heading)
        for i, word in enumerate(passage.words):
            if passage.clause_at(i) in told or word.form not in self.lexicon.forms:
                continue
            for found in self._by_verb(passage, i, last):
                told.add(passage.clause_at(i))
                yield self._marked(found, heading)

    def _marked(self, found: Occasion, heading: bool) -> Occasion:
        return replace(found, heading=heading)

    def _by_noun(self, passage: Passage, head: Head, last: str | None) -> Occasion | None:
        """ "la visite du président X en Chine", "a effectué une visite en Chine", "en visite à Pékin"."""
        telling = MeetingTelling(self.lexicon, self.reader, self.reading)
        told = telling.told(passage, head)
        visiting = self.lexicon.visiting.search(
            passage.folded,
            max(passage.span.start, passage.words[head.start].span.start - 4),
            passage.words[head.end - 1].span.end,
        )
        recalled = bool(visiting) or self._recalled(passage, head)
        truth = (
            told.truth
            if told
            else self.reader.told(passage, passage.clause_at(head.start))
            if recalled
            else None
        )
        if truth not in STATUS:
            return None
        number = passage.clause_at(head.start)
        start = passage.words[head.start].span.start
        behind = self._near(passage, Sides(passage, self.here).spans_after(head.end, REACH), bool(visiting))
        spot = self._destination(behind, start)
        clause = list(passage.spans(number))
        framed = told is not None and told.role == "frame"
        if framed and (comma := self._comma_before(passage, head)):
            clause = list(passage.spans(passage.clause_at(comma - 1)))
        visitor = self._possessor(passage, head) if not visiting else None
        if not visitor:
            sides = Sides(passage, self.here)
            at = told.verb.first if told and told.verb and told.role == "object" else head.first
            visitor = sides.before(at)
            if not visitor and visiting and at - passage.at(passage.span.start) < 3:
                visitor = self._first(sides.after(head.end, 300))
        lead = passage.folded[passage.span.start : passage.words[head.start].span.start]
        during = framed and bool(self.lexicon.during.search(lead))
        if spot is None and framed:
            spot = self.here.where(clause, start)
        going = bool(_FOR.search(passage.folded[passage.span.start : start]))
        if going and spot is not None and spot.place is None:
            nearer = self.here.where(clause, start)
            spot = nearer if nearer is not None and nearer.country == spot.country else spot
        during = during or going
        scope = behind if visiting or (framed and not during) else clause
        if during and self.here.when(behind, start) is not None:
            scope = behind
        if told and told.role in ("participle", "relative"):
            scope = [*behind, *told.scope]
        return self._occasion(passage, visitor, spot, truth or "asserted", scope, start, last)

    def _first(self, side: Side) -> Side:
        """The first person of a side alone: "En visite à Tachkent, M. Wang a rencontré …"."""
        state = self.here.state_of(side.people[0]) if side.people else None
        return Side(side.people[:1], (state,)) if state else side

    def _near(self, passage: Passage, spans: list[Span], visiting: bool) -> list[Span]:
        """What belongs to "en visite …": up to the comma or verb behind it."""
        if not visiting or not spans:
            return spans
        first = passage.at(spans[0].start)
        for k in range(first, len(passage.words)):
            if passage.words[k].finite or passage.words[k].fold in (",", "pour"):
                return [Span(spans[0].start, passage.words[k].span.start)] if k > first else []
        return spans

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

    def _possessor(self, passage: Passage, head: Head) -> Side | None:
        """Whose visit it is: "la visite à Tachkent du Premier ministre chinois Li Keqiang"."""
        end = passage.words[head.end - 1].span.end
        window = Span(end, min(end + REACH, passage.span.end))
        people = self.here.people([window])
        if not people:
            return None
        first = people[0]
        starts = [office.span.start for office in self.reading.offices if office.span.contains(first.span)]
        lead = passage.folded[end : min([first.span.start, *starts])]
        if not re.search(r"(?:^| )(?:de |du |d'|de la |de l')(?:m\. |mm\. |mme )?$", lead) or re.search(
            r"[;:.]| (?:ont|qui|que) ", lead
        ):
            return None
        state = self.here.state_of(first.party)
        return Side((first.party,) if isinstance(first.party, Entity) else (), (state,) if state else ())

    def _destination(self, spans: list[Span], near: int) -> Spot | None:
        """The place or country that "à", "au", "en" leads to, the first behind the noun or verb."""
        spots: list[Spot] = []
        for span in spans:
            for name in self.reading.names_in(span, "place", "country"):
                if DESTINATION.search(
                    self.here.folded[max(span.start, name.span.start - 12) : name.span.start]
                ) or self.here.folded[max(0, name.span.start - 5) : name.span.start].endswith(
                    (" a le ", " en ")
                ):
                    place = None if isinstance(name.entity, str) else name.entity
                    country = name.entity if isinstance(name.entity, str) else self.here.country_of(place)
                    spots.append(Spot(name.span, place, country))
        return min(spots, key=lambda spot: abs(spot.span.start - near), default=None)

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
            guest = self._guest(passage, k, verb.voice, stop)
            spot = self._destination(Sides(passage, self.here).spans_after(i, REACH), stop)
            return self._occasion(
                passage, guest, spot, "proposed", Sides(passage, self.here).spans_after(i, REACH), stop, None
            )
        return None

    def _guest(self, passage: Passage, k: int, voice: str, stop: int) -> Side:
        if voice == "passive":
            return Sides(passage, self.here).before(k)
        window = Span(passage.words[k].span.end, stop)
        people = [one.party for one in self.here.people([window]) if isinstance(one.party, Entity)]
        states = [state for person in people if (state := self.here.state_of(person))]
        if "homologue" in window.of(passage.folded) and people:
            host = Sides(passage, self.here).before(k).people
            if host and self.here.role_of(host[0]) != self.here.role_of(people[0]):
                return Side((), tuple(states))
        return Side(tuple(people), tuple(states))

    def _by_verb(self, passage: Passage, i: int, last: str | None) -> list[Occasion]:
        """ "s'est rendu en Chine", "est arrivé à Pékin", "a visité l'Ouzbékistan"."""
        forms = self.lexicon.forms[passage.words[i].form]
        lemma = next((form.lemma for form in forms if form.lemma in ("rendre", "arriver", "visiter")), None)
        if lemma is None:
            return []
        if (invited := self._invited(passage, i)) is not None:
            return [invited]
        verb = self.reader.verb(passage, i, forms)
        if (
            verb.truth not in STATUS
            or verb.voice == "attributive"
            or (lemma == "rendre" and not verb.reflexive)
        ):
            return []
        sides = Sides(passage, self.here)
        visitor = sides.before(verb.first)
        behind = sides.spans_after(verb.last, 60)
        at = passage.words[i].span.start
        if not visitor.people:
            return []
        scope = list(passage.spans(passage.clause_at(i)))
        spots = (
            [self._visited(behind)]
            if lemma == "visiter"
            else self._route(sides.spans_after(verb.last, REACH), at)
        )
        found = [self._occasion(passage, visitor, spot, verb.truth, scope, at, last) for spot in spots]
        return [one for one in found if one is not None]

    def _route(self, spans: list[Span], at: int) -> list[Spot | None]:
        """The countries that a journey goes to: "au Turkménistan, au Kazakhstan et en Ouzbékistan"."""
        first = self._destination([Span(span.start, min(span.end, span.start + 60)) for span in spans], at)
        if first is None or first.place is not None:
            return [first]
        found: list[Spot | None] = [first]
        end = first.span.end
        for span in spans:
            for name in self.reading.names_in((end, span.end), "country"):
                if isinstance(name.entity, str) and _AND.match(self.here.folded[end : name.span.start]):
                    found.append(Spot(name.span, None, name.entity))
                    end = name.span.end
        return found

    def _visited(self, spans: list[Span]) -> Spot | None:
        for name in self.reading.names_in(spans[0], "country") if spans else ():
            if name.span.start - spans[0].start < 8 and isinstance(name.entity, str):
                return Spot(name.span, None, name.entity)
        return None

    def _occasion(
        self,
        passage: Passage,
        visitor: Side,
        spot: Spot | None,
        truth: str,
        scope: list[Span],
        at: int,
        last: str | None,
    ) -> Occasion | None:
        """The visit, if its visitor goes to another country than the one that he stands for."""
        if (
            spot is None
            or spot.country is None
            or not visitor.parties
            or (truth != "proposed" and not visitor.people)
        ):
            return None
        states = [self.here.state_of(person) for person in visitor.people]
        guests = [
            person
            for person, state in zip(visitor.people, states, strict=True)
            if state and state != spot.country
        ]
        home = [state for state in (states or visitor.parties) if state and state != spot.country]
        if not home:
            return None
        guests = guests if len(set(map(key, guests))) < 2 or truth != "asserted" else guests[:1]
        parties: dict[str, Party] = {key(party): party for party in (*home, spot.country)}
        dates = list(scope)
        number = passage.clause_at(passage.at(at))
        clause = Span(passage.spans(number)[0].start, passage.spans(number)[-1].end)
        return Occasion(
            span=clause.stripped(passage.text, " ,;:.\n"),
            kind="visit",
            noun="visite",
            status=STATUS[truth],
            date=self.here.when(dates, at, last) if truth != "proposed" else None,
            place=spot.place,
            country=spot.country,
            participants=tuple(parties.values()),
            people=tuple(guests),
            confidence=0.85,
        )
