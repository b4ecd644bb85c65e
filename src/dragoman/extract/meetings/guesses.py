"""What may be meant where a word hints at a meeting: the nearest day, place, people and parties that fit.

In: a `Scene` (a sentence, and what was told before it) and a `Hint`. Out: a value, and where it was found:
right behind the word, in its clause, in its sentence, before. How probable it makes a meeting is left to the
weights; what a strict reading ties to a meeting, to `named.py`, `encounters.py` and `visits.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.circumstances.clause import Circumstances, Spot
from dragoman.extract.circumstances.sides import Side, Sides
from dragoman.extract.grammar.assertion import Predicate
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.clitics import object_pronoun, whom_it_means
from dragoman.extract.meetings.conjuncts import clipped, part
from dragoman.extract.meetings.destinations import REACH, VISIT, Destinations
from dragoman.extract.meetings.frames import MeetingFrames, Told, phrase_end
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.hints import Hint, clause_of
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.nearness import PERSONAL
from dragoman.extract.meetings.places import MeetingPlaces
from dragoman.extract.meetings.settling import Settling, whole_month
from dragoman.extract.meetings.stages import Stage
from dragoman.extract.meetings.visitors import Visitors
from dragoman.model.entity import Entity, Party, key
from dragoman.model.reading import Reading, Sentence
from dragoman.model.span import Span

_FELLOW = re.compile(r"\b(?:son|sa) (?:homologue|collegue|vis-a-vis)\b")
_CALLED = {"told": "clause"}  # what a strict reading ties to a meeting is of its clause, too
ASIDE = ("participle", "relative")
HANGING = frozenset(("que", "qu'", "dont", "qui", "ou"))
"""What opens a clause whose day and place are its own."""
TWO = 2
WIDE = ("clause", "sentence")
OFTEN = 4  # times as often may a text name the first of its two states
BEHIND = 160  # code points behind a verb in which its object stands
BEFORE = 2  # sentences of the same block in which a place may stand


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence as a passage, and the meetings that it names.

    `last`: the day told of before, `day`: the one that stands over it.
    """

    sentence: Sentence
    passage: Passage
    heads: tuple[Head, ...]
    last: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class Company:
    """Who may meet; `near` and `around` count people and parties, of the clause and of the sentence.

    `sides`: whether persons, parties or nobody stand before a verb, and behind it. `part`: of a clause on
    several guests, the part on this one, where his day and place may stand.
    """

    people: tuple[Entity, ...]
    parties: tuple[Party, ...]
    near: tuple[int, int]
    around: tuple[int, int]
    sides: tuple[str, ...] = ()
    part: Span | None = None


