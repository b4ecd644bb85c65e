"""Meetings that a sentence names with a noun: when, where and who met.

In: the passages of a document and its circumstances. Out: `Occasion`s, also bare ones ("la réunion") that
only may point back. What a verb alone tells ("a rencontré") is left to `encounters.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.circumstances.clause import Circumstances
from dragoman.extract.grammar.assertion import AssertionReader
from dragoman.extract.grammar.clauses import Passage
from dragoman.extract.meetings.arriving import awaited, came, own_date
from dragoman.extract.meetings.attendance import Attendance
from dragoman.extract.meetings.coming import in_the_coming_week
from dragoman.extract.meetings.elliptic import IT
from dragoman.extract.meetings.frames import phrase_end
from dragoman.extract.meetings.heads import Head
from dragoman.extract.meetings.lexicon import MeetingLexicon
from dragoman.extract.meetings.mechanisms import Mechanisms
from dragoman.extract.meetings.occasions import STATUS, Occasion
from dragoman.extract.meetings.places import MeetingPlaces
from dragoman.extract.meetings.recurring import recurs
from dragoman.extract.meetings.speeches import SPEECH, at_a_meeting, setting
from dragoman.extract.meetings.stages import Stage
from dragoman.extract.meetings.standing import stands
from dragoman.extract.meetings.telling import MeetingFrames, MeetingTelling, Told
from dragoman.model.entity import Entity, Party
from dragoman.model.reading import Reading
from dragoman.model.span import Span
from dragoman.packs.entries import Mechanism, Organisation

ENTRIES = frozenset({"meeting", "bilateral", "call", "ceremony", "forum"})  # told of by an entry below a day
NAMED = 60  # code points behind a meeting's noun in which the rank of those who meet stands
POINTING = frozenset({"ce", "cet", "cette"})
YEARLY = ("annuelle", "annuelles")
LARGE = {"summit": 3, "forum": 2, "meeting": 2}  # parties below which those that are named are not all


@dataclass(frozen=True, slots=True)
class NamedMeetings:
    """Finds the meetings of one document that nouns name."""

    lexicon: MeetingLexicon
    reader: AssertionReader
    reading: Reading
    here: Circumstances

    def occasions(
        self,
        passage: Passage,
        heads: Sequence[Head],
        last: str | None,
        heading: bool,
        day: str | None = None,
    ) -> Iterator[Occasion]:
        """The meetings that a passage names; `last`: the day told of before, `day`: that over the passage."""
        anchor = self.reading.anchor
        past = day is not None and anchor is not None and day[: len(anchor)] < anchor[: len(day)]
        telling = MeetingTelling(self.lexicon, self.reader, self.reading, past)
        for head in heads:
            told = telling.told(passage, head) if head.kind != "visit" else None
            if told is None and day is not None and head.kind in ENTRIES:
                told = MeetingFrames(self.lexicon, self.reader, self.reading).entry(passage, head, day)
            told = told or at_a_meeting(passage, head, self.lexicon, self.here)
            before = passage.folded[passage.span.start : passage.words[head.first].span.start]
            if told is None or self.lexicon.notion.search(before) or self._grows(head, before):
                continue
            if not recurs(self.lexicon, passage, head, told.at):
                yield self._occasion(passage, head, told, last, heading, day)

    def _occasion(
        self, passage: Passage, head: Head, told: Told, last: str | None, heading: bool, day: str | None
    ) -> Occasion:
        spot = MeetingPlaces(self.lexicon, self.reading, self.here).spot(passage, head, told)
        entry = Mechanisms(self.lexicon, self.here).of(passage, head)
        frames = MeetingFrames(self.lexicon, self.reader, self.reading)
        attendance = Attendance(self.lexicon, self.here, frames)
        people = attendance.people(passage, head, told)
        participants = attendance.participants(passage, head, told, entry, people)
        around = passage.span.of(passage.folded)
        entering = day is not None and not participants and self._enters(passage, head, told)
        participants = self.reading.two_states(outstanding=True) if entering else participants
        date = self._date(passage, head, told, last) or (day if told.role == "entry" else None)
        if told.role == SPEECH:
            heading = False  # the text refers to it: "notre sommet", "le prochain"
            below, then = setting(self.here)
            spot, date = spot or below, date or then
        date, truth, ahead = self._to_come(passage, head, told, date)
        people = () if ahead else people
        yearly = head.ordinal is not None and head.noun.endswith(YEARLY)
        which = told.role != "frame" or yearly or bool(spot and date)
        mechanism = self._mechanism(passage, head, entry, which)
        whole = (entry and entry.participants) or len(participants) >= LARGE.get(head.kind, 0)
        return Occasion(
            span=self._evidence(passage, head, told),
            kind=self._kind(passage, head, entry, participants, people),
            noun=head.noun,
            status=STATUS[truth],
            mechanism=mechanism,
            ordinal=head.ordinal,
            date=date,
            place=spot.place if spot else None,
            near=spot.near if spot else False,
            country=spot.country if spot else None,
            participants=participants if whole else (),
            people=people,
            theme=match[1] if (match := self.lexicon.theme.search(passage.text, *passage.span)) else None,
            format=self.lexicon.format(around) if told.role != "frame" else None,
            definite=not entering and self._points_back(passage, head, told, people, attendance),
            pointing=head.noun == IT or passage.words[head.first].fold in POINTING,
            following=head.next,
            bare=not (entry or head.mechanism) and not stands(head, told, participants, people, spot, date),
            heading=heading,
            aside=told.role in ("participle", "relative"),
            another=self._another(passage, head),
            awaited=ahead,
            of_others=attendance.of_others(passage, head),
            confidence=0.9 if told.role != "frame" else 0.75,
        )

    def _to_come(
        self, passage: Passage, head: Head, told: Told, date: str | None
    ) -> tuple[str | None, str, bool]:
        """Its date, the truth of what is told, and whether those who are to attend have only arrived."""
        tense = told.verb.verb.tense if told.verb and told.role in ("subject", "object") else ""
        scope = [*told.scope, *Stage(passage, self.here).of(passage.clause_at(told.at))[1]]
        date, truth = in_the_coming_week(date, self.reading, scope, told.truth or "asserted", tense)
        if (
            truth != "asserted"
            or told.role not in ("object", "frame")
            or not came(self.lexicon, passage, head)
        ):
            return date, truth, False
        date = own_date(self.here, passage, head)
        ahead = awaited(self.here, passage, head, date)
        return date, "announced" if ahead else truth, ahead

    def _points_back(
        self, passage: Passage, head: Head, told: Told, people: tuple[Entity, ...], attendance: Attendance
    ) -> bool:
        """Whether it may be the meeting that was told of before."""
        if not (head.definite or head.next) or self._with_others(passage, head, people):
            return False
        return bool(people) or told.role != "frame" or len(attendance.theirs(passage, head)) < LARGE["forum"]

    def _grows(self, head: Head, before: str) -> bool:
        """ "le renforcement du dialogue politique"."""
        return head.ordinal is None and head.mechanism is None and bool(self.lexicon.growth.search(before))

    def _with_others(self, passage: Passage, head: Head, people: tuple[Entity, ...]) -> bool:
        """ "la rencontre avec les milieux d'affaires": not the one told of before."""
        after = passage.words[head.end].fold if head.end < len(passage.words) else ""
        return after == "avec" and not people and head.kind in ("meeting", "bilateral")

    def _another(self, passage: Passage, head: Head) -> bool:
        """ "ont également assisté à une cérémonie", "une autre réunion": none that was told of before."""
        first = passage.words[head.first].fold if head.first < head.start else ""
        before = passage.words[head.first - 1].fold if head.first else ""
        if "une" not in (first, before) and "un" not in (first, before):
            return False
        start = passage.spans(passage.clause_at(head.start))[0].start
        return bool(self.lexicon.further.search(passage.folded, start, passage.words[head.start].span.start))

    def _enters(self, passage: Passage, head: Head, told: Told) -> bool:
        """ "13 h 05 – Les pourparlers ont commencé": an entry below a day, on its two states."""
        opens = any(block.span.start == passage.span.start for block in self.reading.blocks)
        return opens and head.kind == "bilateral" and told.role == "subject" and told.truth == "asserted"

    def _mechanism(self, passage: Passage, head: Head, entry: Mechanism | None, told: bool) -> Entity | None:
        """What it is a meeting of, under the name that the text gives it too; `told`: not only a frame."""
        known = self.lexicon.framework.entity(entry) if entry else head.mechanism
        known = known or (self._own(passage, head) if told else None)
        start = passage.words[head.start].span.start
        return known.named(passage.text[start : passage.words[head.end - 1].span.end]) if known else None

    def _date(self, passage: Passage, head: Head, told: Told, last: str | None) -> str | None:
        if told.role == "frame" and not told.scope:
            return None
        near = passage.words[told.at if told.role in ("relative", "participle") else head.start].span.start
        if date := self.here.when(told.scope, near, last):
            return date
        if told.role not in ("subject", "object"):
            return None
        number, stage = passage.clause_at(told.at), Stage(passage, self.here)
        if date := self.here.when(stage.cleft(number), near, last):
            return date
        coming = told.role == "object" and told.truth == "announced"
        then = stage.of(number)[1] or (stage.beside(number, self.reader) if coming else ())
        return self.here.when(then, near, last)

    def _own(self, passage: Passage, head: Head) -> Entity | None:
        """ "la réunion des ministres des Transports de l'OCS": of a body that the pack knows."""
        yearly = head.noun.endswith(YEARLY)  # "la réunion annuelle de la BERD" is one of its kind
        if head.kind not in ("meeting", "summit", "forum") and not yearly:
            return None
        words = passage.words
        start, end = words[head.start].span.start, phrase_end(passage, head)
        phrase = Span(start, max(words[end - 1].span.end, words[head.end - 1].span.end))
        bodies = [
            name
            for name in self.reading.names_in(phrase, "organisation")
            if isinstance(name.entity, Entity) and (yearly or self._of_states(name.entity))
        ]
        if not bodies:
            return None
        # "la réunion de l'OCS" is any of its meetings, one "des ministres des Transports de l'OCS" is not
        between = passage.folded[words[head.end - 1].span.end : bodies[0].span.start].split()
        label = passage.text[start : bodies[0].span.end].replace("\n", " ")
        return Entity(None, label) if yearly or len(between) > 2 else None

    def _of_states(self, body: Entity) -> bool:
        """Whether an organisation is one of states that the pack knows."""
        entry = self.lexicon.framework.entries.get(body.id or "")
        return isinstance(entry, Organisation) and entry.class_ == "international"

    def _kind(
        self,
        passage: Passage,
        head: Head,
        entry: Mechanism | None,
        parties: tuple[Party, ...],
        people: tuple[Entity, ...],
    ) -> str:
        if entry is not None and entry.meeting_kind != "other":
            return entry.meeting_kind
        if head.kind != "meeting":
            return "other" if head.kind == "bilateral" and len(parties) > 2 else head.kind
        several = len(people) > 2 and self.lexicon.together.search(self._phrase(passage, head))
        if len(parties) == 2 and not several:
            return "bilateral"
        if several:  # "une réunion trilatérale"
            roles = {self.here.role_of(one) for one in people}
            return "summit" if roles <= {"head-of-state"} else "ministerial"
        if head.noun in self.lexicon.ministerial:
            return "ministerial"
        noun = passage.words[head.start].span.start
        around = passage.span if len(parties) > 1 else Span(noun, self._behind(passage, head))
        rank = self.lexicon.rank(around.of(passage.folded)) or self.here.rank_of_peers(
            passage.span.of(passage.folded), people
        )
        many = len(parties) > 2 or (head.ordinal is not None and len(parties) < 2)
        if many or (rank and self._own(passage, head)):  # "des ministres de la défense de l'OCS"
            return "summit" if rank in self.lexicon.cues.summit_ranks else "ministerial" if rank else "other"
        return "other"

    def _phrase(self, passage: Passage, head: Head) -> str:
        return passage.between(head.first, phrase_end(passage, head))

    def _behind(self, passage: Passage, head: Head) -> int:
        """Where those who meet may be named right behind the noun."""
        return min(passage.words[head.end - 1].span.end + NAMED, passage.span.end)

    def _evidence(self, passage: Passage, head: Head, told: Told) -> Span:
        first, last = passage.words[head.first], passage.words[head.end - 1]
        start, end = first.span.start, last.span.end
        if told.role == "frame" and head.kind == "ceremony":
            return passage.span.stripped(passage.text, " ,;:.\n")
        if told.role == "frame":
            lead = passage.folded[max(passage.span.start, start - 30) : start]
            match = self.lexicon.frame.search(
                lead + passage.folded[start : passage.words[head.start].span.start]
            )
            if match:
                start = start - len(lead) + match.start()
            return Span(start, max(end, max((span.end for span in told.scope), default=end)))
        for span in told.scope:
            start, end = min(start, span.start), max(end, span.end)
        return Span(start, end).stripped(passage.text, " ,;:.\n")
