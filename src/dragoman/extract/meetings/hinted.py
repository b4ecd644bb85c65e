"""Meetings that a text hints at, in whatever words: each with what speaks for and against it.

In: the `Scene`s of a document. Out: `Possible` meetings, asserted or not, with the signs by which the weights
of the question "meeting" judge them. What the text says beyond doubt is read by `named.py`, `encounters.py`
and `visits.py`; which of the others are given is left to `reader.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.completing import Completing
from dragoman.extract.meetings.frames import MeetingFrames
from dragoman.extract.meetings.guesses import Company, Guesses, Scene
from dragoman.extract.meetings.hint_signs import signs_of
from dragoman.extract.meetings.hints import Hint, HintFinder
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.mechanisms import Mechanisms
from dragoman.extract.meetings.merging import GENERIC
from dragoman.extract.meetings.nearness import OF_MANY, PERSONAL
from dragoman.extract.meetings.occasions import STATUS
from dragoman.extract.meetings.other_things import OtherThings
from dragoman.extract.meetings.telling import MeetingTelling, Told
from dragoman.model.entity import Entity, Party
from dragoman.model.fact import Meeting
from dragoman.model.possible import Possible
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Country, Mechanism
from dragoman.packs.events import Truth

RANKED = 60  # code points behind a meeting's noun in which the rank of those who meet stands
TWO = 2
SEVERAL = 3
"""From so many on, those who meet are more than two sides."""
UNTOLD = frozenset(("denied", "asked", "rumoured", "hoped", "hypothetical"))
"""What is no meeting, however likely the rest of it."""
BESIDE = frozenset(("visit", "bilateral"))
"""What a sentence may tell of besides a large meeting."""

POINTING = frozenset(("ce", "cet", "cette", "ces"))
OFF = frozenset(("cancelled", "postponed"))


class Hinted:
    """Reads what one document hints at."""

    def __init__(
        self,
        lexicon: MeetingLexicon,
        reader: AssertionReader,
        finder: HintFinder,
        reading: Reading,
        here: Circumstances,
    ) -> None:
        self._lexicon, self._reader, self._finder = lexicon, reader, finder
        self._reading, self._here = reading, here
        self._guesses = Guesses(lexicon, reading, here, MeetingFrames(lexicon, reader, reading))
        self._telling = MeetingTelling(lexicon, reader, reading)
        self._mechanisms = Mechanisms(lexicon, here)
        self._others = OtherThings(lexicon, reading, here, self._guesses)

    def possible(self, scenes: Iterable[Scene], sure: Sequence[Meeting] = ()) -> Iterator[Possible]:
        """Every meeting that the scenes hint at, but for what is told for sure in the same words."""
        told = [(one.kind, span) for one in sure for span in one.evidence]
        last: dict[str, Meeting] = {}  # with a name, by the nouns that named them, the last one told last
        for scene in scenes:
            hints = sorted(self._finder.hints(scene.passage, scene.heads), key=lambda one: one.start)
            for hint in hints:
                word = hint.span(scene.passage)
                named = hint.head is not None and hint.head.mechanism is not None
                if not named and any(_tells(kind, hint) and span.contains(word) for kind, span in told):
                    continue
                if _points_back(scene.passage, hint) and any(
                    kind == hint.kind and span.start < word.start for kind, span in told
                ):
                    continue
                for one in self._possible(scene, hint, hints, last):
                    yield one
                    if isinstance(one.fact, Meeting) and one.fact.mechanism:
                        last.pop(hint.word, None)
                        last[hint.word] = one.fact

    def completed(self, scenes: Sequence[Scene], sure: Iterable[Meeting]) -> Iterator[Meeting]:
        """The meetings that are told for sure, with the days and places of the clauses that name them."""
        return Completing(self._finder, self._guesses, self._telling).completed(scenes, sure)

    def _possible(
        self, scene: Scene, hint: Hint, hints: Sequence[Hint], last: Mapping[str, Meeting]
    ) -> Iterator[Possible]:
        """What one word hints at: a meeting, or one with each whom it names apart."""
        passage, guesses = scene.passage, self._guesses
        if self._others.meant(passage, hint):
            return
        told = self._telling.told(passage, hint.head) if hint.head else None
        truth = self._truth(passage, hint, told)
        if truth in UNTOLD:
            return
        date, dated = guesses.date(scene, hint, told)
        spot, placed = guesses.spot(scene, hint, told)
        entry = self._mechanisms.of(passage, hint.head) if hint.head else None
        mechanism = self._mechanism(passage, hint, entry)
        back = self._recalled(hint, last) if mechanism is None else None
        named = "registry" if entry else "own" if mechanism else "recalled" if back else "none"
        time = self._time(date)
        if time == "gone" and truth in ("announced", "proposed"):
            date, dated, time = None, "none", "unknown"  # what is to come is of no day past
        common = {f"truth:{truth}", f"date:{dated}", f"spot:{placed}", f"time:{time}", f"mechanism:{named}"}
        fact = Meeting(
            evidence=(self._evidence(passage, hint),),
            kind=hint.kind,
            mechanism=mechanism or (back.mechanism if back else None),
            ordinal=hint.head.ordinal if hint.head else None,
            status=STATUS.get(truth or "") or ("planned" if time == "coming" else "held"),
            date=date,
            place=spot.place if spot else None,
            country=spot.country if spot else None,
        )
        for company in guesses.companies(scene, hint, told):
            if self._is_none(hint, truth, told, fact, company):
                continue
            kind = back.kind if back else self._kind(passage, hint, entry, company)
            sides = back.participants if back else self._participants(entry, company, kind, fact.country)
            people = () if fact.mechanism else company.people
            one = replace(fact, kind=kind, participants=sides or None, people=people)
            if company.part is not None:
                one = self._apart(one, company.part)
            yield Possible(one, signs_of(passage, hint, hints, company, one) | common)

    def _is_none(
        self, hint: Hint, truth: Truth | None, told: Told | None, fact: Meeting, company: Company
    ) -> bool:
        """Whether too little is told, or the wrong ones met, whatever else speaks for a meeting."""
        named = fact.mechanism is not None and (told is not None or fact.ordinal is not None)
        if not (fact.date or fact.place or fact.country or named or company.people):
            return True  # "la presse commente le sommet"
        if hint.verb is not None and hint.kind == "ceremony" and not (company.people or company.parties):
            return True  # "inaugurée par une entreprise"
        gathers = hint.verb is not None and hint.word in self._lexicon.cues.encounters["gather"]
        least = SEVERAL if hint.verb is not None and hint.verb.voice == "attributive" else TWO
        if gathers and len(company.people) < TWO and len(company.parties) < least:
            return True  # "Réuni le 14 mai, le Parlement …"
        home = self._here.state_of(company.people[0]) if company.people else None
        if hint.kind == "visit" and truth != "proposed" and home is not None and home == fact.country:
            return True  # nobody pays his own country a visit
        # "l'audience opposant la société à la ville a été reportée"
        return truth in OFF and hint.kind in PERSONAL and not company.people

    def _apart(self, one: Meeting, part: Span) -> Meeting:
        """A meeting with one guest of several, on the day and in the place that are told with him."""
        date, spot = self._here.when([part], part.start), self._here.where([part], part.start)
        if spot is not None:
            one = replace(one, place=spot.place, country=spot.country)
        return replace(one, date=date or one.date)

    def _truth(self, passage: Passage, hint: Hint, told: Told | None) -> Truth | None:
        """What the text makes of it: by the verb, by what is told of the noun, by the clause around it."""
        if hint.verb is not None and hint.word in self._lexicon.cues.invite:
            return "proposed" if hint.verb.truth == "asserted" else hint.verb.truth
        if hint.verb is not None:
            awaited = hint.word in self._lexicon.cues.expected and hint.verb.voice == "passive"
            coming = awaited and hint.verb.truth == "asserted" and hint.verb.tense == "present"
            return "announced" if coming else hint.verb.truth  # "une délégation est attendue en mai"
        if told is not None:
            return told.truth
        around = self._reader.noun(passage, hint.start, hint.end)
        if hint.head is not None and self._guesses.frames.never_left(passage, hint.head):
            return "denied"
        return around or self._reader.told(passage, passage.clause_at(hint.start))

    def _mechanism(self, passage: Passage, hint: Hint, entry: Mechanism | None) -> Entity | None:
        known = self._lexicon.framework.entity(entry) if entry else hint.head.mechanism if hint.head else None
        return known.named(hint.span(passage).of(passage.text)) if known else None

    def _kind(self, passage: Passage, hint: Hint, entry: Mechanism | None, company: Company) -> str:
        """The kind that word, clause and company make probable."""
        if entry is not None and entry.meeting_kind != "other":
            return entry.meeting_kind
        clause = " ".join(one.of(passage.folded) for one in passage.spans(passage.clause_at(hint.start)))
        talks = hint.kind in ("meeting", "other", "bilateral")
        if talks and self._lexicon.by_phone.search(clause):
            return "call"
        if not talks or (hint.verb is None and hint.kind != "meeting"):
            return hint.kind
        if hint.head is not None and hint.head.noun in self._lexicon.ministerial:
            return "ministerial"
        sentence = passage.span.of(passage.folded)
        behind = passage.words[hint.end - 1].span.end
        ranked = hint.verb is None and self._lexicon.rank(
            passage.folded[behind : min(behind + RANKED, passage.span.end)]
        )
        several = len(company.parties) >= SEVERAL or len(company.people) >= SEVERAL
        two = len(company.parties) == SEVERAL - 1 and len(company.people) < SEVERAL
        if two or not (several or ranked):
            return "bilateral"
        rank = ranked or self._lexicon.rank(sentence) or self._here.rank_of_peers(sentence, company.people)
        if rank is None and len(company.people) >= SEVERAL and self._lexicon.together.search(sentence):
            rank = "minister"
        return "summit" if rank in self._lexicon.cues.summit_ranks else "ministerial" if rank else "other"

    def _recalled(self, hint: Hint, last: Mapping[str, Meeting]) -> Meeting | None:
        """The meeting with a name told of last, by the same noun if any was, where a number or "prochain"
        may count it on."""
        if not last or hint.head is None or not (hint.head.ordinal is not None or hint.head.next):
            return None
        one = last.get(hint.word) or list(last.values())[-1]
        return one if hint.kind == one.kind or hint.head.noun in GENERIC else None

    def _participants(
        self, entry: Mechanism | None, company: Company, kind: str, country: str | None
    ) -> tuple[Party, ...]:
        """Those of the mechanism, or else both sides."""
        if entry is None or not entry.participants:
            return self._guesses.both_sides(company, kind, country)
        framework = self._lexicon.framework
        known = ((one, framework.entries.get(one)) for one in entry.participants)
        return tuple(
            framework.entity(found) if found and not isinstance(found, Country) else one
            for one, found in known
        )

    def _time(self, date: str | None) -> str:
        """Whether a date is to come, gone, or the text's own, as far as it is known."""
        anchor = self._reading.anchor
        if date is None or anchor is None or not date[:4].isdigit():
            return "unknown"
        day, own = date[:10], anchor[: len(date[:10])]
        return "coming" if day > own else "gone" if day < own else "now"

    def _evidence(self, passage: Passage, hint: Hint) -> Span:
        """The clause with the word."""
        word, clause = hint.span(passage), passage.spans(passage.clause_at(hint.start))
        whole = Span(min(word.start, clause[0].start), max(word.end, clause[-1].end))
        return whole.stripped(passage.text, " ,;:.\n")


def _points_back(passage: Passage, hint: Hint) -> bool:
    """Whether "cette visite" leads back to one that the text told of before."""
    head = hint.head
    return head is not None and head.first < head.start and passage.words[head.first].fold in POINTING


def _tells(kind: str, hint: Hint) -> bool:
    """Whether words that tell of a meeting of some kind leave nothing to a hint in them: but for talks that
    a clause on a visit names beside it."""
    talks = hint.head is not None and hint.kind in ("meeting", "bilateral")
    return not (kind == "visit" and talks) and not (kind in OF_MANY and hint.kind in BESIDE)