@dataclass(frozen=True, slots=True)
class Guesses:
    """Guesses the fields of the meetings that one document hints at."""

    lexicon: MeetingLexicon
    reading: Reading
    here: Circumstances
    frames: MeetingFrames

    def date(self, scene: Scene, hint: Hint, told: Told | None) -> tuple[str | None, str]:
        """The nearest date, and where it stands."""
        at = scene.passage.words[hint.start].span.start
        settling = Settling(self.lexicon, self.here)
        here = Span(at, scene.passage.spans(scene.passage.clause_at(hint.start))[-1].end)
        for name, spans in self._before_others(scene, hint, told):
            if date := self.here.when(spans, at, scene.last):
                return whole_month(settling.day(scene.sentence, date, here)), _CALLED.get(name, name)
        if over := scene.day or settling.day(scene.sentence, None, here):
            return whole_month(over), "over"
        for one in self._sentences_before(scene):
            if date := self.here.when((one.span,), one.span.end, scene.last):
                return date, "before"
        return None, "none"

    def spot(self, scene: Scene, hint: Hint, told: Told | None) -> tuple[Spot | None, str]:
        """The nearest place or country, and where it stands."""
        found = next(((spot, name) for name, spot in self._spots(scene, hint, told) if spot), None)
        return (found[0], _CALLED.get(found[1], found[1])) if found else (None, "none")

    def _spots(self, scene: Scene, hint: Hint, told: Told | None) -> Iterator[tuple[str, Spot | None]]:
        """Where it may be, the likelier first."""
        passage = scene.passage
        at = passage.words[hint.start].span.start
        if told is not None and hint.head is not None and hint.kind != "visit":
            yield "told", MeetingPlaces(self.lexicon, self.reading, self.here).spot(passage, hint.head, told)
        for name, spans in self._before_others(scene, hint, told):
            if name == "clause" and hint.kind == "visit":
                yield "goal", self._goal(passage, hint)
            yield name, self.here.where(spans, at)
            if name == "clause":
                yield "stage", Stage(passage, self.here).of(passage.clause_at(hint.start))[0]
        yield "over", Settling(self.lexicon, self.here).place(scene.sentence)
        yield "before", self._before(scene)

    def _company(self, passage: Passage, hint: Hint, told: Told | None, stop: int) -> Company:
        """The people and parties of the clause up to `stop`, or of the sentence; of a visit, the visitor."""
        clause = (*(told.scope if told else ()), *passage.spans(passage.clause_at(hint.start)))
        clause = clipped(clause, Span(passage.span.start, stop))
        clause = self._before_other_acts(passage, hint, clause)
        if (own := self._relative(passage, hint)) and self._people(own):
            clause = own
        sentence = (passage.span,)
        near, around = self._people(clause), self._people(sentence)
        if hint.verb is not None and hint.word in self.lexicon.cues.invite:
            near = around = self._guests(passage, hint.verb)
        alone = hint.kind != "visit" and len(near) == 1 and len(around) == TWO
        near = around if alone and any(_FELLOW.search(passage.folded, *one) for one in clause) else near
        people = near or around
        if hint.kind == "visit" and hint.head is not None:
            owner = Visitors(passage, self.here).possessor(hint.head)
            people = owner.people if owner else near
        parties = [one.party for one in (*self.here.parties(clause), *self.here.delegates(clause))]
        if hint.head is not None:  # "le forum sino-kazakh"
            end = phrase_end(passage, hint.head)
            phrase = Span(passage.words[hint.start].span.start, passage.words[end - 1].span.end)
            parties += [one.party for one in self.here.parties([phrase], adjectives=True)]
        wider = [one.party for one in self.here.parties(sentence, adjectives=True)]
        parties += [state for one in people if (state := self.here.state_of(one))]
        every = tuple({key(one): one for one in parties}.values())
        wide = len({key(one) for one in wider})
        sides = self._sides(passage, hint.verb) if hint.verb else ()
        return Company(people, every, (len(near), len(every)), (len(around), wide), tuple(map(_named, sides)))

    def _before_other_acts(self, passage: Passage, hint: Hint, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The spans of a hint up to another act behind it: "… avant de partir pour Kiev"."""
        talks = hint.verb is not None and hint.kind == "bilateral"
        end = self.lexicon.apart if talks else self.lexicon.other_act
        at = passage.words[hint.end - 1].span.end
        found = [one for span in spans if (one := end.search(passage.folded, max(at, span.start), span.end))]
        stop = min((one.start() for one in found), default=passage.span.end)
        return tuple(Span(one.start, min(one.end, stop)) for one in spans if one.start < stop)

    def _guests(self, passage: Passage, verb: Predicate) -> tuple[Entity, ...]:
        """Who is invited: "M. Tokaïev invitait son hôte à venir" names him who invites alone."""
        subject, other = self._sides(passage, verb)
        return subject.people if verb.voice != "active" else other.people

    def _sides(self, passage: Passage, verb: Predicate) -> tuple[Side, Side]:
        """Who stands before a verb and who behind it."""
        sides = Sides(passage, self.here)
        subject = sides.before(verb.first)
        if met := sides.whom(verb.first):  # "M. Wang, que M. Xi a reçu"
            return subject, met
        if verb.voice == "active" and not verb.reflexive and object_pronoun(passage, verb):
            return subject, whom_it_means(passage, verb, subject, self.here)
        return subject, sides.after(verb.last, BEHIND)

    def companies(self, scene: Scene, hint: Hint, told: Told | None) -> Iterator[Company]:
        """Who may meet; where a verb has several persons for its object, each of them apart."""
        passage = scene.passage
        whole = self._company(passage, hint, told, self._own_part(scene, hint).end)
        if hint.verb is None or hint.kind != "bilateral":
            yield whole
            return
        sides = Sides(passage, self.here)
        hosts, behind = sides.before(hint.verb.first).people, sides.spans_after(hint.verb.last, BEHIND)
        guests = self.here.people(behind)
        if not hosts or len(guests) < TWO or self.lexicon.together.search(passage.folded, *passage.span):
            yield whole
            return
        start = behind[0].start
        for guest in guests:
            people = tuple(one for one in (hosts[0], guest.party) if isinstance(one, Entity))
            states = (state for one in people if (state := self.here.state_of(one)))
            parties = tuple({key(one): one for one in states}.values())
            yield replace(whole, people=people, parties=parties, part=Span(start, guest.span.end))
            start = guest.span.end

    def both_sides(self, company: Company, kind: str, country: str | None) -> tuple[Party, ...]:
        """The parties of a meeting; of one side alone with its host, or with the other of two states."""
        parties, two = company.parties, self._two_states()
        if kind not in PERSONAL or len(parties) >= TWO:
            return parties
        if country and parties and country not in parties:
            return (*parties, country)
        return two if set(parties) <= set(two) and (country is None or country in two) else parties

    def _two_states(self) -> tuple[str, ...]:
        """The two states that the text is about, unless it but touches upon the second."""
        counted = [times for _, times in self.reading.states()[:TWO]]
        near = len(counted) == TWO and counted[0] <= OFTEN * counted[1]
        return self.reading.two_states(outstanding=True) if near else ()

    def _around(
        self, passage: Passage, hint: Hint, told: Told | None
    ) -> Iterator[tuple[str, tuple[Span, ...]]]:
        """Right behind the word, in what is told of it, its clause and those tied to it, the sentence."""
        at = passage.words[hint.start].span.start
        if told is not None and told.role in ASIDE:
            yield "told", told.scope
        yield "own", (Span(at, self.frames.adjacent(passage, hint.end)),)
        if told is not None and told.scope:
            yield "told", told.scope
        if own := self._relative(passage, hint):
            yield "told", own
        tied = passage.tied(passage.clause_at(hint.start))
        yield "clause", tuple(span for number in tied for span in passage.spans(number))
        yield "sentence", self._main_clauses(passage)

    def _before_others(
        self, scene: Scene, hint: Hint, told: Told | None
    ) -> Iterator[tuple[str, tuple[Span, ...]]]:
        """Those spans, the wider ones up to what hangs on another meeting: "… du sommet prévu en mai"."""
        own = self._own_part(scene, hint)
        shared = Span(scene.passage.span.start, own.end)
        for name, spans in self._around(scene.passage, hint, told):
            if name in WIDE and own != shared:
                yield name, clipped(spans, own)
            yield name, clipped(spans, shared) if name in WIDE else spans

    def _own_part(self, scene: Scene, hint: Hint) -> Span:
        """The part of a sentence on the meeting that a noun names."""
        if hint.verb is not None:
            return scene.passage.span
        return part(self.lexicon, scene.passage, scene.heads, (hint.start, hint.end))

    def _main_clauses(self, passage: Passage) -> tuple[Span, ...]:
        """The sentence but for what hangs on its nouns: "le mémorandum que X et Y ont signé en juin"."""
        own = (number for number, one in enumerate(passage.clauses) if one.opener not in HANGING)
        return tuple(span for number in own for span in passage.spans(number))

    def _relative(self, passage: Passage, hint: Hint) -> tuple[Span, ...]:
        """The clause with "que" that tells of the meeting that a noun names."""
        number = clause_of(passage, hint) if hint.verb is None else None
        if number is None:
            return ()
        words = (passage.words[k] for start, end in passage.clauses[number].parts for k in range(start, end))
        return passage.spans(number) if any(word.form in self.lexicon.forms for word in words) else ()

    def _goal(self, passage: Passage, hint: Hint) -> Spot | None:
        """Where a journey goes: behind the word, or as its object."""
        end, behind = self._behind(passage, hint)
        goals = Destinations(passage, self.here, self.lexicon)
        return goals.first(behind, end) or next(iter(goals.object(behind, VISIT)), None)

    def goes_there(self, passage: Passage, hint: Hint) -> bool:
        """Whether the verb "visiter" has a country or town for its object, or "inviter" says whither."""
        end, behind = self._behind(passage, hint)
        if hint.word in self.lexicon.cues.invite:
            return Destinations(passage, self.here, self.lexicon).first(behind, end) is not None
        names = (one for span in behind for one in self.reading.names_in(span, "country", "place"))
        return any(
            self.lexicon.on_the_way.fullmatch(self.here.folded[end : one.span.start].strip() + " ")
            for one in names
        )

    def _behind(self, passage: Passage, hint: Hint) -> tuple[int, list[Span]]:
        """Where a hint ends, and what stands behind it in its clause."""
        end = passage.words[hint.end - 1].span.end
        clause = passage.spans(passage.clause_at(hint.start))
        return end, [Span(max(one.start, end), min(one.end, end + REACH)) for one in clause if one.end > end]

    def _before(self, scene: Scene) -> Spot | None:
        """The place of the sentences before."""
        every = self._sentences_before(scene)
        return next((spot for one in every if (spot := self.here.where((one.span,), one.span.end))), None)

    def _sentences_before(self, scene: Scene) -> list[Sentence]:
        """The sentences of the same block before, the nearest first."""
        every, block = self.reading.sentences, scene.sentence.block
        i = bisect_left(every, scene.sentence.span, key=lambda one: one.span)
        return [one for one in reversed(every[max(0, i - BEFORE) : i]) if one.block == block]

    def _people(self, spans: tuple[Span, ...]) -> tuple[Entity, ...]:
        return tuple(one.party for one in self.here.people(spans) if isinstance(one.party, Entity))


def _named(side: Side) -> str:
    return "person" if side.people else "party" if side.parties else "nobody"
