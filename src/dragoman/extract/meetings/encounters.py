"""Meetings that a verb tells: X a rencontré Y, s'est entretenu avec Y, a reçu Y, ils se sont réunis.

In: the passages of a document and its circumstances. Out: `Occasion`s. Two states make a bilateral meeting,
more a ministerial one or a summit; persons of one state who meet make none. Visits are left to `visits.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.circumstances.clause import Circumstances, Spot
from dragoman.extract.circumstances.sides import Side, Sides
from dragoman.extract.grammar.assertion import AssertionReader, Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.ceremonies import Ceremonies
from dragoman.extract.meetings.clitics import object_pronoun, whom_it_means
from dragoman.extract.meetings.coming import in_the_coming_week
from dragoman.extract.meetings.gatherings import Gatherings
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.objects import OBJECT_REACH, somebody_follows
from dragoman.extract.meetings.occasions import STATUS, Occasion, is_noun
from dragoman.extract.meetings.series import Series
from dragoman.extract.meetings.sights import meet
from dragoman.extract.meetings.stages import Stage
from dragoman.extract.meetings.stations import Station, Stations
from dragoman.extract.meetings.visits import Visits
from dragoman.model.entity import Entity, Party, key
from dragoman.model.reading import Reading
from dragoman.model.span import Span

SEVERAL = 3
PRESS = "press"  # whom somebody meets who tells many something


@dataclass(frozen=True, slots=True)
class Encounters:
    """Finds the meetings of one document that verbs tell."""

    lexicon: MeetingLexicon
    reader: AssertionReader
    reading: Reading
    here: Circumstances

    def occasions(
        self, passage: Passage, heads: Sequence[Head], last: str | None, heading: bool
    ) -> Iterator[Occasion]:
        """The meetings that the verbs of a passage tell; `last` is the day that the text told of before."""
        lemmas = self.lexicon.cues.encounters
        visits = Visits(self.lexicon, self.reader, self.reading, self.here)
        ceremonies = Ceremonies(self.lexicon, self.here)
        stations = Stations(self.lexicon, self.here)
        yield from visits.occasions(passage, heads, last, heading)
        for i in range(len(passage.words)):
            forms = self.lexicon.forms.get(passage.words[i].form)
            if not forms:
                continue
            kind = next(
                (name for name, verbs in lemmas.items() if any(form.lemma in verbs for form in forms)), None
            )
            ceremony = ceremonies.is_one(passage, i)
            if kind is None and not ceremony:
                continue
            verb = self.reader.verb(passage, i, forms)
            rejoins = verb.verb.lemma in self.lexicon.cues.rejoining and not verb.reflexive
            if rejoins and verb.voice != "attributive":
                kind = "meet"
            if verb.tense == "gerund" and verb.truth == "asserted":  # "conclura sa visite en rencontrant X"
                verb = replace(verb, truth=self.reader.told(passage, passage.clause_at(i)) or "asserted")
            if kind == "phone" and passage.words[i - 1].fold == "au":  # "l'a eu mercredi au téléphone"
                truth = self.reader.told(passage, passage.clause_at(i)) or verb.truth
                verb = replace(verb, truth=truth, verb=verb.verb._replace(tense="participle"))
            if kind == "meet" and self.lexicon.met_press.match(passage.folded, *self._behind(passage, verb)):
                kind = PRESS
            recalled = heading and verb.voice == "attributive"
            welcome = kind == "receive" and stations.welcomed(passage, verb)
            if verb.truth not in STATUS or recalled or welcome or is_noun(passage, i, verb):
                continue
            every = stations.of(passage, verb) if kind == "receive" and not ceremony else ()
            if kind == "gather" and self._gatherings.at_a_larger(passage, verb, heads):
                continue
            sides = ceremonies.sides(passage, verb) if ceremony else self._sides(passage, verb, kind or "")
            if every and verb.voice == "attributive":
                sides = (stations.guest(passage, verb), Side())
            if sides is None or (rejoins and len(sides[1].parties) > 1):  # "y a retrouvé ses homologues"
                continue
            for station in every or (Station(sides[1]),):
                noun = "ceremony" if ceremony else kind or ""
                yield from self._occasion(
                    passage, verb, noun, (sides[0], station.host), last, heading, station.words
                )

    def _behind(self, passage: Passage, verb: Predicate) -> Span:
        """The words behind a verb."""
        return Span(passage.words[verb.last - 1].span.end, passage.span.end)

    @property
    def _gatherings(self) -> Gatherings:
        return Gatherings(self.lexicon, self.here)

    def _sides(self, passage: Passage, verb: Predicate, kind: str) -> tuple[Side, Side] | None:
        """Who met whom, or None where the words do not tell it."""
        sides = Sides(passage, self.here)
        subject = sides.before(verb.first)
        if not subject and verb.tense in ("infinitive", "gerund"):
            subject = sides.frame(verb.first) or sides.above_behind(verb.first)
        if not subject and verb.tense == "gerund" and kind in ("meet", "receive"):
            subject = sides.behind(verb.last)
        if kind == "gather":
            return self._gatherings.sides(passage, verb, subject, sides)
        if kind == "talk":
            return self._talked(passage, verb, subject, sides)
        if verb.voice == "attributive":
            return self._received_first(passage, verb, sides) if kind == "receive" else None
        if kind == "see" and not meet(passage, verb, subject, self.reading):
            return None
        if verb.reflexive:
            game = self.lexicon.game.search(passage.folded, *passage.span)
            many = len(subject.people) >= 2 or (len(subject.parties) >= 2 and not game)
            return (subject, Side()) if many else None
        if kind == "phone" and not self._phoned(passage, verb):
            return None
        if verb.voice == "passive":
            return self._received(passage, verb, subject, sides)
        if kind == PRESS:
            return subject, Side()
        if kind in ("meet", "receive") and (met := sides.whom(verb.first)):
            return subject, met
        if kind in ("meet", "receive") and object_pronoun(passage, verb):
            behind = sides.after(verb.last)  # "où l'avait reçu M. Xi"
            subject = subject or (behind if len(behind.people) == 1 else Side())
            return subject, whom_it_means(passage, verb, subject, self.here)
        if not somebody_follows(passage, verb.last, self.reading, self.lexicon):
            return None
        return subject, sides.after(verb.last, stop=self.lexicon.apart)

    def _talked(
        self, passage: Passage, verb: Predicate, subject: Side, sides: Sides
    ) -> tuple[Side, Side] | None:
        """ "s'est entretenu avec", "se sont entretenus", "l'entretien"."""
        confers = verb.verb.lemma in self.lexicon.cues.confer and verb.voice == "active"
        if not (verb.reflexive or confers or self._discussed(passage, verb)):
            return None
        words = " ".join(span.of(passage.folded) for span in sides.spans_after(verb.last))
        found = re.search(r"(?<!\w)avec ", words)
        if found:
            spans = sides.spans_after(verb.last)
            at = passage.folded.find("avec ", spans[0].start)
            behind = sides.after(passage.at(at) + 1, stop=self.lexicon.apart)
            return (subject, behind) if subject or behind else None
        return (subject, Side()) if len(subject.people) >= 2 or len(subject.parties) >= 2 else None

    def _discussed(self, passage: Passage, verb: Predicate) -> bool:
        """ "en discutait par visioconférence avec": talks, where the words say by which means, or where."""
        spans = passage.spans(passage.clause_at(verb.last - 1))
        words = " ".join(span.of(passage.folded) for span in spans)
        means = (
            self.lexicon.by_phone.search(words)
            or self.lexicon.format(words)
            or self.here.where(spans, passage.words[verb.first].span.start)
        )
        return verb.verb.lemma in self.lexicon.cues.discuss and verb.voice == "active" and bool(means)

    def _phoned(self, passage: Passage, verb: Predicate) -> bool:
        """ "a téléphoné à", "a joint par téléphone"; who calls upon somebody to act does not phone."""
        words = " ".join(span.of(passage.folded) for span in passage.spans(passage.clause_at(verb.last - 1)))
        return verb.verb.lemma == "téléphoner" or bool(self.lexicon.by_phone.search(words))

    def _received(
        self, passage: Passage, verb: Predicate, subject: Side, sides: Sides
    ) -> tuple[Side, Side] | None:
        """ "a été reçu par": the host behind "par"."""
        spans = sides.spans_after(verb.last)
        at = passage.folded.find("par ", spans[0].start, spans[-1].end) if spans else -1
        return (subject, sides.after(passage.at(at) + 1)) if at >= 0 and subject.people else None

    def _received_first(self, passage: Passage, verb: Predicate, sides: Sides) -> tuple[Side, Side] | None:
        """ "Reçu par le président kazakh, Xi Jinping …": host and guest both stand behind."""
        spans = sides.spans_after(verb.last, OBJECT_REACH)
        by = passage.folded.find("par ", spans[0].start, spans[-1].end) if spans else -1
        if verb.first - passage.at(passage.span.start) > 2 or by < 0:
            return None
        both = sides.after(verb.last)
        return (both, Side()) if len(both.people) == 2 else None

    def _occasion(
        self,
        passage: Passage,
        verb: Predicate,
        kind: str,
        sides: tuple[Side, Side],
        last: str | None,
        heading: bool,
        way: Span | None = None,
    ) -> Iterator[Occasion]:
        subject, other = sides
        people, parties = self._those_who_met(passage, verb, sides)
        if (len(parties) < 2 and not (kind in ("ceremony", PRESS) and people)) or len(people) + len(
            parties
        ) < 2:
            return
        number, stage = passage.clause_at(verb.last - 1), Stage(passage, self.here)
        scope = [way] if way else stage.scope(number, self.lexicon)
        at = passage.words[verb.first].span.start
        frame, then = (Span(passage.span.start, at),) if way else (), stage.of(number)[1]
        spot = stage.spot(number, verb, scope, self.lexicon)
        spot = spot or self.here.where(frame, at) or self._host_town(passage, verb, kind, subject)
        around = " ".join(span.of(passage.folded) for span in scope)
        clause = way or Span(passage.spans(number)[0].start, passage.spans(number)[-1].end)
        date, truth = in_the_coming_week(
            self.here.when(scope, at, last) or self.here.when((*then, *frame), at, last),
            self.reading,
            [*scope, *then, *frame],
            verb.truth,
            "" if heading else verb.verb.tense,
        )
        told = Occasion(
            span=clause.stripped(passage.text, " ,;:.\n"),
            kind=self._kind(kind, tuple(parties.values()), around, subject),
            noun=kind,
            status=STATUS[truth],
            date=date,
            place=spot.place if spot else None,
            near=spot.near if spot else False,
            country=spot.country if spot else None,
            participants=tuple(parties.values()),
            people=tuple(people.values()),
            ordinal=self._gatherings.number(passage, verb, kind) or self._numbered(passage, verb),
            format=self.lexicon.format(around),
            heading=heading,
            confidence=0.9,
        )
        yield from Series(self.lexicon, self.here).of(told, subject, other, around)

    def _those_who_met(
        self, passage: Passage, verb: Predicate, sides: tuple[Side, Side]
    ) -> tuple[Mapping[str, Entity], Mapping[str, Party]]:
        """The people and the parties of both sides, each once; also the state of who is met at home."""
        subject, other = sides
        people = {key(person): person for person in (*subject.people, *other.people)}
        parties = {key(party): party for party in (*subject.parties, *other.parties)}
        strangers = len(people) > 1 and any(self.here.state_of(person) is None for person in other.people)
        if local := self._local(passage, verb, parties, strangers):
            parties[local] = local
        return people, parties

    def _numbered(self, passage: Passage, verb: Predicate) -> int | None:
        """ "se sont rencontrés pour leur premier dialogue stratégique"."""
        found = self.lexicon.for_their.match(passage.folded, *self._behind(passage, verb))
        return self.lexicon.ordinal(found["ordinal"]) if found and verb.reflexive else None

    def _host_town(self, passage: Passage, verb: Predicate, kind: str, subject: Side) -> Spot | None:
        """ "Bichkek accueillait le ministre": a capital that receives somebody is the place, too."""
        start = passage.words[verb.first].span.start
        names = self.reading.names_in((passage.span.start, start), "place")
        name = next((one for one in names if not passage.folded[one.span.end : start].strip()), None)
        receives = kind == "receive" and verb.voice == "active" and not subject.people
        if name is None or not receives or isinstance(name.entity, str):
            return None
        return Spot(name.span, name.entity, self.here.country_of(name.entity))

    def _local(
        self, passage: Passage, verb: Predicate, parties: Mapping[str, Party], strangers: bool
    ) -> str | None:
        """The state of a local official, or somebody of no known state, whom a foreigner meets there."""
        spans = passage.spans(passage.clause_at(verb.last - 1))
        office = self.here.lexicon.local_office.search(passage.folded, spans[0].start, spans[-1].end)
        if len(parties) != 1 or not (office or strangers):
            return None
        spot = self.here.where(spans, passage.words[verb.first].span.start)
        return spot.country if spot and spot.country not in parties else None

    def _kind(self, kind: str, parties: tuple[Party, ...], around: str, subject: Side) -> str:
        if kind in ("ceremony", PRESS):
            return "ceremony" if kind == "ceremony" else "press-conference"
        if kind == "phone" or self.lexicon.by_phone.search(around):
            return "call"
        if len(parties) < SEVERAL:
            return "bilateral"
        rank = self.lexicon.rank(around) or self.here.rank_of_peers(around, subject.people)
        return "summit" if rank in self.lexicon.cues.summit_ranks else "ministerial" if rank else "other"
